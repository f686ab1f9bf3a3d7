package lemma

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document/conllu"
	"github.com/quadpress/quadpress/language/wordnet"
)

// TestTreebanks scores lemmas, with gold tags, against the treebanks that LEMMA_TREEBANKS names (CoNLL-U, .gz or not,
// separated by commas). LEMMA_ERRORS says how many kinds of error to print.
func TestTreebanks(t *testing.T) {
	for _, file := range treebanks(t, "LEMMA_TREEBANKS") {
		words, right := 0, 0
		wrong := map[string]int{}
		for tok := range goldTokens(t, file) {
			words++
			if got := Of(tok.Form, tok.UPOS, tok.XPOS); got == tok.Lemma {
				right++
			} else {
				wrong[fmt.Sprintf("%s %s %s: got %s, want %s", tok.Form, tok.UPOS, tok.XPOS, got, tok.Lemma)]++
			}
		}
		t.Logf("%s: %.2f %% of %d lemmas", filepath.Base(file), 100*float64(right)/float64(words), words)
		n := 0
		fmt.Sscan(os.Getenv("LEMMA_ERRORS"), &n)
		for _, w := range byCount(wrong) {
			if n--; n < 0 {
				break
			}
			t.Logf("%4d %s", wrong[w], w)
		}
	}
}

// TestUpdate writes data/treebank.tsv from the treebanks that LEMMA_UPDATE names: the words that the rules and the
// lists written by hand get wrong, with the lemma most often given.
func TestUpdate(t *testing.T) {
	files := treebanks(t, "LEMMA_UPDATE")
	exceptions = table{}
	exceptions.addHandWritten()
	counts := map[[2]string]map[string]int{}
	for _, file := range files {
		for tok := range goldTokens(t, file) {
			key := [2]string{strings.ToLower(tok.Form), tok.XPOS}
			if counts[key] == nil {
				counts[key] = map[string]int{}
			}
			counts[key][tok.Lemma]++
		}
	}
	out, err := os.Create("data/treebank.tsv")
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(out)
	fmt.Fprint(w, treebankHeader)
	for _, key := range slices.SortedFunc(maps.Keys(counts), func(a, b [2]string) int {
		return slices.Compare(a[:], b[:])
	}) {
		form, tag := key[0], key[1]
		best := byCount(counts[key])[0]
		if !inflected[tag] && !keepsCapital(form, tag, best) || best == "" || strings.ContainsAny(form+best, " \t") ||
			Of(form, "X", tag) == best || tag == "NNPS" && strings.EqualFold(Of(form, "X", tag), best) ||
			!plausible(form, best) || isSlip(form, tag, best) {
			continue
		}
		fmt.Fprintf(w, "%s\t%s\t%s\n", form, tag, best)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

const treebankHeader = `# Inflected words that the rules get wrong: form, Penn tag, lemma. Counted from the training parts of the treebanks UD
# English EWT (CC BY-SA 4.0) and UD English GUM (annotations CC BY 4.0); this list is under CC BY-SA 4.0.
`

// keepsCapital reports whether a common word is written with a capital in the treebanks: "American", "CEO".
func keepsCapital(form, tag, lemma string) bool {
	return (tag == "JJ" || tag == "NN" || tag == "NNS") && len(form) > 1 && lemma != form && strings.ToLower(lemma) == form
}

// inflected holds the tags with endings to undo. Words of other tags are their own lemma, or a matter of spelling.
var inflected = map[string]bool{
	"NNS": true, "NNPS": true, "VBZ": true, "VBP": true, "VBD": true, "VBN": true, "VBG": true,
	"JJR": true, "JJS": true, "RBR": true, "RBS": true,
}

// plausible leaves out the treebanks' corrections of misspelt words: a lemma begins as the form does.
func plausible(form, lemma string) bool {
	n := min(3, len(lemma)-1, len(form)-1)
	return n > 0 && strings.EqualFold(form[:n], lemma[:n])
}

// isSlip leaves out the treebanks' slips, "rang" for "ranged": the rules give a verb of the dictionary.
func isSlip(form, tag, lemma string) bool {
	return strings.HasPrefix(tag, "VB") && lemma != form && wordnet.IsVerb(Of(form, "X", tag))
}

func treebanks(t *testing.T, variable string) []string {
	files := os.Getenv(variable)
	if files == "" {
		t.Skip(variable + " names no treebank")
	}
	return strings.Split(files, ",")
}

func goldTokens(t *testing.T, file string) func(func(*quadpress.Token) bool) {
	return func(yield func(*quadpress.Token) bool) {
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
		for s, err := range conllu.Read(r) {
			if err != nil {
				t.Fatal(err)
			}
			for i := range s.Tokens {
				if !yield(&s.Tokens[i]) {
					return
				}
			}
		}
	}
}

// byCount returns the keys, the most frequent first, ties in alphabetical order.
func byCount(counts map[string]int) []string {
	return slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), strings.Compare(a, b))
	})
}
