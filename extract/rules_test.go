package extract_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/quadpress/quadpress/extract"
	"github.com/quadpress/quadpress/schema"
)

func TestEachRuleReadsItsExample(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range extract.Rules() {
		t.Run(r.Name, func(t *testing.T) {
			if kind, of, ok := strings.Cut(r.Name, "/"); !ok || kind == "" || of == "" || r.Reads == "" || seen[r.Name] {
				t.Errorf("incomplete, or there twice: %+v", r)
			}
			seen[r.Name] = true
			got := statementsBy(r)
			if strings.HasPrefix(r.Name, "proposition/") {
				got = propositionsBy(r)
			}
			if !slices.Contains(got, r.Finds) {
				t.Errorf("%s\nfinds %q\nnot   %s", r.Example, got, r.Finds)
			}
		})
	}
}

// statementsBy are the statements that a rule makes of its example, without their circumstances.
func statementsBy(r extract.Rule) (out []string) {
	x := read(r.Example)
	for _, s := range x.Statements {
		if s.Origin.Rule == r.Name {
			s.Place, s.Speaker, s.Time = nil, nil, ""
			out = append(out, show(&x, &s))
		}
	}
	return out
}

// propositionsBy are the propositions that a rule makes of its example.
func propositionsBy(r extract.Rule) (out []string) {
	for _, p := range extract.New(schema.Default()).Propositions(analyzer().Analyze(story(r.Example))) {
		if p.Rule == r.Name {
			parts := []string{p.Subject.Text, p.Predicate.Text}
			for _, a := range p.Arguments {
				parts = append(parts, a.Text)
			}
			out = append(out, strings.Join(parts, " | "))
		}
	}
	return out
}

func TestEveryStatementHasARule(t *testing.T) {
	known := map[string]bool{}
	for _, r := range extract.Rules() {
		known[r.Name] = true
	}
	for _, r := range extract.Rules() {
		x := read(r.Example)
		for _, s := range x.Statements {
			if !known[s.Origin.Rule] {
				t.Errorf("%s: statement by rule %q, which is not listed", r.Example, s.Origin.Rule)
			}
		}
	}
}
