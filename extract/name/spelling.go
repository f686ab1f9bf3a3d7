package name

import (
	"slices"
	"strings"
	"unicode"

	"github.com/quadpress/quadpress/extract/lexicon"
)

// LongSurname is the number of letters from which on a surname with one wrong letter is still the same surname.
const LongSurname = 6

// IsPart reports whether the words of one key stand together within another's.
func IsPart(short, long string) bool {
	return len(short) < len(long) && strings.Contains(" "+long+" ", " "+short+" ")
}

// Key is what the spellings of one name have in common: case, accents, hyphens, articles, British spelling and the ways
// of writing Slavic and Arabic names in Latin letters are folded away. "Sergey Lavrov" and "Sergei Lavrov", "Bashar
// al-Assad" and "Bashar Assad" have one key. Acronyms are taken as they are.
func Key(name string) string {
	words := Words(name)
	if IsAcronym(name) { // NCAA is not NCA
		return strings.Join(words, "")
	}
	for i, w := range words {
		words[i] = Fold(w)
	}
	return strings.Join(words, " ")
}

// Words are the words of a name in lower case without accents, articles of Arabic names dropped.
func Words(name string) []string {
	articles := lexicon.Names().Articles
	name = strings.ToLower(Unaccented(PlainAcronym(name)))
	words := strings.FieldsFunc(name, func(r rune) bool {
		return !(unicode.IsLetter(r) || unicode.IsDigit(r) || r == '&' || r == '+' || r == '\'' || r == '’')
	})
	kept := words[:0:0]
	for _, w := range words {
		w = strings.TrimSuffix(strings.TrimSuffix(strings.ReplaceAll(w, "’", "'"), "'s"), "'")
		if w = strings.ReplaceAll(w, "'", ""); w != "" && !articles[w] {
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 {
		return words
	}
	return kept
}

// ShareWord reports whether two names have a word in common, or words that begin with the same five letters: "Partiya
// Karkerên Kurdistanê" and "Kurdistan Workers' Party".
func ShareWord(a, b string) bool {
	for _, v := range Words(a) {
		for _, w := range Words(b) {
			if n := min(len(v), len(w), 5); n > 3 && v[:n] == w[:n] {
				return true
			}
		}
	}
	return false
}

// BodyKey is the key of a name that is no person's: as [Key], without a company's legal form ("Apple Inc." is "Apple"),
// and a country that it begins with by one name ("US Green Party", "United States Green Party").
func BodyKey(name string) string {
	gaz := DefaultGazetteer()
	for i, n := 0, 0; n < 3; n++ {
		j := strings.IndexByte(name[i:], ' ')
		if j < 0 {
			break
		}
		i += j
		country := PlainAcronym(name[:i])
		k, ok := gaz.names[country]
		if !ok {
			k, ok = gaz.Adjectives[country]
		}
		if ok && k.Type == "Country" && !gaz.Ambiguous[country] {
			name = k.Name + name[i:]
			break
		}
		i++
	}
	words := strings.Fields(Key(name))
	for len(words) > 1 && lexicon.Names().Companies[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// foldings are spellings that transliterations of one name differ in, each with what it becomes: Sergey and Sergei,
// Kiev and Kyiv, Dmitry and Dmitriy, Khalid and Halid, Müller and Mueller, Aleksei and Alexei.
var foldings = strings.NewReplacer(
	"iye", "i", "iyi", "i", "iy", "i", "ij", "i", "yi", "i", "ie", "i", "ey", "ei", "ay", "ai", "oy", "oi", "yu", "iu",
	"ya", "ia", "ye", "e", "you", "iu", "yoo", "iu", "yo", "e",
	"tsch", "ch", "tch", "ch", "kh", "h", "gh", "g", "dh", "d", "dj", "j", "zh", "j", "ck", "k", "cq", "k", "q", "k",
	"x", "ks", "ph", "f",
	"ou", "u", "oo", "u", "ee", "i", "ae", "a", "oe", "o", "ue", "u", "w", "v", "y", "i",
)

// Fold folds one lower-case word without accents.
func Fold(w string) string {
	names := lexicon.Names()
	if s, ok := names.Spellings[w]; ok {
		w = s
	}
	if names.Companies[w] {
		return w
	}
	w = foldings.Replace(variant(w))
	// One letter for a doubled one.
	var b strings.Builder
	var last rune
	for _, r := range w {
		if r != last || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// variant is the spelling that stands for all romanisations of a name: "mohammed" for "muhammad".
func variant(w string) string {
	names := lexicon.Names()
	if _, short := names.Nicknames[w]; short {
		return w
	}
	if v, ok := names.Given[w]; ok {
		return v
	}
	return w
}

// Uvular folds the letters that romanisations write for one uvular stop of Arabic: Gaddafi, Qaddafi, Kadhafi.
var Uvular = strings.NewReplacer("gh", "k", "q", "k", "g", "k", "dh", "d", "dd", "d")

// IsSemitic reports whether a word has letters that English itself does not spell names with: q without u, "dh", "gh"
// before a vowel, "kh".
func IsSemitic(w string) bool {
	return strings.Contains(strings.ReplaceAll(w, "qu", ""), "q") || strings.Contains(w, "dh") ||
		strings.Contains(w, "kh") ||
		strings.Contains(w, "gha") || strings.Contains(w, "gho") || strings.Contains(w, "ghu")
}

// OneEdit reports whether two words differ by one letter put in, left out or changed, or by two neighbours that changed
// places.
func OneEdit(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 || a == b {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) < len(y) {
		return slices.Equal(x[i:], y[i+1:])
	}
	return slices.Equal(x[i+1:], y[i+1:]) || i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] &&
		slices.Equal(x[i+2:], y[i+2:])
}

// Deletions are a word and what it becomes when any one letter is left out. Of two words that are one edit apart these
// sets overlap.
func Deletions(w string) []string {
	r := []rune(w)
	out := make([]string, 0, len(r)+1)
	out = append(out, w)
	for i := range r {
		out = append(out, string(r[:i])+string(r[i+1:]))
	}
	return out
}
