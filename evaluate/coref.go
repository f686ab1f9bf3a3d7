package evaluate

import (
	"fmt"

	"github.com/quadpress/quadpress"
)

// Chain is the mentions of one thing in one document, each the range of its words in the document.
type Chain []quadpress.Mention

// Coreference scores chains as the CoNLL shared tasks did (Pradhan et al., 2014): by links (MUC), by mentions (B-cubed)
// and by chains (CEAF with phi 4), and by the mean of the three. Chains of one mention do not count on either side.
type Coreference struct {
	MUC, BCubed, CEAF Ratio
	// Mentions says how many of the mentions in chains were found at all.
	Mentions Ratio
}

// Add scores the chains of one document. Mentions are the same when First and Last are; no mention may stand in two
// chains of one side.
func (c *Coreference) Add(gold, system []Chain) {
	gold, system = withoutSingletons(gold), withoutSingletons(system)
	g, s := chainOf(gold), chainOf(system)
	c.Mentions.add(both(g, s), len(s), both(s, g), len(g))

	precise, recalled := links(system, g), links(gold, s)
	c.MUC.Precise += float64(precise)
	c.MUC.PrecisionOf += float64(len(s) - len(system))
	c.MUC.Recalled += float64(recalled)
	c.MUC.RecallOf += float64(len(g) - len(gold))

	shared := overlaps(gold, system, s)
	for i := range gold {
		for j, n := range shared[i] {
			c.BCubed.Recalled += n * n / float64(len(gold[i]))
			c.BCubed.Precise += n * n / float64(len(system[j]))
		}
	}
	c.BCubed.RecallOf += float64(len(g))
	c.BCubed.PrecisionOf += float64(len(s))

	similarity := make([][]float64, len(gold))
	for i := range gold {
		similarity[i] = make([]float64, len(system))
		for j := range system {
			similarity[i][j] = 2 * shared[i][j] / float64(len(gold[i])+len(system[j]))
		}
	}
	best := assignment(similarity)
	c.CEAF.Precise += best
	c.CEAF.Recalled += best
	c.CEAF.PrecisionOf += float64(len(system))
	c.CEAF.RecallOf += float64(len(gold))
}

// F1 is the CoNLL score: the mean of the three measures' F1.
func (c *Coreference) F1() float64 { return (c.MUC.F1() + c.BCubed.F1() + c.CEAF.F1()) / 3 }

// String gives precision, recall and F1 of each measure in per cent, the CoNLL score last.
func (c *Coreference) String() string {
	three := func(r *Ratio) string {
		return fmt.Sprintf("%.1f/%.1f/%.1f", 100*r.Precision(), 100*r.Recall(), 100*r.F1())
	}
	return fmt.Sprintf("mentions %s  MUC %s  B3 %s  CEAF %s  CoNLL %.1f",
		three(&c.Mentions), three(&c.MUC), three(&c.BCubed), three(&c.CEAF), 100*c.F1())
}

func withoutSingletons(chains []Chain) []Chain {
	var out []Chain
	for _, c := range chains {
		if len(c) > 1 {
			out = append(out, c)
		}
	}
	return out
}

// words is where a mention stands; its type does not count.
type words struct{ first, last int }

func chainOf(chains []Chain) map[words]int {
	out := map[words]int{}
	for i, c := range chains {
		for _, m := range c {
			out[words{m.First, m.Last}] = i
		}
	}
	return out
}

// both counts the mentions of one side that the other has too.
func both(a, b map[words]int) (n int) {
	for m := range a {
		if _, ok := b[m]; ok {
			n++
		}
	}
	return n
}

// links counts the links that chains have in common with the other side: a chain of n mentions that the other side cuts
// into k parts keeps n-k of its n-1.
func links(chains []Chain, other map[words]int) (n int) {
	for _, c := range chains {
		parts := map[int]bool{}
		alone := 0
		for _, m := range c {
			if k, ok := other[words{m.First, m.Last}]; ok {
				parts[k] = true
			} else {
				alone++
			}
		}
		n += len(c) - len(parts) - alone
	}
	return n
}

// overlaps counts the mentions that each gold chain has in common with each of the system's.
func overlaps(gold, system []Chain, inSystem map[words]int) [][]float64 {
	out := make([][]float64, len(gold))
	for i, c := range gold {
		out[i] = make([]float64, len(system))
		for _, m := range c {
			if j, ok := inSystem[words{m.First, m.Last}]; ok {
				out[i][j]++
			}
		}
	}
	return out
}
