package segment

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document/conllu"
)

// TestTreebanks scores segmentation against treebanks. SEGMENT_TREEBANKS names the files (CoNLL-U, .gz or not,
// separated by commas); SEGMENT_GENRE keeps the documents whose name contains it; SEGMENT_ERRORS says how many errors
// to print.
func TestTreebanks(t *testing.T) {
	files := os.Getenv("SEGMENT_TREEBANKS")
	if files == "" {
		t.Skip("SEGMENT_TREEBANKS names no treebank")
	}
	shown := 0
	if n := os.Getenv("SEGMENT_ERRORS"); n != "" {
		fmt.Sscan(n, &shown)
	}
	for _, file := range strings.Split(files, ",") {
		var words, sentences score
		left := shown
		for _, gold := range readGold(t, file, os.Getenv("SEGMENT_GENRE")) {
			found := document(t, &gold.Document)
			var ws, ss []quadpress.Span
			for i := range found {
				ss = append(ss, found[i].Span)
				for _, tok := range found[i].Tokens {
					ws = append(ws, tok.Span)
				}
			}
			words.add(gold.Words, ws)
			sentences.add(gold.Sentences, ss)
			if left > 0 && os.Getenv("SEGMENT_WHAT") != "words" {
				left -= showErrors(t, &gold.Document, gold.Sentences, ss, left)
			} else if left > 0 {
				left -= showErrors(t, &gold.Document, gold.Words, ws, left)
			}
		}
		t.Logf("%s: words F1 %.2f, sentences F1 %.2f (%d words, %d sentences)",
			filepath.Base(file), words.f1(), sentences.f1(), words.gold, sentences.gold)
	}
}

func readGold(t *testing.T, file, genre string) []conllu.Raw {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(file, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	docs, err := conllu.ReadRaw(r)
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(docs, func(d conllu.Raw) bool { return !strings.Contains(d.Document.ID, genre) })
}

type score struct{ right, gold, found int }

func (s *score) add(gold, found []quadpress.Span) {
	s.gold += len(gold)
	s.found += len(found)
	have := map[quadpress.Span]bool{}
	for _, g := range gold {
		have[g] = true
	}
	for _, f := range found {
		if have[f] {
			s.right++
		}
	}
}

func (s *score) f1() float64 { return 200 * float64(s.right) / float64(s.gold+s.found) }

// showErrors logs up to limit spans of the gold standard that were not found, with what was found there.
func showErrors(t *testing.T, doc *quadpress.Document, gold, found []quadpress.Span, limit int) int {
	runes := []rune(doc.Text)
	have := map[quadpress.Span]bool{}
	for _, f := range found {
		have[f] = true
	}
	n := 0
	for _, g := range gold {
		if have[g] || n == limit {
			continue
		}
		n++
		var parts []string
		for _, f := range found {
			if f.Overlaps(g) {
				parts = append(parts, string(runes[f.Begin:f.End]))
			}
		}
		t.Logf("%q\n\t\t%q", string(runes[g.Begin:g.End]), parts)
	}
	return n
}
