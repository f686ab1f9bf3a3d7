package parse

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/cluster"
	"pgregory.net/rapid"
)

// checkTree fails unless the tokens form one tree.
func checkTree(t interface{ Errorf(string, ...any) }, tokens []quadpress.Token) {
	roots := 0
	for i := range tokens {
		if tokens[i].Head == -1 {
			roots++
			if tokens[i].Rel != "root" {
				t.Errorf("the root's relation is %q", tokens[i].Rel)
			}
		} else if tokens[i].Rel == "root" || tokens[i].Rel == "" {
			t.Errorf("word %d of %d has head %d and relation %q", i, len(tokens), tokens[i].Head, tokens[i].Rel)
		}
		at, hops := i, 0
		for ; at != -1 && hops <= len(tokens); hops++ {
			if at < 0 || at >= len(tokens) {
				t.Errorf("word %d of %d leads to head %d", i, len(tokens), at)
				return
			}
			at = tokens[at].Head
		}
		if at != -1 {
			t.Errorf("word %d of %d is in a cycle", i, len(tokens))
			return
		}
	}
	if len(tokens) > 0 && roots != 1 {
		t.Errorf("%d roots in %d words", roots, len(tokens))
	}
}

var (
	forms  = rapid.OneOf(rapid.SampledFrom([]string{"", "the", "Kerry", "said", ",", "that", "of", "and", ".", "\u00e9t\u00e9"}), rapid.String())
	uposes = rapid.SampledFrom([]string{"", "NOUN", "VERB", "PUNCT", "ADP", "DET", "CCONJ", "PROPN", "X", "?"})
)

func TestEveryInputGetsOneTree(t *testing.T) {
	p, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		var tokens []quadpress.Token
		for range rapid.IntRange(0, 60).Draw(t, "words") {
			tokens = append(tokens, quadpress.Token{Form: forms.Draw(t, "form"), UPOS: uposes.Draw(t, "upos"), XPOS: "NN", Head: 5})
		}
		p.Parse(tokens)
		checkTree(t, tokens)
	})
}

func TestLongSentences(t *testing.T) {
	p, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{1, 2, longSentence - 1, longSentence, 5000} {
		tokens := make([]quadpress.Token, n)
		for i := range tokens {
			tokens[i] = quadpress.Token{Form: fmt.Sprint("word", i%17), UPOS: "NOUN", XPOS: "NN"}
		}
		p.Parse(tokens)
		checkTree(t, tokens)
	}
}

// trees are random trees over n words.
func trees(t *rapid.T) []int32 {
	n := rapid.IntRange(1, 25).Draw(t, "words")
	heads := make([]int32, n)
	order := rapid.Permutation(seq(n)).Draw(t, "order")
	heads[order[0]] = none
	for i := 1; i < n; i++ {
		heads[order[i]] = int32(order[rapid.IntRange(0, i-1).Draw(t, "head")])
	}
	return heads
}

func seq(n int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func TestOracleBuildsTheTree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		heads := projective(trees(t))
		var s state
		s.reset(make([]word, len(heads)))
		for _, action := range oracle(heads) {
			if !s.allowed(int(action)) {
				t.Fatalf("transition %d is not allowed after %v", action, s.done)
			}
			s.apply(int(action))
		}
		for i, want := range heads {
			if s.nodes[i].head != want {
				t.Errorf("word %d has head %d, want %d", i, s.nodes[i].head, want)
			}
		}
	})
}

func TestProjective(t *testing.T) {
	tests := []struct{ heads, want []int32 }{
		{[]int32{1, none, 1}, []int32{1, none, 1}},
		// 0 -> 2 crosses 1 -> 3, where 3 is the root: the shorter arc that crosses is lifted.
		{[]int32{2, 3, 3, none}, []int32{3, 3, 3, none}},
		{[]int32{none}, []int32{none}},
	}
	for _, test := range tests {
		if got := projective(test.heads); !cmp.Equal(got, test.want) {
			t.Errorf("got %v, want %v", got, test.want)
		}
	}
}

// grammar makes sentences of a toy language: determiner, adjectives, noun, verb, determiner, noun.
func grammar(adjectives int) []quadpress.Token {
	tok := func(form, upos string, head int, rel string) quadpress.Token {
		return quadpress.Token{Form: form, UPOS: upos, XPOS: upos, Head: head, Rel: rel}
	}
	noun := adjectives + 1
	s := []quadpress.Token{tok("the", "DET", noun, "det")}
	for range adjectives {
		s = append(s, tok("old", "ADJ", noun, "amod"))
	}
	return append(s, tok("dog", "NOUN", noun+1, "nsubj"), tok("saw", "VERB", -1, "root"),
		tok("a", "DET", noun+3, "det"), tok("cat", "NOUN", noun+1, "obj"))
}

func TestTrainLearnsAndIsDeterministic(t *testing.T) {
	clusters, err := cluster.Default()
	if err != nil {
		t.Fatal(err)
	}
	var bank [][]quadpress.Token
	for n := range 4 {
		bank = append(bank, grammar(n))
	}
	train := func() []byte {
		p := Train(bank, Options{Epochs: 8, LabelEpochs: 8, MinUpdates: 1, LabelMinUpdates: 1, Width: 4, Clusters: clusters})
		data, err := p.AppendBinary(nil)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	data := train()
	if !bytes.Equal(data, train()) {
		t.Error("training twice gives two parsers")
	}
	p, err := Read(data, clusters)
	if err != nil {
		t.Fatal(err)
	}
	want := grammar(5)
	got := grammar(5)
	for i := range got {
		got[i].Head, got[i].Rel = -1, ""
	}
	p.Parse(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTrainPassesOverWhatIsNoTree(t *testing.T) {
	clusters, err := cluster.Default()
	if err != nil {
		t.Fatal(err)
	}
	word := func(head int) quadpress.Token { return quadpress.Token{Form: "x", Head: head, Rel: "dep"} }
	Train([][]quadpress.Token{
		{}, {word(-1), word(-1)}, {word(1), word(0)}, {word(7)}, {word(0)}, grammar(1),
	}, Options{Epochs: 1, LabelEpochs: 1, MinUpdates: 1, LabelMinUpdates: 1, Width: 2, Clusters: clusters})
}

func TestReadRejectsWhatIsNoParser(t *testing.T) {
	for _, data := range []string{"", "abc", "\xff\xff\xff\x7fabc", "\x00\x00\x00\x00qpn1"} {
		if _, err := Read([]byte(data), nil); err == nil {
			t.Errorf("Read(%q) gave no error", data)
		}
	}
}
