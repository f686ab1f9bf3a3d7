package tag

import (
	"math/rand/v2"
	"sort"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/cluster"
	"github.com/quadpress/quadpress/language/perceptron"
)

// Options say how to train.
type Options struct {
	// Epochs is how often each pass goes over the treebank.
	Epochs int
	// MinUpdates is how many errors a feature must take part in before it counts.
	MinUpdates int
	// Clusters are the word classes.
	Clusters *cluster.Clusters
	// Progress is called after each epoch of each pass with the share of words that it got right. It may be nil.
	Progress func(pass, epoch int, right float64)
}

// A word that was seen this often and always with one label is certain.
const certainCount = 15

// Train learns a tagger from a treebank's sentences. The same sentences and options give the same tagger.
func Train(sentences [][]quadpress.Token, opt Options) *Tagger {
	t := &Tagger{clusters: opt.Clusters, feats: newFeatsTable()}
	numbers := t.countLabels(sentences)
	t.countFeats(sentences)
	l := &learner{tagger: t, opt: opt, numbers: numbers, scores: make([]float32, len(t.labels))}
	for _, s := range sentences {
		e := example{gold: make([]int, len(s))}
		e.reset(s, opt.Clusters)
		e.guess = make([]uint64, len(e.words))
		for i := range s {
			n, ok := numbers[label{s[i].UPOS, s[i].XPOS}]
			if !ok {
				n = unknown
			}
			e.gold[i] = n
			c, certain := t.certain[s[i].Form]
			e.certain = append(e.certain, certain)
			if certain {
				e.gold[i] = int(c)
			}
		}
		l.examples = append(l.examples, e)
	}
	t.first = l.pass(1)
	t.second = l.pass(2)
	return t
}

// unknown is the number of a label that is too rare to learn.
const unknown = -1

// example is a sentence to learn from.
type example struct {
	context
	gold    []int
	certain []bool
	guess   []uint64 // what the first pass says while it learns, as in context.labels
}

type learner struct {
	tagger   *Tagger
	opt      Options
	numbers  map[label]int
	examples []example
	scores   []float32
}

// pass learns the model of a pass. The first one leaves its guesses of a late epoch with the examples for the second one
// to learn from: made before the sentence was learnt from in that epoch, they err about as often as on new text.
func (l *learner) pass(n int) *perceptron.Model {
	train := perceptron.NewTrainer(len(l.tagger.labels), l.opt.MinUpdates)
	order := rand.New(rand.NewPCG(uint64(n), 0))
	var features []uint64
	for epoch := range l.opt.Epochs {
		right, words := 0, 0
		for _, k := range order.Perm(len(l.examples)) {
			e := &l.examples[k]
			for i := range e.words {
				e.labels[i] = 0
				if n == 2 {
					e.labels[i] = e.guess[i]
				}
			}
			for i, gold := range e.gold {
				got := gold
				if !e.certain[i] {
					features = e.features(features[:0], i, n == 2)
					got = train.Best(features, l.scores)
					if got != gold && gold != unknown {
						train.Update(features, gold, got)
					}
					train.Tick()
				}
				e.labels[i+margin] = uint64(got) + 1
				if got == gold {
					right++
				}
				words++
			}
			if n == 1 && epoch <= guessEpoch {
				copy(e.guess, e.labels)
			}
		}
		if l.opt.Progress != nil {
			l.opt.Progress(n, epoch+1, float64(right)/float64(words))
		}
	}
	return train.Model()
}

// guessEpoch is the epoch of the first pass whose guesses the second pass learns from.
const guessEpoch = 1

// countLabels sets the labels and the certain words.
func (t *Tagger) countLabels(sentences [][]quadpress.Token) map[label]int {
	counts := make(map[label]int)
	forms := make(map[string]map[label]int)
	for _, s := range sentences {
		for i := range s {
			l := label{s[i].UPOS, s[i].XPOS}
			counts[l]++
			if forms[s[i].Form] == nil {
				forms[s[i].Form] = make(map[label]int)
			}
			forms[s[i].Form][l]++
		}
	}
	for l := range counts {
		t.labels = append(t.labels, l)
	}
	sort.Slice(t.labels, func(i, j int) bool {
		a, b := t.labels[i], t.labels[j]
		if counts[a] != counts[b] {
			return counts[a] > counts[b]
		}
		return a.String() < b.String()
	})
	for len(t.labels) > perceptron.MaxLabels || len(t.labels) > 1 && counts[t.labels[len(t.labels)-1]] == 1 {
		t.labels = t.labels[:len(t.labels)-1]
	}
	numbers := make(map[label]int)
	for i, l := range t.labels {
		numbers[l] = i
	}
	t.certain = make(map[string]uint8)
	for form, seen := range forms {
		for l, n := range seen {
			if len(seen) == 1 && n >= certainCount {
				t.certain[form] = uint8(numbers[l])
			}
		}
	}
	return numbers
}

// countFeats fills the table of features.
func (t *Tagger) countFeats(sentences [][]quadpress.Token) {
	byLabel, bySuffix, byForm := tally[label]{}, tally[featsKey]{}, tally[featsKey]{}
	for _, s := range sentences {
		for i := range s {
			l, lower := label{s[i].UPOS, s[i].XPOS}, strings.ToLower(s[i].Form)
			byLabel.add(l, s[i].Feats)
			bySuffix.add(featsKey{l, ending(lower)}, s[i].Feats)
			byForm.add(featsKey{l, lower}, s[i].Feats)
		}
	}
	for l := range byLabel {
		t.feats.byLabel[l], _ = byLabel.most(l)
	}
	for k := range bySuffix {
		if v, n := bySuffix.most(k); n > 2 && v != t.feats.of(k.label, "") {
			t.feats.bySuffix[k] = v
		}
	}
	for k := range byForm {
		if v, _ := byForm.most(k); v != t.feats.of(k.label, k.part) {
			t.feats.byForm[k] = v
		}
	}
}

// tally counts values by key.
type tally[K comparable] map[K]map[string]int

func (t tally[K]) add(k K, value string) {
	if t[k] == nil {
		t[k] = make(map[string]int)
	}
	t[k][value]++
}

// most returns the key's most frequent value, the first in the alphabet of equals, and how often it was seen.
func (t tally[K]) most(k K) (value string, n int) {
	for v, c := range t[k] {
		if c > n || c == n && v < value {
			value, n = v, c
		}
	}
	return value, n
}
