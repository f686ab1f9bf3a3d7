package graph

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// tally counts quads by what they say. The ledger keeps that of the graph, so that nobody needs to read it all.
type tally struct {
	Quads      int            `json:"quads"`
	Documents  int            `json:"documents"`
	Statements int            `json:"statements"`
	Events     int            `json:"events"`
	Types      map[string]int `json:"types"`      // things by class
	Predicates map[string]int `json:"predicates"` // relations by predicate
}

func newTally() *tally { return &tally{Types: map[string]int{}, Predicates: map[string]int{}} }

func (t *tally) clone() *tally {
	c := *t
	c.Types, c.Predicates = maps.Clone(t.Types), maps.Clone(t.Predicates)
	return &c
}

func (t *tally) equal(other *tally) bool {
	return t.Quads == other.Quads && t.Documents == other.Documents && t.Statements == other.Statements &&
		t.Events == other.Events &&
		maps.Equal(t.Types, other.Types) && maps.Equal(t.Predicates, other.Predicates)
}

// add counts a quad that comes, with by 1, or goes, with -1.
func (t *tally) add(q quad.Quad, by int) {
	t.Quads += by
	subject, _ := q.Subject.(quad.IRI)
	predicate, _ := q.Predicate.(quad.IRI)
	switch {
	case strings.HasPrefix(string(predicate), relationPrefix):
		addTo(t.Predicates, string(predicate), by)
	case predicate != rdfType:
	case q.Object == rdfStatement:
		t.Statements += by
	case q.Object == semEvent:
		t.Events += by
	case strings.HasPrefix(string(subject), documentPrefix):
		t.Documents += by
	case ofDocument(q): // which of its types an event has, says each document
	case strings.HasPrefix(string(subject), thingPrefix):
		class, _ := q.Object.(quad.IRI)
		addTo(t.Types, string(class), by)
	}
}

// addTo changes one of a number of counts, of which those that are zero are not kept.
func addTo[K comparable](counts map[K]int, key K, by int) {
	if counts[key] += by; counts[key] == 0 {
		delete(counts, key)
	}
}

// stats are the counts, for those who ask.
func (t *tally) stats() Stats {
	stats := Stats{
		Quads: t.Quads, Documents: t.Documents, Statements: t.Statements, Events: t.Events,
		EntitiesByType: byCount(t.Types), RelationsByPredicate: byCount(t.Predicates),
	}
	for _, n := range t.Types {
		stats.Entities += n
	}
	for _, n := range t.Predicates {
		stats.Relations += n
	}
	return stats
}

// pair is a thing and a predicate that relations have in common.
type pair struct{ subject, predicate quad.IRI }

// pairCount is how many relations to things a pair has, and how many of them are said to be at a place.
type pairCount struct{ all, placed int }

// pairOf returns the pair of a relation between two things.
func pairOf(q quad.Quad) (p pair, placed, ok bool) {
	subject, _ := q.Subject.(quad.IRI)
	predicate, _ := q.Predicate.(quad.IRI)
	object, _ := q.Object.(quad.IRI)
	ok = strings.HasPrefix(string(predicate), relationPrefix) && strings.HasPrefix(string(subject), thingPrefix) &&
		!strings.HasPrefix(string(subject), eventPrefix) &&
		strings.HasPrefix(string(object), thingPrefix)
	return pair{subject, predicate}, q.Label != nil, ok
}

// pairs count the relations of each pair.
type pairs map[pair]pairCount

func (p pairs) add(q quad.Quad, by int) {
	of, placed, ok := pairOf(q)
	if !ok {
		return
	}
	n := p[of]
	n.all += by
	if placed {
		n.placed += by
	}
	p[of] = n
}

// topic is the pair that a graph says most with. Pairs with a place go before those without, for more can be asked of
// them.
type topic struct {
	pair
	pairCount
}

// before reports whether a makes a better topic than b.
func (a topic) before(b topic) bool {
	if (a.placed > 0) != (b.placed > 0) {
		return a.placed > 0
	}
	return cmp.Or(b.all-a.all, cmp.Compare(a.subject, b.subject), cmp.Compare(a.predicate, b.predicate)) < 0
}

// offer makes another pair the topic if it is the better one.
func (t *topic) offer(p pair, n pairCount) {
	if other := (topic{p, n}); n.all > 0 && (t.all == 0 || other.before(*t)) {
		*t = other
	}
}

// The ledger has for each pair, under pair/SUBJECT and PREDICATE with a zero byte between them, its two counts.
const pairKey = "pair/"

func (p pair) key() string { return pairKey + string(p.subject) + "\x00" + string(p.predicate) }

// pairs calls visit with the counts of all pairs.
func (l *ledger) pairs(visit func(pair, pairCount)) error {
	err := l.Each(pairKey, func(key string, value []byte) bool {
		subject, predicate, _ := strings.Cut(key[len(pairKey):], "\x00")
		visit(pair{quad.IRI(subject), quad.IRI(predicate)}, parsePairCount(value))
		return true
	})
	if err != nil {
		return fmt.Errorf("read ledger: %w", err)
	}
	return nil
}

// So that the best topic is found without looking at all pairs, the ledger also has under top/ all that orders them,
// the best first.
const topKey = "top/"

// key is that of a topic among all: whether it has a place, how many relations it has, and which pair it is.
func (t topic) key() string {
	key := []byte(topKey + "1")
	if t.placed > 0 {
		key[len(topKey)] = '0'
	}
	key = binary.BigEndian.AppendUint64(key, ^uint64(t.all))
	return string(key) + string(t.subject) + "\x00" + string(t.predicate)
}

// best returns the best topic; ok is false for a graph without relations between things.
func (l *ledger) best() (t topic, ok bool, err error) {
	err = l.Each(topKey, func(key string, value []byte) bool {
		order := len(topKey) + 1 + 8
		subject, predicate, _ := strings.Cut(key[order:], "\x00")
		t, ok = topic{pair{quad.IRI(subject), quad.IRI(predicate)}, parsePairCount(value)}, true
		return false
	})
	return t, ok, err
}

// rank orders all pairs anew, where an earlier version wrote them.
func (l *ledger) rank() error {
	if err := l.reset(topKey); err != nil {
		return err
	}
	var failed error
	err := l.pairs(func(p pair, n pairCount) {
		failed = errors.Join(failed, l.Put(topic{p, n}.key(), n.encode()))
	})
	return errors.Join(err, failed)
}

// addPairs adds to the counts of pairs.
func (l *ledger) addPairs(changes pairs) error {
	changed := slices.Collect(maps.Keys(changes))
	keys := make([]string, len(changed))
	for i, p := range changed {
		keys[i] = p.key()
	}
	before, err := l.GetAll(keys)
	if err != nil {
		return fmt.Errorf("read ledger: %w", err)
	}
	for i, p := range changed {
		n, by := parsePairCount(before[i]), changes[p]
		if err := l.Delete(topic{p, n}.key()); err != nil {
			return err
		}
		n.all, n.placed = n.all+by.all, max(0, n.placed+by.placed)
		if n.all <= 0 {
			err = l.Delete(keys[i])
		} else {
			err = errors.Join(l.Put(keys[i], n.encode()), l.Put(topic{p, n}.key(), n.encode()))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (n pairCount) encode() []byte {
	return binary.AppendUvarint(binary.AppendUvarint(nil, uint64(n.all)), uint64(n.placed))
}

func parsePairCount(data []byte) pairCount {
	all, n := binary.Uvarint(data)
	placed, _ := binary.Uvarint(data[max(0, n):])
	return pairCount{int(all), int(placed)}
}

// Highlight is a relation of the thing and the predicate that a graph has most relations with, to show what it is
// about. Its strings are short IRIs; where it happened is empty unless some such relation has a place.
type Highlight struct {
	Subject   string `json:"subject"`
	Predicate string `json:"predicate"`
	Object    string `json:"object"`
	Place     string `json:"place,omitempty"`
}

// highlight looks up a relation of a topic; the zero value for the topic of a graph without relations.
func (t topic) highlight(ctx context.Context, quads graph.QuadStore) (Highlight, error) {
	var best quad.Quad
	if t.all == 0 {
		return Highlight{}, nil
	}
	subject, err := quads.ValueOf(t.subject)
	if err != nil || subject == nil {
		return Highlight{}, err
	}
	err = eachQuad(ctx, quads, quads.QuadIterator(quad.Subject, subject), func(q quad.Quad) error {
		if p, _, ok := pairOf(q); !ok || p != t.pair {
			return nil
		}
		if best.Subject == nil || showsMore(q, best) {
			best = q
		}
		return nil
	})
	if err != nil || best.Subject == nil {
		return Highlight{}, err
	}
	return highlightOf(best), nil
}

// showsMore reports whether a relation of a topic is to be shown rather than another one: one with a place, else the
// first.
func showsMore(a, b quad.Quad) bool {
	if (a.Label != nil) != (b.Label != nil) {
		return a.Label != nil
	}
	return compareQuads(a, b) < 0
}

func highlightOf(q quad.Quad) Highlight {
	iri := func(v quad.Value) string { s, _ := v.(quad.IRI); return string(s) }
	return Highlight{iri(q.Subject), iri(q.Predicate), iri(q.Object), iri(q.Label)}
}

// quad is the relation that is shown.
func (h Highlight) quad() quad.Quad {
	q := quad.Quad{Subject: quad.IRI(h.Subject), Predicate: quad.IRI(h.Predicate), Object: quad.IRI(h.Object)}
	if h.Place != "" {
		q.Label = quad.IRI(h.Place)
	}
	return q
}

// shown follows which relation is to be shown of a graph that changes.
type shown struct {
	before Highlight
	gone   bool               // it has been taken back
	came   map[pair]quad.Quad // of each topic, the relation to be shown of those that came
}

func newShown(before Highlight) *shown { return &shown{before: before, came: map[pair]quad.Quad{}} }

// see takes note of a relation that comes or goes.
func (s *shown) see(q quad.Quad, by int) {
	p, _, ok := pairOf(q)
	switch {
	case !ok:
	case by < 0:
		s.gone = s.gone || highlightOf(q) == s.before || s.came[p] == q
	default:
		if old, ok := s.came[p]; !ok || showsMore(q, old) {
			s.came[p] = q
		}
	}
}

// now is the relation to be shown of a topic; ok is false where only the graph can tell.
func (s *shown) now(t topic) (h Highlight, ok bool) {
	if s.gone || string(t.subject) != s.before.Subject || string(t.predicate) != s.before.Predicate {
		return Highlight{}, false
	}
	if q, ok := s.came[t.pair]; ok && showsMore(q, s.before.quad()) {
		return highlightOf(q), true
	}
	return s.before, true
}

// Highlight returns what the start of a tour through the graph could be; the zero value for a graph without relations.
func (s *Store) Highlight(ctx context.Context) (Highlight, error) {
	state, err := s.counted(ctx)
	return state.Highlight, err
}

// count reads a graph and returns what the ledger would keep of it.
func count(ctx context.Context, quads graph.QuadStore) (state graphState, all pairs, err error) {
	state.Tally, all = newTally(), pairs{}
	err = scan(ctx, quads, func(q quad.Quad) error {
		state.Tally.add(q, 1)
		all.add(q, 1)
		return nil
	})
	if err != nil {
		return graphState{}, nil, err
	}
	var best topic
	for p, n := range all {
		best.offer(p, n)
	}
	state.Highlight, err = best.highlight(ctx, quads)
	return state, all, err
}
