package press

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/quadpress/quadpress/curate"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/search"
	"github.com/quadpress/quadpress/schema"
)

// Curator changes what is corrected by hand in a store: the file, and with it the graph.
type Curator struct {
	// Store is the name of the store, File that of the file that it is built with.
	Store, File string
	// Schema is that of the store, nil for the built-in one.
	Schema *schema.Schema
}

// Corrected says what a change has done.
type Corrected struct {
	// Added are the entries that are new, Removed those that were undone or replaced, without a verdict.
	Added   []graph.Correction `json:"added"`
	Removed []graph.Correction `json:"removed"`
	graph.Change
}

// ErrCuration is that of a correction that cannot be made as it is asked for.
var ErrCuration = errors.New("nothing was corrected")

func refused(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrCuration, fmt.Sprintf(format, args...))
}

// Add puts in an entry, in place of those that it replaces. Its things may also be given by their names, or by full
// IRIs, a relation and the object of a wrong one by what they are called, a document by its IRI.
func (c *Curator) Add(ctx context.Context, e curate.Entry) (Corrected, error) {
	return c.change(ctx, func(store *graph.Store, all *curate.Curation) (done Corrected, err error) {
		f := finder{ctx: ctx, store: store, schema: cmp.Or(c.Schema, schema.Default())}
		if e, err = f.entry(e); err != nil {
			return done, err
		}
		replaced, added := all.Replace(e)
		if !added {
			return done, refused("entry %s says so already", e.ID())
		}
		for _, old := range replaced {
			done.Removed = append(done.Removed, graph.Correction{Entry: old})
		}
		done.Added = []graph.Correction{{Entry: e}}
		return done, nil
	})
}

// Undo takes out entries by their IDs.
func (c *Curator) Undo(ctx context.Context, ids ...string) (Corrected, error) {
	return c.change(ctx, func(_ *graph.Store, all *curate.Curation) (done Corrected, err error) {
		for _, id := range ids {
			e, err := all.Undo(id)
			if err != nil {
				return done, refused("%v", err)
			}
			done.Removed = append(done.Removed, graph.Correction{Entry: e})
		}
		return done, nil
	})
}

// Import puts in all entries of another curation.
func (c *Curator) Import(ctx context.Context, other *curate.Curation) (Corrected, error) {
	return c.change(ctx, func(_ *graph.Store, all *curate.Curation) (done Corrected, err error) {
		for _, e := range all.Merge(other) {
			done.Added = append(done.Added, graph.Correction{Entry: e})
		}
		return done, nil
	})
}

// List returns all entries of the file and how they stand for the store, and reports whether the store is still to be
// built with them.
func (c *Curator) List(ctx context.Context) (all []graph.Correction, pending bool, err error) {
	store, err := graph.Open(c.Store, graph.Options{ReadOnly: true, Schema: c.Schema})
	if err != nil {
		return nil, false, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	entries, err := curate.Load(c.File)
	if err != nil {
		return nil, false, err
	}
	applied, err := store.Curation()
	if err != nil {
		return nil, false, err
	}
	all, err = store.Judge(ctx, entries)
	return all, !applied.Equal(entries), err
}

// change changes the file and applies it to the store. After an error, both are as they were.
func (c *Curator) change(ctx context.Context, do func(*graph.Store, *curate.Curation) (Corrected, error)) (_ Corrected,
	err error) {
	existing, err := graph.Open(c.Store, graph.Options{ReadOnly: true})
	if err != nil {
		return Corrected{}, err
	}
	if err := existing.Close(); err != nil {
		return Corrected{}, err
	}
	store, err := graph.Open(c.Store, graph.Options{Schema: c.Schema})
	if err != nil {
		return Corrected{}, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if err := store.CheckSchema(); err != nil {
		return Corrected{}, err
	}
	before, err := curate.Load(c.File) // under the store's lock
	if err != nil {
		return Corrected{}, err
	}
	now := &curate.Curation{}
	now.Merge(before)
	done, err := do(store, now)
	if err != nil {
		return Corrected{}, err
	}
	if err := now.Save(c.File); err != nil {
		return Corrected{}, err
	}
	done.Change, err = store.Update(ctx, func(u *graph.Update) error { return u.Curate(now) })
	if err != nil {
		return Corrected{}, errors.Join(err, before.Save(c.File))
	}
	standing, err := store.Judge(ctx, now)
	if err != nil {
		return Corrected{}, err
	}
	for i := range done.Added {
		at := slices.IndexFunc(standing, func(s graph.Correction) bool { return s.ID() == done.Added[i].ID() })
		done.Added[i] = standing[at]
	}
	return done, nil
}

// finder finds what a user means.
type finder struct {
	ctx    context.Context
	store  *graph.Store
	schema *schema.Schema
}

// entry is an entry with what it speaks of by IRI.
func (f *finder) entry(e curate.Entry) (curate.Entry, error) {
	e.Things = slices.Clone(e.Things)
	for i, t := range e.Things {
		iri, err := f.thing(t)
		if err != nil {
			return e, err
		}
		e.Things[i] = iri
	}
	e.Documents = slices.Clone(e.Documents)
	for i, d := range e.Documents {
		id, err := f.document(d)
		if err != nil {
			return e, err
		}
		e.Documents[i] = id
	}
	switch e.Kind {
	case curate.Retype:
		if f.schema.Type(e.Value) == nil {
			return e, refused("the schema has no type %q; `quadpress schema show` lists them", e.Value)
		}
	case curate.Wrong:
		if err := f.relation(&e); err != nil {
			return e, err
		}
	}
	e, err := curate.New(e)
	if err != nil {
		return e, refused("%v", err)
	}
	return e, nil
}

// iri is the short form of an IRI, in angle brackets or without.
func iri(text string) string {
	text = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(text), "<"), ">")
	return graph.ShortIRI(text)
}

// thing returns the IRI of a thing that is given by its IRI or by a name.
func (f *finder) thing(text string) (string, error) {
	if short := iri(text); curate.IsThing(short) {
		known, err := f.store.HasThing(f.ctx, short)
		if err == nil && !known {
			err = refused("no document speaks of %s; `quadpress search` finds things", short)
		}
		return short, err
	}
	index, err := f.store.Index(f.ctx)
	if err != nil {
		return "", err
	}
	hits, _, err := index.Search(f.ctx, search.Query{Text: text, Kinds: []search.Kind{search.Thing, search.Event}}, 50)
	if errors.Is(err, search.ErrQuery) {
		return "", refused("%v", err)
	} else if err != nil {
		return "", err
	}
	var best, others, alike []string // called so, also called so, and called something like it
	for _, h := range hits {
		switch {
		case strings.EqualFold(h.Name(), text):
			best = append(best, h.ID)
		case h.HasName(text):
			others = append(others, h.ID)
		default:
			alike = append(alike, h.ID)
		}
	}
	if len(best) == 0 {
		best = others
	}
	switch {
	case len(best) == 1:
		return best[0], nil
	case len(best) > 1:
		return "", refused("several things are called %q: %s; give the IRI of one", text, some(best))
	case len(alike) > 0:
		return "", refused("nothing is called %q; is it one of %s?", text, some(alike))
	}
	return "", refused("nothing is called %q; `quadpress search` finds things", text)
}

// some is a list of a few of many.
func some(all []string) string {
	const most = 5
	if len(all) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(all[:most], ", "), len(all)-most)
	}
	return strings.Join(all, ", ")
}

// document returns the ID of a document that is given by its ID or its IRI.
func (f *finder) document(text string) (string, error) {
	_, known, err := f.store.Loaded(text)
	if err != nil || known {
		return text, err
	}
	if path, ok := strings.CutPrefix(iri(text), "kg:document/"); ok {
		if id, err := graph.UnescapeName(path); err == nil {
			if _, known, err = f.store.Loaded(id); err != nil || known {
				return id, err
			}
		}
	}
	return "", refused("no document has the ID %q", text)
}

// relation finds the predicate and the object of a wrong relation, which must be in the graph.
func (f *finder) relation(e *curate.Entry) error {
	e.Predicate = iri(e.Predicate)
	if !strings.Contains(e.Predicate, ":") {
		e.Predicate = graph.RelationIRI(strings.ReplaceAll(e.Predicate, " ", "_"))
	}
	objects, err := f.store.Objects(f.ctx, e.Things[0], e.Predicate)
	if err != nil {
		return err
	}
	given := e.Object
	for _, candidate := range []string{given, iri(given), `"` + given + `"`} {
		if slices.Contains(objects, candidate) {
			e.Object = candidate
			return nil
		}
	}
	for _, o := range objects { // a value without its type
		if strings.HasPrefix(o, `"`+given+`"^^`) {
			e.Object = o
			return nil
		}
	}
	if !curate.IsThing(iri(given)) && len(objects) > 0 {
		if e.Object, err = f.thing(given); err == nil && slices.Contains(objects, e.Object) {
			return nil
		} else if err != nil && !errors.Is(err, ErrCuration) {
			return err
		}
	}
	if len(objects) == 0 {
		return refused("the graph has no relation %s of %s", e.Predicate, e.Things[0])
	}
	return refused("the graph has no relation %s of %s with %s; it has %s", e.Predicate, e.Things[0], given, some(objects))
}
