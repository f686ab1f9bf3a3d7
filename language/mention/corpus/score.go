package corpus

import (
	"fmt"
	"strings"

	"github.com/quadpress/quadpress"
)

// Count holds how many of the mentions found were right, how many of those there are were found, and how many were found and
// are there. Right and Recalled are the same where spans have to match.
type Count struct{ Right, Recalled, Found, Gold int }

// Precision is the share of the mentions found that were right, in percent.
func (c Count) Precision() float64 { return 100 * float64(c.Right) / max(1, float64(c.Found)) }

// Recall is the share of the mentions there are that were found, in percent.
func (c Count) Recall() float64 { return 100 * float64(c.Recalled) / max(1, float64(c.Gold)) }

// F1 is the harmonic mean of precision and recall.
func (c Count) F1() float64 {
	p, r := c.Precision(), c.Recall()
	return 2 * p * r / max(1e-9, p+r)
}

// Scores counts by type.
type Scores map[quadpress.MentionType]Count

// Total adds up persons, organizations and places, the types that every corpus marks.
func (s Scores) Total() (sum Count) {
	for _, t := range []quadpress.MentionType{quadpress.Person, quadpress.Organization, quadpress.Place} {
		sum.Right += s[t].Right
		sum.Recalled += s[t].Recalled
		sum.Found += s[t].Found
		sum.Gold += s[t].Gold
	}
	return sum
}

// String gives a table.
func (s Scores) String() string {
	var b strings.Builder
	row := func(name string, c Count) {
		fmt.Fprintf(&b, "%-13s P %5.1f  R %5.1f  F1 %5.1f  (%d)\n", name, c.Precision(), c.Recall(), c.F1(), c.Gold)
	}
	for _, t := range []quadpress.MentionType{quadpress.Person, quadpress.Organization, quadpress.Place, quadpress.Group, quadpress.Other} {
		if s[t].Gold > 0 {
			row(string(t), s[t])
		}
	}
	row("PER+ORG+LOC", s.Total())
	return b.String()
}

// Evaluate analyses the documents anew, their words given, and compares: a mention is right if its words and its type are.
func Evaluate(analyzer Analyzer, documents []Document) Scores {
	scores := Scores{}
	for _, d := range documents {
		for i, s := range analyzer.Analyze(&quadpress.Document{Tokenized: d}) {
			scores.add(d[i].Mentions, s.Mentions)
		}
	}
	return scores
}

func (s Scores) add(gold, found []quadpress.Mention) {
	right := map[quadpress.Mention]bool{}
	for _, m := range gold {
		m.Type = scored(m.Type)
		right[m] = true
		c := s[m.Type]
		c.Gold++
		s[m.Type] = c
	}
	for _, m := range found {
		m.Type = scored(m.Type)
		c := s[m.Type]
		c.Found++
		if right[m] {
			c.Right++
			c.Recalled++
		}
		s[m.Type] = c
	}
}

// scored is the type under which a mention counts: the corpora have no types of their own for buildings, which they mark as
// places, nor for events, products and laws, which are their other names.
func scored(t quadpress.MentionType) quadpress.MentionType {
	switch t {
	case quadpress.Facility:
		return quadpress.Place
	case quadpress.Event, quadpress.Product, quadpress.Law:
		return quadpress.Other
	}
	return t
}

// AddAll adds other scores.
func (s Scores) AddAll(other Scores) {
	for t, o := range other {
		c := s[t]
		c.Right, c.Recalled, c.Found, c.Gold = c.Right+o.Right, c.Recalled+o.Recalled, c.Found+o.Found, c.Gold+o.Gold
		s[t] = c
	}
}
