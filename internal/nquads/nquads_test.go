package nquads

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	got, err := Parse("<a:b> <http://[::1]/x> \"y\\n\\u0000\" .\n<a:b> <a:c> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> <a:d#e> .\n")
	want := [][]Term{
		{{IRI: "a:b"}, {IRI: "http://[::1]/x"}, {Value: "y\n\x00"}},
		{{IRI: "a:b"}, {IRI: "a:c"}, {Value: "1", Datatype: "http://www.w3.org/2001/XMLSchema#integer"}, {IRI: "a:d#e"}},
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

func TestParseIsStrict(t *testing.T) {
	for name, line := range map[string]string{
		"no end":             "<a:b> <a:c> <a:d>\n",
		"no newline":         "<a:b> <a:c> <a:d> .",
		"two terms":          "<a:b> <a:c> .\n",
		"five terms":         "<a:b> <a:c> <a:d> <a:e> <a:f> .\n",
		"two blanks":         "<a:b>  <a:c> <a:d> .\n",
		"no blank":           "<a:b><a:c> <a:d> .\n",
		"literal subject":    "\"b\" <a:c> <a:d> .\n",
		"literal label":      "<a:b> <a:c> <a:d> \"e\" .\n",
		"blank node":         "_:b <a:c> <a:d> .\n",
		"language":           "<a:b> <a:c> \"d\"@en .\n",
		"open string":        "<a:b> <a:c> \"d .\n",
		"open IRI":           "<a:b> <a:c> <a:d .\n",
		"relative":           "<a:b> <a:c> <../../etc/passwd> .\n",
		"no scheme":          "<a:b> <a:c> <example.org/d> .\n",
		"blank in IRI":       "<a:b> <a:c> <a:d e> .\n",
		"control in IRI":     "<a:b> <a:c> <a:d\x01> .\n",
		"bracket in IRI":     "<a:b> <a:c> <http://a/[d]> .\n",
		"bad address":        "<a:b> <a:c> <http://[1]/> .\n",
		"bad percent":        "<a:b> <a:c> <a:d%zz> .\n",
		"two fragments":      "<a:b> <a:c> <a:d#e#f> .\n",
		"private in path":    "<a:b> <a:c> <a:\ue000> .\n",
		"non-character":      "<a:b> <a:c> <a:\ufdd0> .\n",
		"escape in IRI":      "<a:b> <a:c> <a:\\u0041> .\n",
		"not UTF-8":          "<a:b> <a:c> \"\xff\" .\n",
		"bare tab":           "<a:b> <a:c> \"\t\" .\n",
		"bare control":       "<a:b> <a:c> \"\x01\" .\n",
		"bare DEL":           "<a:b> <a:c> \"\x7f\" .\n",
		"needless escape":    "<a:b> <a:c> \"\\u0041\" .\n",
		"long for short":     "<a:b> <a:c> \"\\u000A\" .\n",
		"small hexadecimals": "<a:b> <a:c> \"\\u001b\" .\n",
		"surrogate":          "<a:b> <a:c> \"\\uD800\" .\n",
		"unknown escape":     "<a:b> <a:c> \"\\x\" .\n",
		"not its type":       "<a:b> <a:c> \"x\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n",
		"plain string":       "<a:b> <a:c> \"x\"^^<http://www.w3.org/2001/XMLSchema#string> .\n",
	} {
		if quads, err := Parse(line); err == nil {
			t.Errorf("%s: read as %v", name, quads)
		}
	}
}
