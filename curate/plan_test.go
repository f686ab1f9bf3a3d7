package curate

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
)

// library is a corpus: by document, the things that it speaks of.
type library map[string][]string

func (l library) HasType(name string) bool { return name == "City" || name == "Country" }

func (l library) Find(iri string) (Thing, bool, error) {
	ids, err := l.Documents(iri)
	return thing(iri), len(ids) > 0, err
}

func (l library) Documents(iri string) (ids []string, err error) {
	for id, things := range l {
		if slices.Contains(things, iri) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids, nil
}

// thing is the thing with an IRI: what it is called and of what kind, that tells.
func thing(iri string) Thing {
	id := strings.TrimPrefix(iri, "kg:")
	t := Thing{IRI: iri, Resolution: quadpress.Resolution{ID: id, Label: "the " + id, Type: "Thing"}}
	switch {
	case strings.HasPrefix(id, quadpress.EventID):
		t.Kind = quadpress.KindEvent
	case strings.HasPrefix(id, quadpress.ConceptID):
		t.Kind = quadpress.KindConcept
	}
	return t
}

var stories = library{
	"a.txt": {"kg:A", "kg:B", "kg:event/1"}, "b.txt": {"kg:A", "kg:C"}, "c.txt": {"kg:C", "kg:D", "kg:concept/war"},
}

func curationOf(t *testing.T, yaml string) *Curation {
	t.Helper()
	c, err := Read(strings.NewReader("curation:\n"+yaml), "test")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// What things become: "THING in DOCUMENT: ID label type, marks".
func TestPlan(t *testing.T) {
	split := curationOf(t, "- {apart: kg:A, documents: [b.txt]}").Entries()[0]
	other := curationOf(t, "- {apart: kg:A, documents: [b.txt, a.txt]}").Entries()[0]
	first, second := split, other
	if second.ID() < first.ID() {
		first, second = second, first
	}
	for name, test := range map[string]struct {
		entries string
		want    map[string]string // by "THING DOCUMENT"
		states  string            // of the entries as listed
		wrong   string
	}{
		"same": {"- same: [kg:A, kg:C]",
			map[string]string{"kg:A a.txt": "A, the A", "kg:C c.txt": "A, the A"}, "holds", ""},
		"the other way": {"- same: [kg:C, kg:A]", map[string]string{"kg:A b.txt": "C, the C"}, "holds", ""},
		"three by two": {"- same: [kg:A, kg:B]\n- same: [kg:B, kg:C]",
			map[string]string{"kg:C c.txt": "A, the A", "kg:B a.txt": "A, the A"}, "holds holds", ""},
		"one is gone": {"- same: [kg:gone, kg:C]", map[string]string{"kg:C c.txt": "-"}, "idle", ""},
		"joined by what is gone": {"- same: [kg:A, kg:gone]\n- same: [kg:gone, kg:C]",
			map[string]string{"kg:C c.txt": "A, the A"}, "idle idle", ""},
		"contradicting names": {"- same: [kg:A, kg:C]\n- same: [kg:D, kg:C]",
			map[string]string{"kg:D c.txt": "A, the A"}, "holds holds", ""},
		"an event is no concept": {"- same: [kg:event/1, kg:concept/war]",
			map[string]string{"kg:event/1 a.txt": "-"}, "overruled", ""},
		"an event with a name": {"- same: [kg:D, kg:event/1]",
			map[string]string{"kg:event/1 a.txt": "D, the D"}, "holds", ""},
		"apart": {"- {apart: kg:A, documents: [b.txt, nowhere.txt]}",
			map[string]string{"kg:A a.txt": "A, the A", "kg:A b.txt": "A_(apart_*), the A"}, "holds", ""},
		"apart in no document": {"- {apart: kg:A, documents: [c.txt]}",
			map[string]string{"kg:A a.txt": "-"}, "idle", ""},
		"apart twice": {"- {apart: kg:A, documents: [b.txt]}\n- {apart: kg:A, documents: [a.txt, b.txt]}",
			map[string]string{"kg:A b.txt": "A" + first.suffix() + ", the A"}, "", ""},
		"a part is another thing": {"- {apart: kg:A, documents: [b.txt]}\n- same: [kg:D, '" + split.Part() + "']",
			map[string]string{"kg:A b.txt": "D, the D", "kg:D c.txt": "D, the D", "kg:A a.txt": "A, the A"}, "holds holds", ""},
		"a part is no part": {"- {apart: kg:A, documents: [b.txt]}\n- same: [kg:A, '" + split.Part() + "']",
			map[string]string{"kg:A b.txt": "-"}, "idle overruled", ""},
		"a part of a part": {
			"- {apart: kg:A, documents: [b.txt, a.txt]}\n- {apart: '" + other.Part() + "', documents: [b.txt]}",
			map[string]string{"kg:A a.txt": "A" + other.suffix() + ", the A",
				"kg:A b.txt": "A" + other.suffix() + "_(apart_*), the A"}, "holds holds", ""},
		"apart from what was made one": {"- same: [kg:A, kg:C]\n- {apart: kg:A, documents: [b.txt]}",
			map[string]string{"kg:C b.txt": "A" + split.suffix() + ", the A", "kg:C c.txt": "A, the A"}, "holds holds", ""},
		"apart from what is gone": {"- same: [kg:gone, kg:A]\n- {apart: kg:gone, documents: [b.txt]}",
			map[string]string{"kg:A b.txt": "-"}, "idle idle", ""},
		"rename": {"- {rename: kg:C, name: See}", map[string]string{"kg:C c.txt": "C, See"}, "holds", ""},
		"rename what is one": {"- same: [kg:A, kg:C]\n- {rename: kg:C, name: See}",
			map[string]string{"kg:A a.txt": "A, See", "kg:C c.txt": "A, See"}, "holds holds", ""},
		"rename a part": {"- {apart: kg:A, documents: [b.txt]}\n- {rename: '" + split.Part() + "', name: Other}",
			map[string]string{"kg:A b.txt": "A" + split.suffix() + ", Other", "kg:A a.txt": "A, the A"}, "holds holds", ""},
		"retype":       {"- {retype: kg:C, type: City}", map[string]string{"kg:C c.txt": "C, the C, City"}, "holds", ""},
		"no such type": {"- {retype: kg:C, type: Town}", map[string]string{"kg:C c.txt": "-"}, "overruled", ""},
		"an event keeps its type": {"- {retype: kg:event/1, type: City}",
			map[string]string{"kg:event/1 a.txt": "-"}, "overruled", ""},
		"wrong": {"- wrong: [kg:A, rel:met, kg:C]\n- same: [kg:D, kg:C]",
			nil, "holds holds", "kg:A rel:met kg:D"},
		"wrong of a value":      {`- wrong: [kg:A, rel:position, '"x"']`, nil, "holds", `kg:A rel:position "x"`},
		"wrong of what is gone": {"- wrong: [kg:A, rel:met, kg:gone]", nil, "idle", ""},
	} {
		t.Run(name, func(t *testing.T) {
			c := curationOf(t, test.entries)
			plan, verdicts, err := Make(c, stories)
			if err != nil {
				t.Fatal(err)
			}
			for at, want := range test.want {
				iri, document, _ := strings.Cut(at, " ")
				got := "-"
				if o, ok := plan.Of(iri, document); ok {
					got = o.Is.ID + ", " + o.Is.Label
					if o.Is.Type != "Thing" {
						got += ", " + o.Is.Type
					}
				}
				before, after, any := strings.Cut(want, "*")
				if got != want && !(any && strings.HasPrefix(got, before) && strings.HasSuffix(got, after)) {
					t.Errorf("%s is %s, want %s", at, got, want)
				}
			}
			var states []string
			for _, e := range c.Entries() {
				states = append(states, string(verdicts[e.ID()].State))
			}
			if got := strings.Join(states, " "); test.states != "" && got != test.states {
				t.Errorf("the entries are %s, want %s; %v", got, test.states, verdicts)
			}
			wrong := ""
			for _, w := range plan.Wrong {
				wrong = strings.Join(w[:], " ")
			}
			if wrong != test.wrong {
				t.Errorf("wrong: %s, want %s", wrong, test.wrong)
			}
		})
	}
	// Of two that contradict each other, the one holds whose ID comes first, and the other says why it does not.
	c := &Curation{}
	c.Add(split)
	c.Add(other)
	_, verdicts, err := Make(c, stories)
	if err != nil {
		t.Fatal(err)
	}
	v := verdicts[second.ID()]
	if second.ID() == split.ID() && (v.State != Overruled || !strings.Contains(v.Why, first.ID())) {
		t.Errorf("the entry behind stands as %v", v)
	}
	c = curationOf(t, "- {rename: kg:A, name: X}\n- {rename: kg:A, name: Y}\n")
	if _, verdicts, err = Make(c, stories); err != nil {
		t.Fatal(err)
	}
	ids := []string{c.Entries()[0].ID(), c.Entries()[1].ID()}
	slices.Sort(ids)
	if verdicts[ids[0]].State != Holds || verdicts[ids[1]].State != Overruled {
		t.Errorf("two names: %v", verdicts)
	}
}

// The order in which entries were put in makes no difference, each has a verdict, and what is undone leaves nothing.
func TestPlanIsOrderFree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		entries := rapid.SliceOfN(rapid.Custom(anyEntry), 0, 8).Draw(t, "entries")
		one, other := &Curation{}, &Curation{}
		for _, e := range entries {
			one.Add(e)
		}
		extra := anyEntry(t)
		added := other.Add(extra)
		for _, e := range rapid.Permutation(entries).Draw(t, "order") {
			other.Add(e)
		}
		if added && !slices.ContainsFunc(entries, func(e Entry) bool { return e.ID() == extra.ID() }) {
			if _, err := other.Undo(extra.ID()); err != nil {
				t.Fatal(err)
			}
		}
		planOne, verdicts, err := Make(one, stories)
		if err != nil {
			t.Fatal(err)
		}
		planOther, others, err := Make(other, stories)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(planOne, planOther) + cmp.Diff(verdicts, others); diff != "" {
			t.Fatal(diff)
		}
		for _, e := range one.Entries() {
			if verdicts[e.ID()].State == "" {
				t.Fatalf("no verdict on %s", e.String())
			}
		}
	})
}
