package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"reflect"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/curate"
	"github.com/quadpress/quadpress/graph/postgres"
	"github.com/quadpress/quadpress/resolve"
	"github.com/quadpress/quadpress/schema"
)

// curationFile is the file in a store's directory that holds what was corrected by hand.
const curationFile = "curation.yaml"

// CurationFile returns the file that holds what was corrected by hand in the store of a name; empty for a store that is
// no directory, whose users name one.
func CurationFile(name string) string {
	if postgres.IsURL(name) {
		return ""
	}
	return filepath.Join(name, curationFile)
}

// Curate has what was corrected by hand be this from now on.
func (u *Update) Curate(c *curate.Curation) error {
	entries := c.Entries()
	if len(entries) == 0 {
		if old, err := u.ledger().Get(curationKey); err != nil || old == nil {
			return err
		}
	} else if same, err := u.ledger().same(curationKey, entries); err != nil || same {
		return err
	}
	if err := u.begin(); err != nil {
		return err
	}
	if len(entries) == 0 {
		return u.ledger().Delete(curationKey)
	}
	return u.ledger().put(curationKey, entries)
}

// curation returns what was corrected by hand.
func (l *ledger) curation() (*curate.Curation, error) {
	var entries []curate.Entry
	if _, err := l.get(curationKey, &entries); err != nil {
		return nil, err
	}
	c := &curate.Curation{}
	for _, e := range entries {
		c.Add(e)
	}
	return c, nil
}

// plan returns what that comes to.
func (l *ledger) plan() (*curate.Plan, error) {
	if p := l.plans.Load(); p != nil {
		return p, nil
	}
	p := &curate.Plan{}
	if _, err := l.get(planKey, p); err != nil {
		return nil, err
	}
	l.plans.Store(p)
	return p, nil
}

// correct applies what was corrected by hand to what is known of a document.
func (r *Record) correct(p *curate.Plan) {
	if len(p.Things)+len(p.Wrong) == 0 {
		return
	}
	r.plan = p
	r.marks = make([][]curate.Kind, len(r.Resolutions))
	for i := range r.Resolutions {
		if o, ok := p.Of(ThingIRI(r.Resolutions[i].ID), r.Extraction.Document.ID); ok {
			r.Resolutions[i], r.marks[i] = o.Is, o.Marks
		}
	}
}

// things returns, by IRI, the things that a document speaks of, as documents by themselves have them, and what it alone
// would take for one: for each its IRI, or those of what it turned out to be.
func (l *ledger) things(id string) (map[string][]string, error) {
	doc, err := l.document(id)
	if err != nil || doc == nil {
		return nil, err
	}
	return l.thingsOf(doc)
}

func (l *ledger) thingsOf(doc *resolve.Document) (map[string][]string, error) {
	var resolutions []quadpress.Resolution
	if _, err := l.get(resolutionKey+doc.ID, &resolutions); err != nil {
		return nil, err
	}
	if len(resolutions) != len(doc.Entities) {
		return nil, nil // to be resolved yet
	}
	things := map[string][]string{}
	for i, own := range resolve.Own(doc) {
		is := ThingIRI(resolutions[i].ID)
		for _, iri := range []string{is, ThingIRI(own)} {
			if !slices.Contains(things[iri], is) {
				things[iri] = append(things[iri], is)
			}
		}
	}
	for _, all := range things {
		slices.Sort(all)
	}
	return things, nil
}

func thingOf(iri, document string) string { return thingKey + iri + "\x00" + document }

// indexThings has the next ledger know which documents speak of what: those that have changed, or all where it did not
// know before.
func (u *Update) indexThings() error {
	next, current := u.next.ledger(), u.store.backend.current()
	indexed, err := next.Get(indexedKey)
	if err != nil {
		return err
	}
	ids := slices.Sorted(maps.Keys(u.changed))
	if indexed == nil {
		if err := next.reset(thingKey); err != nil {
			return err
		}
		ids = nil
		for id, err := range next.documents() {
			if err != nil {
				return err
			}
			ids = append(ids, id)
		}
		if err := next.Put(indexedKey, []byte("{}")); err != nil {
			return err
		}
	}
	for _, id := range ids {
		before := map[string][]string{}
		if indexed != nil {
			if before, err = current.ledger.things(id); err != nil {
				return err
			}
		}
		now := map[string][]string{}
		doc, err := u.Things(id)
		if err == nil && doc != nil {
			now, err = next.thingsOf(doc)
		}
		if err != nil {
			return err
		}
		if err := next.setThings(id, before, now); err != nil {
			return err
		}
	}
	return nil
}

// setThings says what a document speaks of now, and did before.
func (l *ledger) setThings(id string, before, now map[string][]string) error {
	for iri := range before {
		if now[iri] == nil {
			if err := l.Delete(thingOf(iri, id)); err != nil {
				return err
			}
		}
	}
	for iri, is := range now {
		if !slices.Equal(is, before[iri]) {
			if err := l.put(thingOf(iri, id), is); err != nil {
				return err
			}
		}
	}
	return nil
}

// corpus is the [curate.Corpus] of a ledger that knows which documents speak of what.
type corpus struct {
	*ledger
	schema *schema.Schema
}

func (c corpus) HasType(name string) bool { return c.schema.Type(name) != nil }

func (c corpus) Find(iri string) (t curate.Thing, ok bool, err error) {
	document, is := "", iri // the first document that has it, and what it is
	met := map[string]bool{}
	err = c.speaking(iri, func(id string, things []string) bool {
		if slices.Contains(things, iri) {
			document, is = id, iri
			return false
		}
		for _, other := range things {
			if met[other] = true; document == "" {
				document, is = id, other
			}
		}
		return true
	})
	if err != nil || document == "" || is != iri && len(met) > 1 {
		return t, false, err
	}
	var resolutions []quadpress.Resolution
	if _, err := c.get(resolutionKey+document, &resolutions); err != nil {
		return t, false, err
	}
	for _, r := range resolutions {
		if ThingIRI(r.ID) == is {
			return curate.Thing{IRI: is, Resolution: r}, true, nil
		}
	}
	return t, false, fmt.Errorf("read ledger: document %s does not speak of %s", document, is)
}

func (c corpus) Documents(iri string) (ids []string, err error) {
	err = c.speaking(iri, func(id string, things []string) bool {
		if slices.Contains(things, iri) {
			ids = append(ids, id)
		}
		return true
	})
	return ids, err
}

// speaking calls visit with the documents that have a thing of an IRI, or alone would, and what that is.
func (c corpus) speaking(iri string, visit func(id string, things []string) bool) error {
	prefix := thingOf(iri, "")
	var failed error
	err := c.Each(prefix, func(key string, value []byte) bool {
		var things []string
		if failed = json.Unmarshal(value, &things); failed != nil {
			return false
		}
		return visit(key[len(prefix):], things)
	})
	if err := errors.Join(err, failed); err != nil {
		return fmt.Errorf("read ledger: %w", err)
	}
	return nil
}

// correct finds out what was corrected by hand comes to for the documents of the next state, and enters those among the
// changed ones for which it comes to something else than before.
func (u *Update) correct() error {
	if err := u.indexThings(); err != nil {
		return err
	}
	next := u.next.ledger()
	c, err := next.curation()
	if err != nil {
		return err
	}
	before, err := next.plan() // a copy of that of the current state
	if err != nil {
		return err
	}
	all := corpus{next, u.store.opt.Schema}
	now, _, err := curate.Make(c, all)
	if err != nil {
		return err
	}
	if len(before.Things)+len(before.Wrong)+len(now.Things)+len(now.Wrong) == 0 {
		return nil
	}
	if err := u.findCorrected(all, before, now); err != nil {
		return err
	}
	next.plans.Store(now)
	if len(now.Things)+len(now.Wrong) == 0 {
		return next.Delete(planKey)
	}
	return next.put(planKey, now)
}

// findCorrected enters the documents among the changed ones for which two plans come to different things.
func (u *Update) findCorrected(c corpus, before, now *curate.Plan) error {
	things := maps.Clone(before.Things)
	if things == nil {
		things = map[string]curate.Treatment{}
	}
	maps.Copy(things, now.Things)
	for iri := range things {
		if reflect.DeepEqual(before.Things[iri], now.Things[iri]) {
			continue
		}
		ids, err := c.Documents(iri)
		if err != nil {
			return err
		}
		for _, id := range ids {
			was, had := before.Of(iri, id)
			is, has := now.Of(iri, id)
			if had != has || !reflect.DeepEqual(was, is) {
				u.changed[id] = true
			}
		}
	}
	for _, plan := range []*curate.Plan{before, now} {
		for _, w := range plan.Wrong {
			if before.IsWrong(w[0], w[1], w[2]) && now.IsWrong(w[0], w[1], w[2]) {
				continue
			}
			ids, err := c.stating(plan, w)
			if err != nil {
				return err
			}
			for _, id := range ids {
				u.changed[id] = true
			}
		}
	}
	return nil
}

// stating returns the documents that speak of both ends of a relation, as a plan has them.
func (c corpus) stating(p *curate.Plan, relation [3]string) ([]string, error) {
	documents := func(iri string) (map[string]bool, error) {
		all := map[string]bool{}
		for _, source := range sources(p, iri) {
			ids, err := c.Documents(source)
			if err != nil {
				return nil, err
			}
			for _, id := range ids {
				all[id] = true
			}
		}
		return all, nil
	}
	subject, err := documents(relation[0])
	if err != nil || !curate.IsThing(relation[2]) {
		return slices.Sorted(maps.Keys(subject)), err
	}
	object, err := documents(relation[2])
	maps.DeleteFunc(subject, func(id string, _ bool) bool { return !object[id] })
	return slices.Sorted(maps.Keys(subject)), err
}

// sources are the IRIs that documents by themselves have for what a plan makes one thing of, sorted.
func sources(p *curate.Plan, iri string) []string {
	all := []string{iri}
	for source, t := range p.Things {
		is := ThingIRI(t.Is.ID) == iri
		for _, other := range t.In {
			is = is || ThingIRI(other.Is.ID) == iri
		}
		if is && source != iri {
			all = append(all, source)
		}
	}
	slices.Sort(all)
	return all
}

// Correction is an entry of what was corrected by hand, and how it stands.
type Correction struct {
	curate.Entry
	curate.Verdict
}

// Curation returns what was corrected by hand, as of the last update.
func (s *Store) Curation() (*curate.Curation, error) {
	c, err := s.backend.current().ledger.curation()
	return c, s.backend.diagnose(err)
}

// MarshalJSON gives an entry with its ID, how it reads, and the thing that it makes, if any.
func (c Correction) MarshalJSON() ([]byte, error) {
	part := ""
	if c.Kind == curate.Apart {
		part = c.Part()
	}
	return json.Marshal(struct {
		ID   string `json:"id"`
		Text string `json:"text"`
		Part string `json:"part,omitempty"`
		curate.Entry
		curate.Verdict
	}{c.ID(), c.Entry.String(), part, c.Entry, c.Verdict})
}

// Judge says how each entry of a curation stands for the documents that the store holds.
func (s *Store) Judge(ctx context.Context, c *curate.Curation) ([]Correction, error) {
	l := s.backend.current().ledger
	all := corpus{l, s.opt.Schema}
	plan, verdicts, err := curate.Make(c, all)
	if err != nil {
		return nil, s.backend.diagnose(err)
	}
	corrections := []Correction{}
	for _, e := range c.Entries() {
		v := verdicts[e.ID()]
		if e.Kind == curate.Wrong && v.State == curate.Holds {
			stated, err := s.states(ctx, all, plan, v.Relation)
			if err != nil {
				return nil, s.backend.diagnose(err)
			}
			if !stated {
				v = curate.Verdict{State: curate.Idle, Why: "no document says so"}
			}
		}
		corrections = append(corrections, Correction{e, v})
	}
	return corrections, nil
}

// states reports whether a document states a relation that a plan takes away.
func (s *Store) states(ctx context.Context, c corpus, p *curate.Plan, relation [3]string) (bool, error) {
	ids, err := c.stating(p, relation)
	if err != nil {
		return false, err
	}
	only := &curate.Plan{Wrong: [][3]string{relation}}
	for _, id := range ids {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		r, err := c.record(id)
		if err != nil || r == nil {
			return false, err
		}
		m := maker{schema: s.opt.Schema, extraction: &r.Extraction, resolutions: r.Resolutions, plan: only}
		for i := range r.Extraction.Statements {
			if _, why := m.relation(&r.Extraction.Statements[i]); why == markedWrong {
				return true, nil
			}
		}
	}
	return false, nil
}

// HasThing reports whether the store has a thing with a short IRI, or had before it was made one with another.
func (s *Store) HasThing(ctx context.Context, iri string) (bool, error) {
	_, ok, err := corpus{s.backend.current().ledger, s.opt.Schema}.Find(iri)
	if err != nil || ok {
		return ok, s.backend.diagnose(err)
	}
	labels, err := s.Objects(ctx, iri, string(rdfsLabel))
	return len(labels) > 0, err
}

// Objects returns what a thing is related to by a predicate, in the form of [curate.Entry], sorted.
func (s *Store) Objects(ctx context.Context, subject, predicate string) (objects []string, err error) {
	quads := s.backend.current().QuadStore
	node, err := quads.ValueOf(quad.IRI(subject))
	if err != nil || node == nil {
		return nil, s.backend.diagnose(err)
	}
	err = eachQuad(ctx, quads, quads.QuadIterator(quad.Subject, node), func(q quad.Quad) error {
		if q.Predicate == quad.IRI(predicate) {
			objects = append(objects, termText(q.Object))
		}
		return nil
	})
	slices.Sort(objects)
	return slices.Compact(objects), s.backend.diagnose(err)
}
