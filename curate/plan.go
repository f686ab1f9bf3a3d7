package curate

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
)

// Corpus is what a curation is applied to: the things of all documents, as these by themselves have them.
type Corpus interface {
	// Find returns the thing that has an IRI. Where none has it any more, since other documents have come, it is the one
	// of which a document alone would say so, if there is just one; ok is false for none.
	Find(iri string) (t Thing, ok bool, err error)
	// Documents returns the IDs of the documents that speak of the thing that has just this IRI.
	Documents(iri string) ([]string, error)
	// HasType reports whether the schema has a type of things.
	HasType(name string) bool
}

// Thing is a thing with its short IRI.
type Thing struct {
	IRI string
	quadpress.Resolution
}

// Plan is what a curation comes to for the documents of a store. What it says of a document follows from that document
// and from the plan alone.
type Plan struct {
	// Things is, by the IRI of a thing as documents by themselves have it, what is made of it.
	Things map[string]Treatment `json:"things,omitempty"`
	// Wrong are the relations that are not: subject, predicate and object.
	Wrong [][3]string `json:"wrong,omitempty"`
}

// Outcome is what an entity turns out to be.
type Outcome struct {
	Is quadpress.Resolution `json:"is"`
	// Marks say by what kinds of entries it came to be so.
	Marks []Kind `json:"marks,omitempty"`
}

// Treatment is what is made of a thing.
type Treatment struct {
	Outcome
	// In is what it is in some documents instead, by their IDs.
	In map[string]Outcome `json:"in,omitempty"`
}

// Of returns what a thing is in a document; ok is false where the documents by themselves tell.
func (p *Plan) Of(iri, document string) (o Outcome, ok bool) {
	t, ok := p.Things[iri]
	if !ok {
		return o, false
	}
	if in, ok := t.In[document]; ok {
		return in, true
	}
	return t.Outcome, true
}

// IsWrong reports whether a relation does not hold.
func (p *Plan) IsWrong(subject, predicate, object string) bool {
	_, found := slices.BinarySearchFunc(p.Wrong, [3]string{subject, predicate, object}, compareTriples)
	return found
}

func compareTriples(a, b [3]string) int { return slices.Compare(a[:], b[:]) }

// State is how an entry stands.
type State string

// The states.
const (
	Holds     State = "holds"
	Idle      State = "idle"      // there is nothing that it speaks of
	Overruled State = "overruled" // another entry, or what things are, speaks against it
)

// Verdict says how an entry stands, and why.
type Verdict struct {
	State State  `json:"state"`
	Why   string `json:"why,omitempty"`
	// Relation is, of an entry of [Wrong] that holds, the relation as the graph has it.
	Relation [3]string `json:"-"`
}

// Make returns what a curation comes to, and how each of its entries stands, by their IDs.
//
// Entries of one kind are taken in the order of their IDs: of two that contradict each other, that holds whose ID comes
// first. First things are made one, then some documents are taken from them, then they get their names and
// types, then relations are taken away.
func Make(c *Curation, corpus Corpus) (*Plan, map[string]Verdict, error) {
	m := maker{
		corpus: corpus, verdicts: map[string]Verdict{}, nodes: map[string]*Thing{}, keys: map[string]string{},
		parts: map[string]*Entry{}, parent: map[string]string{}, members: map[string][]string{},
		documents: map[string][]string{}, used: map[string]bool{}, divided: map[string]bool{},
		plan: &Plan{Things: map[string]Treatment{}},
	}
	m.entries = c.Entries()
	slices.SortFunc(m.entries, func(a, b Entry) int { return strings.Compare(a.ID(), b.ID()) })
	for i := range m.entries {
		if e := &m.entries[i]; e.Kind == Apart {
			m.parts[e.Part()] = e
		}
	}
	for _, step := range []func() error{m.unite, m.divide, m.describe, m.refute} {
		if err := step(); err != nil {
			return nil, nil, err
		}
	}
	return m.plan, m.verdicts, nil
}

// maker makes a plan. Things are known by keys: the IRI of one that documents have, or that an entry has taken apart;
// behind a question mark, that of one that is not there.
type maker struct {
	corpus    Corpus
	entries   []Entry // by ID
	plan      *Plan
	verdicts  map[string]Verdict
	keys      map[string]string            // by IRI as entries have it
	nodes     map[string]*Thing            // by key, of things that are there
	parts     map[string]*Entry            // by IRI of what they take apart
	parent    map[string]string            // union-find over keys
	same      []*Entry                     // that hold
	chosen    map[string]string            // by root, the key that gives a united thing its IRI and name
	members   map[string][]string          // by root, the keys of things that are there
	documents map[string][]string          // by IRI
	used      map[string]bool              // IDs of the entries that take something apart
	divided   map[string]bool              // roots from which something is taken
	in        map[string]map[string]string // by IRI and document, the root of what it is there
	names     map[string]*Entry            // by root
	types     map[string]*Entry            // by root
}

func (m *maker) each(k Kind) func(func(*Entry) bool) {
	return func(yield func(*Entry) bool) {
		for i := range m.entries {
			if m.entries[i].Kind == k && !yield(&m.entries[i]) {
				return
			}
		}
	}
}

func (m *maker) judge(e *Entry, s State, format string, args ...any) {
	m.verdicts[e.ID()] = Verdict{State: s, Why: fmt.Sprintf(format, args...)}
}

const missing = "?"

// key returns the key of a thing that an entry speaks of.
func (m *maker) key(iri string) (string, error) {
	if key, ok := m.keys[iri]; ok {
		return key, nil
	}
	key := missing + iri
	if e := m.parts[iri]; e != nil {
		from, err := m.key(e.Things[0])
		if err != nil {
			return "", err
		}
		if whole := m.nodes[from]; whole != nil {
			part := *whole
			part.IRI, part.ID = iri, part.ID+e.suffix()
			key, m.nodes[iri] = iri, &part
		}
	} else {
		t, ok, err := m.corpus.Find(iri)
		if err != nil {
			return "", err
		}
		if ok {
			key, m.nodes[t.IRI] = t.IRI, &t
		}
	}
	m.keys[iri] = key
	return key, nil
}

func (m *maker) find(key string) string {
	for m.parent[key] != "" {
		key = m.parent[key]
	}
	return key
}

// unite makes things one.
func (m *maker) unite() error {
	kinds := map[string]quadpress.EntityKind{} // by root, the first one that is no name
	var holding []*Entry
	for i := range m.entries { // what others speak of is known before
		for _, iri := range m.entries[i].things() {
			key, err := m.key(iri)
			if err != nil {
				return err
			}
			if t := m.nodes[key]; t != nil {
				kinds[key] = t.Kind
			}
		}
	}
	for e := range m.each(Same) {
		if other := m.mixed(e, kinds); other != "" {
			m.judge(e, Overruled, "an event and a thing that is none cannot be one: %s", other)
			continue
		}
		first := m.find(m.keys[e.Things[0]])
		for _, iri := range e.Things[1:] {
			if root := m.find(m.keys[iri]); root != first {
				m.parent[root] = first
				kinds[first] = cmp.Or(kinds[first], kinds[root])
			}
		}
		holding = append(holding, e)
	}
	for _, key := range slices.Sorted(maps.Keys(m.nodes)) {
		root := m.find(key)
		m.members[root] = append(m.members[root], key)
	}
	m.choose(holding)
	m.same = holding
	return nil
}

// things are the IRIs of all things that an entry speaks of, or makes.
func (e *Entry) things() []string {
	switch {
	case e.Kind == Wrong && IsThing(e.Object):
		return append(slices.Clone(e.Things), e.Object)
	case e.Kind == Apart:
		return append(slices.Clone(e.Things), e.Part())
	}
	return e.Things
}

// mixed returns the IRI of what an entry would make one with an event or another thing that cannot be; empty for none.
func (m *maker) mixed(e *Entry, kinds map[string]quadpress.EntityKind) string {
	kind := quadpress.KindNamed
	for _, iri := range e.Things {
		k := kinds[m.find(m.keys[iri])]
		if k == quadpress.KindNamed {
			continue // what has a name may be anything
		}
		if kind != quadpress.KindNamed && (k == quadpress.KindEvent) != (kind == quadpress.KindEvent) {
			return iri
		}
		kind = k
	}
	return ""
}

// choose says which IRI and name united things have: those of the thing that entries name first and none names behind,
// the first in the alphabet of several.
func (m *maker) choose(same []*Entry) {
	m.chosen = map[string]string{}
	first, behind := map[string][]string{}, map[string]bool{} // by root; keys
	for _, e := range same {
		root := m.find(m.keys[e.Things[0]])
		first[root] = append(first[root], m.keys[e.Things[0]])
		for _, iri := range e.Things[1:] {
			if key := m.keys[iri]; key != m.keys[e.Things[0]] {
				behind[key] = true
			}
		}
	}
	for root, members := range m.members {
		there := func(key string) bool { return m.nodes[key] != nil }
		named := slices.DeleteFunc(slices.Clone(first[root]), func(key string) bool { return !there(key) })
		foremost := slices.DeleteFunc(slices.Clone(named), func(key string) bool { return behind[key] })
		for _, some := range [][]string{foremost, named, members} {
			if len(some) > 0 {
				m.chosen[root] = slices.Min(some)
				break
			}
		}
	}
}

// present reports whether a document speaks of what a key stands for.
func (m *maker) present(key string) bool {
	part := m.parts[key]
	return m.nodes[key] != nil && (part == nil || m.used[part.ID()])
}

// known reports whether a document speaks of anything that is one with what a key stands for.
func (m *maker) known(key string) bool { return slices.ContainsFunc(m.members[m.find(key)], m.present) }

// judgeSame says how an entry stands that makes things one.
func (m *maker) judgeSame(e *Entry) {
	there, gone := map[string]bool{}, []string{}
	for _, iri := range e.Things {
		if key := m.keys[iri]; m.present(key) {
			there[key] = true
		} else {
			gone = append(gone, iri)
		}
	}
	chosen := m.chosen[m.find(m.keys[e.Things[0]])]
	switch {
	case len(there) < 2 && len(gone) > 0:
		m.judge(e, Idle, "no document speaks of %s", strings.Join(gone, ", "))
	case len(there) < 2:
		m.judge(e, Idle, "the documents by themselves have them as one")
	case m.present(m.keys[e.Things[0]]) && chosen != m.keys[e.Things[0]]:
		m.judge(e, Holds, "but all are %s, as another entry says", chosen)
	case len(gone) > 0:
		m.judge(e, Holds, "no document speaks of %s", strings.Join(gone, ", "))
	default:
		m.judge(e, Holds, "")
	}
}

func (m *maker) documentsOf(iri string) ([]string, error) {
	if ids, ok := m.documents[iri]; ok {
		return ids, nil
	}
	ids, err := m.corpus.Documents(iri)
	m.documents[iri] = ids
	return ids, err
}

// divide finds what things are in documents that mean another one.
func (m *maker) divide() error {
	from := map[string]map[string]bool{} // by root, the documents of all that take something from it
	for e := range m.each(Apart) {
		root := m.find(m.keys[e.Things[0]])
		if from[root] == nil {
			from[root] = map[string]bool{}
		}
		for _, id := range e.Documents {
			from[root][id] = true
		}
	}
	// What things become can only be said when names and types are known: until then it stands in for a root.
	m.in = map[string]map[string]string{}
	for _, root := range slices.Sorted(maps.Keys(from)) {
		for _, iri := range m.members[root] {
			if m.parts[iri] != nil {
				continue
			}
			ids, err := m.documentsOf(iri)
			if err != nil {
				return err
			}
			for _, id := range ids {
				if from[root][id] {
					m.walk(iri, id)
				}
			}
		}
	}
	for e := range m.each(Apart) {
		whole, part := m.find(m.keys[e.Things[0]]), m.find(m.keys[e.Part()])
		switch _, judged := m.verdicts[e.ID()]; {
		case m.nodes[m.keys[e.Things[0]]] == nil:
			m.judge(e, Idle, "no document speaks of %s", e.Things[0])
		case whole == part:
			m.judge(e, Overruled, "another entry says that both are the same")
		case m.used[e.ID()] && !judged:
			m.judge(e, Holds, "")
		case !judged:
			m.judge(e, Idle, "none of its documents speaks of %s", e.Things[0])
		}
	}
	for _, e := range m.same {
		m.judgeSame(e)
	}
	return nil
}

// walk finds what a thing is in a document: of what is taken apart, something may be taken apart again.
func (m *maker) walk(iri, document string) {
	start := m.find(iri)
	at, tried := start, map[string]bool{}
	for {
		var next *Entry
		for e := range m.each(Apart) {
			_, listed := slices.BinarySearch(e.Documents, document)
			whole := m.keys[e.Things[0]]
			if !listed || tried[e.ID()] || m.nodes[whole] == nil || m.find(whole) != at {
				continue
			}
			if next == nil {
				next = e
			} else if !m.used[e.ID()] {
				m.judge(e, Overruled, "in %s, entry %s says that it is another thing", document, next.ID())
			}
		}
		if next == nil {
			break
		}
		tried[next.ID()] = true
		part := m.find(m.keys[next.Part()])
		if part == at {
			continue
		}
		m.used[next.ID()], m.divided[at] = true, true
		delete(m.verdicts, next.ID())
		at = part
	}
	if at != start {
		if m.in[iri] == nil {
			m.in[iri] = map[string]string{}
		}
		m.in[iri][document] = at
	}
}

// describe gives things their names and types, and says what becomes of each.
func (m *maker) describe() error {
	m.names, m.types = m.claims(Rename), m.claims(Retype)
	for _, root := range slices.Sorted(maps.Keys(m.members)) {
		for _, iri := range m.members[root] {
			if m.parts[iri] != nil {
				continue // no document has it by itself
			}
			t := Treatment{Outcome: m.outcome(root)}
			for id, other := range m.in[iri] {
				if t.In == nil {
					t.In = map[string]Outcome{}
				}
				t.In[id] = m.outcome(other)
			}
			if len(t.Marks) > 0 || len(t.In) > 0 {
				m.plan.Things[iri] = t
			}
		}
	}
	return nil
}

// claims are the entries of a kind that hold, by the root of what they speak of.
func (m *maker) claims(k Kind) map[string]*Entry {
	claims := map[string]*Entry{}
	for e := range m.each(k) {
		key := m.keys[e.Things[0]]
		root := m.find(key)
		thing := m.nodes[m.chosen[root]]
		switch before := claims[root]; {
		case !m.known(key):
			m.judge(e, Idle, "no document speaks of %s", e.Things[0])
		case k == Retype && !m.corpus.HasType(e.Value):
			m.judge(e, Overruled, "the schema has no type %s", e.Value)
		case k == Retype && (thing.Kind == quadpress.KindEvent || thing.Kind == quadpress.KindConcept):
			m.judge(e, Overruled, "%s is one, and has no other type", thing.Kind)
		case before != nil && before.Value != e.Value:
			m.judge(e, Overruled, "entry %s says %q", before.ID(), before.Value)
		default:
			claims[root] = cmp.Or(before, e)
			m.judge(e, Holds, "")
		}
	}
	return claims
}

// outcome is what a united thing or part is.
func (m *maker) outcome(root string) Outcome {
	o := Outcome{Is: m.nodes[m.chosen[root]].Resolution}
	members := 0
	for _, key := range m.members[root] {
		if m.present(key) {
			members++
		}
	}
	if members > 1 {
		o.Marks = append(o.Marks, Same)
	}
	if m.divided[root] || m.parts[m.chosen[root]] != nil {
		o.Marks = append(o.Marks, Apart)
	}
	if e := m.names[root]; e != nil {
		o.Is.Label = e.Value
		o.Marks = append(o.Marks, Rename)
	}
	if e := m.types[root]; e != nil {
		o.Is.Type = e.Value
		o.Marks = append(o.Marks, Retype)
	}
	return o
}

// refute takes relations away.
func (m *maker) refute() error {
	for e := range m.each(Wrong) {
		ends := [2]string{"", e.Object}
		gone := ""
		for i, iri := range []string{e.Things[0], e.Object} {
			if i == 1 && !IsThing(iri) {
				continue
			}
			if ends[i] = m.chosen[m.find(m.keys[iri])]; !m.known(m.keys[iri]) {
				gone = iri
			}
		}
		if gone != "" {
			m.judge(e, Idle, "no document speaks of %s", gone)
			continue
		}
		relation := [3]string{ends[0], e.Predicate, ends[1]}
		m.plan.Wrong = append(m.plan.Wrong, relation)
		m.verdicts[e.ID()] = Verdict{State: Holds, Relation: relation}
	}
	slices.SortFunc(m.plan.Wrong, compareTriples)
	m.plan.Wrong = slices.Compact(m.plan.Wrong)
	return nil
}
