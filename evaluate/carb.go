package evaluate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
)

// ExtractionScore is how well propositions match gold extractions, as CaRB measures it (Bhardwaj et al., EMNLP 2019):
// by the words that they share, slot by slot (predicate, subject, all other arguments together). Each gold extraction
// has the recall of the proposition that holds most of it; propositions are matched with gold extractions one to one
// for precision.
type ExtractionScore struct {
	// F1 is the best over all thresholds of confidence, Precision and Recall are those of that threshold.
	F1, Precision, Recall float64
	// Area is that under the curve of precision over recall.
	Area float64
}

// String gives a line.
func (s ExtractionScore) String() string {
	return fmt.Sprintf("F1 %.3f precision %.3f recall %.3f area %.3f", s.F1, s.Precision, s.Recall, s.Area)
}

// Extractions compares the propositions that find knows of each sentence with the gold extractions.
func Extractions(gold []GoldSentence, find func(text string) []quadpress.Proposition) ExtractionScore {
	var levels []float64
	sentences := make([][]atLevel, len(gold))
	total := 0
	for i := range gold {
		total += len(gold[i].Extractions)
		sentences[i] = gold[i].levels(find(gold[i].Text))
		for _, l := range sentences[i] {
			levels = append(levels, l.confidence)
		}
	}
	slices.Sort(levels)
	levels = slices.Compact(levels)
	var best ExtractionScore
	curve := [][2]float64{{0, 1}} // recall and precision
	for _, level := range levels {
		var sum atLevel
		for _, own := range sentences {
			// What a sentence has at a level is what it has at its own lowest level that is no lower.
			k := slices.IndexFunc(own, func(l atLevel) bool { return l.confidence >= level })
			if k >= 0 {
				sum.precision += own[k].precision
				sum.recall += own[k].recall
				sum.count += own[k].count
			}
		}
		p, r := share(sum.precision, float64(sum.count)), share(sum.recall, float64(total))
		if f := harmonic(p, r); f > best.F1 {
			best = ExtractionScore{F1: f, Precision: p, Recall: r}
		}
		curve = append(curve, [2]float64{r, p})
	}
	slices.SortFunc(curve, func(a, b [2]float64) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(b[1], a[1])) })
	for i := 1; i < len(curve); i++ {
		best.Area += (curve[i][0] - curve[i-1][0]) * (curve[i][1] + curve[i-1][1]) / 2
	}
	return best
}

// atLevel is what the propositions of a sentence that are at least so sure hold.
type atLevel struct {
	confidence        float64
	precision, recall float64 // sums
	count             int     // of propositions
}

// levels returns what the propositions hold at each of their confidences, in rising order.
func (g *GoldSentence) levels(ps []quadpress.Proposition) []atLevel {
	var levels []atLevel
	for i := range ps {
		levels = append(levels, atLevel{confidence: ps[i].Confidence})
	}
	slices.SortFunc(levels, func(a, b atLevel) int { return cmp.Compare(a.confidence, b.confidence) })
	levels = slices.CompactFunc(levels, func(a, b atLevel) bool { return a.confidence == b.confidence })
	table := make([][][2]float64, len(g.Extractions)) // precision and recall by gold extraction and proposition
	for i := range table {
		table[i] = make([][2]float64, len(ps))
		for j := range ps {
			table[i][j] = g.Extractions[i].match(slotsOf(&ps[j]))
		}
	}
	for k := range levels {
		l := &levels[k]
		var open []int
		for j := range ps {
			if ps[j].Confidence >= l.confidence {
				open = append(open, j)
			}
		}
		l.count = len(open)
		left := make([]int, len(table))
		for i := range table {
			left[i] = i
			recall := 0.0
			for _, j := range open {
				recall = max(recall, table[i][j][1])
			}
			l.recall += recall
		}
		for len(left) > 0 && len(open) > 0 {
			bi, bj := 0, 0
			for i := range left {
				for j := range open {
					if table[left[i]][open[j]][0] > table[left[bi]][open[bj]][0] {
						bi, bj = i, j
					}
				}
			}
			l.precision += table[left[bi]][open[bj]][0]
			left, open = slices.Delete(left, bi, bi+1), slices.Delete(open, bj, bj+1)
		}
	}
	return levels
}

// slots are the words of an extraction: predicate, subject, the rest.
type slots [3][]string

func slotsOf(p *quadpress.Proposition) slots {
	var rest []string
	for i := range p.Arguments {
		rest = append(rest, strings.Fields(p.Arguments[i].Text)...)
	}
	return slots{strings.Fields(p.Predicate.Text), strings.Fields(p.Subject.Text), rest}
}

// saying are the verbs whose subject and speech annotators put in either order.
var saying = []string{"said", "told", "added", "adds", "says"}

// match returns the precision and the recall of a proposition against a gold extraction.
func (e *GoldExtraction) match(s slots) [2]float64 {
	best := e.overlap(s)
	if slices.ContainsFunc(saying, func(w string) bool { return strings.Contains(e.Predicate, w) }) {
		if turned := e.overlap(slots{s[0], s[2], s[1]}); slices.Compare(turned[:], best[:]) > 0 {
			best = turned
		}
	}
	return best
}

func (e *GoldExtraction) overlap(s slots) [2]float64 {
	gold := slots{strings.Fields(e.Predicate), strings.Fields(e.Subject), strings.Fields(strings.Join(e.Arguments, " "))}
	hit := common(gold[0], s[0])
	if slices.Contains(s[0], "be") && !slices.Contains(gold[0], "be") && slices.ContainsFunc(gold[0], isBe) {
		hit++ // supplied, for any form
	}
	if hit == 0 || len(s[1]) == 0 && len(s[2]) == 0 {
		return [2]float64{}
	}
	hit += common(gold[1], s[1]) + common(gold[2], s[2])
	size := func(s slots) float64 { return float64(len(s[0]) + len(s[1]) + len(s[2])) }
	return [2]float64{float64(hit) / size(s), float64(hit) / size(gold)}
}

func isBe(w string) bool { return slices.Contains(formsOfBe, w) }
