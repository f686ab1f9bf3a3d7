package neural

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func load(t testing.TB) *Model {
	t.Helper()
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestAnnotate(t *testing.T) {
	s := sentence("Kerry met Sergei Lavrov in Vienna .")
	load(t).Annotate(s, nil, nil)
	var got []string
	for _, x := range s.Tokens {
		got = append(got, x.UPOS+" "+x.XPOS+" "+x.Rel)
	}
	want := []string{"PROPN NNP nsubj", "VERB VBD root", "PROPN NNP obj", "PROPN NNP flat", "ADP IN case",
		"PROPN NNP obl", "PUNCT . punct"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("words (-want +got):\n%s", diff)
	}
}

// A sentence gets the same analysis whatever was analysed before it in the same memory.
func TestAnnotateAlone(t *testing.T) {
	m := load(t)
	for _, text := range append(sentences, "Yes", strings.Repeat("no , ", 30)) {
		a, b := sentence(text), sentence(text)
		m.Annotate(a, nil, nil)
		m.Annotate(sentence(strings.Repeat("something else entirely ", 20)), nil, nil)
		m.Annotate(b, nil, nil)
		if diff := cmp.Diff(a, b); diff != "" {
			t.Errorf("%q differs the second time:\n%s", text, diff)
		}
	}
}

// What is longer than the network reads at once still gets one tree.
func TestAnnotateLong(t *testing.T) {
	s := sentence(strings.Repeat("The minister met the workers , ", 160))
	load(t).Annotate(s, nil, nil)
	heads := make([]int, len(s.Tokens)+1)
	for i, x := range s.Tokens {
		heads[i+1] = x.Head + 1
	}
	if !isTree(heads) {
		t.Error("no tree with one root")
	}
}

func TestAnnotateEmpty(t *testing.T) {
	s := sentence("")
	load(t).Annotate(s, nil, nil)
	if len(s.Tokens) != 0 {
		t.Errorf("an empty sentence became %v", s)
	}
}

func BenchmarkLoad(b *testing.B) {
	for range b.N {
		if _, err := Read(embedded); err != nil {
			b.Fatal(err)
		}
	}
}
