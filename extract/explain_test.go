package extract_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress/extract"
	"github.com/quadpress/quadpress/schema"
)

func TestExplanationSaysWhatWasDropped(t *testing.T) {
	x := extract.New(schema.Default())
	for _, c := range []struct{ text, reason string }{
		{"Germany has doubts.", "too little by itself"},
		{"Oslo met the Danube in Vienna.", "ontology does not relate"},
		{"Somebody praised himself.", "names nothing"},
		{"It is time to attack Syria.", "no subject"},
		{"The talks with Turkey were long.", "no one is named"},
	} {
		doc := story(c.text)
		e := x.Explain(doc, analyzer().Analyze(doc))
		var reasons []string
		for _, r := range e.Rejections {
			reasons = append(reasons, r.Reason)
		}
		if !strings.Contains(strings.Join(reasons, "\n"), c.reason) {
			t.Errorf("%s\ndropped because %q, want %q", c.text, reasons, c.reason)
		}
	}
}

func TestExplanationSaysWhatExtractionSays(t *testing.T) {
	x := extract.New(schema.Default())
	for _, r := range extract.Rules() {
		doc := story(r.Example)
		sentences := analyzer().Analyze(doc)
		want, got := x.Extract(doc, sentences), x.Explain(doc, sentences)
		if diff := cmp.Diff(want, got.Extraction); diff != "" {
			t.Errorf("%s: %s", r.Example, diff)
		}
		for _, s := range got.Statements {
			tokens := len(got.Sentences[s.Origin.Sentence].Tokens)
			if s.Origin.Subject < 0 || s.Origin.Subject >= tokens || s.Origin.Object < 0 || s.Origin.Object >= tokens ||
				s.Origin.Relation >= tokens {
				t.Errorf("%s: origin %+v is outside the sentence", r.Example, s.Origin)
			}
		}
	}
}

func TestExplanationNamesWhatPronounsStandFor(t *testing.T) {
	doc := story("Angela Merkel arrived in Ankara. She praised Turkey.")
	e := extract.New(schema.Default()).Explain(doc, analyzer().Analyze(doc))
	for _, r := range e.References {
		if r.Sentence == 1 && r.First == 0 && e.Entities[r.Entity].Name == "Angela Merkel" {
			return
		}
	}
	t.Errorf("She names no one in %+v", e.References)
}
