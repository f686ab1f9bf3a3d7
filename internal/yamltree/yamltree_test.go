package yamltree

import (
	"errors"
	"testing"
)

func TestParse(t *testing.T) {
	for text, want := range map[string]Error{
		"a: [1, 2]\n":          {},
		"# nothing\n\n":        {},
		"a: 'x\n":              {1, "while scanning a quoted scalar, found unexpected end of stream"},
		"a: 1\n---\nb: 2\n":    {0, "a second document follows the first; leave it out"},
		"a:\n  b:\n    c: 1\n": {3, "while increasing indent level, exceeded max depth of 2"},
	} {
		_, err := Parse([]byte(text), 2)
		var got *Error
		if want == (Error{}) {
			if err != nil {
				t.Errorf("%q: %v", text, err)
			}
		} else if !errors.As(err, &got) || *got != want {
			t.Errorf("%q: got %#v, want %#v", text, err, want)
		}
	}
	if root, err := Parse([]byte("# nothing\n"), 2); root != nil || err != nil {
		t.Errorf("of nothing: %v, %v", root, err)
	}
}
