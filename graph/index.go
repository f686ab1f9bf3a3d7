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
	"github.com/cayleygraph/cayley/graph/kv"
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
	i := indexer{ctx: ctx, store: s, quads: now.QuadStore, next: now.ledger, told: tellings{}}
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

// writeIndex brings the index of a draft up to date: for these documents and what was told of things, or for all where
// there is none to begin with, or a damaged one.
func (u *Update) writeIndex(ids []string, anew bool, quads graph.QuadStore, told tellings) error {
	dir := u.next.indexDir()
	i := indexer{ctx: u.ctx, store: u.store, quads: quads, next: u.next.ledger(), told: told}
	from, err := u.store.backend.indexDir()
	if err != nil {
		return err
	}
	var x *search.Index
	if now := u.store.backend.current(); !anew && now != nil {
		if err := told.forget(u.ctx, now.QuadStore); err != nil {
			return err
		}
	}
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
	told   tellings // of the things and events that documents say something else of now
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
		if _, known := i.told[v.Text]; !known && v.Datatype == IRIValue && IsThing(v.Text) {
			i.told[v.Text] = nil
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
	for _, iri := range slices.Sorted(maps.Keys(i.told)) {
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

// telling is what quads say of a thing or event that is indexed.
type telling struct {
	labels, others, types []string
	weight                int // how many quads lead to it
}

// see takes note of a quad that has the thing as its subject.
func (t *telling) see(q quad.Quad) {
	switch q.Predicate {
	case rdfsLabel:
		t.labels = append(t.labels, quad.ToString(q.Object))
	case skosAltLabel:
		t.others = append(t.others, quad.ToString(q.Object))
	case rdfType:
		if class, ok := q.Object.(quad.IRI); ok {
			t.types = append(t.types, string(class))
		}
	}
}

// tellings are what an update says of things and events, by their IRIs. A thing has nil where its quads in the graph
// must be read, since there may be others of it, or some went.
type tellings map[string]*telling

// heldTellings is how many things are kept in memory with what is said of them.
const heldTellings = 200_000

// see takes note of a quad that came, or went.
func (ts tellings) see(q quad.Quad, came bool) {
	if t := ts.of(q.Subject, came); t != nil {
		t.see(q)
	}
	if t := ts.of(q.Object, came); t != nil {
		t.weight++
	}
}

// of is what is said of an end of a quad; nil where that is no thing, or its quads must be read.
func (ts tellings) of(end quad.Value, came bool) *telling {
	iri, ok := end.(quad.IRI)
	if !ok || !IsThing(string(iri)) {
		return nil
	}
	t, known := ts[string(iri)]
	if known && came {
		return t
	}
	if t = nil; came && len(ts) < heldTellings {
		t = new(telling)
	}
	ts[string(iri)] = t
	return t
}

// forget drops what is said of the things that a graph had before, since it may say more of them.
func (ts tellings) forget(ctx context.Context, before graph.QuadStore) error {
	for iris := range slices.Chunk(slices.Collect(maps.Keys(ts)), 1000) {
		values := make([]quad.Value, len(iris))
		for i, iri := range iris {
			values[i] = quad.IRI(iri)
		}
		nodes, err := graph.RefsOf(ctx, before, values)
		if err != nil {
			return err
		}
		for i, node := range nodes {
			if node != nil && node != kv.Int64Value(0) { // what Cayley's own back ends give for an unknown value
				ts[iris[i]] = nil
			}
		}
	}
	return nil
}

// entry is what the graph has of a thing or an event; found is false where it has nothing.
func (i *indexer) entry(iri string) (e search.Entry, found bool, err error) {
	t := i.told[iri]
	if t == nil {
		if t, err = i.read(iri); err != nil {
			return e, false, err
		}
	}
	if len(t.labels) == 0 {
		return e, false, nil
	}
	slices.Sort(t.others)
	slices.Sort(t.types)
	e = search.Entry{ID: iri, Kind: search.Thing, Names: append(t.labels, t.others...), Types: slices.Compact(t.types),
		Weight: min(t.weight, weighed)}
	if slices.Contains(e.Types, string(semEvent)) {
		e.Kind = search.Event
	}
	if KindOf(iri) == quadpress.KindNamed {
		e.Weight *= nameWeight
	}
	return e, true, nil
}

// read is what the graph says of a thing or an event.
func (i *indexer) read(iri string) (*telling, error) {
	t := new(telling)
	node, err := i.quads.ValueOf(quad.IRI(iri))
	if err != nil || node == nil {
		return t, err
	}
	err = eachQuad(i.ctx, i.quads, i.quads.QuadIterator(quad.Subject, node), func(q quad.Quad) error {
		t.see(q)
		return nil
	})
	if err != nil || len(t.labels) == 0 {
		return t, err
	}
	it := i.quads.QuadIterator(quad.Object, node).Iterate()
	defer it.Close()
	for t.weight < weighed && it.Next(i.ctx) {
		t.weight++
	}
	return t, errors.Join(it.Err(), i.ctx.Err())
}
