package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/quadpress/quadpress"
)

// Change counts the quads that an update added to the graph and took from it. Where the update wrote the whole graph
// anew, because the schema or the vocabulary has changed, it is only the balance.
type Change struct {
	QuadsAdded   int `json:"quadsAdded"`
	QuadsRemoved int `json:"quadsRemoved"`
}

// Update changes what the store holds, all or nothing: change says which documents come and go, and when it returns nil
// the quads follow. If change or anything after it fails, if ctx ends, the process is killed or the disk is full, the
// store is as it was before. An update that changes nothing writes nothing.
//
// It builds the new state beside the old one, so while it runs, up to the size of the store is needed on disk.
func (s *Store) Update(ctx context.Context, change func(*Update) error) (Change, error) {
	if s.opt.ReadOnly {
		return Change{}, fmt.Errorf("update %s: %w", s.name, ErrReadOnly)
	}
	u := &Update{ctx: ctx, store: s, changed: map[string]bool{}}
	done, err := u.run(change)
	if err != nil {
		return Change{}, s.backend.diagnose(u.abandon(err))
	}
	return done, nil
}

// Update is an update under way. Its methods are not safe for concurrent use.
type Update struct {
	ctx     context.Context
	store   *Store
	next    draft           // nil while nothing has changed
	changed map[string]bool // IDs of the documents that the two ledgers may differ in
	things  thingsPut
}

// ledger is the ledger as the update has left it so far.
func (u *Update) ledger() *ledger {
	if u.next != nil {
		return u.next.ledger()
	}
	return u.store.backend.current().ledger
}

// begin makes the next state, unless it is there.
func (u *Update) begin() (err error) {
	if u.next == nil {
		if u.next, err = u.store.backend.begin(u.ctx, false); err == nil {
			err = u.next.ledger().indexSources()
		}
	}
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
	if err := u.ledger().putExtraction(&e); err != nil {
		return fmt.Errorf("load document %s: %w", id, err)
	}
	u.things.put(&e)
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
	u.things.drop(id)
	if err := u.ledger().remove(id); err != nil {
		return fmt.Errorf("remove document %s: %w", id, err)
	}
	return nil
}

// From calls visit with each document that comes from a file, or from one below a folder, and with the file. Visit must
// change nothing.
func (u *Update) From(path string, visit func(id, file string)) error {
	if done, err := u.ledger().Get(sourcedKey); err != nil || done == nil {
		if err == nil {
			err = u.begin() // which enters them
		}
		if err != nil {
			return err
		}
	}
	for _, prefix := range []string{path + "\x00", strings.TrimSuffix(path, string(filepath.Separator)) +
		string(filepath.Separator)} {
		err := u.ledger().Each(sourceKey+prefix, func(key string, _ []byte) bool {
			file, id, _ := strings.Cut(key[len(sourceKey):], "\x00")
			visit(id, file)
			return true
		})
		if err != nil {
			return fmt.Errorf("read ledger: %w", err)
		}
	}
	return nil
}

// SetFile keeps a note about a file, for [Store.File]; nil takes it away.
func (u *Update) SetFile(path string, note any) error {
	if note == nil {
		if old, err := u.ledger().Get(fileKey + path); err != nil || old == nil {
			return err
		}
	} else if same, err := u.ledger().same(fileKey+path, note); err != nil || same {
		return err
	}
	if err := u.begin(); err != nil {
		return err
	}
	if note == nil {
		return u.ledger().Delete(fileKey + path)
	}
	return u.ledger().put(fileKey+path, note)
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
	return u.ledger().put(resolutionKey+id, resolutions)
}

// run makes the next state and puts it in the place of the current one.
func (u *Update) run(change func(*Update) error) (Change, error) {
	s := u.store
	if err := change(u); err != nil {
		return Change{}, err
	}
	if err := u.ctx.Err(); err != nil {
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
	size := s.backend.current().size()
	anew := state.Maker != maker || s.backend.leavesTraces() && state.Retracted > max(10_000, int(size))
	if u.next == nil && (state.Maker == maker && state.Tally != nil || size == 0) {
		return Change{}, s.backend.current().err()
	}
	if err := u.begin(); err != nil {
		return Change{}, err
	}
	if err := u.correct(); err != nil {
		return Change{}, err
	}
	u.things = thingsPut{}
	state.Maker = maker
	done, err := u.writeQuads(anew, state)
	if err != nil {
		return Change{}, err
	}
	if anew {
		balance := done.QuadsAdded - int(size)
		done = Change{QuadsAdded: max(0, balance), QuadsRemoved: max(0, -balance)}
	}
	return done, u.commit()
}

// commit puts the finished next state in the place of the current one, unless damage was met on the way to it.
func (u *Update) commit() error {
	if now := u.store.backend.current(); now != nil { // a damaged one is not open
		if err := now.err(); err != nil {
			return err
		}
	}
	if err := u.next.finish(u.ctx); err != nil {
		return err
	}
	u.store.swap.Lock()
	defer u.store.swap.Unlock()
	return errors.Join(u.store.closeIndex(), u.next.commit())
}

// writeQuads makes the quads of the next state: anew, or as the change from the current ones.
func (u *Update) writeQuads(anew bool, state graphState) (Change, error) {
	ids := slices.Sorted(maps.Keys(u.changed))
	next := u.next.ledger()
	if anew {
		state = graphState{Maker: state.Maker, Tally: newTally()}
		ids = nil
		for id, err := range next.documents() {
			if err != nil {
				return Change{}, err
			}
			ids = append(ids, id)
		}
		if err := errors.Join(next.reset(countKey), next.reset(pairKey), next.reset(topKey)); err != nil {
			return Change{}, err
		}
	}
	quads, err := u.next.quads(u.ctx, anew)
	if err != nil {
		return Change{}, err
	}
	if !state.Ranked {
		if err := next.rank(); err != nil {
			return Change{}, err
		}
		state.Ranked = true
	}
	i, err := u.beginIndex(quads, anew)
	if err != nil {
		return Change{}, err
	}
	l := newLoader(u.ctx, quads, u.next, state)
	defer func() { _ = l.wait() }() // after an error; what it tells then comes of that or is known to the draft
	if err = u.applyDocuments(l, i, ids, anew); err == nil {
		state.Retracted += l.done.QuadsRemoved
		err = u.keepCounts(l, state)
	}
	if err == nil {
		err = i.enterThings(l.told)
	}
	return l.done, i.end(err)
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
		return errors.Join(l.ledger.reset(pairKey), l.ledger.reset(topKey), l.ledger.addPairs(all),
			l.ledger.put(graphKey, state))
	}
	state.Tally = l.tally
	best, ok, err := l.ledger.best()
	if err != nil {
		return err
	}
	if known, sure := l.shown.now(best); ok && sure {
		state.Highlight = known
	} else {
		state.Highlight, err = best.highlight(u.ctx, l.quads)
	}
	return errors.Join(err, l.ledger.put(graphKey, state))
}

// heldGoing is how many quads that go are kept in memory until all that comes was added; others are found out again.
const heldGoing = 100_000

// applyDocuments loads the difference that documents make, and has their sentences indexed. All that comes is added
// before anything goes, so that what moves from one document to another stays.
func (u *Update) applyDocuments(l *loader, i *indexer, ids []string, anew bool) error {
	going, held := map[string][]quad.Quad{}, 0 // what goes with documents, as much as is kept in memory
	for d, err := range u.differences(ids, anew) {
		if err != nil {
			return err
		}
		if err := l.assert(difference(d.after, d.before)); err != nil {
			return err
		}
		if some := difference(d.before, d.after); held+len(some) <= heldGoing {
			going[d.id], held = some, held+len(some)
		}
		if d.outline != nil {
			if err := u.next.ledger().Put(outlineKey+d.id, d.outline); err != nil {
				return err
			}
		}
		i.enterSentences(d)
	}
	if err := l.flush(); err != nil {
		return err
	}
	for _, id := range ids {
		some, known := going[id]
		if !known {
			d, err := u.difference(id, anew)
			if err != nil {
				return err
			}
			some = difference(d.before, d.after)
		}
		if err := l.retract(some); err != nil {
			return err
		}
	}
	return l.flush()
}

// abandon leaves the store as it was before the update that an error ended. It returns the error, or what that comes
// from.
func (u *Update) abandon(err error) error {
	if u.next == nil {
		return err
	}
	return errors.Join(cmp.Or(u.next.err(), err), u.next.abandon())
}

// documentQuads returns the quads of a document as a ledger knows it, none when it is not there.
func (s *Store) documentQuads(l *ledger, id string) ([]quad.Quad, error) {
	r, err := l.record(id)
	if err != nil || r == nil {
		return nil, err
	}
	return quadsOf(s.opt.Schema, r), nil
}
