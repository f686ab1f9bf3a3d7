package mention

import (
	"math"
	"math/rand/v2"
	"slices"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/cluster"
	"github.com/quadpress/quadpress/language/perceptron"
)

// Document is annotated text to learn from: sentences with tags and with the mentions that are right.
type Document struct {
	Sentences []quadpress.Sentence
	// Partial says that persons, organizations and places alone are annotated: a capitalised word outside of them may
	// still name something else.
	Partial bool
}

// Options says how to train.
type Options struct {
	Rounds int     // passes over the documents
	Rate   float64 // of learning, at the start
	// Dropout is the share of documents and words that are learnt without what may not be there in another text:
	// the document's other sentences, the very word.
	Dropout float64
	// MinUpdates is how often a feature must have helped to be kept.
	MinUpdates int
}

// DefaultOptions are what the embedded model was trained with.
var DefaultOptions = Options{Rounds: 8, Rate: 0.02, Dropout: 0.3, MinUpdates: 6}

// Train learns a model for [New]: a conditional random field over the labels of a sentence, trained by averaged
// stochastic gradient steps on the weights of package perceptron. It normalizes the documents ([Tagger.Normalize]) and is
// deterministic.
func Train(documents []Document, opt Options) ([]byte, error) {
	t, err := untrained()
	if err != nil {
		return nil, err
	}
	type example struct {
		document, sentence int
	}
	var examples []example
	contexts := make([]*context, len(documents))
	for d := range documents {
		t.Normalize(&documents[d])
		contexts[d] = t.contextOf(documents[d].Sentences)
		for s := range documents[d].Sentences {
			if len(documents[d].Sentences[s].Tokens) > 0 {
				examples = append(examples, example{d, s})
			}
		}
	}
	learner := &learner{Tagger: t, trainer: perceptron.NewTrainer(labels, opt.MinUpdates), random: rand.New(rand.NewPCG(1, 2)), opt: opt}
	total := float64(opt.Rounds * len(examples))
	step := 0
	for range opt.Rounds {
		learner.random.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		for _, e := range examples {
			doc := &documents[e.document]
			context := contexts[e.document]
			if learner.random.Float64() < opt.Dropout {
				context = nil
			}
			rate := opt.Rate * (1 - 0.9*float64(step)/total)
			learner.learn(&doc.Sentences[e.sentence], context, doc, float32(rate))
			step++
		}
	}
	return learner.trainer.Model().AppendBinary(nil)
}

// Normalize brings an annotated document to the conventions of this package: titles are no part of a person's name, and
// known nationalities and other groups, which corpora leave out or count as any other name, are mentions of their own.
func (t *Tagger) Normalize(d *Document) {
	var b buffer
	for i := range d.Sentences {
		s := &d.Sentences[i]
		t.readWords(s, &b)
		for j := range s.Mentions {
			m := &s.Mentions[j]
			if m.Type == quadpress.Person {
				t.trimTitles(m, b.words)
			}
			if n, k := t.names.longest(b.words[m.First:m.Last], byLower); m.Type == quadpress.Other && n == m.Last-m.First && k&isGroup != 0 {
				m.Type = quadpress.Group
			}
		}
		s.Mentions = slices.DeleteFunc(s.Mentions, func(m quadpress.Mention) bool { return m.First == m.Last })
		for j := 0; j < len(b.words); j++ {
			n, k := t.names.longest(b.words[j:], byLower)
			if n == 0 || k&isGroup == 0 || !b.words[j].capital || overlaps(s.Mentions, j, j+n) {
				continue
			}
			s.Mentions = append(s.Mentions, quadpress.Mention{First: j, Last: j + n, Type: quadpress.Group})
		}
		slices.SortFunc(s.Mentions, byPlace)
	}
}

func overlaps(mentions []quadpress.Mention, first, last int) bool {
	return slices.ContainsFunc(mentions, func(m quadpress.Mention) bool { return m.First < last && first < m.Last })
}

// learner holds the memory of one training run.
type learner struct {
	*Tagger
	trainer *perceptron.Trainer
	random  *rand.Rand
	opt     Options
	buffer  buffer

	features [][]uint64
	scores   [][]float32
	step     [labels][labels]float32 // [a][b], of b after a
	gold     []label
	all      expectation // under the weights as they are
	right    expectation // the same, given what is annotated
}

// learn makes one step up the gradient of the sentence's log likelihood.
func (t *learner) learn(s *quadpress.Sentence, doc *context, from *Document, rate float32) {
	b := &t.buffer
	t.readWords(s, b)
	n := len(b.words)
	t.hide(b.words)
	t.features, t.scores, t.gold = resize(t.features, n), resize(t.scores, n), resize(t.gold, n)
	setLabels(t.gold, s.Mentions)
	style := styleOf(b.words)
	for i := range n {
		t.features[i] = features(t.features[i][:0], b.words, i, style, doc)
		t.scores[i] = resize(t.scores[i], labels)
		t.trainer.Score(t.features[i], t.scores[i])
	}
	for a := range label(labels) {
		t.trainer.Score([]uint64{stepFeature(a)}, t.step[a][:])
	}
	t.expect(&t.all, n, nil)
	right := &t.right
	if from.Partial {
		t.expect(right, n, func(i int, l label) bool {
			return l == t.gold[i] || t.gold[i] == outside && b.words[i].capital && typeOf(l) == quadpress.Other
		})
	} else {
		right.certain(t.gold)
	}
	for i := range n {
		for l := range label(labels) {
			if g := right.label[i][l] - t.all.label[i][l]; math.Abs(g) > negligible {
				t.trainer.Add(t.features[i], int(l), rate*float32(g))
			}
		}
	}
	for a := range label(labels) {
		for l := range label(labels) {
			if g := right.step[a][l] - t.all.step[a][l]; math.Abs(g) > negligible {
				t.trainer.Add([]uint64{stepFeature(a)}, int(l), rate*float32(g))
			}
		}
	}
	t.trainer.Tick()
}

// hide makes some words unknown by themselves, so that the model learns to read what stands around a word and what it
// looks like.
func (t *learner) hide(words []word) {
	for i := range words {
		if w := &words[i]; w.capital && t.random.Float64() < t.opt.Dropout {
			w.form, w.lower = 0, 0
			if t.random.Float64() < 0.5 {
				w.class = cluster.Class{}
			}
		}
	}
}

// negligible is an error in an expectation that is not worth a change of weights.
const negligible = 5e-3

// expectation holds how often each label, and each pair of labels, is to be expected in a sentence.
type expectation struct {
	label [][labels]float64
	step  [labels][labels]float64

	forward, backward, weight [][labels]float64
}

// certain expects one run of labels.
func (e *expectation) certain(path []label) {
	e.label = resize(e.label, len(path))
	clear(e.label)
	e.step = [labels][labels]float64{}
	for i, l := range path {
		e.label[i][l] = 1
		if i > 0 {
			e.step[path[i-1]][l]++
		}
	}
}

// expect runs forward and backward over the valid runs of allowed labels; nil allows all. What it carries along is scaled
// to a sum of one at every word, so that nothing underflows.
func (t *learner) expect(e *expectation, n int, allowed func(i int, l label) bool) {
	e.label, e.forward, e.backward, e.weight = resize(e.label, n), resize(e.forward, n), resize(e.backward, n), resize(e.weight, n)
	e.step = [labels][labels]float64{}
	var step [labels][labels]float64
	for a := range label(labels) {
		for l := range label(labels) {
			step[a][l] = math.Exp(float64(t.step[a][l]))
		}
	}
	for i := range n {
		top := slices.Max(t.scores[i])
		for l := range label(labels) {
			e.weight[i][l] = 0
			if allowed == nil || allowed(i, l) {
				e.weight[i][l] = math.Exp(float64(t.scores[i][l] - top))
			}
		}
	}
	for i := range n {
		row := &e.forward[i]
		for l := range label(labels) {
			switch {
			case i > 0:
				row[l] = 0
				for _, a := range before[l] {
					row[l] += e.forward[i-1][a] * step[a][l]
				}
				row[l] *= e.weight[i][l]
			case opens(l):
				row[l] = e.weight[i][l]
			default:
				row[l] = 0
			}
		}
		scale(row)
	}
	for i := n - 1; i >= 0; i-- {
		row := &e.backward[i]
		clear(row[:])
		for l := range label(labels) {
			if i == n-1 {
				if closes(l) {
					row[l] = 1
				}
				continue
			}
			for _, a := range before[l] {
				row[a] += step[a][l] * e.weight[i+1][l] * e.backward[i+1][l]
			}
		}
		scale(row)
	}
	for i := range n {
		for l := range label(labels) {
			e.label[i][l] = e.forward[i][l] * e.backward[i][l]
		}
		scale(&e.label[i])
		if i == 0 {
			continue
		}
		var pairs [labels][labels]float64
		sum := 0.0
		for l := range label(labels) {
			for _, a := range before[l] {
				pairs[a][l] = e.forward[i-1][a] * step[a][l] * e.weight[i][l] * e.backward[i][l]
				sum += pairs[a][l]
			}
		}
		for l := range label(labels) {
			for _, a := range before[l] {
				e.step[a][l] += pairs[a][l] / max(sum, math.SmallestNonzeroFloat64)
			}
		}
	}
}

// scale makes a row sum to one.
func scale(row *[labels]float64) {
	sum := 0.0
	for _, v := range row {
		sum += v
	}
	if sum == 0 {
		return
	}
	for l := range row {
		row[l] /= sum
	}
}
