package schema

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestVerb(t *testing.T) {
	for _, c := range []struct{ lemma, particle, preposition, want string }{
		{"meet", "", "", "met"},
		{"meet", "", "with", "met"},
		{"sit", "down", "with", "met"},
		{"withdraw", "", "from", "withdrew_from"},
		{"withdraw", "", "", "withdrew"},
		{"pull", "out", "of", "withdrew_from"},
		{"pull", "", "out of", "withdrew_from"},
		{"strike", "", "", "struck"},
		{"criticise", "", "", "criticized"},
		{"call", "off", "", "canceled"},
		{"take", "in", "", "sheltered"},
		{"take", "", "in", ""},
		{"say", "", "", "said"},
		{"meet", "", "under", ""},
		{"quadpress", "", "", ""},
		{"", "", "", ""},
	} {
		if got := nameOf(Default().Verb(c.lemma, c.particle, c.preposition)); got != c.want {
			t.Errorf("Verb(%q, %q, %q) = %q, want %q", c.lemma, c.particle, c.preposition, got, c.want)
		}
	}
}

func TestNoun(t *testing.T) {
	for _, c := range []struct{ lemma, preposition, want string }{
		{"meeting", "with", "met"},
		{"news conference", "with", "met"},
		{"conference", "with", ""},
		{"airstrike", "on", "struck"},
		{"airstrike", "against", "struck"},
		{"airstrike", "in", "struck"},
		{"bombardment", "of", "struck"},
		{"member", "of", "member_of"},
		{"capital", "of", "capital_of"},
		{"meeting", "", ""},
	} {
		if got := nameOf(Default().Noun(c.lemma, c.preposition)); got != c.want {
			t.Errorf("Noun(%q, %q) = %q, want %q", c.lemma, c.preposition, got, c.want)
		}
	}
	if got, want := Default().NounPrepositions("airstrike"), []string{"on", "against", "in"}; !slices.Equal(got, want) {
		t.Errorf("NounPrepositions(airstrike) = %q, want %q", got, want)
	}
	if got := Default().NounPrepositions("quadpress"); got != nil {
		t.Errorf("NounPrepositions of an unknown noun = %q", got)
	}
}

func nameOf(p *Predicate) string {
	if p == nil {
		return ""
	}
	return p.Name
}

func TestTypeOf(t *testing.T) {
	for _, c := range []struct {
		kinds []string
		want  string
	}{
		{[]string{"person"}, "Person"},
		{[]string{"hospital", "building", "structure", "artifact"}, "Hospital"},
		{[]string{"building", "structure", "artifact"}, "CivicStructure"},
		{[]string{"quadpress", "artifact"}, "Product"},
		{[]string{"cognition"}, ""},
		{nil, ""},
	} {
		if got := Default().TypeOf(c.kinds); got != c.want {
			t.Errorf("TypeOf(%q) = %q, want %q", c.kinds, got, c.want)
		}
	}
}

func TestIsA(t *testing.T) {
	for _, c := range []struct {
		name, ancestor string
		want           bool
	}{
		{"Country", "Country", true},
		{"Country", "Place", true},
		{"Country", "Agent", true},
		{"Person", "Agent", true},
		{"Person", "Thing", true},
		{"Place", "Agent", false},
		{"Place", "Country", false},
		{"Nonsense", "Nonsense", false},
	} {
		if got := Default().IsA(c.name, c.ancestor); got != c.want {
			t.Errorf("IsA(%s, %s) = %t", c.name, c.ancestor, got)
		}
	}
}

func TestClass(t *testing.T) {
	for typ, want := range map[string]string{
		"Person": "Person", "Country": "Place", "GovernmentOrganization": "Organization", "Group": "Group",
		"Vehicle": "Thing", "Nothing": "Thing",
	} {
		if got := Default().Class(typ); got != want {
			t.Errorf("%s is a %s, want %s", typ, got, want)
		}
	}
}

func TestRefines(t *testing.T) {
	s := Default()
	if !s.Refines("warned", "said") || !s.Refines("said", "said") || s.Refines("met", "said") ||
		s.Refines("nonsense", "nonsense") {
		t.Error("Refines is wrong about warned, said, met or nonsense")
	}
}

func TestAdmits(t *testing.T) {
	met := Default().Predicate("met")
	for _, c := range []struct {
		subject, object string
		want            bool
	}{
		{"Person", "Person", true},
		{"Country", "Corporation", true},
		{"Person", "CreativeWork", false},
		{"Disaster", "Person", false},
		{"", "", true},
		{"Person", "", true},
	} {
		if got := Default().Admits(met, c.subject, c.object); got != c.want {
			t.Errorf("Admits(met, %q, %q) = %t", c.subject, c.object, got)
		}
	}
}

func TestBreadth(t *testing.T) {
	s, forms := Default(), 0
	for _, p := range s.Predicates() {
		forms += len(p.Verbs) + len(p.Nouns)
	}
	if n := len(s.Predicates()); n < 300 || forms < 1500 {
		t.Errorf("%d predicates with %d verbs and nouns", n, forms)
	}
	for _, e := range s.Events() {
		if len(e.Senses) < 5 {
			t.Errorf("%s: %d senses", e.Name, len(e.Senses))
		}
	}
}

func TestFormsFindTheirPredicate(t *testing.T) {
	s := Default()
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SampledFrom(s.Predicates()).Draw(t, "predicate")
		for _, v := range p.Verbs {
			if got := s.Verb(v.Lemma, v.Particle, v.Preposition); got != p {
				t.Fatalf("Verb of %q = %v, want %s", v, nameOf(got), p.Name)
			}
		}
		for _, n := range p.Nouns {
			if got := s.Noun(n.Lemma, n.Preposition); got != p {
				t.Fatalf("Noun of %q = %v, want %s", n, nameOf(got), p.Name)
			}
			if !slices.Contains(s.NounPrepositions(n.Lemma), n.Preposition) {
				t.Fatalf("NounPrepositions(%q) lacks %q", n.Lemma, n.Preposition)
			}
		}
	})
}

func TestTwoLoadsAreEqual(t *testing.T) {
	again, err := Load(strings.NewReader(ontologyYAML), "again")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range []string{
		cmp.Diff(Default().Predicates(), again.Predicates()),
		cmp.Diff(Default().Types(), again.Types()),
		cmp.Diff(Default().Events(), again.Events()),
	} {
		if d != "" {
			t.Error(d)
		}
	}
}

func TestLoadErrorsNameTheLine(t *testing.T) {
	// four lines
	const types = "types:\n  Person: {iri: \"schema:Person\", label: person}\nevents:\n  CONSULT: {label: consult}\n"
	for name, c := range map[string]struct{ in, want string }{
		"empty":         {"", "f.yaml: no predicates; an ontology needs types, events and predicates"},
		"not a mapping": {"- a\n", "f.yaml:1: want a mapping (name: value) here, not a list"},
		"broken quote": {
			"types:\n  A: {iri: 'x\n",
			"f.yaml:2: is not valid YAML: while scanning a quoted scalar, found unexpected end of stream",
		},
		"two documents": {
			types + "---\na: b\n",
			"f.yaml: is not valid YAML: a second document follows the first; leave it out",
		},
		"control character": {
			"types:\n  \x01: x\n",
			"f.yaml: is not valid YAML: control characters are not allowed (value: 1)",
		},
		"unknown alias": {"types: *x\n", "f.yaml:1: is not valid YAML: unknown anchor 'x' referenced"},
		"within itself": {"types: &x {A: *x}\n", "f.yaml:1: unknown field \"A\""},
		"deep": {
			"types:\n" + strings.Repeat("[", 100_000),
			"f.yaml:2: is not valid YAML: while increasing flow level, exceeded max depth of 50",
		},
		"deep in blocks": {
			"\n\n" + strings.Repeat("- ", 1000),
			"f.yaml:3: is not valid YAML: while increasing indent level, exceeded max depth of 50",
		},
		"long":            {strings.Repeat("#", maxFile+1), "f.yaml: has more than 4 MB; no ontology is that long"},
		"list for text":   {types + "predicates:\n  met:\n    label: [a]\n", "f.yaml:7: want text here, not a list"},
		"unknown section": {types + "verbs: {}\n", `f.yaml:5: unknown field "verbs"`},
		"unknown field":   {types + "predicates:\n  met:\n    verbz: [meet]\n", `f.yaml:7: unknown field "verbz"`},
		"field twice": {
			types + "predicates:\n  met:\n    label: a\n    label: b\n",
			`f.yaml:8: "label" is there twice, first in line 7`,
		},
		"predicate twice": {
			types + "predicates:\n  met: {}\n  met: {}\n",
			`f.yaml:7: "met" is there twice, first in line 6`,
		},
		"wrong type": {
			types + "predicates:\n  met:\n    symmetric: perhaps\n",
			`f.yaml:7: want true or false here, not "perhaps"`,
		},
		"list wanted": {types + "predicates:\n  met:\n    verbs: meet\n", `f.yaml:7: want a list here, not "meet"`},
		"type name": {
			"types:\n  person: {}\n",
			`f.yaml:2: type name "person": want letters and digits, a capital first`,
		},
		"type iri": {
			"types:\n  Person:\n    label: person\n    iri: http://x\n",
			`f.yaml:4: type Person: iri "http://x": want a prefixed name such as schema:Person`,
		},
		"type label": {
			"types:\n  Person: {iri: \"schema:Person\"}\n",
			"f.yaml:2: type Person has no label; give it one, such as label: person",
		},
		"type parent": {
			"types:\n  Person:\n    iri: schema:Person\n    label: person\n    parents: [Agent]\n",
			`f.yaml:5: parent of Person: unknown type "Agent"; add it to types, or correct it`,
		},
		"type circle": {
			"types:\n  A: {iri: \"qp:A\", label: a, parents: [B]}\n  B: {iri: \"qp:B\", label: b, parents: [A]}\n",
			"f.yaml:2: type A is its own ancestor; leave one of its parents out",
		},
		"event name": {"events:\n  meet: {}\n", `f.yaml:2: event name "meet": want capitals, such as CONSULT`},
		"event label": {
			"events:\n  MEET: {}\n",
			"f.yaml:2: event MEET has no label; give it one, such as label: consult",
		},
		"predicate name": {
			types + "predicates:\n  Met: {}\n",
			`f.yaml:6: predicate name "Met": want lower case words joined by underscores`,
		},
		"event": {
			types + "predicates:\n  met:\n    event: TALK\n",
			`f.yaml:7: predicate met: unknown event "TALK"; add it to events, or correct it`,
		},
		"subject": {
			types + "predicates:\n  met:\n    subjects:\n    - Person\n    - Martian\n",
			`f.yaml:9: subject of met: unknown type "Martian"; add it to types, or correct it`,
		},
		"object": {
			types + "predicates:\n  met:\n    objects: [Martian]\n",
			`f.yaml:7: object of met: unknown type "Martian"; add it to types, or correct it`,
		},
		"parent": {
			types + "predicates:\n  met:\n    parent: saw\n",
			`f.yaml:7: predicate met: unknown parent "saw"; add it to predicates, or correct it`,
		},
		"parent circle": {
			types + "predicates:\n  met: {parent: saw}\n  saw: {parent: met}\n",
			"f.yaml:6: predicate met: its parents run in a circle; leave one of them out",
		},
		"inverse": {
			types + "predicates:\n  met:\n    inverse: saw\n",
			`f.yaml:7: predicate met: unknown inverse "saw"; add it to predicates, or correct it`,
		},
		"one-sided inverse": {
			types + "predicates:\n  led: {inverse: led_by}\n  led_by: {}\n",
			"f.yaml:6: predicate led: inverse led_by does not name it as its own inverse; add that",
		},
		"symmetric inverse": {
			types + "predicates:\n  met: {symmetric: true, inverse: met}\n",
			"f.yaml:6: predicate met is symmetric and can have no inverse",
		},
		"verb twice": {
			types + "predicates:\n  met: {verbs: [meet]}\n  saw:\n    verbs:\n    - see\n    - meet\n",
			`f.yaml:10: predicate saw: verb "meet" already expresses met; leave it to one of the two`,
		},
		"noun twice": {
			types + "predicates:\n  met: {nouns: [talk with]}\n  saw: {nouns: [talk with]}\n",
			`f.yaml:7: predicate saw: noun "talk with" already expresses met; leave it to one of the two`,
		},
		"bare noun": {
			types + "predicates:\n  met: {nouns: [talk]}\n",
			`f.yaml:6: predicate met: noun "talk" has no preposition; add the one that its object stands under (talks with)`,
		},
		"empty verb": {
			types + "predicates:\n  met: {verbs: [\"\"]}\n",
			"f.yaml:6: predicate met: empty verb or noun; leave it out",
		},
		"capital verb": {
			types + "predicates:\n  met: {verbs: [Meet]}\n",
			`f.yaml:6: predicate met: bad form "Meet": want lower case words, a particle after + on the first`,
		},
		"late particle": {
			types + "predicates:\n  met: {verbs: [sit down+with]}\n",
			`f.yaml:6: predicate met: bad form "sit down+with": want lower case words, a particle after + on the first`,
		},
		"two particles": {
			types + "predicates:\n  met: {verbs: [sit+down+by]}\n",
			`f.yaml:6: predicate met: bad form "sit+down+by": want lower case words, a particle after + on the first`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Load(strings.NewReader(c.in), "f.yaml")
			if err == nil || err.Error() != c.want {
				t.Errorf("error %v\n  want %s", err, c.want)
			}
		})
	}
}

// What aliases multiply is bounded, even where the file is short.
func TestAliasesAreBounded(t *testing.T) {
	var in strings.Builder
	in.WriteString("predicates:\n  a: &a {verbs: &v [" + strings.Repeat("v,", 5000) + "]}\n")
	for i := range 5000 {
		fmt.Fprintf(&in, "  b%d: {verbs: *v}\n", i)
	}
	_, err := Load(strings.NewReader(in.String()), "f.yaml")
	if want := "f.yaml:2: there are more than 1048576 values; use fewer aliases"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

// The number of types, predicates and patterns is bounded.
func TestLoadIsBounded(t *testing.T) {
	manyTypes, manyPredicates, manyPatterns := "types:\n", "predicates:\n", "patterns:\n"
	for i := range maxTypes + 1 {
		manyTypes += fmt.Sprintf("  T%d: {}\n", i)
	}
	for i := range maxPredicates + 1 {
		manyPredicates += fmt.Sprintf("  p%d: {}\n", i)
	}
	for i := range maxPatterns + 1 {
		manyPatterns += fmt.Sprintf("  p%d: {}\n", i)
	}
	for in, want := range map[string]string{
		manyTypes:      "f.yaml:1002: more than 1000 types; ",
		manyPredicates: "f.yaml:10002: more than 10000 predicates; ",
		manyPatterns:   "f.yaml:10002: more than 10000 patterns; ",
	} {
		if _, err := Load(strings.NewReader(in), "f.yaml"); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("error %v, want %s", err, want)
		}
	}
}

// Types that have many ways to one ancestor are asked as fast as others.
func TestAncestorsByManyWays(t *testing.T) {
	in := "types:\n  A0: {iri: qp:A, label: a}\n  B0: {iri: qp:B, label: b}\n"
	for i := range 60 {
		in += fmt.Sprintf("  A%d: {iri: qp:A, label: a, parents: [A%d, B%[2]d]}\n", i+1, i)
		in += fmt.Sprintf("  B%d: {iri: qp:B, label: b, parents: [A%d, B%[2]d]}\n", i+1, i)
	}
	s, err := Load(strings.NewReader(in+"predicates: {met: {}}\n"), "f.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if !s.IsA("A60", "B0") || s.IsA("A60", "A61") || s.IsA("A0", "A60") {
		t.Error("IsA is wrong about types with many ancestors")
	}
}

// Anchors and aliases are read as YAML has them.
func TestAliases(t *testing.T) {
	s, err := Load(strings.NewReader("types:\n  A: {iri: qp:A, label: &l a}\n  B: {iri: qp:B, label: *l}\n"+
		"predicates:\n  met: {subjects: &s [A, B]}\n  saw: {subjects: *s}\n"), "f.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if s.Type("B").Label != "a" || !slices.Equal(s.Predicate("saw").Subjects, []string{"A", "B"}) {
		t.Errorf("%+v, %+v", s.Type("B"), s.Predicate("saw"))
	}
}

func FuzzLoad(f *testing.F) {
	f.Add("types:\n  Person: {iri: \"schema:Person\", label: person}\n" +
		"predicates:\n  met: {verbs: [meet, sit+down with], nouns: [talk with]}\n")
	f.Add("predicates: {met: {inverse: met}}")
	f.Add(alumni)
	f.Add("types: &t {A: {parents: &p [B, *p]}}\nevents: *t\n<<: *t\n")
	f.Add("predicates:\n  ? |\n    met\n  : !!map {symmetric: yes, label: >-\n  \"\\u00e9\"}\n---\n...\n%YAML 1.2\n")
	f.Add("\ufefftypes: [{[[{{- - -\n\tx: !<!y> !!binary ~")
	f.Fuzz(func(t *testing.T, in string) {
		s, err := Load(strings.NewReader(in), "fuzz")
		if err != nil && (s != nil || !strings.HasPrefix(err.Error(), "fuzz:")) {
			t.Errorf("%v, %v", s, err)
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(strings.NewReader(ontologyYAML), "ontology.yaml"); err != nil {
			b.Fatal(err)
		}
	}
}

// plover are PLOVER's types of events.
var plover = strings.Fields("AGREE CONSULT SUPPORT COOPERATE AID CONCEDE REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION " +
	"MOBILIZE COERCE ASSAULT RETREAT")

// PLOVER's sixteen types each have words of their own, and together they are what event-data analysts need.
func TestWordsOfEvents(t *testing.T) {
	s := Default()
	verbs, nouns := map[string]int{}, map[string]int{}
	all := 0
	for _, p := range s.Predicates() {
		verbs[p.Event] += len(p.Verbs)
		nouns[p.Event] += len(p.Nouns)
		if p.Event != "" {
			all += len(p.Verbs) + len(p.Nouns)
		}
	}
	for _, e := range plover {
		if s.Event(e) == nil || verbs[e] < 5 || nouns[e] < 5 {
			t.Errorf("%s: %d verbs and %d nouns", e, verbs[e], nouns[e])
		}
	}
	if all < 400 {
		t.Errorf("%d verbs and nouns with a type of event, want 400", all)
	}
}
