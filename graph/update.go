package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/quadpress/quadpress"
)

// Change counts the quads that an update added to the graph and took from it. Where the update wrote the whole graph
// anew, because the schema or the vocabulary has changed, it is only the balance.
type Change struct {
	QuadsAdded   int
	QuadsRemoved int
}

// Update changes what the store holds, all or nothing: change says which documents come and go, and when it returns nil
// the quads follow. If change or anything after it fails, if ctx ends, the process is killed or the disk is full, the
// store is as it was before. An update that changes nothing writes nothing.
//
// It builds the new state beside the old one, so while it runs, up to the size of the store is needed on disk.
func (s *Store) Update(ctx context.Context, change func(*Update) error) (Change, error) {
	if s.opt.ReadOnly {
		return Change{}, fmt.Errorf("update %s: %w", s.dir, ErrReadOnly)
	}
	u := &Update{ctx: ctx, store: s, changed: map[string]bool{}}
	done, err := u.run(change)
	if err != nil {
		if u.next != nil {
			err = cmp.Or(u.next.files.err(), err)
		}
		return Change{}, s.diagnose(errors.Join(err, u.abandon()))
	}
	return done, nil
}

// Update is an update under way. Its methods are not safe for concurrent use.
type Update struct {
	ctx     context.Context
	store   *Store
	next    *ledger         // of the next generation, nil while nothing has changed
	changed map[string]bool // IDs of the documents that the two ledgers may differ in
	failed  error           // what ended Entities early
}

// ledger is the ledger as the update has left it so far.
func (u *Update) ledger() *ledger {
	if u.next != nil {
		return u.next
	}
	return u.store.current.ledger
}

// begin makes the ledger of the next generation, unless it is there.
func (u *Update) begin() error {
	if u.next != nil {
		return nil
	}
	next := u.store.path(nextDir)
	if err := os.RemoveAll(next); err != nil {
		return err
	}
	err := clone(u.ctx, u.store.held.path(ledgerDir), filepath.Join(next, ledgerDir))
	if err != nil {
		return fmt.Errorf("copy ledger: %w", err)
	}
	u.next, err = openLedger(filepath.Join(next, ledgerDir), false)
	return err
}

// Put loads what a document says, in place of what it said before. Its entities must be resolved before the update
// ends, unless they are those of before.
func (u *Update) Put(e quadpress.Extraction) error {
	id := e.Document.ID
	if id == "" {
		return errors.New("a document without an ID cannot be loaded")
	}
	e.Document.Text, e.Document.Blocks, e.Document.Tokenized = "", nil, nil
	same, err := u.ledger().same(extractionKey+id, withoutThings(&e))
	if err == nil && same {
		same, err = u.ledger().same(entitiesKey+id, e.Entities)
	}
	if err == nil && same {
		same, err = u.ledger().same(eventsKey+id, e.Events)
	}
	if err != nil || same {
		return err
	}
	if err := u.begin(); err != nil {
		return err
	}
	u.changed[id] = true
	if err := u.next.putExtraction(&e); err != nil {
		return fmt.Errorf("load document %s: %w", id, err)
	}
	return nil
}

// Remove takes back what a document says. It does nothing for a document that is not loaded.
func (u *Update) Remove(id string) error {
	var loaded Loaded
	if found, err := u.ledger().get(loadedKey+id, &loaded); err != nil || !found {
		return err
	}
	if err := u.begin(); err != nil {
		return err
	}
	u.changed[id] = true
	if err := u.next.remove(id); err != nil {
		return fmt.Errorf("remove document %s: %w", id, err)
	}
	return nil
}

// Things is what is to be resolved of a document.
type Things struct {
	Entities []quadpress.Entity
	Events   []quadpress.Event
}

// Things yields the ID and the things of every document that is loaded once the update is done, sorted by ID. No
// method of the update but Resolve may be called meanwhile. A ledger that cannot be read ends the sequence and fails
// the update.
func (u *Update) Things() iter.Seq2[string, Things] {
	return func(yield func(string, Things) bool) {
		for id, err := range u.ledger().documents() {
			var things Things
			if err == nil {
				_, err = u.ledger().get(entitiesKey+id, &things.Entities)
			}
			if err == nil {
				_, err = u.ledger().get(eventsKey+id, &things.Events)
			}
			if err != nil {
				u.failed = err
				return
			}
			if !yield(id, things) {
				return
			}
		}
	}
}

// Resolve says what the entities of a document are: one resolution for each, in their order.
func (u *Update) Resolve(id string, resolutions []quadpress.Resolution) error {
	var entities []quadpress.Entity
	found, err := u.ledger().get(entitiesKey+id, &entities)
	if err != nil {
		return err
	} else if !found {
		return fmt.Errorf("resolve document %s: it is not loaded", id)
	} else if len(entities) != len(resolutions) {
		return fmt.Errorf("resolve document %s: %d resolutions for %d entities", id, len(resolutions), len(entities))
	}
	same, err := u.ledger().same(resolutionKey+id, resolutions)
	if err != nil || same || len(resolutions) == 0 {
		return err
	}
	if err := u.begin(); err != nil {
		return err
	}
	u.changed[id] = true
	return u.next.put(resolutionKey+id, resolutions)
}

// run makes the next generation and puts it in the place of the current one.
func (u *Update) run(change func(*Update) error) (Change, error) {
	s := u.store
	if err := change(u); err != nil {
		return Change{}, err
	}
	if err := errors.Join(u.failed, u.ctx.Err()); err != nil {
		return Change{}, err
	}
	maker, err := s.makerFingerprint()
	if err != nil {
		return Change{}, err
	}
	state, err := u.ledger().state()
	if err != nil {
		return Change{}, err
	}
	anew := state.Maker != maker || state.Retracted > max(10_000, int(s.size()))
	if u.next == nil && (state.Maker == maker && state.Tally != nil || s.size() == 0) {
		return Change{}, s.current.err()
	}
	if err := u.begin(); err != nil {
		return Change{}, err
	}
	state.Maker = maker
	done, err := u.writeQuads(anew, state)
	if err != nil {
		return Change{}, err
	}
	return done, u.finish()
}

// finish puts the finished next generation in the place of the current one, unless damage was met on the way to it.
func (u *Update) finish() error {
	next := u.next
	u.next = nil
	if err := cmp.Or(errors.Join(next.commit(), next.close()), u.store.err()); err != nil {
		return cmp.Or(next.files.err(), err)
	}
	if err := next.files.err(); err != nil {
		return err
	}
	return u.store.replace()
}

// writeQuads makes the quads of the next generation: anew, or as the change from the current ones.
func (u *Update) writeQuads(anew bool, state graphState) (Change, error) {
	s := u.store
	dir := filepath.Join(s.path(nextDir), graphDir)
	ids := slices.Sorted(maps.Keys(u.changed))
	if anew {
		state = graphState{Maker: state.Maker, Tally: newTally()}
		ids = nil
		for id, err := range u.next.documents() {
			if err != nil {
				return Change{}, err
			}
			ids = append(ids, id)
		}
		if err := errors.Join(u.next.reset(countKey), u.next.reset(pairKey)); err != nil {
			return Change{}, err
		}
	} else if err := clone(u.ctx, s.held.path(graphDir), dir); err != nil {
		return Change{}, fmt.Errorf("copy graph: %w", err)
	}
	quads, err := openQuads(dir, false)
	if err != nil {
		return Change{}, err
	}
	l := newLoader(u.ctx, quads.QuadStore, u.next, state.Tally)
	err = u.applyDocuments(l, ids, anew)
	if err == nil {
		state.Retracted += l.done.QuadsRemoved
		err = u.keepCounts(l, state)
	}
	if err := errors.Join(err, quads.Close()); err != nil {
		return Change{}, cmp.Or(quads.files.err(), err)
	}
	if err := quads.files.err(); err != nil {
		return Change{}, err
	}
	if anew {
		balance := l.done.QuadsAdded - int(s.size())
		return Change{QuadsAdded: max(0, balance), QuadsRemoved: max(0, -balance)}, nil
	}
	return l.done, nil
}

// keepCounts writes what the graph that was loaded holds into its ledger, by reading it where the counts of before
// are not known.
func (u *Update) keepCounts(l *loader, state graphState) error {
	if state.Tally == nil {
		counted, all, err := count(u.ctx, l.quads)
		if err != nil {
			return err
		}
		state.Tally, state.Highlight = counted.Tally, counted.Highlight
		return errors.Join(u.next.reset(pairKey), u.next.addPairs(all), u.next.put(graphKey, state))
	}
	state.Tally = l.tally
	var best topic
	err := u.next.pairs(func(p pair, n pairCount) { best.offer(p, n) })
	if err == nil {
		state.Highlight, err = best.highlight(u.ctx, l.quads)
	}
	return errors.Join(err, u.next.put(graphKey, state))
}

// applyDocuments loads the difference that documents make. All that comes is added before anything goes, so that what
// moves from one document to another stays.
func (u *Update) applyDocuments(l *loader, ids []string, anew bool) error {
	var current *ledger
	if !anew {
		current = u.store.current.ledger
	}
	quads := func(l *ledger, id string) (made []quad.Quad, err error) {
		if l == nil {
			return nil, nil
		}
		return u.store.documentQuads(l, id)
	}
	for _, id := range ids {
		before, err := quads(current, id)
		if err != nil {
			return err
		}
		after, err := quads(u.next, id)
		if err != nil {
			return err
		}
		if err := l.assert(difference(after, before)); err != nil {
			return err
		}
	}
	if err := l.flush(); err != nil {
		return err
	}
	for _, id := range ids {
		before, err := quads(current, id)
		if err != nil {
			return err
		}
		if len(before) == 0 {
			continue
		}
		after, err := quads(u.next, id)
		if err != nil {
			return err
		}
		if err := l.retract(difference(before, after)); err != nil {
			return err
		}
	}
	return l.flush()
}

// abandon leaves the store as it was before the update.
func (u *Update) abandon() error {
	var err error
	if u.next != nil {
		err = u.next.close()
	}
	return errors.Join(err, os.RemoveAll(u.store.path(nextDir)))
}

// replace makes the finished next generation the current one.
func (s *Store) replace() error {
	if err := commit(s.dir, s.held.number); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	var err error
	if s.current != nil { // a damaged one is not open
		err = s.current.close()
	}
	s.current = nil
	err = errors.Join(err, s.held.release())
	if err == nil {
		s.held, err = hold(s.dir)
	}
	if err == nil {
		err = removeGenerations(s.dir, func(n int) bool { return n != s.held.number })
	}
	if err == nil {
		s.current, err = openGeneration(s.held.dir, true)
	}
	if err != nil {
		return fmt.Errorf("the update is done, but %w; open the store again", err)
	}
	return nil
}

// size is the number of quads.
func (s *Store) size() int64 {
	if s.current == nil {
		return 0
	}
	return s.current.quads.size()
}

// documentQuads returns the quads of a document as a ledger knows it, none when it is not there.
func (s *Store) documentQuads(l *ledger, id string) ([]quad.Quad, error) {
	r, err := l.record(id)
	if err != nil || r == nil {
		return nil, err
	}
	return Quads(s.opt.Schema, &r.Extraction, r.Resolutions), nil
}
