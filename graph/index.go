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
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
	"golang.org/x/sync/errgroup"

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
	i := indexer{ctx: ctx, store: s, index: x, quads: now.QuadStore, next: now.ledger, whole: true}
	return errors.Join(i.enterThings(tellings{}), i.writing.Wait())
}

// indexer changes an index. What it is given is written beside what else is done.
type indexer struct {
	ctx     context.Context
	store   *Store
	dir     string // of the index
	from    string // that of the index that it began as a clone of, if any
	index   *search.Index
	quads   graph.QuadStore
	next    *ledger
	whole   bool                  // the index is made anew, and the graph is not
	before  graph.QuadStore       // the graph that the index is of so far, nil for none
	brought func(quad.Value) bool // whether a node is none of before's; nil where that is not known
	remove  []string
	put     []search.Entry
	writing errgroup.Group
}

// beginIndex begins the index of a draft, whose graph is written anew or not: from the current one, or where that is
// missing or damaged from nothing.
func (u *Update) beginIndex(quads graph.QuadStore, anew bool) (*indexer, error) {
	i := &indexer{ctx: u.ctx, store: u.store, dir: u.next.indexDir(), quads: quads, next: u.next.ledger()}
	if b, ok := quads.(*bulkQuads); ok {
		i.quads = b.QuadStore // whose own type its iterators look for
		i.brought = b.brought
	}
	i.writing.SetLimit(1)
	from, err := u.store.backend.indexDir()
	if err != nil {
		return nil, err
	}
	now := u.store.backend.current()
	if !anew && now != nil {
		i.before = now.QuadStore
	}
	if i.before == nil || search.Check(from) != nil {
		i.whole = i.before != nil
		i.index, err = search.Create(i.dir)
	} else if err = search.Clone(from, i.dir); err == nil {
		i.from = from
		i.index, err = search.Open(i.dir, false)
	}
	return i, err
}

// end closes the index, which is complete unless there was an error.
func (i *indexer) end(err error) error {
	err = errors.Join(err, i.writing.Wait())
	if err == nil {
		err = i.index.Settle(i.ctx)
	}
	if err = errors.Join(err, i.index.Close()); err != nil {
		return err
	}
	return search.Seal(i.dir, i.from)
}

// indexedAtOnce is how many entries are gathered before they are written.
const indexedAtOnce = 2000

func (i *indexer) change(remove []string, put ...search.Entry) {
	i.remove, i.put = append(i.remove, remove...), append(i.put, put...)
	if len(i.remove)+len(i.put) >= indexedAtOnce {
		i.write()
	}
}

func (i *indexer) write() {
	remove, put := i.remove, i.put
	i.remove, i.put = nil, nil
	i.writing.Go(func() error { return i.index.Update(remove, put) })
}

// enterSentences enters what a document states now, in place of what it stated before.
func (i *indexer) enterSentences(d docDifference) {
	if i.whole {
		return // with all documents
	}
	var gone []string
	for _, e := range d.left {
		gone = append(gone, e.ID)
	}
	i.change(gone, d.said...)
}

// sameSentences reports whether a document says what it said before, whatever its things have turned out to be.
func sameSentences(before, after *parts) bool {
	return before != nil && after != nil && bytes.Equal(before.extraction, after.extraction) &&
		bytes.Equal(before.events, after.events)
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

// enterThings enters the things and events that something was told of. Where the index alone is made anew, it enters
// all others too, and all documents.
func (i *indexer) enterThings(told tellings) error {
	if i.before != nil {
		if err := told.recall(i.ctx, i.before, i.brought); err != nil {
			return err
		}
	}
	if i.whole {
		for id, err := range i.next.documents() {
			if err == nil {
				err = i.enterDocument(id, told)
			}
			if err != nil {
				return err
			}
		}
	}
	for _, iri := range slices.Sorted(maps.Keys(told)) {
		e, found, err := i.entry(iri, told[iri])
		if err != nil {
			return err
		}
		if found {
			i.change(nil, e)
		} else {
			i.change([]string{iri})
		}
	}
	i.write()
	return nil
}

// enterDocument enters a document, and takes note of its things and events.
func (i *indexer) enterDocument(id string, told tellings) error {
	o, err := i.store.outline(i.next, id)
	if err != nil {
		return err
	}
	for _, v := range o.Values {
		if _, known := told[v.Text]; !known && v.Datatype == IRIValue && IsThing(v.Text) {
			told[v.Text] = nil
		}
	}
	r, err := i.next.record(id)
	if err != nil {
		return err
	}
	i.change(nil, sentencesOf(r)...)
	return i.ctx.Err()
}

// nameWeight is how much more a thing counts that has a name.
const nameWeight = 4

// telling is what an update says of a thing or event that is indexed.
type telling struct {
	labels, others, types []string // what came
	weight                int      // how many quads lead to it, more than before
	known                 bool     // the graph may say more of it
}

// see takes note of a quad that came and has the thing as its subject.
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

// tellings are what an update says of things and events, by their IRIs. A thing has nil where all that leads to it must
// be counted.
type tellings map[string]*telling

// heldTellings is how many things are kept in memory with what is said of them.
const heldTellings = 200_000

// see takes note of a quad that came, or went.
func (ts tellings) see(q quad.Quad, came bool) {
	if t := ts.of(q.Subject); t != nil && came {
		t.see(q)
	} else if t != nil {
		t.known = true
	}
	if t := ts.of(q.Object); t != nil && came {
		t.weight++
	} else if t != nil {
		t.weight, t.known = t.weight-1, true
	}
}

// of is what is said of an end of a quad; nil where that is no thing, or one thing too many.
func (ts tellings) of(end quad.Value) *telling {
	iri, ok := end.(quad.IRI)
	if !ok || !IsThing(string(iri)) {
		return nil
	}
	t, there := ts[string(iri)]
	if !there {
		if len(ts) < heldTellings {
			t = new(telling)
		}
		ts[string(iri)] = t
	}
	return t
}

// recall marks the things that a graph had before, since it may say more of them. Those that were brought are not
// looked for.
func (ts tellings) recall(ctx context.Context, before graph.QuadStore, brought func(quad.Value) bool) error {
	iris := slices.Collect(maps.Keys(ts))
	if brought != nil {
		iris = slices.DeleteFunc(iris, func(iri string) bool { return brought(quad.IRI(iri)) })
	}
	for iris := range slices.Chunk(iris, 1000) {
		values := make([]quad.Value, len(iris))
		for i, iri := range iris {
			values[i] = quad.IRI(iri)
		}
		nodes, err := graph.RefsOf(ctx, before, values)
		if err != nil {
			return err
		}
		for i, node := range nodes {
			// Zero is what Cayley's own back ends give for an unknown value.
			if t := ts[iris[i]]; t != nil && node != nil && node != kv.Int64Value(0) {
				t.known = true
			}
		}
	}
	return nil
}

// entry is what the graph has of a thing or an event; found is false where it has nothing.
func (i *indexer) entry(iri string, t *telling) (e search.Entry, found bool, err error) {
	if t == nil || t.known {
		if t, err = i.read(iri, t); err != nil {
			return e, false, err
		}
	}
	if len(t.labels) == 0 {
		return e, false, nil
	}
	slices.Sort(t.others)
	slices.Sort(t.types)
	e = search.Entry{ID: iri, Kind: search.Thing, Names: append(t.labels, t.others...), Types: slices.Compact(t.types),
		Weight: t.weight * weightOf(iri)}
	if slices.Contains(e.Types, string(semEvent)) {
		e.Kind = search.Event
	}
	return e, true, nil
}

// weightOf is how much each quad counts that leads to a thing.
func weightOf(iri string) int {
	if KindOf(iri) == quadpress.KindNamed {
		return nameWeight
	}
	return 1
}

// read is what the graph says of a thing or an event. It looks for names alone, and counts what leads to the thing only
// where neither the index nor the update tells: others may say a great deal of it.
func (i *indexer) read(iri string, told *telling) (*telling, error) {
	t := new(telling)
	node, err := i.quads.ValueOf(quad.IRI(iri))
	if err != nil || node == nil {
		return t, err
	}
	for _, predicate := range []quad.IRI{rdfsLabel, skosAltLabel, rdfType} {
		if err := i.readObjects(node, predicate, t); err != nil {
			return nil, err
		}
	}
	if len(t.labels) == 0 {
		return t, nil
	}
	if told != nil && i.before != nil {
		weight, found, err := i.index.Weight(iri)
		if err != nil || found {
			t.weight = weight/weightOf(iri) + told.weight
			return t, err
		}
	}
	it := i.quads.QuadIterator(quad.Object, node).Iterate()
	defer it.Close()
	for it.Next(i.ctx) {
		t.weight++
	}
	return t, errors.Join(it.Err(), i.ctx.Err())
}

// readObjects takes note of the objects that a thing has with a predicate.
func (i *indexer) readObjects(node graph.Ref, predicate quad.IRI, t *telling) error {
	ref, err := i.quads.ValueOf(predicate)
	if err != nil || ref == nil {
		return err
	}
	objects := shape.BuildIterator(i.ctx, i.quads, shape.QuadsAction{Result: quad.Object,
		Filter: map[quad.Direction]graph.Ref{quad.Subject: node, quad.Predicate: ref}}).Iterate()
	defer objects.Close()
	for objects.Next(i.ctx) {
		object, err := i.quads.NameOf(objects.Result())
		if err != nil {
			return err
		}
		t.see(quad.Quad{Predicate: predicate, Object: object})
	}
	return errors.Join(objects.Err(), i.ctx.Err())
}
