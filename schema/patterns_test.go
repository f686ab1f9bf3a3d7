package schema

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress/schema/pattern"
)

// fifteen lines; the tree is the last three
const alumni = `types:
  Person: {iri: "schema:Person", label: person}
predicates:
  studied_at: {examples: {"Ann Lee studied at Yale.": Ann Lee studied_at Yale}}
patterns:
  alumnus:
    reads: a person and a school
    predicate: studied_at
    examples:
      "Ann Lee, an alumna of Yale, left.": [Ann Lee studied_at Yale]
      "Ann Lee, an admirer of Yale, left.": nothing
    tree: |
      subject: Person
        appos alumnus|alumna
          nmod object: +case of
`

func TestPatterns(t *testing.T) {
	s, err := Load(strings.NewReader(alumni), "f.yaml")
	if err != nil {
		t.Fatal(err)
	}
	p := s.Patterns()[0]
	want := []Example{
		{Text: "Ann Lee, an alumna of Yale, left.", Gives: []string{"Ann Lee studied_at Yale"}, Line: 10},
		{Text: "Ann Lee, an admirer of Yale, left.", Line: 11},
	}
	if diff := cmp.Diff(want, p.Examples); diff != "" {
		t.Error(diff)
	}
	if p.Name != "alumnus" || p.Predicate != "studied_at" || p.Reads != "a person and a school" || p.Line != 12 ||
		len(p.Tree.Words) != 4 {
		t.Errorf("%+v", p)
	}
	if p.Tree.Captured(pattern.Object) != 2 {
		t.Errorf("captures %+v", p.Tree.Words)
	}
	want = []Example{{Text: "Ann Lee studied at Yale.", Gives: []string{"Ann Lee studied_at Yale"}, Line: 4}}
	if diff := cmp.Diff(want, s.Predicate("studied_at").Examples); diff != "" {
		t.Error(diff)
	}
	if at := s.Line("patterns", "alumnus"); at != 6 {
		t.Errorf("pattern in line %d", at)
	}
	if at := s.Line("predicates", "met"); at != 0 {
		t.Errorf("met in line %d", at)
	}
}

func TestPatternErrorsNameTheLine(t *testing.T) {
	for name, c := range map[string]struct{ old, new, want string }{
		"pattern name": {"alumnus:\n", "Alumnus:\n",
			`f.yaml:6: pattern name "Alumnus": want lower case words joined by underscores`},
		"no predicate": {"    predicate: studied_at\n", "",
			"f.yaml:6: pattern alumnus has no predicate; name one of predicates"},
		"unknown predicate": {
			"predicate: studied_at", "predicate: taught_at",
			`f.yaml:8: pattern alumnus: unknown predicate "taught_at"; add it to predicates, or correct it`,
		},
		"unknown type": {
			"object:", "object: School",
			`f.yaml:15: pattern alumnus: "School" is neither a type nor a tag; add it to types, or correct it`,
		},
		"unknown relation": {"appos alumnus", "apos alumnus", `f.yaml:14: pattern alumnus: unknown relation "apos"; it is`},
		"capture twice":    {"object:", "subject:", "f.yaml:15: pattern alumnus: subject is captured twice, first in line 1"},
		"no object":        {"object: ", "", "f.yaml:13: pattern alumnus: no object; put"},
		"value": {
			"object:", "value:",
			"f.yaml:15: pattern alumnus captures a value, but the object of studied_at is a thing; write object: here",
		},
		"no tree": {
			"    tree: |\n      subject: Person\n        appos alumnus|alumna\n          nmod object: +case of\n", "",
			"f.yaml:6: pattern alumnus: no words; write a tree, a word a line",
		},
		"example of another": {
			"[Ann Lee studied_at Yale]", "Ann Lee taught_at Yale",
			`f.yaml:10: pattern alumnus: bad example "Ann Lee taught_at Yale": want "Subject studied_at Object", or "nothing"`,
		},
		"example of a predicate": {
			": Ann Lee studied_at Yale}", ": Yale}",
			`f.yaml:4: predicate studied_at: bad example "Yale": want "Subject studied_at Object", or "nothing"`,
		},
		"nothing and more": {
			": nothing", ": [nothing, nothing]",
			`f.yaml:11: pattern alumnus: bad example "nothing": want "Subject studied_at Object", or "nothing"`,
		},
		"empty example": {
			": nothing", ":",
			`f.yaml:11: pattern alumnus: the example says not what it gives; add it, or "nothing"`,
		},
		"no sentence": {
			`"Ann Lee, an admirer of Yale, left."`, `" "`,
			"f.yaml:11: pattern alumnus: an example without a sentence; write one, or leave it out",
		},
		"pattern twice": {
			"patterns:\n", "patterns:\n  alumnus: {}\n", `f.yaml:7: "alumnus" is there twice, first in line 6`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			in := strings.Replace(alumni, c.old, c.new, 1)
			if in == alumni {
				t.Fatalf("%q is not in the file", c.old)
			}
			_, err := Load(strings.NewReader(in), "f.yaml")
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("error %v\n  want %s", err, c.want)
			}
		})
	}
}

func TestExtends(t *testing.T) {
	s, err := Load(strings.NewReader("extends: built-in\n"+
		"types:\n  Dinghy: {iri: \"qp:Dinghy\", label: dinghy, parents: [Ship]}\n"+
		"predicates:\n  sailed_past: {verbs: [sail past], subjects: [Ship]}\n"), "f.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if !s.IsA("Dinghy", "Vehicle") || nameOf(s.Verb("sail", "", "past")) != "sailed_past" ||
		nameOf(s.Verb("meet", "", "with")) != "met" {
		t.Error("the file's own names and those that it extends are not all there")
	}
	if n := len(Default().Predicates()); len(s.Predicates()) != n+1 || Default().Predicate("sailed_past") != nil {
		t.Errorf("%d predicates beside %d", len(s.Predicates()), n)
	}
	if s.Line("predicates", "sailed_past") != 5 || s.Line("predicates", "met") != 0 {
		t.Error("lines are not those of the file")
	}
	more, err := Load(strings.NewReader("extends: built-in\npredicates:\n"+
		"  met: {verbs: [kibitz with], nouns: [kibitz with]}\n"), "f.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if nameOf(more.Verb("kibitz", "", "with")) != "met" || nameOf(more.Verb("meet", "", "with")) != "met" ||
		len(more.Predicates()) != len(Default().Predicates()) || Default().Verb("kibitz", "", "with") != nil {
		t.Error("words are not added to a predicate of the built-in ontology, or to more than one schema")
	}
	const there = " is in the ontology that the file extends; give yours another name"
	for in, want := range map[string]string{
		"extends: mine\n": `f.yaml:1: extends "mine": a file can extend the built-in ontology alone`,
		"extends: built-in\npredicates:\n  met: {}\n": `f.yaml:3: "met"` + there,
		"extends: built-in\npredicates:\n  met: {verbs: [chat with], event: AID}\n": `f.yaml:3: "met" is in the ` +
			"ontology that the file extends, which can add verbs, nouns, senses and examples to it and nothing else; give yours another name",
		"extends: built-in\ntypes:\n  Person: {}\n":    `f.yaml:3: "Person"` + there,
		"extends: built-in\nevents:\n  ASSAULT: {}\n":  `f.yaml:3: "ASSAULT"` + there,
		"extends: built-in\npatterns:\n  likeness: {}": `f.yaml:3: "likeness"` + there,
		"extends: built-in\npredicates:\n  sailed: {verbs: [meet with]}": `f.yaml:3: predicate sailed: verb "meet with" ` +
			"already expresses met; leave it to one of the two",
	} {
		if _, err := Load(strings.NewReader(in), "f.yaml"); err == nil || err.Error() != want {
			t.Errorf("error %v\n  want %s", err, want)
		}
	}
}

func TestBuiltIn(t *testing.T) {
	s, err := Load(strings.NewReader(BuiltIn()), "f.yaml")
	if err != nil || len(s.Predicates()) != len(Default().Predicates()) {
		t.Errorf("the file of the built-in ontology gives %v", err)
	}
}
