package parse

import (
	"math/rand/v2"
	"slices"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/cluster"
	"github.com/quadpress/quadpress/language/perceptron"
)

// Options say how to train.
type Options struct {
	// Epochs and LabelEpochs are how often the two models go over the treebank.
	Epochs, LabelEpochs int
	// MinUpdates and LabelMinUpdates are how many updates a feature must take part in before it counts.
	MinUpdates, LabelMinUpdates int
	// Width is how many partial parses are kept while learning.
	Width int
	// Dropout is the chance that a kind of feature is kept from the arcs for one sentence, so that none leans on another.
	// WordDropout makes a word that was seen n times unknown with a chance of WordDropout/(WordDropout+n), as words of new text are.
	Dropout, WordDropout float64
	// Clusters are the word classes.
	Clusters *cluster.Clusters
	// Progress is called after each epoch with what was learnt ("arcs", "labels") and the share of it that was right. It
	// may be nil.
	Progress func(what string, epoch int, right float64)
	// Try is called with the parser as it stands after each epoch over the arcs. It may be nil.
	Try func(epoch int, p *Parser)
}

// maxTraining is the length of the longest sentence to learn from.
const maxTraining = 120

// Train learns a parser from trees whose tags are as a tagger gives them; sentences that are no trees, or very long, are
// passed over. The same sentences and options give the same parser.
func Train(sentences [][]quadpress.Token, opt Options) *Parser {
	p := &Parser{clusters: opt.Clusters}
	numbers := make(map[string]int)
	var examples []*example
	for _, s := range sentences {
		if len(s) > maxTraining || !isTree(s) {
			continue
		}
		e := newExample(s, opt.Clusters)
		for i := range s {
			if s[i].Head < 0 {
				continue
			}
			n, ok := numbers[s[i].Rel]
			if !ok {
				n = len(p.rels)
				numbers[s[i].Rel] = n
				p.rels = append(p.rels, s[i].Rel)
			}
			e.rels[i] = n
		}
		examples = append(examples, e)
	}
	p.labels = trainLabels(examples, len(p.rels), opt)
	p.arcs = trainArcs(examples, opt, func(epoch int, arcs *perceptron.Narrow) {
		if opt.Try != nil {
			opt.Try(epoch, &Parser{clusters: p.clusters, rels: p.rels, labels: p.labels, arcs: arcs})
		}
	})
	return p
}

// example is a tree to learn from.
type example struct {
	words []word
	heads []int32
	rels  []int
	gold  []uint8 // the transitions that build the tree, its crossing arcs lifted
}

func newExample(tokens []quadpress.Token, clusters *cluster.Clusters) *example {
	e := &example{words: appendWords(nil, tokens, clusters), rels: make([]int, len(tokens))}
	for i := range tokens {
		e.heads = append(e.heads, int32(tokens[i].Head))
	}
	e.gold = oracle(projective(slices.Clone(e.heads)))
	return e
}

// isTree tells whether the heads make one tree.
func isTree(tokens []quadpress.Token) bool {
	roots := 0
	for i := range tokens {
		if tokens[i].Head < 0 {
			roots++
		}
		at, hops := i, 0
		for ; at >= 0 && at < len(tokens) && hops <= len(tokens); hops++ {
			at = tokens[at].Head
		}
		if at >= 0 {
			return false
		}
	}
	return roots == 1
}

// projective lifts arcs that cross others to the head's head until none does.
func projective(heads []int32) []int32 {
	for {
		lift, length := int32(none), int32(0)
		for d, h := range heads {
			if h == none || heads[h] == none || crossesNothing(heads, int32(d)) {
				continue
			}
			if n := max(h-int32(d), int32(d)-h); lift == none || n < length {
				lift, length = int32(d), n
			}
		}
		if lift == none {
			return heads
		}
		heads[lift] = heads[heads[lift]]
	}
}

// crossesNothing tells whether all words between d and its head are below the head.
func crossesNothing(heads []int32, d int32) bool {
	h := heads[d]
	for i := min(d, h) + 1; i < max(d, h); i++ {
		a := i
		for a != none && a != h {
			a = heads[a]
		}
		if a == none {
			return false
		}
	}
	return true
}

// oracle lists the transitions that build a projective tree, words leaving the stack as soon as they can.
func oracle(heads []int32) []uint8 {
	var s state
	s.reset(make([]word, len(heads)))
	missing := make([]int, len(heads)) // dependents still to come
	for _, h := range heads {
		if h != none {
			missing[h]++
		}
	}
	for range steps(len(heads)) {
		action := shift
		if top := s.top(0); top != none && missing[top] == 0 && heads[top] != none {
			switch {
			case int(heads[top]) == s.next:
				action = left
			case heads[top] == s.top(1):
				action = right
			}
			if action != shift {
				missing[heads[top]]--
			}
		}
		s.apply(action)
	}
	return s.done
}

// trainArcs learns by beam search: where the right transitions are furthest behind the best ones, both runs up to
// there are weighed (Huang, Fayong and Guo, 2012).
func trainArcs(examples []*example, opt Options, try func(int, *perceptron.Narrow)) *perceptron.Narrow {
	train := perceptron.NewNarrowTrainer(opt.MinUpdates)
	score := func(f []uint64) (out [actions]int64) {
		for i, v := range train.Score(f) {
			out[i] = int64(v)
		}
		return out
	}
	order := rand.New(rand.NewPCG(1, 1))
	noise := newNoise(examples, opt)
	var b beam
	var gold state
	var buffer []uint64
	for epoch := range opt.Epochs {
		right, all := 0, 0
		for _, k := range order.Perm(len(examples)) {
			e := examples[k]
			b.words, b.dropped = noise.apply(e.words)
			b.start()
			gold.reset(b.words)
			violation, at := int64(0), 0
			var wrong []uint8
			for i, action := range e.gold {
				buffer = b.see(buffer, &gold)
				gold.score += score(buffer)[action]
				gold.apply(int(action))
				b.expand(score)
				b.advance(opt.Width)
				best := b.states[0]
				if v := best.score - gold.score; v >= violation && !slices.Equal(best.done, gold.done) {
					violation, at = v, i+1
					wrong = append(wrong[:0], best.done...)
				}
			}
			if at > 0 {
				weigh(train, &b, e.gold[:at], wrong, &gold)
			}
			train.Tick()
			for d := range e.words {
				all++
				if b.states[0].nodes[d].head == e.heads[d] {
					right++
				}
			}
		}
		if opt.Progress != nil {
			opt.Progress("arcs", epoch+1, float64(right)/float64(all))
		}
		if (epoch+1)%3 == 0 || epoch+1 == opt.Epochs {
			try(epoch+1, train.Model())
		}
	}
	return train.Model()
}

// weigh adds the features of the right transitions and takes away those of the wrong ones, from where they part.
func weigh(train *perceptron.NarrowTrainer, b *beam, right, wrong []uint8, s *state) {
	same := 0
	for same < len(right) && right[same] == wrong[same] {
		same++
	}
	var buffer []uint64
	for i, run := range [][]uint8{right, wrong} {
		s.reset(b.words)
		for k, action := range run {
			if k >= same {
				buffer = b.see(buffer, s)
				train.Add(buffer, int(action), float32(1-2*i))
			}
			s.apply(int(action))
		}
	}
}

// trainLabels learns to name the arcs of the right trees.
func trainLabels(examples []*example, rels int, opt Options) *perceptron.Model {
	train := perceptron.NewTrainer(rels, opt.LabelMinUpdates)
	order := rand.New(rand.NewPCG(2, 2))
	scores := make([]float32, rels)
	var l labelling
	var buffer []uint64
	for epoch := range opt.LabelEpochs {
		right, all := 0, 0
		for _, k := range order.Perm(len(examples)) {
			e := examples[k]
			l.reset(e.words, e.heads)
			for _, d := range l.order {
				if e.heads[d] == none {
					continue
				}
				buffer = l.features(buffer[:0], d)
				got := train.Best(buffer, scores)
				if got != e.rels[d] {
					train.Update(buffer, e.rels[d], got)
				} else {
					right++
				}
				l.set(d, got)
				train.Tick()
				all++
			}
		}
		if opt.Progress != nil {
			opt.Progress("labels", epoch+1, float64(right)/float64(all))
		}
	}
	return train.Model()
}
