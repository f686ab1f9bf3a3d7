package evaluate

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/quadpress/quadpress"
)

// GoldExtraction is a proposition that annotators found in a sentence: words separated by blanks.
type GoldExtraction struct {
	Predicate, Subject string
	Arguments          []string
}

// GoldSentence is a sentence with its gold extractions.
type GoldSentence struct {
	Text        string
	Extractions []GoldExtraction
}

// ReadExtractions reads gold extractions in the form of CaRB, one a line: sentence, predicate, subject and further
// arguments, separated by tabs. Sentences come in the order of the file, their extractions gathered by [SentenceKey].
// Arguments that the annotators marked as context ("C: ") are left out. It fails on a file that cannot be read and on
// a line of fewer than three columns, naming file and line.
func ReadExtractions(path string) ([]GoldSentence, error) {
	var out []GoldSentence
	index := map[string]int{}
	err := readLines(path, func(line []byte) error {
		cells := strings.Split(strings.TrimRight(string(line), "\r\n"), "\t")
		if len(cells) < 3 {
			return fmt.Errorf("%d columns, want sentence, predicate, subject ... separated by tabs", len(cells))
		}
		key := SentenceKey(cells[0])
		i, ok := index[key]
		if !ok {
			i = len(out)
			index[key] = i
			out = append(out, GoldSentence{Text: cells[0]})
		}
		e := GoldExtraction{Predicate: cells[1], Subject: strings.TrimSpace(cells[2])}
		for _, a := range cells[3:] {
			if !strings.Contains(a, "C: ") {
				e.Arguments = append(e.Arguments, strings.TrimSpace(a))
			}
		}
		out[i].Extractions = append(out[i].Extractions, e)
		return nil
	})
	return out, err
}

// rightShare is the share of a proposition's words that its gold extraction must hold for it to be right.
const rightShare = 0.5

// RightPropositions tells which propositions of a sentence are right: those for which there is a gold extraction of
// its own that holds at least half of their words, slot by slot (predicate, subject, all other arguments together),
// and a word of the predicate. The pairs with the greatest share are made first.
func (g *GoldSentence) RightPropositions(ps []quadpress.Proposition) []bool {
	type pair struct {
		share             float64
		gold, proposition int
	}
	var pairs []pair
	for i := range g.Extractions {
		for j := range ps {
			if s := g.Extractions[i].share(&ps[j]); s >= rightShare {
				pairs = append(pairs, pair{s, i, j})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		switch {
		case a.share > b.share:
			return -1
		case a.share < b.share:
			return 1
		}
		return 0
	})
	taken, right := make([]bool, len(g.Extractions)), make([]bool, len(ps))
	for _, p := range pairs {
		if !taken[p.gold] && !right[p.proposition] {
			taken[p.gold], right[p.proposition] = true, true
		}
	}
	return right
}

// share is the part of a proposition's words that the gold extraction holds in the same slot, 0 where they have no
// word of the predicate in common. Any form of "be" does for one that was supplied.
func (e *GoldExtraction) share(p *quadpress.Proposition) float64 {
	var rest []string
	for i := range p.Arguments {
		rest = append(rest, strings.Fields(p.Arguments[i].Text)...)
	}
	predicate, subject := strings.Fields(p.Predicate.Text), strings.Fields(p.Subject.Text)
	gold := strings.Fields(e.Predicate)
	hit := common(gold, predicate)
	if hit == 0 && p.Predicate.Head < 0 && slices.ContainsFunc(gold,
		func(w string) bool { return slices.Contains(formsOfBe, w) }) {
		hit = 1
	}
	if hit == 0 {
		return 0
	}
	hit += common(strings.Fields(e.Subject), subject) + common(strings.Fields(strings.Join(e.Arguments, " ")), rest)
	return float64(hit) / float64(len(predicate)+len(subject)+len(rest))
}

var formsOfBe = []string{"be", "is", "am", "are", "was", "were", "been", "being"}

// common is how many words two lists have in common.
func common(a, b []string) (n int) {
	left := map[string]int{}
	for _, w := range a {
		left[w]++
	}
	for _, w := range b {
		if left[w] > 0 {
			left[w]--
			n++
		}
	}
	return n
}

// SentenceKey is what is left of a sentence when blanks, marks and the names that treebanks give brackets are taken
// out, so that it can be found again however it was tokenised.
func SentenceKey(s string) string {
	s = bracketNames.Replace(s)
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, s)
}

var bracketNames = strings.NewReplacer("-LRB-", "(", "-RRB-", ")", "-LSB-", "[", "-RSB-", "]", "-LCB-", "{", "-RCB-",
	"}")
