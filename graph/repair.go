package graph

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

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
func Repair(ctx context.Context, name string, s *schema.Schema, resolve func(*Update) error) (r Repairs, err error) {
	store, unmarked, err := lockStore(name, writing, Options{Schema: s})
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
			return Repairs{}, fmt.Errorf("repair %s: %w", store.name, u.abandon(err))
		}
		state, err := store.backend.current().ledger.state()
		if err != nil {
			return Repairs{}, err
		}
		r.Documents, r.Quads = state.Tally.Documents, state.Tally.Quads
	}
	if unmarked != nil {
		r.Before.damage(unmarked)
		return r, store.backend.mark()
	}
	return r, nil
}

// recover makes the next state from what can be read of the current ledger, and puts it in the place of the current
// one.
func (u *Update) recover(readable bool, resolve func(*Update) error) (lost []string, err error) {
	s := u.store
	if u.next, err = s.backend.begin(u.ctx, true); err != nil {
		return nil, err
	}
	lost, resolved, err := u.recoverLedger(readable)
	if err != nil {
		return nil, err
	}
	if len(lost) > 0 || !resolved {
		if err := resolve(u); err != nil {
			return nil, err
		}
	}
	if err := u.correct(); err != nil {
		return nil, err
	}
	maker, err := s.makerFingerprint()
	if err != nil {
		return nil, err
	}
	if _, err := u.writeQuads(true, graphState{Maker: maker}); err != nil {
		return nil, err
	}
	return lost, u.commit()
}

// recoverLedger makes the ledger of the next state. It returns the documents that are lost, and reports whether the
// others are all resolved.
func (u *Update) recoverLedger(readable bool) (lost []string, resolved bool, err error) {
	from, err := u.store.backend.recoverable(u.ctx, readable)
	if err != nil {
		return nil, false, err
	}
	defer func() { err = errors.Join(err, from.close()) }()
	if state, err := from.state(); err == nil {
		if err := u.store.sameMaker(state); err != nil {
			return nil, false, err
		}
	}
	if entries, err := from.Get(curationKey); err == nil && entries != nil {
		if err := u.ledger().Put(curationKey, entries); err != nil {
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
		if err := u.ledger().putExtraction(&r.Extraction); err != nil {
			return nil, false, err
		}
		if text, err := from.Get(textKey + id); err == nil && text != nil {
			if err := u.ledger().Put(textKey+id, text); err != nil {
				return nil, false, err
			}
		}
		if len(r.Extraction.Entities) == 0 {
			continue
		}
		if r.Resolutions == nil {
			resolved = false
		} else if err := u.ledger().put(resolutionKey+id, r.Resolutions); err != nil {
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
		err := l.Each(prefix, func(key string, _ []byte) bool {
			ids[key[len(prefix):]] = true
			return true
		})
		if err != nil {
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
	quads, err := s.backend.openQuads()
	if err != nil {
		return nil
	}
	defer quads.close()
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
	if err != nil || quads.err() != nil {
		return nil
	}
	return all
}
