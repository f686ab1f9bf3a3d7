package language

import (
	"strings"
	"testing"

	"github.com/quadpress/quadpress"
)

// A headline has the tree of the sentence that says the same in running text, and its tokens keep their forms.
func TestHeadlinesAreReadAsRunningText(t *testing.T) {
	for _, c := range []struct{ text, verb, subject string }{
		{"NORWAY ATTACKS CHILE OVER FISH", "ATTACKS", "NORWAY"},
		{"Moody's Withdraws Ratings of Siemens", "Withdraws", "Moody"},
		{"Russia Bombs Hospital In Aleppo", "Bombs", "Russia"},
		{"Apple Sues Samsung Over Patents", "Sues", "Apple"},
		{"VOLVO ACQUIRES SAAB FOR $2 BILLION", "ACQUIRES", "VOLVO"},
		{"KARI LUND MEETS OLE VIK IN OSLO", "MEETS", "KARI"},
	} {
		s := analyzer(t).Analyze(&quadpress.Document{Text: c.text, Blocks: []quadpress.Span{{End: len(c.text)}}})[0]
		root, subject := -1, -1
		for i, w := range s.Tokens {
			if w.Head < 0 {
				root = i
			}
			if !strings.Contains(c.text, w.Form) {
				t.Errorf("%s: the token %q is not in the text", c.text, w.Form)
			}
		}
		for i, w := range s.Tokens {
			if w.Head == root && strings.HasPrefix(w.Rel, "nsubj") {
				subject = i
			}
		}
		if s.Tokens[root].Form != c.verb || subject < 0 || s.Tokens[subject].Form != c.subject {
			t.Errorf("%s: root %q, subject %d of %v", c.text, s.Tokens[root].Form, subject, s.Tokens)
		}
	}
}

// An editor's brackets within a word do not keep it from being read, and stand in its form.
func TestEditedWords(t *testing.T) {
	text := "Lee said that “[t]hey want[ed] to leave”."
	s := analyzer(t).Analyze(&quadpress.Document{Text: text, Blocks: []quadpress.Span{{End: len(text)}}})[0]
	got := map[string]string{}
	for _, w := range s.Tokens {
		got[w.Form] = w.Lemma + " " + w.UPOS
	}
	for form, want := range map[string]string{"[t]hey": "they PRON", "want[ed]": "want VERB"} {
		if got[form] != want {
			t.Errorf("%s: %q, want %q, in %v", form, got[form], want, got)
		}
	}
}
