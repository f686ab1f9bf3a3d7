package press

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// opening makes a text one that is read: what is not in English is passed over.
const opening = "The foreign minister of Norway met the president of Kenya in Nairobi on Monday. " +
	"They spoke about the price of fish, and the president said that the talks had been useful.\n\n"

// repeat is a text of a unit over and over.
func repeat(unit string) func(size int) string {
	return func(size int) string { return strings.Repeat(unit, size/len(unit)+1) }
}

// numbered is a text of units that differ: what format makes of 0, 1, 2 and so on.
func numbered(format func(i int) string) func(size int) string {
	return func(size int) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			b.WriteString(format(i))
		}
		return b.String()
	}
}

// nested is a text of as many openings as closings.
func nested(begin, end string) func(size int) string {
	return func(size int) string {
		n := size / (len(begin) + len(end))
		return strings.Repeat(begin, n) + strings.Repeat(end, n)
	}
}

// called is a name that no other number has: "Bacada", "Cacada".
func called(i int) string {
	const consonants, vowels = "bcdfglmnprstvz", "aeiou"
	var b strings.Builder
	for range 4 {
		b.WriteByte(consonants[i%len(consonants)])
		i /= len(consonants)
		b.WriteByte(vowels[i%len(vowels)])
		i /= len(vowels)
	}
	name := b.String()
	return strings.ToUpper(name[:1]) + name[1:]
}

// kinds are the texts that are read, by what is odd about them.
var kinds = map[string]func(size int) string{
	"emoji":                repeat("😀"),
	"joined emoji":         repeat("👩‍👩‍👧"),
	"flags":                repeat("🇳🇴"),
	"emoji and blanks":     repeat("😀 "),
	"one letter":           repeat("x"),
	"one capital":          repeat("X"),
	"one digit":            repeat("7"),
	"full stops":           repeat("."),
	"full stops apart":     repeat(". "),
	"question marks":       repeat("?"),
	"exclamations apart":   repeat("! "),
	"commas":               repeat(","),
	"commas apart":         repeat(", "),
	"semicolons":           repeat("; "),
	"colons":               repeat(":"),
	"hyphens":              repeat("-"),
	"hyphens apart":        repeat("- "),
	"dashes":               repeat("—"),
	"apostrophes":          repeat("'"),
	"quotes":               repeat(`"`),
	"quotes apart":         repeat(`" `),
	"curly quotes":         repeat("“"),
	"quotes opened":        repeat("“The war is over "),
	"quotes never closed":  repeat("“The war is over. "),
	"straight quotes":      repeat(`"The war is over," the minister said. `),
	"straight and open":    repeat(`"The war is over. `),
	"nested quotes":        nested("“he said ‘", "’ she said”"),
	"brackets":             repeat("("),
	"brackets apart":       repeat("( "),
	"nested brackets":      nested("(", ")"),
	"nested words":         nested("(the war ", "is over) "),
	"square brackets":      repeat("[1]"),
	"slashes":              repeat("/"),
	"ands":                 repeat("&"),
	"dollars":              repeat("$ "),
	"stars":                repeat("* "),
	"underscores":          repeat("_"),
	"marks of all sorts":   repeat("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"),
	"combining marks":      repeat("a\u0301\u0302\u0303"),
	"only combining marks": repeat("\u0301"),
	"joiners":              repeat("\u200d"),
	"chinese":              repeat("战争结束了"),
	"chinese sentences":    repeat("战争结束了。"),
	"hebrew":               repeat("המלחמה נגמרה. "),
	"arabic":               repeat("انتهت الحرب "),
	"directions":           repeat("\u202eab\u202c "),
	"long words":           numbered(func(i int) string { return strings.Repeat(strings.ToLower(called(i)), 40) + " " }),
	"hyphened word":        repeat("well-known-"),
	"contractions":         repeat("don't"),
	"possessives":          repeat("Kenya's "),
	"endless sentence":     repeat("the old war in the north went on and "),
	"one word":             repeat("war "),
	"one name":             repeat("Jens Stoltenberg "),
	"one name met":         repeat("Jens Stoltenberg met Jens Stoltenberg. "),
	"one place":            repeat("Nairobi "),
	"one country bombed":   repeat("Norway bombed Kenya. "),
	"names apart":          numbered(func(i int) string { return "John " + called(i) + " " }),
	"names met": numbered(func(i int) string {
		return "John " + called(i) + " met Mary " + called(i+7) + ". "
	}),
	"one surname":    numbered(func(i int) string { return called(i) + " Smith met Smith. " }),
	"one given name": numbered(func(i int) string { return "John " + called(i) + " spoke. John left. " }),
	"surnames":       numbered(func(i int) string { return called(i) + " said so. " }),
	"companies": numbered(func(i int) string {
		return called(i) + " " + called(i/2) + " Inc. bought " + called(i+1) + " Corp. "
	}),
	"ministers": numbered(func(i int) string {
		return "The minister of " + called(i) + ", John " + called(i) + ", spoke. The minister left. "
	}),
	"groups": numbered(func(i int) string {
		return "The army of " + called(i) + " attacked. The army left. The group said so. "
	}),
	"acronyms": numbered(func(i int) string {
		return "The Union of " + called(i) + " Workers (U" + called(i)[:1] + "W) struck. UW left. "
	}),
	"title case":         numbered(func(i int) string { return called(i) + " " }),
	"capitals":           repeat("NORWAY ATTACKS KENYA AND SAYS SO "),
	"capitals apart":     numbered(func(i int) string { return strings.ToUpper(called(i)) + " " }),
	"list":               repeat("apples, pears and plums, "),
	"list of ands":       repeat("apples and pears and "),
	"list of names":      numbered(func(i int) string { return "John " + called(i) + ", " }),
	"list of and names":  numbered(func(i int) string { return "John " + called(i) + " and " }),
	"list of countries":  repeat("Norway, Kenya, Brazil and Chad, "),
	"lines of words":     repeat("war\n"),
	"lines of names":     numbered(func(i int) string { return "John " + called(i) + "\n" }),
	"paragraphs":         repeat("war\n\n"),
	"bullets":            repeat("- war\n"),
	"numbered lines":     numbered(func(i int) string { return fmt.Sprintf("%d. war\n", i) }),
	"empty lines":        repeat("\n"),
	"blanks":             repeat(" "),
	"clauses":            repeat("Norway attacked Kenya and "),
	"clauses that":       repeat("Norway said that "),
	"clauses who":        repeat("the man who saw "),
	"clauses because":    repeat("he left because "),
	"infinitives":        repeat("want to "),
	"sentences":          repeat("The army attacked the town on Friday and killed ten people. "),
	"pronouns":           repeat("he "),
	"pronouns said":      repeat("He said that she told him that they saw it. "),
	"short sentences":    repeat("He left. "),
	"genitives":          repeat("the son of "),
	"adjectives":         repeat("old "),
	"prepositions":       repeat("in the house "),
	"appositions":        repeat("the president, "),
	"initials":           repeat("A. B. C. "),
	"initials joined":    repeat("A.B.C."),
	"spaced acronyms":    repeat("U. S. "),
	"initials of names":  numbered(func(i int) string { return "J. R. " + called(i) + " " }),
	"abbreviations":      repeat("Mr. Dr. Gen. "),
	"companies' ends":    repeat("Inc. Co. Ltd. "),
	"addresses":          repeat("http://example.org/a?b=c "),
	"addresses joined":   repeat("http://example.org/"),
	"mails":              repeat("a@b.example,"),
	"hosts":              repeat("www.example.org."),
	"hashtags":           repeat("#war "),
	"hashtags joined":    repeat("#war"),
	"handles":            repeat("@minister "),
	"stops in words":     repeat("a.)"),
	"hosts and brackets": repeat("www.)"),
	"opening marks":      repeat(". (-"),
	"dates":              repeat("on 3 May 2015 "),
	"dates apart": numbered(func(i int) string {
		return fmt.Sprintf("He left on %d May %d. ", i%28+1, 1900+i%120)
	}),
	"dates in figures": repeat("2015-05-03 "),
	"weekdays":         repeat("on Monday "),
	"times":            repeat("10:30am "),
	"amounts":          numbered(func(i int) string { return fmt.Sprintf("$%d million ", i) }),
	"amounts killed":   numbered(func(i int) string { return fmt.Sprintf("The army killed %d people. ", i) }),
	"percents":         repeat("5% "),
	"numbers":          numbered(func(i int) string { return fmt.Sprintf("%d ", i) }),
	"numbers joined":   repeat("1,234,567."),
	"fractions":        repeat("1/2-3/"),
	"coordinates":      repeat("33°30′21″N, 36°16′11″E "),
	"places in places": numbered(func(i int) string { return called(i) + ", Kenya, " }),
	"references":       repeat("said[12] "),
	"speakers":         repeat("Smith: No.\nJones: Yes.\n"),
	"questions":        repeat("Q. Who attacked?\nA. Norway.\n"),
	"tags":             repeat("<b>war</b>"),
	"tags open":        repeat("<div "),
	"controls":         repeat("\u0001\u0002 "),
	"replacements":     repeat("\ufffd"),
	"soft hyphens":     repeat("\u00ad"),
	"tabs":             repeat("war\t"),
	"ellipses":         repeat("… "),
	"ellipses said":    repeat("He said ... "),
	"rules":            repeat("=====\n"),
	"letters apart":    repeat("a b c "),
	"Roman numerals":   repeat("XIV "),
	"military":         repeat("Gen. Smith, commander of the army, "),
	"kin": numbered(func(i int) string {
		return "John, son of " + called(i) + ", brother of " + called(i+1) + ", "
	}),
	"speech":       numbered(func(i int) string { return "“No,” said John " + called(i) + ". “Yes,” he said. " }),
	"one's speech": repeat("“No,” he said, “not now,” he added, "),
}

// What is counted: all that reads, but for the arithmetic of the networks, whose work is set by the lengths of
// sentences.
var counted = []string{
	"github.com/quadpress/quadpress/press/...", "github.com/quadpress/quadpress/extract/...",
	"github.com/quadpress/quadpress/language", "github.com/quadpress/quadpress/language/segment",
	"github.com/quadpress/quadpress/language/neural", "github.com/quadpress/quadpress/language/mention",
	"github.com/quadpress/quadpress/language/lemma",
}

// A text of twice the length takes about twice the steps, whatever is in it. Steps are counted for each function by
// itself: one that is quadratic takes four times as many, and is caught here once it takes a twentieth of all steps. At
// that share it could not yet triple the time of a section of the greatest length; see [sectionLength].
//
// Seen to fail for what once was quadratic: a look back over all quotations of a paragraph for the speaker of each
// ("quotes apart"), sorting all mentions of a thing anew for each pronoun and noun that joins them ("short sentences",
// "one place"), and climbing the tree in each comparison of a sort ("clauses because").
func TestStepsGrowWithLength(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program")
	}
	const size = 5000
	folder := t.TempDir()
	program := filepath.Join(folder, "work")
	packages := "-coverpkg=" + strings.Join(counted, ",")
	build := exec.Command("go", "build", "-cover", "-covermode=atomic", packages, "-o", program, "./work")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var in bytes.Buffer
	lines := json.NewEncoder(&in)
	names := slices.Sorted(maps.Keys(kinds))
	for i, name := range names {
		for times := 1; times <= 2; times++ {
			at := filepath.Join(folder, fmt.Sprintf("%d-%d", i, times))
			if err := os.Mkdir(at, 0o755); err != nil {
				t.Fatal(err)
			}
			line := struct{ Folder, Text string }{at, opening + kinds[name](times*size)}
			if err := lines.Encode(line); err != nil {
				t.Fatal(err)
			}
		}
	}
	work := exec.Command(program)
	work.Stdin = &in
	work.Env = append(os.Environ(), "GOCOVERDIR="+folder)
	if out, err := work.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	// Asked for its path once, for asking go takes longer than the tool itself.
	path, err := exec.Command("go", "tool", "-n", "covdata").Output()
	if err != nil {
		t.Fatal(err)
	}
	covdata := strings.TrimSpace(string(path))
	for i, name := range names {
		t.Run(name, func(t *testing.T) {
			once := steps(t, covdata, filepath.Join(folder, fmt.Sprintf("%d-1", i)))
			twice := steps(t, covdata, filepath.Join(folder, fmt.Sprintf("%d-2", i)))
			all, most := sum(once), sum(twice)
			if most > all*5/2 {
				t.Errorf("%d steps, of twice the text %d", all, most)
			}
			for place, n := range twice {
				if n > most/20 && n > 3*once[place] {
					t.Errorf("%s: %d steps, of twice the text %d", place, once[place], n)
				}
			}
		})
	}
}

// block is a line of the text that a profile is written as: the file, where a piece of the program begins and ends, the
// number of its statements, and how often it was executed.
var block = regexp.MustCompile(`(?m)^\S+?/quadpress/quadpress/(\S+:\d+)\.\S+ (\d+) (\d+)$`)

// steps are the statements executed, by file and line of the pieces of the program that they are in.
func steps(t *testing.T, covdata, folder string) map[string]int {
	profile := filepath.Join(folder, "profile.txt")
	if out, err := exec.Command(covdata, "textfmt", "-i="+folder, "-o="+profile).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	text, err := os.ReadFile(profile)
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, m := range block.FindAllSubmatch(text, -1) {
		statements, err := strconv.Atoi(string(m[2]))
		if err != nil {
			t.Fatal(err)
		}
		times, err := strconv.Atoi(string(m[3]))
		if err != nil {
			t.Fatal(err)
		}
		counts[string(m[1])] += statements * times
	}
	if len(counts) == 0 {
		t.Fatalf("no steps were counted: %.200s", text)
	}
	return counts
}

func sum(counts map[string]int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}
