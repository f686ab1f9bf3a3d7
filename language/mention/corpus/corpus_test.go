package corpus

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/mention"
)

func show(documents []mention.Document) (out []string) {
	for _, d := range documents {
		for _, s := range d.Sentences {
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

func TestRead(t *testing.T) {
	uner := "# newdoc id = a\n1\tAnna\tB-PER\t-\t-\n2\tBerg\tI-PER\t-\t-\n3\tleft\tO\t-\t-\n4\tOslo\tB-LOC\t-\t-\n5\tRome\tB-LOC\t-\t-\n\n"
	got, err := Read(strings.NewReader(uner), UNER)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"person: Anna Berg", "place: Oslo", "place: Rome"}, show(got)); diff != "" {
		t.Error(diff)
	}
	wikigold := "The O\nAnna-Maria I-PER\nBerg I-PER\nTrophy I-MISC\n\n-DOCSTART- O\n\nAcme I-ORG\n"
	if got, err = Read(strings.NewReader(wikigold), Wikigold); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"person: Anna - Maria Berg", "other: Trophy", "organization: Acme"}, show(got)); diff != "" {
		t.Error(diff)
	}
	if len(got) != 2 {
		t.Errorf("%d documents, want 2", len(got))
	}
	if _, err := Read(strings.NewReader("word\n"), Wikigold); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("error %v for a line without a tag", err)
	}
}

func TestReadGUM(t *testing.T) {
	line := func(id, form, upos, xpos, entity string) string {
		return strings.Join([]string{id, form, form, upos, xpos, "_", "0", "dep", "_", entity}, "\t") + "\n"
	}
	text := "# newdoc id = x\n" +
		line("1", "The", "DET", "DT", "Entity=(1-organization-new-n-cf1-2,3,5-sgl") +
		line("2", "Harbour", "PROPN", "NNP", "_") +
		line("3", "Museum", "PROPN", "NNP", "_") +
		line("4", "of", "ADP", "IN", "_") +
		line("5", "Lund", "PROPN", "NNP", "Entity=(2-place-new-n-cf2-1-sgl-Lund)1)|SpaceAfter=No") +
		line("6", "thanked", "VERB", "VBD", "_") +
		line("7", "a", "DET", "DT", "Entity=(3-person-new-n-cf3-2-sgl") +
		line("8", "visitor", "NOUN", "NN", "Entity=3)") + "\n"
	got, err := ReadGUM(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"organization: Harbour Museum of Lund"}, show(got)); diff != "" {
		t.Error(diff)
	}
	if _, err := ReadGUM(strings.NewReader("1\tx\n")); err == nil {
		t.Error("no error for a line with two columns")
	}
}

func TestHoldOut(t *testing.T) {
	train, test := HoldOut(make([]mention.Document, 12))
	if len(train) != 10 || len(test) != 2 {
		t.Errorf("%d to train from, %d to measure on; want 10 and 2", len(train), len(test))
	}
}

func TestScores(t *testing.T) {
	s := Scores{}
	s.add(
		[]quadpress.Mention{{First: 0, Last: 2, Type: quadpress.Person}, {First: 3, Last: 4, Type: quadpress.Place}},
		[]quadpress.Mention{{First: 0, Last: 2, Type: quadpress.Person}, {First: 3, Last: 4, Type: quadpress.Organization}},
	)
	total := s.Total()
	if total != (Count{Right: 1, Recalled: 1, Found: 2, Gold: 2}) || total.F1() != 50 {
		t.Errorf("got %+v, F1 %v", total, total.F1())
	}
}

func FuzzReadGUM(f *testing.F) {
	f.Add("# newdoc\n1\ta\ta\tPROPN\tNNP\t_\t0\tdep\t_\tEntity=(1-person-new-n-cf1-1-sgl)\n\n")
	f.Add("# newdoc\n1\ta\ta\tPROPN\tNNP\t_\t0\tdep\t_\tEntity=1)(2-person-new-n-cf1-9,1-sgl(\n\n")
	f.Fuzz(func(t *testing.T, text string) {
		documents, err := ReadGUM(strings.NewReader(text))
		if err != nil {
			return
		}
		for _, d := range documents {
			for _, s := range d.Sentences {
				end := 0
				for _, m := range s.Mentions {
					if m.First < end || m.Last <= m.First || m.Last > len(s.Tokens) {
						t.Fatalf("bad mention %+v", m)
					}
					end = m.Last
				}
			}
		}
	})
}
