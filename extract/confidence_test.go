package extract_test

import "testing"

func TestConfidenceOfStatements(t *testing.T) {
	confidence := func(text, want string) float64 {
		x := read(text)
		for i := range x.Statements {
			if show(&x, &x.Statements[i]) == want {
				return x.Statements[i].Confidence
			}
		}
		t.Fatalf("no %s in %q", want, text)
		return 0
	}
	named := confidence("Angela Merkel arrived in Ankara. Angela Merkel met Ahmet Davutoglu.",
		"Angela Merkel met Ahmet Davutoglu")
	pronoun := confidence("Angela Merkel arrived in Ankara. She met Ahmet Davutoglu.", "Angela Merkel met Ahmet Davutoglu")
	if pronoun >= named {
		t.Errorf("%.2f by a pronoun, %.2f by name", pronoun, named)
	}
}

// The confidence of rules that read no clause follows how often their statements were right.
func TestJudgedRules(t *testing.T) {
	confidence := func(text, rule string) float64 {
		for _, s := range read(text).Statements {
			if s.Origin.Rule == rule {
				return s.Confidence
			}
		}
		t.Fatalf("%s: nothing by %s", text, rule)
		return 0
	}
	title := confidence("German Chancellor Angela Merkel left.", "title/office")
	event := confidence("Talks between Russia and Turkey began.", "frame/together")
	if title < 0.95 || event > 0.9 || event < 0.7 {
		t.Errorf("title %v, event noun %v", title, event)
	}
}
