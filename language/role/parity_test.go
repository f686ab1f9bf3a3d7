package role

import (
	"encoding/json"
	"math"
	"os"
	"testing"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/lemma"
	"github.com/quadpress/quadpress/language/neural"
)

// TestParity holds features and network to what the training framework computes with the same weights.
func TestParity(t *testing.T) {
	data, err := os.ReadFile("testdata/parity.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Forms  []string
		Heads  []int
		Frames []struct {
			Predicate int
			Sense     string
			Heads     []int
			Roles     [][]float64
		}
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	l, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, c := range cases {
		s, v := analysed(t, l, c.Forms)
		for i, h := range c.Heads {
			if s.Tokens[i].Head != h {
				t.Fatalf("%q: the tree has changed: make the cases anew", c.Forms)
			}
		}
		b, n := new(buffer), l.network
		b.tree.set(s.Tokens, n.relID)
		hidden := n.encode(b, v)
		n.findPredicates(b, hidden)
		if len(b.predicates) != len(c.Frames) {
			t.Errorf("%q: predicates %v, want %d", c.Forms, b.predicates, len(c.Frames))
			continue
		}
		n.readPredicates(b, hidden)
		n.chooseSenses(b)
		n.prepare(b, hidden)
		for k, want := range c.Frames {
			p := b.predicates[k]
			if p != want.Predicate || b.means[k] == nil || b.means[k].ID != want.Sense {
				t.Errorf("%q: predicate %d means %+v, want %d and %s", c.Forms, p, b.means[k], want.Predicate, want.Sense)
				continue
			}
			b.candidates = b.tree.appendCandidates(b.candidates[:0], p)
			n.scoreRoles(b, p, b.context[k*n.width:][:n.width], b.own[k*n.own.Width():][:n.own.Width()], b.means[k])
			for i, row := range want.Roles {
				if b.candidates[i].word != want.Heads[i] {
					t.Fatalf("%q: candidate %d of %d is %d, want %d", c.Forms, i, p, b.candidates[i].word, want.Heads[i])
				}
				for r, score := range row {
					// The framework rounds vectors to 16 bits on the way.
					if got := float64(b.roles[i*n.role.Width()+r]); math.Abs(got-score) > 0.03*(1+math.Abs(score)) {
						t.Fatalf("%q: %s of word %d to %d has score %g, want %g", c.Forms, roles[r], want.Heads[i], p, got, score)
					}
					count++
				}
			}
		}
	}
	if count < 1000 {
		t.Errorf("%d scores compared", count)
	}
}

// analysed tags and parses words.
func analysed(t testing.TB, l *Labeler, forms []string) (*quadpress.Sentence, *neural.Vectors) {
	t.Helper()
	network, err := neural.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := &quadpress.Sentence{Tokens: make([]quadpress.Token, len(forms))}
	for i, f := range forms {
		s.Tokens[i].Form = f
	}
	if err := l.Fits(network); err != nil {
		t.Fatal(err)
	}
	v := new(neural.Vectors)
	network.Annotate(s, l.Branch(), v)
	for i := range s.Tokens {
		w := &s.Tokens[i]
		w.Lemma = lemma.Of(w.Form, w.UPOS, w.XPOS)
	}
	return s, v
}
