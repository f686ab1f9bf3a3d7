package frames

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestGet(t *testing.T) {
	s := Get("strike.01")
	if s == nil || s.Lemma != "strike" || s.Name != "hit, attack" || s.Count == 0 {
		t.Fatalf("strike.01 is %+v", s)
	}
	want := []Role{
		{"ARG0", "PAG", []string{"agent"}, "animate, volitional hitter"},
		{"ARG1", "PPT", []string{"location", "patient", "theme"}, "thing hit"},
		{"ARG2", "GOL", []string{"instrument", "theme"}, "instrument, non-volitional hitter"},
	}
	if diff := cmp.Diff(want, s.Roles()); diff != "" {
		t.Errorf("its roles (-want +got):\n%s", diff)
	}
	if Get("strike.99") != nil {
		t.Error("there is a strike.99")
	}
}

// A word has the senses of its verb, whatever its part of speech, and of the words that it begins.
func TestEntries(t *testing.T) {
	for _, tt := range []struct {
		word  string
		sense string
		pos   POS
		rest  []string
	}{
		{"strike", "strike.01", Verb, nil},
		{"strike", "strike.01", Noun, nil},
		{"stricken", "strike.01", Adjective, nil},
		{"agreement", "agree.01", Noun, nil},
		{"carry", "carry_out.03", Verb, []string{"out"}},
		{"carry_out", "carry_out.03", Verb, nil},
		{"take", "take.LV", Verb, nil},
	} {
		is := func(e Entry) bool {
			return e.Sense.ID == tt.sense && e.POS == tt.pos && slices.Equal(e.Rest, tt.rest)
		}
		if !slices.ContainsFunc(Entries(tt.word), is) {
			t.Errorf("%q as %s has no entry %s %v", tt.word, tt.pos, tt.sense, tt.rest)
		}
	}
}

// What is true of every line of the table.
func TestTable(t *testing.T) {
	ids := map[string]bool{}
	for i, s := range All() {
		if s.Number != i || s.ID == "" || s.Lemma == "" || ids[s.ID] {
			t.Errorf("sense %d is %+v", i, s)
		}
		ids[s.ID] = true
		for _, r := range s.Roles() {
			if !slices.Contains([]string{"ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "ARG5"}, r.Name) {
				t.Errorf("%s has a role %q", s.ID, r.Name)
			}
		}
		if !slices.Contains(Under(s.Lemma), s) {
			t.Errorf("%s is not found under %q", s.ID, s.Lemma)
		}
	}
	for word, entries := range load().entries {
		for _, e := range entries {
			if POSOf(string(e.POS)) != e.POS || !e.Listed && e.Count == 0 || word == "" {
				t.Errorf("%q has the entry %+v", word, e)
			}
		}
	}
}

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		read(table)
	}
}

func BenchmarkRoles(b *testing.B) {
	s := Get("strike.01")
	for b.Loop() {
		s.Roles()
	}
}
