package graph

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"golang.org/x/sync/errgroup"
)

// batchSize is how many quads go to Cayley at once. Larger ones are hardly faster and take more memory.
const batchSize = 30_000

// quadHash names a quad.
type quadHash [16]byte

func hashQuad(q quad.Quad) (h quadHash) {
	sum := sha256.Sum256(AppendNQuad(nil, q))
	copy(h[:], sum[:])
	return h
}

func (h quadHash) key() string { return countKey + string(h[:]) }

// loader adds quads to Cayley and removes them, in batches. A quad that several documents may say goes when the last of
// them takes it back.
type loader struct {
	ctx    context.Context
	quads  graph.QuadStore
	adding *errgroup.Group // adds quads beside what else is done, one batch at a time; nil where the back end cannot
	ledger *ledger
	counts map[quadHash]int // those that the ledger does not have yet
	tally  *tally
	pairs  pairs // what their counts in the ledger have yet to change by
	shown  *shown
	deltas []graph.Delta
	done   Change
	told   tellings // what came, or went, of the things and events at the ends of quads
}

// newLoader returns a loader into the graph of a draft, and its ledger, of which a state is known.
func newLoader(ctx context.Context, quads graph.QuadStore, next draft, known graphState) *loader {
	t := newTally()
	if known.Tally != nil {
		t = known.Tally.clone()
	}
	l := &loader{ctx: ctx, quads: quads, ledger: next.ledger(), counts: map[quadHash]int{}, tally: t, pairs: pairs{},
		shown: newShown(known.Highlight), told: tellings{}}
	if next.apart() {
		l.adding = new(errgroup.Group)
		l.adding.SetLimit(1)
	}
	return l
}

// assert adds quads that one more document says.
func (l *loader) assert(quads []quad.Quad) error {
	return l.change(quads, 1, func(q quad.Quad, before int) {
		if before == 0 {
			l.done.QuadsAdded++
			l.apply(q, graph.Add)
		}
	})
}

// retract takes back quads that one document said and says no more.
func (l *loader) retract(quads []quad.Quad) error {
	return l.change(quads, -1, func(q quad.Quad, before int) {
		if before <= 1 {
			l.done.QuadsRemoved++
			l.apply(q, graph.Delete)
		}
	})
}

// change changes the numbers of documents that say quads and calls apply with each quad and what its number was.
func (l *loader) change(quads []quad.Quad, by int, apply func(q quad.Quad, before int)) error {
	for some := range slices.Chunk(quads, batchSize) {
		before, err := l.addCounts(some, by)
		if err != nil {
			return err
		}
		for i, q := range some {
			apply(q, before[i])
		}
		if len(l.deltas) >= batchSize {
			if err := l.write(); err != nil {
				return err
			}
		}
	}
	return nil
}

// addCounts changes the numbers of documents that say quads and returns what they were. Quads labelled with a document
// are said by that one alone and not counted.
func (l *loader) addCounts(quads []quad.Quad, by int) (before []int, err error) {
	var unknown []quadHash
	hashes := make([]quadHash, len(quads))
	for i, q := range quads {
		if ofDocument(q) {
			continue
		}
		hashes[i] = hashQuad(q)
		if _, ok := l.counts[hashes[i]]; !ok {
			unknown = append(unknown, hashes[i])
		}
	}
	counts, err := l.ledger.counts(unknown)
	if err != nil {
		return nil, err
	}
	for i, hash := range unknown {
		l.counts[hash] = counts[i]
	}
	before = make([]int, len(quads))
	for i, q := range quads {
		if ofDocument(q) {
			before[i] = max(0, -by)
			continue
		}
		before[i] = l.counts[hashes[i]]
		l.counts[hashes[i]] += by
	}
	return before, nil
}

// ofDocument reports whether a quad is labelled with a document.
func ofDocument(q quad.Quad) bool {
	label, ok := q.Label.(quad.IRI)
	return ok && strings.HasPrefix(string(label), documentPrefix)
}

func (l *loader) apply(q quad.Quad, action graph.Procedure) {
	l.tally.add(q, int(action)) // 1 or -1
	l.pairs.add(q, int(action))
	l.shown.see(q, int(action))
	l.told.see(q, action == graph.Add)
	l.deltas = append(l.deltas, graph.Delta{Quad: q, Action: action})
}

// flush writes what has been gathered, and waits until all is written.
func (l *loader) flush() error {
	err := l.write()
	return cmp.Or(l.wait(), err)
}

// wait waits until nothing is on its way.
func (l *loader) wait() error {
	if l.adding == nil {
		return nil
	}
	return l.adding.Wait()
}

// write writes what has been gathered. Quads may be on their way when it returns.
func (l *loader) write() error {
	if err := l.ctx.Err(); err != nil {
		return err
	}
	if deltas := l.deltas; len(deltas) > 0 {
		l.deltas = make([]graph.Delta, 0, batchSize)
		add := func() error {
			// A store that was edited with other tools may already have, or lack, what changes here.
			err := l.quads.ApplyDeltas(deltas, graph.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true})
			if err != nil {
				return fmt.Errorf("load quads: %w", err)
			}
			return nil
		}
		if l.adding != nil {
			l.adding.Go(add)
		} else if err := add(); err != nil {
			return err
		}
	}
	if err := errors.Join(l.ledger.putCounts(l.counts), l.ledger.addPairs(l.pairs)); err != nil {
		return fmt.Errorf("write ledger: %w", err)
	}
	clear(l.counts)
	clear(l.pairs)
	return nil
}

// difference returns the quads of a that are not in b; both are sorted.
func difference(a, b []quad.Quad) []quad.Quad {
	if len(b) == 0 {
		return a
	}
	var only []quad.Quad
	for _, q := range a {
		for len(b) > 0 && compareQuads(b[0], q) < 0 {
			b = b[1:]
		}
		if len(b) == 0 || compareQuads(b[0], q) != 0 {
			only = append(only, q)
		}
	}
	return only
}
