package document

import "testing"

func TestErrorsAreVisible(t *testing.T) {
	for path, want := range map[string]string{
		"stories/Zürich.txt": "stories/Zürich.txt: is empty",
		"a\nb\x1b[31m.txt":   `a\nb\x1b[31m.txt: is empty`,
		"caf\xe9 \"x\".txt":  `caf\xe9 "x".txt: is empty`,
		"\u202etxt.exe":      `\u202etxt.exe: is empty`,
		"\ufffd":             "\ufffd: is empty",
	} {
		if got := (&Error{Path: path, Reason: "is empty"}).Error(); got != want {
			t.Errorf("%q is shown as %s, want %s", path, got, want)
		}
	}
}
