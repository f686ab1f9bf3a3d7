package schema

import "testing"

func TestParticiple(t *testing.T) {
	for lemma, want := range map[string]string{
		"steal": "stolen", "strike": "struck", "arrest": "arrested", "co-write": "co-written", "become": "become",
		"run": "run",
	} {
		if got := Participle(lemma); got != want {
			t.Errorf("Participle(%q) is %q, not %q", lemma, got, want)
		}
	}
}
