package extract_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract"
	"github.com/quadpress/quadpress/schema"
)

// withPatterns is an extractor with the built-in ontology and patterns, each a name, a predicate and a tree.
func withPatterns(t *testing.T, patterns string) *extract.Extractor {
	t.Helper()
	s, err := schema.Load(strings.NewReader("extends: built-in\npredicates:\n  restored: {subjects: [Agent]}\n"+
		"  rated: {values: true}\npatterns:\n"+patterns), "patterns.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return extract.New(s)
}

const restorer = `
  restorer:
    predicate: restored
    tree: |
      subject: Person
        appos|nmod:desc restorer
          nmod object: +case of
  restored:
    predicate: restored
    tree: |
      refurbish
        nsubj subject:
        obj object:
        maybe obl place: CivicStructure
  scored:
    predicate: rated
    tree: |
      score
        nsubj subject:
        obj value: NUM|SYM
  opened:
    predicate: rated
    tree: |
      reopen
        nsubj subject:
        obl value: mention=date
  rating:
    predicate: rated
    tree: |
      subject: Person
        appos judge
          nmod value: +case of
`

func TestPatterns(t *testing.T) {
	x := withPatterns(t, restorer)
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a noun phrase", "Ann Lee, a restorer of frescoes, left Oslo.", []string{`Ann Lee restored "frescoes"`}},
		{"coordinated objects", "Ann Lee, a restorer of the Velaro and the Nordic Star, left Oslo.",
			[]string{"Ann Lee restored Velaro", "Ann Lee restored Nordic Star"}},
		{"another noun", "Ann Lee, a painter of frescoes, left Oslo.", nil},
		{"another preposition", "Ann Lee, a restorer from Oslo, left.", nil},
		{"a verb", "Ann Lee refurbished the Velaro.", []string{"Ann Lee restored Velaro"}},
		{"a shared subject", "Ann Lee bought the Velaro and refurbished it.", []string{"Ann Lee restored Velaro"}},
		{"a shared object", "Ann Lee bought and refurbished the Velaro.", []string{"Ann Lee restored Velaro"}},
		{"a relative clause", "Ann Lee, who refurbished the Velaro, left Oslo.", []string{"Ann Lee restored Velaro"}},
		{"an infinitive", "Ann Lee managed to refurbish the Velaro.", []string{"Ann Lee restored Velaro"}},
		{"a pronoun", "Ann Lee left Oslo. She had refurbished the Velaro.", []string{"Ann Lee restored Velaro"}},
		{"denied", "Ann Lee did not refurbish the Velaro.", []string{"Ann Lee restored Velaro denied"}},
		{"planned", "Ann Lee will refurbish the Velaro.", []string{"Ann Lee restored Velaro planned"}},
		{"someone's claim", "Bo Hart said Ann Lee had refurbished the Velaro.",
			[]string{"Ann Lee restored Velaro [Bo Hart]"}},
		{"a time", "Ann Lee refurbished the Velaro in May 2014.", []string{"Ann Lee restored Velaro 2014-05"}},
		{"the clause's place", "Ann Lee refurbished the Velaro in Oslo.", []string{"Ann Lee restored Velaro @Oslo"}},
		{"a captured place", "Ann Lee refurbished the Velaro in a hangar.", []string{`Ann Lee restored Velaro @"a hangar"`}},
		{"a number", "Ann Lee scored 340 in Oslo.", []string{`Ann Lee rated "340" @Oslo`}},
		{"a date", "Ann Lee reopened in May 2014.", []string{`Ann Lee rated "2014-05" 2014-05`}},
		{"a value", "Ann Lee, a judge of fine wines, left Oslo.", []string{`Ann Lee rated "fine wines"`}},
	} {
		doc := story(c.text)
		e := x.Extract(doc, analyzer().Analyze(doc))
		var got []string
		for _, s := range e.Statements {
			switch {
			case strings.HasPrefix(s.Origin.Rule, "pattern/"):
				got = append(got, show(&e, &s))
			case s.Predicate == "refurbished":
				t.Errorf("%s: %s is said by another name too", c.name, show(&e, &s))
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %s\n%q, want %q", c.name, c.text, got, c.want)
		}
	}
}

// Whatever words a pattern captures, extraction ends, and the ends of its statements are entities or words of the text.
func TestPatternsReadAnyTreeSafely(t *testing.T) {
	x := withPatterns(t, `
  thing: {predicate: restored, tree: "subject:\n  ... object:\n  maybe ... place:\n  maybe ... time:"}
  value: {predicate: rated, tree: "value:\n  ... subject:\n  ... relation:"}
`)
	rapid.Check(t, func(t *rapid.T) {
		sentence := anySentence(t, 0)
		doc := &quadpress.Document{ID: "any", Text: sentence.Text, Blocks: []quadpress.Span{{End: sentence.Span.End}}}
		e := x.Extract(doc, []quadpress.Sentence{sentence})
		for _, s := range e.Statements {
			for _, term := range []*quadpress.Term{&s.Subject, &s.Object, s.Place} {
				if term != nil && (term.Entity >= len(e.Entities) || !sentence.Span.Contains(term.Span) || term.Span.Len() == 0) {
					t.Fatalf("%s: bad end %+v", s.Origin.Rule, *term)
				}
			}
		}
	})
}

// What a pattern finds and does not state is explained by its name.
func TestPatternsAreExplained(t *testing.T) {
	x := withPatterns(t, restorer)
	doc := story("The Danube refurbished the Velaro.")
	rejections := x.Explain(doc, analyzer().Analyze(doc)).Rejections
	if !slices.ContainsFunc(rejections, func(r extract.Rejection) bool {
		return r.Rule == "pattern/restored" && strings.Contains(r.Reason, "does not relate")
	}) {
		t.Errorf("%+v", rejections)
	}
}

func TestPatternRules(t *testing.T) {
	s, err := schema.Load(strings.NewReader(`
predicates: {wrote: {}}
patterns:
  author:
    reads: who wrote what
    predicate: wrote
    examples: {The author wept.: nothing, "Ann Lee, author of Tides, left.": Ann Lee wrote Tides}
    tree: |
      subject:
        appos author
          nmod object:
`), "f.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want := []extract.Rule{{
		Name: "pattern/author", Reads: "who wrote what", Example: "Ann Lee, author of Tides, left.",
		Finds: "Ann Lee wrote Tides",
	}}
	if got := extract.PatternRules(s); !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}
