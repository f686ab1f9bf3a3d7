package graph

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/graph/search"
)

// Index returns the index of names and sentences. It is valid until the store is closed or updated. Where an earlier
// version has written the store without one, it is made in memory, from all of the graph.
func (s *Store) Index(ctx context.Context) (*search.Index, error) {
	s.indexing.Lock()
	defer s.indexing.Unlock()
	if s.index != nil {
		return s.index, nil
	}
	dir, err := s.backend.indexDir()
	if err != nil {
		return nil, err
	}
	if search.Exists(dir) {
		if s.index, err = search.Open(dir, true); err != nil {
			err = damagedError(s.name, &damage{indexDir, err.Error()})
		}
		return s.index, err
	}
	x, err := search.Memory()
	if err == nil {
		err = s.fillIndex(ctx, x)
	}
	if err != nil {
		return nil, s.backend.diagnose(fmt.Errorf("index names and sentences: %w", err))
	}
	s.index = x
	return x, nil
}

// closeIndex closes the index, if it is open.
func (s *Store) closeIndex() error {
	s.indexing.Lock()
	defer s.indexing.Unlock()
	if s.index == nil {
		return nil
	}
	x := s.index
	s.index = nil
	return x.Close()
}

func (s *Store) fillIndex(ctx context.Context, x *search.Index) error {
	now := s.backend.current()
	i := indexer{ctx: ctx, store: s, quads: now.QuadStore, next: now.ledger, things: map[string]bool{}}
	for id, err := range now.ledger.documents() {
		if err == nil {
			err = errors.Join(i.thingsOf(id), i.document(id))
		}
		if err != nil {
			return err
		}
	}
	return i.write(x)
}

// writeIndex brings the index of a draft up to date: for these documents and things, or for all where there is none to
// begin with, or a damaged one.
func (u *Update) writeIndex(ids []string, anew bool, quads graph.QuadStore, things map[string]bool) error {
	dir := u.next.indexDir()
	i := indexer{ctx: u.ctx, store: u.store, quads: quads, next: u.next.ledger(), things: things}
	from, err := u.store.backend.indexDir()
	if err != nil {
		return err
	}
	var x *search.Index
	if anew || u.store.backend.current() == nil || search.Check(from) != nil {
		if x, err = search.Create(dir); err == nil {
			ids = nil
			for id, errOf := range i.next.documents() {
				err = errors.Join(err, errOf, i.thingsOf(id))
				ids = append(ids, id)
			}
		}
	} else if err = search.Clone(from, dir); err == nil {
		i.before = u.store.backend.current().ledger
		x, err = search.Open(dir, false)
	}
	if err != nil {
		return err
	}
	for _, id := range ids {
		err = errors.Join(err, i.document(id))
	}
	if err == nil {
		err = i.write(x)
	}
	if err = errors.Join(err, x.Close()); err != nil {
		return err
	}
	return search.Seal(dir)
}

// indexer gathers what changes in an index.
type indexer struct {
	ctx    context.Context
	store  *Store
	quads  graph.QuadStore
	before *ledger // nil where nothing was indexed before
	next   *ledger
	things map[string]bool // IRIs of things and events that documents say something else of now
	remove []string
	put    []search.Entry
}

// thingsOf takes note of the things and events of a document.
func (i *indexer) thingsOf(id string) error {
	o, err := i.store.outline(i.next, id)
	if err != nil {
		return err
	}
	for _, v := range o.Values {
		if v.Datatype == IRIValue && IsThing(v.Text) {
			i.things[v.Text] = true
		}
	}
	return i.ctx.Err()
}

// document takes note of the sentences that come and go with a document.
func (i *indexer) document(id string) error {
	if same, err := i.sameSentences(id); err != nil || same {
		return err
	}
	for _, l := range []*ledger{i.before, i.next} {
		if l == nil {
			continue
		}
		r, err := l.record(id)
		if err != nil {
			return err
		}
		if r == nil {
			continue
		}
		for _, e := range sentencesOf(r) {
			if l == i.next {
				i.put = append(i.put, e)
			} else {
				i.remove = append(i.remove, e.ID)
			}
		}
	}
	return i.ctx.Err()
}

// sameSentences reports whether a document says what it said before, whatever its things have turned out to be.
func (i *indexer) sameSentences(id string) (bool, error) {
	if i.before == nil {
		return false, nil
	}
	for _, key := range []string{extractionKey, eventsKey} {
		before, err := i.before.Get(key + id)
		if err != nil {
			return false, err
		}
		now, err := i.next.Get(key + id)
		if err != nil || !bytes.Equal(before, now) {
			return false, err
		}
	}
	return true, nil
}

// sentencesOf are the sentences of a document that state or tell something.
func sentencesOf(r *Record) (entries []search.Entry) {
	seen := map[quadpress.Span]bool{}
	document := DocumentIRI(r.Extraction.Document.ID)
	add := func(s quadpress.Span, sentence string) {
		if !seen[s] && sentence != "" {
			seen[s] = true
			entries = append(entries, search.Entry{ID: SentenceID(document, s), Kind: search.Sentence, Text: sentence})
		}
	}
	for i := range r.Extraction.Statements {
		add(r.Extraction.Statements[i].Span, r.Extraction.Statements[i].Evidence)
	}
	for i := range r.Extraction.Events {
		for _, m := range r.Extraction.Events[i].Mentions {
			add(m.Sentence, m.Evidence)
		}
	}
	return entries
}

// SentenceID is what the index calls a sentence of a document: its short IRI and where it stands in the text.
func SentenceID(document string, s quadpress.Span) string {
	return fmt.Sprintf("%s#%d-%d", document, s.Begin, s.End)
}

// ParseSentenceID is the inverse of [SentenceID].
func ParseSentenceID(id string) (document string, s quadpress.Span, ok bool) {
	i := strings.LastIndexByte(id, '#')
	if i < 0 {
		return "", s, false
	}
	_, err := fmt.Sscanf(id[i:], "#%d-%d", &s.Begin, &s.End)
	return id[:i], s, err == nil
}

// write changes an index by what was gathered.
func (i *indexer) write(x *search.Index) error {
	for _, iri := range slices.Sorted(maps.Keys(i.things)) {
		e, found, err := i.entry(iri)
		if err != nil {
			return err
		}
		if found {
			i.put = append(i.put, e)
		} else {
			i.remove = append(i.remove, iri)
		}
		if len(i.put) >= 10_000 {
			if err := i.flush(x); err != nil {
				return err
			}
		}
	}
	return i.flush(x)
}

func (i *indexer) flush(x *search.Index) error {
	err := x.Update(i.remove, i.put)
	i.remove, i.put = nil, nil
	return err
}

const (
	// weighed is how many quads that lead to a thing are counted at most.
	weighed = 1000
	// nameWeight is how much more a thing counts that has a name.
	nameWeight = 4
)

// entry is what the graph has of a thing or an event; found is false where it has nothing.
func (i *indexer) entry(iri string) (e search.Entry, found bool, err error) {
	e = search.Entry{ID: iri, Kind: search.Thing}
	node, err := i.quads.ValueOf(quad.IRI(iri))
	if err != nil || node == nil {
		return e, false, err
	}
	var labels, others []string
	err = eachQuad(i.ctx, i.quads, i.quads.QuadIterator(quad.Subject, node), func(q quad.Quad) error {
		switch q.Predicate {
		case rdfsLabel:
			labels = append(labels, quad.ToString(q.Object))
		case skosAltLabel:
			others = append(others, quad.ToString(q.Object))
		case rdfType:
			class, _ := q.Object.(quad.IRI)
			if e.Types = append(e.Types, string(class)); class == semEvent {
				e.Kind = search.Event
			}
		}
		return nil
	})
	if err != nil || len(labels) == 0 {
		return e, false, err
	}
	slices.Sort(others)
	slices.Sort(e.Types)
	e.Names, e.Types = append(labels, others...), slices.Compact(e.Types)
	it := i.quads.QuadIterator(quad.Object, node).Iterate()
	defer it.Close()
	for e.Weight < weighed && it.Next(i.ctx) {
		e.Weight++
	}
	if KindOf(iri) == quadpress.KindNamed {
		e.Weight *= nameWeight
	}
	return e, true, errors.Join(it.Err(), i.ctx.Err())
}
