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
	if diff := cmp.Diff([]string{"person: Anna - Maria Berg", "other: Trophy", "organization: Acme"},
		shownNames(got)); diff != "" {
		t.Error(diff)
	}
	if len(got) != 2 {
		t.Errorf("%d documents, want 2", len(got))
	}
	if _, err := ReadNames(strings.NewReader("word\n"), Wikigold); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("error %v for a line without a tag", err)
	}
}

func TestReadNamesPolitics(t *testing.T) {
	got, err := ReadNames(strings.NewReader("Ann\tB-politician\nBerg\tI-politician\n\nGreens\tB-politicalparty\nlost\tO\n"), Politics)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"person: Ann Berg", "organization: Greens"}, shownNames(got)); diff != "" {
		t.Error(diff)
	}
	if len(got) != 2 {
		t.Errorf("%d documents, want one for each sentence", len(got))
	}
}

func TestReadDocRED(t *testing.T) {
	line := `{"id": "a", "text": "Ann left Oslo.", "entities": [{"type": "PER", "mentions": [{"begin": 0, "end": 3}]}, {"type": "LOC", "mentions": [{"begin": 9, "end": 13}]}]}`
	got, err := ReadDocRED(strings.NewReader(line + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []DocREDName{{quadpress.Span{Begin: 0, End: 3}, "PER"}, {quadpress.Span{Begin: 9, End: 13}, "LOC"}}
	if diff := cmp.Diff(want, got[0].Names); len(got) != 1 || diff != "" {
		t.Errorf("%d documents: %s", len(got), diff)
	}
	if _, err := ReadDocRED(strings.NewReader(line + "\n{")); err == nil || !strings.Contains(err.Error(), "document 2") {
		t.Errorf("error %v for half a document", err)
	}
}

// reading is an analyzer that finds what it is told to.
type reading []quadpress.Sentence

func (r reading) Analyze(*quadpress.Document) []quadpress.Sentence { return r }

func TestDocREDScores(t *testing.T) {
	tokens := []quadpress.Token{{Span: quadpress.Span{Begin: 0, End: 6}}, {Span: quadpress.Span{Begin: 7, End: 10}},
		{Span: quadpress.Span{Begin: 11, End: 15}}}
	found := reading{{Tokens: tokens, Mentions: []quadpress.Mention{
		{First: 0, Last: 1, Type: quadpress.Group}, {First: 1, Last: 2, Type: quadpress.Person},
		{First: 2, Last: 3, Type: quadpress.Person}}}}
	gold := &DocREDDocument{Names: []DocREDName{{tokens[0].Span, "LOC"}, {tokens[1].Span, "ORG"},
		{tokens[2].Span, "MISC"}}}
	s := MentionScores{}
	s.AddDocRED(found, gold)
	want := MentionScores{quadpress.Place: {Right: 1, Found: 1, Made: 1, Gold: 1}, quadpress.Organization: {Gold: 1},
		quadpress.Person: {Made: 1}}
	if diff := cmp.Diff(want, s); diff != "" {
		t.Error(diff)
	}
}

func TestHeldOut(t *testing.T) {
	documents := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}
	if diff := cmp.Diff([]int{4, 9}, EveryFifth(documents)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]int{8, 9, 10}, LastThird(documents)); diff != "" {
		t.Error(diff)
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
		for _, layout := range []NameColumns{UNER, Wikigold, Politics} {
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
