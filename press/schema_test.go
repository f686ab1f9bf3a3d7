package press

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress/schema"
)

func TestCheckSchema(t *testing.T) {
	s, err := schema.Load(strings.NewReader(`extends: built-in
types:
  Dinghy: {iri: "qp:Dinghy", label: dinghy, kinds: [dinghies]}
predicates:
  sailed_past:
    verbs: [sail past]
    senses: [dance.99]
    examples:
      "Bo Hart sailed past Oslo.": Bo Hart sailed_past Oslo
      "Bo Hart will sail past Oslo.": Bo Hart sailed_past Oslo, planned
      "Bo Hart did not sail past Oslo.": Bo Hart sailed_past Oslo
      "Bo Hart sailed past Bergen.": nothing
      "Bo Hart sailed to Oslo.": nothing
  restored: {}
patterns:
  restorer:
    predicate: restored
    tree: |
      subject: Person
        appos restorer !sense=restore.99
          nmod object:
    examples:
      "Ann Lee, a restorer of the Velaro, left Oslo.": Ann Lee restored Velaro
      "Ann Lee, a painter of the Velaro, left Oslo.": Ann Lee restored Velaro
      "Ann Lee, a restorer from Oslo, left.": nothing
  idle:
    predicate: restored
    tree: |
      idle
        nsubj subject:
        obj object:
`), "f.yaml")
	if err != nil {
		t.Fatal(err)
	}
	report, err := CheckSchema(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	if report.Examples != 8 {
		t.Errorf("%d examples", report.Examples)
	}
	var got []string
	for _, p := range report.Problems {
		text, _, _ := strings.Cut(p.Text, "; ")
		got = append(got, fmt.Sprintf("%d: %s", p.Line, text))
		found := strings.Join(p.Found, "\n")
		switch p.Line {
		case 11:
			if !slices.Equal(p.Expected, []string{"Bo Hart sailed_past Oslo"}) ||
				!strings.Contains(found, "Bo Hart sailed_past Oslo, denied (by frame/other)") {
				t.Errorf("expected %q, found %q", p.Expected, found)
			}
		case 12:
			if len(p.Expected) > 0 || found != "Bo Hart sailed_past Bergen (by frame/other)" {
				t.Errorf("expected %q, found %q", p.Expected, found)
			}
		}
	}
	want := []string{
		`3: type Dinghy: unknown kind of noun "dinghies"`,
		`5: predicate sailed_past: unknown sense "dance.99"`,
		`11: predicate sailed_past: "Bo Hart did not sail past Oslo."`,
		`12: predicate sailed_past: "Bo Hart sailed past Bergen."`,
		`20: pattern restorer: unknown sense "restore.99"`,
		`24: pattern restorer: "Ann Lee, a painter of the Velaro, left Oslo."`,
		`25: pattern restorer: "Ann Lee, a restorer from Oslo, left."`,
		`26: pattern idle has no example`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// The built-in ontology does what it says.
func TestCheckBuiltInSchema(t *testing.T) {
	report, err := CheckSchema(t.Context(), schema.Default())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range report.Problems {
		t.Errorf("ontology.yaml:%d: %s\nexpected %q\nfound %q\ndropped %q", p.Line, p.Text, p.Expected, p.Found, p.Missed)
	}
}

func TestLineSays(t *testing.T) {
	l := Line{Subject: &LineTerm{IRI: "a", Name: "Ann Lee"}, Predicate: "sailed_past",
		Object: &LineTerm{IRI: "b", Name: "Washington, D.C."},
		Place:  &LineTerm{IRI: "c", Name: "Oslo"}, Time: "2015", Polarity: "denied"}
	for want, says := range map[string]bool{
		"Ann Lee sailed_past Washington, D.C.":                            false, // it is denied
		"Ann Lee sailed_past Washington, D.C., denied":                    true,
		"Ann Lee sailed_past Washington, D.C., in Oslo, on 2015, denied":  true,
		"Ann Lee sailed_past Washington, D.C., in Bergen, denied":         false,
		"Ann Lee sailed_past Washington, D.C., denied, planned":           false,
		"Ann Lee sailed_past Washington":                                  false,
		"Bo Hart sailed_past Washington, D.C., denied":                    false,
		`Ann Lee sailed_past "Washington, D.C.", denied`:                  false,
		"Ann Lee sailed_past Washington, D.C.denied":                      false,
		"Ann Lee sailed_past Washington, D.C., denied, says the minister": false,
	} {
		if l.says(want) != says {
			t.Errorf("%s: %t", want, !says)
		}
	}
}
