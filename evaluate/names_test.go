package evaluate

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress"
)

func shownNames(documents []NameDocument) (out []string) {
	for _, d := range documents {
		for _, s := range d {
			for _, m := range s.Mentions {
				var words []string
				for _, t := range s.Tokens[m.First:m.Last] {
					words = append(words, t.Form)
				}
				out = append(out, string(m.Type)+": "+strings.Join(words, " "))
			}
		}
	}
	return out
}

func TestReadNames(t *testing.T) {
	uner := "# newdoc id = a\n1\tAnna\tB-PER\t-\t-\n2\tBerg\tI-PER\t-\t-\n3\tleft\tO\t-\t-\n4\tOslo\tB-LOC\t-\t-\n5\tRome\tB-LOC\t-\t-\n\n"
	got, err := ReadNames(strings.NewReader(uner), UNER)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"person: Anna Berg", "place: Oslo", "place: Rome"}, shownNames(got)); diff != "" {
		t.Error(diff)
	}
	wikigold := "The O\nAnna-Maria I-PER\nBerg I-PER\nTrophy I-MISC\n\n-DOCSTART- O\n\nAcme I-ORG\n"
	if got, err = ReadNames(strings.NewReader(wikigold), Wikigold); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"person: Anna - Maria Berg", "other: Trophy", "organization: Acme"}, shownNames(got)); diff != "" {
		t.Error(diff)
	}
	if len(got) != 2 {
		t.Errorf("%d documents, want 2", len(got))
	}
	if _, err := ReadNames(strings.NewReader("word\n"), Wikigold); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("error %v for a line without a tag", err)
	}
}

func TestHeldOut(t *testing.T) {
	if test := HeldOut(make([]NameDocument, 12)); len(test) != 2 {
		t.Errorf("%d documents to measure on, want 2", len(test))
	}
}

func TestMentionScores(t *testing.T) {
	s := MentionScores{}
	s.add(
		[]quadpress.Mention{{First: 0, Last: 2, Type: quadpress.Person}, {First: 3, Last: 4, Type: quadpress.Place}},
		[]quadpress.Mention{{First: 0, Last: 2, Type: quadpress.Person}, {First: 3, Last: 4, Type: quadpress.Organization}},
	)
	total := s.Total()
	if total != (Score{Right: 1, Found: 1, Made: 2, Gold: 2}) || total.F1() != 0.5 {
		t.Errorf("got %+v, F1 %v", total, total.F1())
	}
}

func FuzzReadNames(f *testing.F) {
	f.Add("# newdoc\n1\tAnna\tB-PER\t-\t-\n2\tBerg\tI-PER\t-\t-\n\n")
	f.Add("Anna-Maria I-PER\n-DOCSTART- O\n\n-- B-LOC\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, layout := range []NameColumns{UNER, Wikigold} {
			documents, err := ReadNames(strings.NewReader(text), layout)
			if err != nil {
				continue
			}
			for _, d := range documents {
				for _, s := range d {
					end := 0
					for _, m := range s.Mentions {
						if m.First < end || m.Last <= m.First || m.Last > len(s.Tokens) {
							t.Fatalf("bad mention %+v", m)
						}
						end = m.Last
					}
				}
			}
		}
	})
}
