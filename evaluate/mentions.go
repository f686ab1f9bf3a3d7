package evaluate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
)

// Analyzer is the part of a language analyzer that scoring needs.
type Analyzer interface {
	Analyze(doc *quadpress.Document) []quadpress.Sentence
}

// MentionScores counts mentions by type.
type MentionScores map[quadpress.MentionType]Score

// marked are the types that every corpus marks.
var marked = [...]quadpress.MentionType{quadpress.Person, quadpress.Organization, quadpress.Place}

// Total adds up persons, organizations and places, the types that every corpus marks.
func (s MentionScores) Total() (sum Score) {
	for _, t := range marked {
		sum.add(s[t])
	}
	return sum
}

// String gives a table.
func (s MentionScores) String() string {
	var b strings.Builder
	row := func(name string, c Score) {
		fmt.Fprintf(&b, "%-13s P %5.1f  R %5.1f  F1 %5.1f  (%d)\n", name, 100*c.Precision(), 100*c.Recall(), 100*c.F1(), c.Gold)
	}
	for _, t := range []quadpress.MentionType{quadpress.Person, quadpress.Organization, quadpress.Place, quadpress.Group, quadpress.Other} {
		if s[t].Gold > 0 {
			row(string(t), s[t])
		}
	}
	row("PER+ORG+LOC", s.Total())
	return b.String()
}

// Mentions analyses the documents anew, their words given, and compares: a mention is right if its words and its type are.
func Mentions(analyzer Analyzer, documents []NameDocument) MentionScores {
	scores := MentionScores{}
	for _, d := range documents {
		for i, s := range analyzer.Analyze(&quadpress.Document{Tokenized: d}) {
			scores.add(d[i].Mentions, s.Mentions)
		}
	}
	return scores
}

func (s MentionScores) add(gold, found []quadpress.Mention) {
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
		c.Made++
		if right[m] {
			c.Right++
			c.Found++
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
func (s MentionScores) AddAll(other MentionScores) {
	for t, o := range other {
		c := s[t]
		c.add(o)
		s[t] = c
	}
}

// AddOverlaps analyses an annotated document and compares: a mention is right, and found, if it shares a character with one
// of its type. Re3d marks whole phrases ("U.S. service members"), not names alone.
func (s MentionScores) AddOverlaps(analyzer Analyzer, d *Re3dDocument) {
	type spot struct {
		span quadpress.Span
		kind quadpress.MentionType
	}
	var gold, found []spot
	for _, e := range d.Entities {
		gold = append(gold, spot{e.Span, re3dTypes[e.Type]})
	}
	for _, sentence := range analyzer.Analyze(&d.Document) {
		for _, m := range sentence.Mentions {
			found = append(found, spot{quadpress.Span{Begin: sentence.Tokens[m.First].Span.Begin, End: sentence.Tokens[m.Last-1].Span.End}, scored(m.Type)})
		}
	}
	count := func(of, in []spot, kind quadpress.MentionType) (all, met int) {
		for _, a := range of {
			if a.kind != kind {
				continue
			}
			all++
			if slices.ContainsFunc(in, func(b spot) bool { return b.kind == kind && a.span.Overlaps(b.span) }) {
				met++
			}
		}
		return all, met
	}
	for _, kind := range marked {
		var c Score
		c.Gold, c.Found = count(gold, found, kind)
		c.Made, c.Right = count(found, gold, kind)
		s.AddAll(MentionScores{kind: c})
	}
}

// re3dTypes maps the types of re3d that have a like here.
var re3dTypes = map[string]quadpress.MentionType{
	"Person": quadpress.Person, "Organisation": quadpress.Organization, "Location": quadpress.Place,
}
