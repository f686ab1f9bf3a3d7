package extract_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/quadpress/quadpress/extract"
	"github.com/quadpress/quadpress/extract/openie"
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
	for _, p := range openie.Propositions(analyzer().Analyze(story(r.Example))) {
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

// What is stated, what is found and not stated, and what a sentence says in its own words come of rules that are
// listed.
func TestEverythingFoundHasARule(t *testing.T) {
	known := map[string]bool{}
	texts := []string{
		"It is time to attack Syria.", "The talks with Turkey were long.", "To leave at once would be best.",
		"The boy kicked the ball.", "Somebody praised himself.", "Oslo met the Danube in Vienna.",
		"Sleeping in Paris, resting with Turkey, is fine.", "Give Iran back!", "Plans to withdraw from Mali exist.",
		"The decision to bomb Homs and to arm Turkey led to talks in Cairo, criticism of Iran and a raid on Gaza.",
	}
	for _, r := range append(extract.Rules(), extract.PatternRules(schema.Default())...) {
		known[r.Name] = true
		texts = append(texts, r.Example)
	}
	dropped := map[string]int{}
	x := extract.New(schema.Default())
	for _, text := range texts {
		doc := story(text)
		e := x.Explain(doc, analyzer().Analyze(doc))
		check := func(what, rule string) {
			if !known[rule] {
				t.Errorf("%s: %s by rule %q, which is not listed", text, what, rule)
			}
		}
		for _, s := range e.Statements {
			check("statement", s.Origin.Rule)
		}
		for _, p := range e.Propositions {
			check("proposition", p.Rule)
		}
		for _, r := range e.Rejections {
			dropped[r.Reason]++
			check(r.Reason, r.Rule)
		}
	}
	for _, reason := range []string{"the verb has no subject", "no one is named whose event it is"} {
		if dropped[reason] == 0 {
			t.Errorf("nothing is dropped because %s", reason)
		}
	}
}
