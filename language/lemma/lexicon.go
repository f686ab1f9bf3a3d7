package lemma

import (
	_ "embed"
	"iter"
	"strings"
)

var (
	//go:embed data/verbs.txt
	verbData string
	//go:embed data/nouns.txt
	nounData string
	//go:embed data/adjectives.txt
	adjectiveData string
	//go:embed data/stems.txt
	stemData string
	//go:embed data/words.txt
	wordData string
	//go:embed data/treebank.tsv
	treebankData string
)

// table maps a form in lower case, a blank and a Penn tag to the lemma.
type table map[string]string

var exceptions = readExceptions()

// readExceptions reads the lists; the later ones, written by hand, win.
func readExceptions() table {
	t := table{}
	for fields := range rows(treebankData) {
		t.add(fields[2], fields[1], fields[0])
	}
	t.addHandWritten()
	return t
}

func (t table) addHandWritten() {
	for f := range rows(verbData) {
		t.add(f[0], "VBD", strings.Split(f[1], "/")...)
		t.add(f[0], "VBN", strings.Split(f[2], "/")...)
		for _, other := range f[3:] {
			for _, form := range strings.Split(other, "/") {
				tag := "VBZ"
				if strings.HasSuffix(form, "ing") {
					tag = "VBG"
				}
				t.add(f[0], tag, form)
				t.add(f[0], "VBP", form)
			}
		}
	}
	for f := range rows(nounData) {
		t.add(f[0], "NNS", f[1])
	}
	for f := range rows(adjectiveData) {
		for _, tags := range [...][2]string{{"JJR", "JJS"}, {"RBR", "RBS"}} {
			t.add(f[0], tags[0], f[1])
			t.add(f[0], tags[1], f[2])
		}
	}
	for f := range rows(wordData) {
		t.add(f[0], f[1], f[2:]...)
	}
}

// rows yields the fields of the data lines.
func rows(data string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(data) {
			if line[0] == '#' {
				continue
			}
			if fields := strings.Fields(line); len(fields) > 0 && !yield(fields) {
				return
			}
		}
	}
}

func (t table) add(lemma, tag string, forms ...string) {
	for _, form := range forms {
		t[form+" "+tag] = lemma
		if strings.HasPrefix(form, "'") || form == "n't" {
			t[strings.Replace(form, "'", "’", 1)+" "+tag] = lemma
		}
	}
}

// maxForm bounds the words that are looked up, in bytes.
const maxForm = 32

// lookup finds a form with its tag, without allocating.
func (t table) lookup(form, tag string) (lemma string, ok bool) {
	if len(form) > maxForm || len(tag) > 5 {
		return "", false
	}
	var key [maxForm + 6]byte
	for i := 0; i < len(form); i++ {
		c := form[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		key[i] = c
	}
	key[len(form)] = ' '
	n := len(form) + 1
	n += copy(key[n:], tag)
	lemma, ok = t[string(key[:n])]
	return lemma, ok
}

// change is what a stem has become before an ending.
type change uint8

const (
	whole   change = iota
	lostE          // "creat"
	doubled        // "travell"
)

// endings maps the endings of stems to what has become of these.
type endings map[string]change

var stems = readEndings(stemData)

func readEndings(data string) endings {
	sections := map[string]change{"[whole]": whole, "[e]": lostE, "[double]": doubled}
	table := endings{}
	now := whole
	for fields := range rows(data) {
		if section, ok := sections[fields[0]]; ok {
			now = section
			continue
		}
		for _, ending := range fields {
			table[ending] = now
		}
	}
	return table
}

// maxEnding is the length of the longest ending, in bytes.
const maxEnding = 6

// of tells what a stem has become, by the longest ending that it has.
func (t endings) of(stem string) change {
	for n := min(maxEnding, len(stem)); n > 0; n-- {
		if c, ok := t[stem[len(stem)-n:]]; ok {
			return c
		}
	}
	if openSyllable(stem) {
		return lostE
	}
	return whole
}
