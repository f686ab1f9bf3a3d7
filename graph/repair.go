package graph

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/syndtr/goleveldb/leveldb"
	"github.com/syndtr/goleveldb/leveldb/journal"
	"github.com/syndtr/goleveldb/leveldb/opt"
	"github.com/syndtr/goleveldb/leveldb/storage"
	"github.com/syndtr/goleveldb/leveldb/util"

	"github.com/quadpress/quadpress/schema"
)

// Repairs are what [Repair] did.
type Repairs struct {
	// Before is what was wrong.
	Before Health
	// Documents and Quads are those that the store holds now.
	Documents, Quads int
	// Lost are the IDs of the documents that could not be recovered, as far as they are known. The next build from the
	// same files reads them again.
	Lost []string
}

// Repair writes the graph of an ill store anew, from the documents in its ledger. Where parts of the ledger cannot be
// read either, it keeps the documents that are whole; resolve must then say what the entities of all of them are. As
// with an update, the store is as it was before until all is done. Repair does nothing to a store that is well.
func Repair(ctx context.Context, dir string, s *schema.Schema, resolve func(*Update) error) (r Repairs, err error) {
	store, unmarked, err := lockDamaged(dir, Options{Schema: s})
	if err != nil {
		return Repairs{}, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	health, readable, err := store.examine(ctx)
	if err != nil {
		return Repairs{}, err
	}
	r = Repairs{Before: health, Documents: health.Documents, Quads: health.Quads}
	if !health.Well() {
		u := &Update{ctx: ctx, store: store, changed: map[string]bool{}}
		if r.Lost, err = u.recover(readable, resolve); err != nil {
			return Repairs{}, fmt.Errorf("repair %s: %w", dir, errors.Join(err, u.abandon()))
		}
		state, err := store.current.ledger.state()
		if err != nil {
			return Repairs{}, err
		}
		r.Documents, r.Quads = state.Tally.Documents, state.Tally.Quads
	}
	if unmarked != nil {
		r.Before.damage(unmarked)
		return r, writeMarker(dir, marker{layoutVersion, store.held.number})
	}
	return r, nil
}

// recover makes the next generation from what can be read of the current ledger, and puts it in the place of the
// current generation.
func (u *Update) recover(readable bool, resolve func(*Update) error) (lost []string, err error) {
	s := u.store
	next := s.path(nextDir)
	if err := os.RemoveAll(next); err != nil {
		return nil, err
	}
	if err := os.Mkdir(next, 0o700); err != nil {
		return nil, err
	}
	lost, resolved, err := u.recoverLedger(readable, filepath.Join(next, "salvaged"))
	if err != nil {
		return nil, err
	}
	if len(lost) > 0 || !resolved {
		if err := resolve(u); err != nil {
			return nil, err
		}
	}
	maker, err := s.makerFingerprint()
	if err != nil {
		return nil, err
	}
	if _, err := u.writeQuads(true, graphState{Maker: maker}); err != nil {
		return nil, err
	}
	return lost, u.finish()
}

// recoverLedger makes the ledger of the next generation. It returns the documents that are lost, and reports whether
// the others are all resolved. A salvaged copy of a damaged ledger is made in a directory for the time.
func (u *Update) recoverLedger(readable bool, salvaged string) (lost []string, resolved bool, err error) {
	s := u.store
	var from *ledger
	if readable {
		from, err = openLedger(s.held.path(ledgerDir), true)
	} else {
		from, err = salvageLedger(u.ctx, s.held.path(ledgerDir), salvaged)
	}
	if err != nil {
		return nil, false, err
	}
	defer func() { err = errors.Join(err, from.close(), os.RemoveAll(salvaged)) }()
	if u.next, err = openLedger(filepath.Join(s.path(nextDir), ledgerDir), false); err != nil {
		return nil, false, err
	}
	if state, err := from.state(); err == nil {
		if err := s.sameMaker(state); err != nil {
			return nil, false, err
		}
	}
	ids, err := from.mentioned()
	if err != nil {
		return nil, false, err
	}
	if !readable {
		lost = u.compareMentioned(ids)
	}
	kept := 0
	resolved = true
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		if err := u.ctx.Err(); err != nil {
			return nil, false, err
		}
		r, err := from.whole(id)
		if err != nil {
			lost = append(lost, id)
			continue
		}
		kept++
		r.Extraction.Document.ID = id // as it was, should it be no text
		if err := u.next.putExtraction(&r.Extraction); err != nil {
			return nil, false, err
		}
		if len(r.Extraction.Entities) == 0 {
			continue
		}
		if r.Resolutions == nil {
			resolved = false
		} else if err := u.next.put(resolutionKey+id, r.Resolutions); err != nil {
			return nil, false, err
		}
	}
	if kept == 0 && !readable {
		return nil, false, errors.New("nothing of its ledger can be read; remove the directory and build it again")
	}
	return lost, resolved && readable, nil
}

// mentioned returns the IDs of all documents that the ledger knows anything of.
func (l *ledger) mentioned() (map[string]bool, error) {
	ids := map[string]bool{}
	for _, prefix := range []string{loadedKey, entitiesKey, eventsKey, extractionKey, resolutionKey} {
		it := l.NewIterator(util.BytesPrefix([]byte(prefix)), nil)
		for it.Next() {
			ids[string(it.Key()[len(prefix):])] = true
		}
		it.Release()
		if err := it.Error(); err != nil {
			return nil, err
		}
	}
	return ids, nil
}

// compareMentioned takes from the documents that a damaged ledger mentions those that the graph does not tell of:
// they were removed, which may be in the damaged part. It returns the ones that the graph alone tells of.
func (u *Update) compareMentioned(ids map[string]bool) (others []string) {
	articles := u.store.documentsOfGraph(u.ctx)
	if articles == nil {
		return nil
	}
	for id := range ids {
		if iri := quad.IRI(DocumentIRI(id)); articles[iri] {
			delete(articles, iri)
		} else {
			delete(ids, id)
		}
	}
	for iri := range articles {
		if id, err := UnescapeName(strings.TrimPrefix(string(iri), documentPrefix)); err == nil {
			others = append(others, id)
		}
	}
	slices.Sort(others)
	return others
}

// documentsOfGraph returns the documents that the graph tells of; nil if it cannot be read.
func (s *Store) documentsOfGraph(ctx context.Context) map[quad.IRI]bool {
	quads, err := openQuads(s.held.path(graphDir), true)
	if err != nil {
		return nil
	}
	defer quads.Close()
	all := map[quad.IRI]bool{}
	article, err := quads.ValueOf(schemaArticle)
	if err != nil || article == nil {
		return nil
	}
	err = eachQuad(ctx, quads.QuadStore, quads.QuadIterator(quad.Object, article), func(q quad.Quad) error {
		if subject, ok := q.Subject.(quad.IRI); ok && q.Predicate == rdfType {
			all[subject] = true
		}
		return nil
	})
	if err != nil || quads.files.err() != nil {
		return nil
	}
	return all
}

// salvageLedger makes a ledger in the directory to of what can be read of a damaged one.
func salvageLedger(ctx context.Context, from, to string) (*ledger, error) {
	disk, err := openStorage(from, true)
	if err != nil {
		return nil, fmt.Errorf("open ledger: %w", err)
	}
	defer disk.Close()
	v := salvage{disk: disk, current: listedTables(disk), latest: map[string]uint64{}}
	// The latest value of each key is what counts. Which one that is, the first pass finds out.
	err = v.each(ctx, func(key string, version uint64, _ []byte) error {
		v.latest[key] = max(v.latest[key], version)
		return nil
	})
	if err != nil {
		return nil, err
	}
	l, err := openLedger(to, false)
	if err != nil {
		return nil, err
	}
	err = v.each(ctx, func(key string, version uint64, value []byte) error {
		if version != v.latest[key] || value == nil {
			return nil
		}
		return l.Put([]byte(key), value, nil)
	})
	if err != nil {
		return nil, errors.Join(err, l.close())
	}
	return l, nil
}

// salvage reads what can be read of a database, whether or not that belongs together.
type salvage struct {
	disk    storage.Storage
	current map[storage.FileDesc]int64 // the tables that count; nil where that is not known
	latest  map[string]uint64          // versions
}

// listedTables returns the tables that a database consists of; nil if it does not say.
func listedTables(disk storage.Storage) map[storage.FileDesc]int64 {
	o := levelDBOptions(true)
	o.Strict &^= opt.StrictJournal
	db, err := leveldb.Open(disk, o)
	if err != nil {
		return nil
	}
	defer db.Close()
	tables, err := tablesOf(db)
	if err != nil {
		return nil
	}
	return tables
}

// each calls visit with all keys of documents in tables and journals, and with the values, nil for a key that was
// deleted. Of a key there may be several versions.
func (v *salvage) each(ctx context.Context, visit func(key string, version uint64, value []byte) error) error {
	files, err := v.disk.List(storage.TypeTable | storage.TypeJournal)
	if err != nil {
		return err
	}
	for _, fd := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, ok := v.current[fd]; !ok && v.current != nil && fd.Type == storage.TypeTable {
			continue
		}
		r, err := v.disk.Open(fd)
		if err != nil {
			return err
		}
		if fd.Type == storage.TypeTable {
			err = eachInTable(r, visit)
		} else {
			err = eachInJournal(r, visit)
		}
		if err := errors.Join(err, r.Close()); err != nil {
			return err
		}
	}
	return nil
}

// eachInTable calls visit with the entries of a table. Their keys end in eight bytes that hold the version and
// whether there is a value.
func eachInTable(r io.Reader, visit func(key string, version uint64, value []byte) error) error {
	table, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	for _, e := range intactEntries(table) {
		n := len(e.key) - 8
		if n < 0 {
			continue
		}
		tail := binary.LittleEndian.Uint64(e.key[n:])
		if tail&0xff == 0 {
			e.value = nil
		}
		if err := visit(string(e.key[:n]), tail>>8, e.value); err != nil {
			return err
		}
	}
	return nil
}

// eachInJournal calls visit with the entries of a journal: of its batches, behind the version of their first entry and
// how many they are.
func eachInJournal(r io.Reader, visit func(key string, version uint64, value []byte) error) error {
	const header = 12
	batches := journal.NewReader(r, nil, false, true)
	for {
		part, err := batches.Next()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		data, err := io.ReadAll(part)
		var b leveldb.Batch
		if err != nil || len(data) < header || b.Load(data[header:]) != nil {
			continue // damaged
		}
		entries := replay{version: binary.LittleEndian.Uint64(data), visit: visit}
		if err := errors.Join(b.Replay(&entries), entries.err); err != nil {
			return err
		}
	}
}

// replay visits the entries of a batch.
type replay struct {
	version uint64
	visit   func(key string, version uint64, value []byte) error
	err     error
}

func (r *replay) Put(key, value []byte) {
	r.err = errors.Join(r.err, r.visit(string(key), r.version, value))
	r.version++
}

func (r *replay) Delete(key []byte) { r.Put(key, nil) }
