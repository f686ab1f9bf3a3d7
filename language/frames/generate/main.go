// Generate writes frames.tsv, PropBank's frames as they are published with how often each sense stands in the training
// part of UD EWT, and light.tsv, which verbs are light there with which nouns.
//
//	go run ./language/frames/generate -data DATA language/frames
//
// DATA holds srl/propbank-frames.jsonl.gz, srl/ewt-train.srl.jsonl.gz and ud/en_ewt-ud-train.conllu.gz;
// docs/training.md tells what they are. The same data give the same files.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/quadpress/quadpress/document/conllu"
	"github.com/quadpress/quadpress/language/frames"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("generate: ")
	data := flag.String("data", "", "folder with PropBank's frames and the annotated treebank")
	flag.Parse()
	if *data == "" || flag.NArg() != 1 {
		log.Fatal("usage: generate -data DATA DIR")
	}
	if err := generate(*data, flag.Arg(0)); err != nil {
		log.Fatal(err)
	}
}

func generate(data, dir string) error {
	seen, err := count(data)
	if err != nil {
		return err
	}
	senses, err := inventory(data, seen.senses)
	if err != nil {
		return err
	}
	return errors.Join(
		writeRows(filepath.Join(dir, "frames.tsv"), senses),
		writeRows(filepath.Join(dir, "light.tsv"), lightVerbs(seen.light)),
	)
}

// writeRows writes a table, in order.
func writeRows(path string, rows []string) error {
	slices.Sort(rows)
	return os.WriteFile(path, []byte(strings.Join(rows, "\n")+"\n"), 0o644)
}

// published is a frame as PropBank gives it.
type published struct {
	ID, Name, Lemma string
	Aliases         [][2]string // part of speech, word
	Roles           []struct {
		N, F, Descr string
		Verbnet     []string
	}
}

// word is one that may have a sense.
type word struct {
	pos  frames.POS
	form string
}

// inventory returns the rows of frames.tsv. It empties seen.
func inventory(data string, seen map[string]map[word]int) ([]string, error) {
	var rows []string
	known := map[string]bool{}
	err := readLines(filepath.Join(data, "srl/propbank-frames.jsonl.gz"), func(line []byte) error {
		var f published
		if err := json.Unmarshal(line, &f); err != nil {
			return err
		}
		if known[f.ID] { // one is published twice
			return nil
		}
		known[f.ID] = true
		rows = append(rows, row(f, seen[f.ID]))
		delete(seen, f.ID)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for id, words := range seen { // what is annotated and has no frame
		lemma, _, _ := strings.Cut(id, ".")
		rows = append(rows, row(published{ID: id, Lemma: lemma}, words))
	}
	return rows, nil
}

// row writes a frame as frames.tsv has it.
func row(f published, seen map[word]int) string {
	var words []string
	listed := map[word]bool{}
	for _, a := range f.Aliases {
		w := word{frames.POSOf(a[0]), strings.ToLower(a[1])}
		if listed[w] || strings.ContainsAny(w.form, " =:") {
			continue
		}
		listed[w] = true
		text := string(w.pos) + ":" + w.form
		if n := seen[w]; n > 0 {
			text += fmt.Sprintf("=%d", n)
		}
		words = append(words, text)
	}
	more := slices.SortedFunc(maps.Keys(seen), func(a, b word) int {
		return cmp.Or(cmp.Compare(a.pos, b.pos), cmp.Compare(a.form, b.form))
	})
	for _, w := range more {
		if !listed[w] && !strings.ContainsAny(w.form, " =:") {
			words = append(words, fmt.Sprintf("~%s:%s=%d", w.pos, w.form, seen[w]))
		}
	}
	var roles []string
	for _, r := range f.Roles {
		if r.N < "0" || r.N > "5" {
			continue // modifiers, which all frames have
		}
		var names []string
		for _, n := range r.Verbnet {
			if n = misspelt.Replace(strings.TrimSpace(n)); !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
		function := strings.ToUpper(strings.TrimSpace(r.F))
		roles = append(roles, strings.Join([]string{r.N, function, strings.Join(names, ","), plain(r.Descr)}, ":"))
	}
	return strings.Join([]string{f.ID, strings.ToLower(f.Lemma), plain(f.Name), strings.Join(words, " "),
		strings.Join(roles, "|")}, "\t")
}

// misspelt mends how some of VerbNet's roles are written.
var misspelt = strings.NewReplacer(" ", "_", "-", "_", "intial", "initial", "?", "", "000", "", "ptient", "patient",
	"patiet", "patient", "cotheme", "co_theme")

// plain is a text without what separates the parts of a row.
func plain(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "|", "/")), " ")
}

// lightVerbs returns the rows of light.tsv.
func lightVerbs(seen map[lightVerb]int) []string {
	var rows []string
	for v, n := range seen {
		rows = append(rows, fmt.Sprintf("%s\t%s\t%d", v.verb, v.noun, n))
	}
	return rows
}

// counts are how often the treebank has things.
type counts struct {
	senses map[string]map[word]int // each word with each sense
	light  map[lightVerb]int
}

// lightVerb is a verb that leaves it to a noun to say what is done: "take" of "take a look". Both are lemmas.
type lightVerb struct{ verb, noun string }

// count counts in the training part of the treebank.
func count(data string) (counts, error) {
	annotated, err := annotation(data)
	if err != nil {
		return counts{}, err
	}
	seen := counts{map[string]map[word]int{}, map[lightVerb]int{}}
	return seen, read(filepath.Join(data, "ud/en_ewt-ud-train.conllu.gz"), func(r io.Reader) error {
		for s, err := range conllu.Read(r) {
			if err != nil {
				return err
			}
			id, _ := s.Comment("sent_id")
			for _, p := range annotated[id] {
				t := &s.Tokens[p.token]
				if t.UPOS == "AUX" || t.Lemma == "" {
					continue
				}
				if seen.senses[p.sense] == nil {
					seen.senses[p.sense] = map[word]int{}
				}
				seen.senses[p.sense][word{frames.POSOfTag(t.UPOS), strings.ToLower(t.Lemma)}]++
				if p.light >= 0 && t.UPOS == "NOUN" && s.Tokens[p.light].UPOS == "VERB" {
					seen.light[lightVerb{strings.ToLower(s.Tokens[p.light].Lemma), strings.ToLower(t.Lemma)}]++
				}
			}
		}
		return nil
	})
}

// predicate is an annotated word.
type predicate struct {
	token int
	sense string
	light int // its light verb, -1 for none
}

// annotation returns the predicates of the treebank's sentences.
func annotation(data string) (map[string][]predicate, error) {
	predicates := map[string][]predicate{}
	return predicates, readLines(filepath.Join(data, "srl/ewt-train.srl.jsonl.gz"), func(line []byte) error {
		var s struct {
			ID         string `json:"sent_id"`
			Predicates [][]json.RawMessage
		}
		if err := json.Unmarshal(line, &s); err != nil {
			return err
		}
		for _, p := range s.Predicates {
			if len(p) != 3 {
				return fmt.Errorf("%s: a predicate has %d parts; token, sense and arguments are needed", s.ID, len(p))
			}
			q := predicate{light: -1}
			var args [][]json.RawMessage
			err := cmp.Or(json.Unmarshal(p[0], &q.token), json.Unmarshal(p[1], &q.sense), json.Unmarshal(p[2], &args))
			for _, a := range args {
				if len(a) == 3 && string(a[0]) == `"ARGM-LVB"` {
					err = cmp.Or(err, json.Unmarshal(a[1], &q.light))
				}
			}
			if err != nil {
				return fmt.Errorf("%s: %w", s.ID, err)
			}
			predicates[s.ID] = append(predicates[s.ID], q)
		}
		return nil
	})
}

// readLines calls f with each line of a compressed file.
func readLines(path string, f func(line []byte) error) error {
	return read(path, func(r io.Reader) error {
		lines := bufio.NewScanner(r)
		lines.Buffer(nil, 1<<24)
		for lines.Scan() {
			if line := bytes.TrimSpace(lines.Bytes()); len(line) > 0 {
				if err := f(line); err != nil {
					return err
				}
			}
		}
		return lines.Err()
	})
}

// read calls f with what a compressed file holds. Errors name the file.
func read(path string, f func(io.Reader) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	plain, err := gzip.NewReader(file)
	if err == nil {
		err = f(plain)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
