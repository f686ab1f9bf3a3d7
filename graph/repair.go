package graph

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/syndtr/goleveldb/leveldb"
	"github.com/syndtr/goleveldb/leveldb/opt"
	"github.com/syndtr/goleveldb/leveldb/util"

	"github.com/quadpress/quadpress/schema"
)

// Repairs are what [Repair] did.
type Repairs struct {
	// Before is what was wrong.
	Before Health
	// Documents and Quads are those that the store holds now.
	Documents, Quads int
	// Lost are the IDs of the documents that could not be recovered, as far as they are known. The next build from the same
	// files reads them again.
	Lost []string
}

// Repair writes the graph of an ill store anew, from the documents in its ledger. Where parts of the ledger cannot be read
// either, it keeps the documents that are whole; resolve must then say what the entities of all of them are. As with an
// update, the store is as it was before until all is done. Repair does nothing to a store that is well.
func Repair(ctx context.Context, dir string, s *schema.Schema, resolve func(*Update) error) (r Repairs, err error) {
	store, marker, err := lockDamaged(dir, Options{Schema: s})
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
	if marker != nil {
		r.Before.damage(marker)
		return r, store.writeMarker()
	}
	return r, nil
}

// recover makes the next generation from what can be read of the current ledger, and puts it in the place of the current
// generation.
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

// recoverLedger makes the ledger of the next generation. It returns the documents that are lost, and reports whether the
// others are all resolved. A salvaged copy of a damaged ledger is made in a directory for the time.
func (u *Update) recoverLedger(readable bool, salvaged string) (lost []string, resolved bool, err error) {
	s := u.store
	var from *ledger
	if readable {
		from, err = openLedger(s.path(ledgerDir), true)
	} else {
		from, err = salvageLedger(u.ctx, s.path(ledgerDir), salvaged)
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
	for _, prefix := range []string{loadedKey, entitiesKey, extractionKey, resolutionKey} {
		it := l.db.NewIterator(util.BytesPrefix([]byte(prefix)), nil)
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

// compareMentioned takes from the documents that a damaged ledger mentions those that the graph does not tell of: they were
// removed, which may be in the damaged part. It returns the ones that the graph alone tells of.
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
	quads, err := openQuads(s.path(graphDir), true)
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

// salvageLedger makes a ledger in the directory to of the blocks that can be read of a damaged one.
func salvageLedger(ctx context.Context, from, to string) (*ledger, error) {
	if !exists(from) {
		return nil, errors.New("it has no ledger; remove the directory and build it again")
	}
	if err := copyTables(ctx, from, to); err != nil {
		return nil, err
	}
	disk, err := openStorage(to, false)
	if err != nil {
		return nil, err
	}
	files := &guard{Storage: disk, name: ledgerDir}
	o := levelDBOptions(false)
	o.Strict = opt.StrictJournalChecksum // pass over what is damaged
	db, err := leveldb.Recover(files, o)
	if err != nil {
		return nil, errors.Join(err, files.Close())
	}
	return &ledger{db: db, files: files}, nil
}

// copyTables copies the tables and journals of a damaged database, but for tables that it no longer consists of, as far as
// that is known, and such that LevelDB would stumble over. They are not linked, for they will be written to.
func copyTables(ctx context.Context, from, to string) error {
	current := listedTables(from)
	files, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	if err := os.Mkdir(to, 0o700); err != nil {
		return err
	}
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		name, ext := f.Name(), filepath.Ext(f.Name())
		table := ext == ".ldb" || ext == ".sst"
		if !f.Type().IsRegular() || !table && ext != ".log" {
			continue
		}
		if table {
			stem := strings.TrimSuffix(name, ext)
			if current != nil && !current[stem] || !hasFooter(filepath.Join(from, name)) {
				continue
			}
		}
		if err := copyFile(filepath.Join(from, name), filepath.Join(to, name)); err != nil {
			return err
		}
	}
	return nil
}

// listedTables returns the names, without their endings, of the tables that a database consists of; nil if it does not say.
func listedTables(dir string) map[string]bool {
	disk, err := openStorage(dir, true)
	if err != nil {
		return nil
	}
	defer disk.Close()
	o := levelDBOptions(true)
	o.Strict &^= opt.StrictJournal
	db, err := leveldb.Open(disk, o)
	if err != nil {
		return nil
	}
	defer db.Close()
	names := map[string]bool{}
	for fd := range tablesOf(db) {
		names[fmt.Sprintf("%06d", fd.Num)] = true
	}
	return names
}

// hasFooter reports whether a file ends as a table does.
func hasFooter(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() < footerSize {
		return false
	}
	var footer [footerSize]byte
	if _, err := f.ReadAt(footer[:], info.Size()-footerSize); err != nil {
		return false
	}
	_, _, reason := parseFooter(footer[:], info.Size())
	return reason == ""
}
