package graph

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"iter"
	"maps"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/quadpress/quadpress/internal/linesort"
	"github.com/quadpress/quadpress/schema"
)

// Health is the state of a store.
type Health struct {
	Documents int
	Quads     int
	// Damaged is what cannot be read: files, blocks of files, and documents of which a part is gone.
	Damaged []string
	// Missing are the quads that documents give and the graph lacks, Superfluous those that no document gives, and
	// Repeated those that the graph has more than once. They are known only where nothing is damaged.
	Missing, Superfluous, Repeated Finding
	// Miscounted are counts in the ledger that are not those of the quads.
	Miscounted Finding
}

// Finding is a number of faults of one kind, with the first few.
type Finding struct {
	Count    int
	Examples []string
}

// examplesKept is how many faults of one kind are told.
const examplesKept = 3

func (f *Finding) add(example string) {
	if f.Count++; f.Count <= examplesKept {
		f.Examples = append(f.Examples, strings.TrimSuffix(example, "\n"))
	}
}

// Well reports whether there is no fault.
func (h *Health) Well() bool {
	return len(h.Damaged) == 0 && h.Missing.Count+h.Superfluous.Count+h.Repeated.Count+h.Miscounted.Count == 0
}

func (h *Health) damage(err error) {
	if part := new(damage); errors.As(err, &part) {
		err = part
	}
	h.Damaged = append(h.Damaged, strings.ReplaceAll(err.Error(), "\n", "; "))
}

// Check reads all of the store of a name and compares its graph with what the documents in its ledger give. It
// changes nothing but to end an update that was cut short. The errors are those of [Open] but for [ErrDamaged], which
// the result tells more of.
func Check(ctx context.Context, name string, s *schema.Schema) (Health, error) {
	store, unmarked, err := lockStore(name, reading, Options{ReadOnly: true, Schema: s})
	if err != nil {
		return Health{}, err
	}
	h, _, err := store.examine(ctx)
	if unmarked != nil {
		h.damage(unmarked)
	}
	return h, errors.Join(err, store.Close())
}

// examine finds out the state of a store that is locked, and whether its ledger can be read.
func (s *Store) examine(ctx context.Context) (h Health, readable bool, err error) {
	in, err := s.backend.inspect()
	if err != nil {
		return h, false, err
	}
	defer func() { err = errors.Join(err, in.close()) }()
	for _, err := range in.damaged {
		h.damage(err)
	}
	if in.ledger == nil {
		return h, false, nil
	}
	c := comparison{store: s, health: &h, ledger: in.ledger}
	if readable, err = c.readLedger(ctx); err == nil && len(h.Damaged) == 0 {
		err = c.compare(ctx, in.quads)
	}
	return h, readable, errors.Join(err, c.expected.Close(), c.actual.Close())
}

// comparison is that of a graph with its ledger.
type comparison struct {
	store  *Store
	health *Health
	ledger *ledger
	// The lines of quads that should be there and that are, a mark before each.
	expected, actual linesort.Sorter
}

// The marks tell quads that only one document may say from those that are counted.
const (
	ownMark    = "1"
	sharedMark = "2"
)

func mark(q quad.Quad) string {
	if ofDocument(q) {
		return ownMark
	}
	return sharedMark
}

// addMarked adds a quad's line with its mark before it.
func addMarked(lines *linesort.Sorter, q quad.Quad) error {
	return lines.Add(func(b []byte) []byte { return AppendNQuad(append(b, mark(q)...), q) })
}

// readLedger finds out which quads should be there. It reports whether all documents are whole.
func (c *comparison) readLedger(ctx context.Context) (whole bool, err error) {
	state, err := c.ledger.state()
	if err != nil {
		return false, err
	}
	if err := c.store.sameMaker(state); err != nil {
		return false, err
	}
	plan, err := c.ledger.plan()
	if err != nil {
		return false, err
	}
	whole = true
	for id, err := range c.ledger.documents() {
		if err := errors.Join(err, ctx.Err()); err != nil {
			return false, err
		}
		c.health.Documents++
		r, err := c.ledger.whole(id)
		if err == nil && r.Resolutions == nil && len(r.Extraction.Entities) > 0 {
			err = fmt.Errorf("document %s: its entities are not resolved", id)
		}
		if err != nil {
			whole = false
			c.health.damage(fmt.Errorf("ledger: %w", err))
			continue
		}
		r.correct(plan)
		for _, q := range quadsOf(c.store.opt.Schema, r) {
			if err := addMarked(&c.expected, q); err != nil {
				return false, err
			}
		}
	}
	return whole, nil
}

// sameMaker returns an error if the graph of a store was made with another schema or vocabulary.
func (s *Store) sameMaker(state graphState) error {
	maker, err := s.makerFingerprint()
	if err == nil && state.Maker != "" && state.Maker != maker {
		err = fmt.Errorf("%s was written with another schema, or by another version of Quadpress: "+
			"name the schema with --schema, or build again first", s.name)
	}
	return err
}

// compare compares the quads of the graph, and what the ledger counts of them, with what should be there.
func (c *comparison) compare(ctx context.Context, quads *quadState) error {
	counted, all := newTally(), pairs{}
	err := scan(ctx, quads.QuadStore, func(q quad.Quad) error {
		c.health.Quads++
		counted.add(q, 1)
		all.add(q, 1)
		return addMarked(&c.actual, q)
	})
	if err != nil {
		return err
	}
	if size := quads.size(); int(size) != c.health.Quads {
		c.health.Miscounted.add(fmt.Sprintf("the graph has %d quads and counts %d", c.health.Quads, size))
	}
	shared, err := c.compareLines(ctx)
	if err != nil {
		return err
	}
	return c.compareCounts(counted, all, shared)
}

// compareLines walks along the lines that should be there and those that are. It returns how many of the former are
// counted in the ledger.
func (c *comparison) compareLines(ctx context.Context) (shared int, err error) {
	nextExpected, stop := iter.Pull2(c.expected.Groups(ctx))
	defer stop()
	nextActual, stop := iter.Pull2(c.actual.Groups(ctx))
	defer stop()
	expected, err, more := nextExpected()
	actual, errActual, moreActual := nextActual()
	for more || moreActual {
		if err := errors.Join(err, errActual); err != nil {
			return 0, err
		}
		order := 0
		switch {
		case !moreActual:
			order = -1
		case !more:
			order = 1
		default:
			order = bytes.Compare(expected.Line, actual.Line)
		}
		if order < 0 {
			c.health.Missing.add(string(expected.Line[1:]))
		}
		if order > 0 {
			c.health.Superfluous.add(string(actual.Line[1:]))
		}
		if order >= 0 {
			if actual.Times > 1 {
				c.health.Repeated.add(string(actual.Line[1:]))
			}
			actual, errActual, moreActual = nextActual()
		}
		if order <= 0 {
			if string(expected.Line[:1]) == sharedMark {
				shared++
				if err := c.compareCount(expected); err != nil {
					return 0, err
				}
			}
			expected, err, more = nextExpected()
		}
	}
	return shared, nil
}

// compareCount compares how many documents say a quad with what the ledger has for it.
func (c *comparison) compareCount(expected linesort.Group) error {
	sum := sha256.Sum256(expected.Line[1:])
	n, err := c.ledger.counts([]quadHash{quadHash(sum[:16])})
	if err == nil && n[0] != expected.Times {
		c.health.Miscounted.add(
			fmt.Sprintf("%d documents say, and the ledger counts %d: %s", expected.Times, n[0], expected.Line[1:]))
	}
	return err
}

// compareCounts compares what the ledger keeps of the whole graph.
func (c *comparison) compareCounts(counted *tally, all pairs, shared int) error {
	n := 0
	err := c.ledger.Each(countKey, func(string, []byte) bool {
		n++
		return true
	})
	if err != nil {
		return err
	}
	if n > shared {
		c.health.Miscounted.add(fmt.Sprintf("the ledger counts who says %d quads that nobody says", n-shared))
	}
	state, err := c.ledger.state()
	if err != nil || state.Tally == nil { // an earlier version kept none
		return err
	}
	if !state.Tally.equal(counted) {
		c.health.Miscounted.add("the counts that `quadpress stats` gives")
	}
	kept := pairs{}
	if err := c.ledger.pairs(func(p pair, n pairCount) { kept[p] = n }); err != nil {
		return err
	}
	if !maps.Equal(kept, all) {
		c.health.Miscounted.add("the relations that things have most of")
	}
	return nil
}
