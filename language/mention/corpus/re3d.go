package corpus

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
)

// Analyzer is the part of a language analyzer that scoring needs.
type Analyzer interface {
	Analyze(doc *quadpress.Document) []quadpress.Sentence
}

// Re3dScores counts mentions against the Relationship and Entity Extraction Evaluation Dataset. A mention is right if it
// shares a character with one of the same type: re3d marks whole phrases ("U.S. service members"), not names alone.
type Re3dScores struct{ scores Scores }

// re3dTypes maps the types of re3d that have a like here.
var re3dTypes = map[string]quadpress.MentionType{
	"Person": quadpress.Person, "Organisation": quadpress.Organization, "Location": quadpress.Place,
}

type re3dSpan struct {
	Document   string `json:"documentId"`
	Type       string `json:"type"`
	Begin, End int
	kind       quadpress.MentionType
}

// Add analyses re3d's documents and counts what is found against its entities, both in the JSON form of the data set.
func (s *Re3dScores) Add(analyzer Analyzer, documents, entities []json.RawMessage) error {
	if s.scores == nil {
		s.scores = Scores{}
	}
	gold := map[string][]re3dSpan{}
	for _, raw := range entities {
		var e re3dSpan
		if err := json.Unmarshal(raw, &e); err != nil {
			return fmt.Errorf("an entity of re3d: %w", err)
		}
		if e.kind = re3dTypes[e.Type]; e.kind != "" {
			gold[e.Document] = append(gold[e.Document], e)
		}
	}
	for _, raw := range documents {
		var d struct {
			ID   string `json:"_id"`
			Text string `json:"text"`
		}
		if err := json.Unmarshal(raw, &d); err != nil {
			return fmt.Errorf("a document of re3d: %w", err)
		}
		s.compare(gold[d.ID], found(analyzer, d.ID, d.Text))
	}
	return nil
}

// found analyses a text, a line a paragraph.
func found(analyzer Analyzer, id, text string) (spans []re3dSpan) {
	doc := &quadpress.Document{ID: id, Text: text}
	begin := 0
	for line := range strings.Lines(text) {
		end := begin + utf8.RuneCountInString(line)
		if strings.TrimSpace(line) != "" {
			doc.Blocks = append(doc.Blocks, quadpress.Span{Begin: begin, End: end})
		}
		begin = end
	}
	for _, sentence := range analyzer.Analyze(doc) {
		for _, m := range sentence.Mentions {
			spans = append(spans, re3dSpan{
				Begin: sentence.Tokens[m.First].Span.Begin, End: sentence.Tokens[m.Last-1].Span.End, kind: scored(m.Type),
			})
		}
	}
	return spans
}

func (s *Re3dScores) compare(gold, found []re3dSpan) {
	matched := func(a re3dSpan, in []re3dSpan) bool {
		for _, b := range in {
			if a.kind == b.kind && a.Begin < b.End && b.Begin < a.End {
				return true
			}
		}
		return false
	}
	for _, kind := range []quadpress.MentionType{quadpress.Person, quadpress.Organization, quadpress.Place} {
		c := s.scores[kind]
		for _, g := range gold {
			if g.kind == kind {
				c.Gold++
				if matched(g, found) {
					c.Recalled++
				}
			}
		}
		for _, f := range found {
			if f.kind == kind {
				c.Found++
				if matched(f, gold) {
					c.Right++
				}
			}
		}
		s.scores[kind] = c
	}
}

// String gives a table.
func (s *Re3dScores) String() string { return s.scores.String() }
