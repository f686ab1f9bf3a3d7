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
		fmt.Fprintf(&b, "%-13s P %5.1f  R %5.1f  F1 %5.1f  (%d)\n", name, 100*c.Precision(), 100*c.Recall(), 100*c.F1(),
			c.Gold)
	}
	for _, t := range []quadpress.MentionType{quadpress.Person, quadpress.Organization, quadpress.Place, quadpress.Other} {
		if s[t].Gold > 0 {
			row(string(t), s[t])
		}
	}
	row("PER+ORG+LOC", s.Total())
	return b.String()
}

// AddNames analyses a document anew, its words given, and compares: a mention is right if its words and its type are.
func (s MentionScores) AddNames(analyzer Analyzer, d NameDocument) {
	for i, found := range analyzer.Analyze(&quadpress.Document{Tokenized: d}) {
		s.add(d[i].Mentions, found.Mentions)
	}
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

// scored is the type under which a mention counts: the corpora have no types of their own for buildings, which they
// mark as places, nor for groups, events, products and laws, which are their other names.
func scored(t quadpress.MentionType) quadpress.MentionType {
	switch t {
	case quadpress.Facility:
		return quadpress.Place
	case quadpress.Group, quadpress.NamedEvent, quadpress.Product, quadpress.Law:
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

// spot is a mention by its place in the text.
type spot struct {
	span quadpress.Span
	kind quadpress.MentionType
}

// spots analyses a document and returns its mentions.
func spots(analyzer Analyzer, d *quadpress.Document) (found []spot) {
	for _, s := range analyzer.Analyze(d) {
		for _, m := range s.Mentions {
			span := quadpress.Span{Begin: s.Tokens[m.First].Span.Begin, End: s.Tokens[m.Last-1].Span.End}
			found = append(found, spot{span, m.Type})
		}
	}
	return found
}

// AddDocRED analyses a document of Re-DocRED and compares as [MentionScores.AddNames] does, by characters. Re-DocRED
// marks nationalities as places. Where it marks a time, a number or another name, what is found there does not count.
func (s MentionScores) AddDocRED(analyzer Analyzer, d *DocREDDocument) {
	right := map[spot]bool{}
	other := map[quadpress.Span]bool{}
	for _, n := range d.Names {
		if kind := nameTypes[n.Type]; slices.Contains(marked[:], kind) {
			right[spot{n.Span, kind}] = true
			s.AddAll(MentionScores{kind: {Gold: 1}})
		} else {
			other[n.Span] = true
		}
	}
	for _, m := range spots(analyzer, &d.Document) {
		if m.kind == quadpress.Group {
			m.kind = quadpress.Place
		}
		m.kind = scored(m.kind)
		if !slices.Contains(marked[:], m.kind) || other[m.span] {
			continue
		}
		c := Score{Made: 1}
		if right[m] {
			c.Right, c.Found = 1, 1
		}
		s.AddAll(MentionScores{m.kind: c})
	}
}

// AddOverlaps analyses an annotated document and compares: a mention is right, and found, if it shares a character
// with one of its type. Re3d marks whole phrases ("U.S. service members"), not names alone.
func (s MentionScores) AddOverlaps(analyzer Analyzer, d *Re3dDocument) {
	var gold, found []spot
	for _, e := range d.Entities {
		gold = append(gold, spot{e.Span, re3dTypes[e.Type]})
	}
	for _, sp := range spots(analyzer, &d.Document) {
		found = append(found, spot{sp.span, scored(sp.kind)})
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
