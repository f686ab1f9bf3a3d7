package evaluate

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress"
)

func TestReadGold(t *testing.T) {
	got, err := ReadGold(strings.NewReader("\uFEFF# A comment.\n\n[ a.txt ]\n> Ann met Bob.\nAnn Lee | met | kg:Bob_Ray | in Oslo | on 2015-10 | says Cy | denied | planned\n[b.txt]\nAnn|position|\"chief of \"staff\"\"\n"), "my.gold")
	if err != nil {
		t.Fatal(err)
	}
	want := []GoldStory{
		{Document: "a.txt", Line: 3, Statements: []GoldStatement{{
			Line: 5, Quote: "Ann met Bob.", Subject: GoldTerm{Text: "Ann Lee"}, Predicate: "met",
			Object: GoldTerm{Text: "kg:Bob_Ray"},
			Place:  "Oslo", Time: "2015-10", Speaker: "Cy", Polarity: quadpress.Denied, Modality: quadpress.Planned,
		}}},
		{Document: "b.txt", Line: 6, Statements: []GoldStatement{{
			Line: 7, Subject: GoldTerm{Text: "Ann"}, Predicate: "position", Object: GoldTerm{Text: `chief of "staff"`,
				Value: true},
		}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got, want := got[0].Statements[0].String(),
		"Ann Lee | met | kg:Bob_Ray | denied | planned | in Oslo | on 2015-10 | says Cy"; got != want {
		t.Errorf("written as %q, want %q", got, want)
	}
}

func TestReadGoldSaysWhatIsWrongWhere(t *testing.T) {
	for text, want := range map[string]string{
		"":                                   "my.gold: there are no documents in it",
		"A | met | B":                        "my.gold:1: a statement before the first [document]",
		"[a]\nA | met":                       "my.gold:2: want subject | predicate | object",
		"[a]\nA | met | ":                    "my.gold:2: there is nothing between two bars",
		"[a]\nA | has met | B":               `my.gold:2: predicate "has met"`,
		"[a]\nA | met | \"B":                 `my.gold:2: "B: a value stands between quotation marks`,
		"[a]\nA | met | B | somewhere":       `my.gold:2: "somewhere": want one each of`,
		"[a]\nA | met | B | in X | in Y":     `my.gold:2: "in Y" after "in X"`,
		"[a]\nA | met | B | on Friday":       `my.gold:2: date "Friday"`,
		"[a]\nA | met | B | denied | denied": `my.gold:2: "denied"`,
		"[a\nA | met | B":                    "my.gold:1: want the ID of a document in brackets",
		"[a]\n[a]":                           "my.gold:2: document a is there twice",
		"[a]\nA|met|B\n\nA | met | B":        "my.gold:4: the statement is there twice",
		"[a]\nA | met | \xff":                "my.gold:2: the line is not valid UTF-8",
		"[a]\n" + strings.Repeat("x", 1<<17): "my.gold:2: the line is longer than",
	} {
		_, err := ReadGold(strings.NewReader(text), "my.gold")
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%.40q: %v, want %s", text, err, want)
		}
	}
}

// Whatever the file holds, reading ends with statements or an error that names the file, and statements that are
// written are read as they were.
func FuzzReadGold(f *testing.F) {
	f.Add("[a.txt]\n> Ann met Bob.\nAnn | met | Bob | in Oslo | on 2015-10-30 | says Cy | denied\n")
	f.Add("# x\n[a]\nA | position | \"b c\" | requested\n")
	f.Add("[a\n|||")
	f.Fuzz(func(t *testing.T, text string) {
		stories, err := ReadGold(strings.NewReader(text), "my.gold")
		if err != nil {
			if !strings.HasPrefix(err.Error(), "my.gold:") {
				t.Fatalf("error %v does not name the file", err)
			}
			return
		}
		for _, story := range stories {
			for _, g := range story.Statements {
				again, err := goldStatement(g.String())
				if err != nil {
					t.Fatalf("%s: %v", g.String(), err)
				}
				again.Line, again.Quote = g.Line, g.Quote
				if diff := cmp.Diff(g, again); diff != "" {
					t.Fatal(diff)
				}
			}
		}
	})
}
