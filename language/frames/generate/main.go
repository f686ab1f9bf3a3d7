// Generate writes frames.tsv: PropBank's frames as they are published, with how often each sense stands in the training part of
// UD EWT.
//
//	go run ./language/frames/generate -data DATA language/frames/frames.tsv
//
// DATA holds srl/propbank-frames.jsonl.gz, srl/ewt-train.srl.jsonl.gz and ud/en_ewt-ud-train.conllu.gz; docs/training.md tells what they
// are. The same data give the same file.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
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
		log.Fatal("usage: generate -data DATA FRAMES.tsv")
	}
	table, err := generate(*data)
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(flag.Arg(0), table, 0o644); err != nil {
		log.Fatal(err)
	}
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

func generate(data string) ([]byte, error) {
	seen, err := count(data)
	if err != nil {
		return nil, err
	}
	var rows []string
	known := map[string]bool{}
	err = readLines(filepath.Join(data, "srl/propbank-frames.jsonl.gz"), func(line []byte) error {
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
	slices.Sort(rows)
	return []byte(strings.Join(rows, "\n") + "\n"), nil
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

// count counts how often each word of the treebank has each sense.
func count(data string) (map[string]map[word]int, error) {
	type predicate struct {
		token int
		sense string
	}
	annotated := map[string][]predicate{}
	err := readLines(filepath.Join(data, "srl/ewt-train.srl.jsonl.gz"), func(line []byte) error {
		var s struct {
			ID         string `json:"sent_id"`
			Predicates [][]json.RawMessage
		}
		if err := json.Unmarshal(line, &s); err != nil {
			return err
		}
		for _, p := range s.Predicates {
			var q predicate
			if len(p) < 2 {
				return fmt.Errorf("%s: a predicate without a sense", s.ID)
			}
			if err := cmp.Or(json.Unmarshal(p[0], &q.token), json.Unmarshal(p[1], &q.sense)); err != nil {
				return err
			}
			annotated[s.ID] = append(annotated[s.ID], q)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	seen := map[string]map[word]int{}
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
				if seen[p.sense] == nil {
					seen[p.sense] = map[word]int{}
				}
				seen[p.sense][word{frames.POSOfTag(t.UPOS), strings.ToLower(t.Lemma)}]++
			}
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
