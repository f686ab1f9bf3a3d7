package gql

import (
	"context"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/explore"
	"github.com/quadpress/quadpress/graph/search"
	"github.com/quadpress/quadpress/server/room"
)

// resolver answers the fields that the types of package explore have no method for. Each request has one, so that it
// ends with the state of the store that it began with.
type resolver struct{ graph *explore.Graph }

// The types with such fields.
type (
	queryResolver         struct{ *resolver }
	thingResolver         struct{ *resolver }
	eventResolver         struct{ *resolver }
	documentResolver      struct{ *resolver }
	relationResolver      struct{ *resolver }
	relationGroupResolver struct{ *resolver }
	statsResolver         struct{ *resolver }
	highlightResolver     struct{ *resolver }
)

func (r *resolver) Query() QueryResolver                 { return queryResolver{r} }
func (r *resolver) Thing() ThingResolver                 { return thingResolver{r} }
func (r *resolver) Event() EventResolver                 { return eventResolver{r} }
func (r *resolver) Document() DocumentResolver           { return documentResolver{r} }
func (r *resolver) Relation() RelationResolver           { return relationResolver{r} }
func (r *resolver) RelationGroup() RelationGroupResolver { return relationGroupResolver{r} }
func (r *resolver) Stats() StatsResolver                 { return statsResolver{r} }
func (r *resolver) Highlight() HighlightResolver         { return highlightResolver{r} }

func window(first int, after *string) explore.Window {
	w := explore.Window{First: first}
	if after != nil {
		w.After = *after
	}
	return w
}

// found is a thing that may not be there.
func found[T any](v T, ok bool) (*T, error) {
	if !ok {
		return nil, nil
	}
	return &v, nil
}

func (r queryResolver) Node(_ context.Context, id string) (explore.Node, error) {
	return r.graph.Node(id), nil
}

func (r queryResolver) Thing(_ context.Context, id string) (*explore.Thing, error) {
	return found(r.graph.Thing(id))
}

func (r queryResolver) Event(_ context.Context, id string) (*explore.Event, error) {
	return found(r.graph.Event(id))
}

func (r queryResolver) Document(_ context.Context, id string) (*explore.Document, error) {
	return found(r.graph.Document(id))
}

func (r queryResolver) Statement(_ context.Context, id string) (*explore.Statement, error) {
	return found(r.graph.Statement(id))
}

func (r queryResolver) Search(ctx context.Context, text string, kinds []search.Kind, types []string, first int,
	after *string) (*HitConnection, error) {
	p, err := r.graph.Search(ctx, search.Query{Text: text, Kinds: kinds, Types: types}, window(first, after))
	return hits(p), err
}

func (r queryResolver) Things(_ context.Context, types []string, named *bool, first int,
	after *string) (*ThingConnection, error) {
	p, err := r.graph.Things(types, named, window(first, after))
	return things(p), err
}

func (r queryResolver) Events(_ context.Context, f *explore.Filter, first int, after *string) (*EventConnection,
	error) {
	p, err := r.graph.Events(f, window(first, after))
	return events(p), err
}

func (r queryResolver) Documents(_ context.Context, first int, after *string) (*DocumentConnection, error) {
	p, err := r.graph.Documents(window(first, after))
	return documents(p), err
}

func (r queryResolver) Statements(_ context.Context, f *explore.Filter, first int,
	after *string) (*StatementConnection, error) {
	p, err := r.graph.Statements(f, window(first, after))
	return statements(p), err
}

func (r queryResolver) Neighbors(_ context.Context, of string, f *explore.Filter, through []explore.Link, first int,
	after *string) (*NeighborConnection, error) {
	p, err := r.graph.Neighbors(of, f, through, window(first, after))
	return neighbors(p), err
}

func (r queryResolver) Paths(ctx context.Context, from, to string, maxLength int, f *explore.Filter,
	through []explore.Link, countries bool, first int) (*explore.Paths, error) {
	p, err := r.graph.Paths(ctx, explore.Route{
		From: from, To: to, MaxLength: maxLength, Filter: f, Through: through, Countries: countries, First: first,
	})
	return &p, err
}

func (r queryResolver) Timeline(_ context.Context, f *explore.Filter, granularity explore.Granularity,
	by TimelineBy) (*explore.Timeline, error) {
	t, err := r.graph.Timeline(f, granularity, by == TimelineByPublished)
	return &t, err
}

func (r queryResolver) Facets(_ context.Context, f *explore.Filter, first int) (*explore.Facets, error) {
	facets, err := r.graph.Facets(f, first)
	return &facets, err
}

func (r queryResolver) Stats(context.Context) (*graph.Stats, error) {
	stats := r.graph.Stats()
	return &stats, nil
}

func (thingResolver) RelationGroups(_ context.Context, t *explore.Thing, f *explore.Filter) ([]explore.RelationGroup,
	error) {
	return t.RelationGroups(f)
}

func (thingResolver) Relations(_ context.Context, t *explore.Thing, f *explore.Filter, first int,
	after *string) (*RelationConnection, error) {
	p, err := t.Relations(f, window(first, after))
	return relations(p), err
}

func (thingResolver) Statements(_ context.Context, t *explore.Thing, as []explore.Part, f *explore.Filter, first int,
	after *string) (*StatementConnection, error) {
	p, err := t.Statements(as, f, window(first, after))
	return statements(p), err
}

func (thingResolver) Events(_ context.Context, t *explore.Thing, f *explore.Filter, first int,
	after *string) (*EventConnection, error) {
	p, err := t.Events(f, window(first, after))
	return events(p), err
}

func (thingResolver) Documents(_ context.Context, t *explore.Thing, first int, after *string) (*DocumentConnection,
	error) {
	p, err := t.Documents(window(first, after))
	return documents(p), err
}

func (thingResolver) Neighbors(_ context.Context, t *explore.Thing, f *explore.Filter, through []explore.Link,
	first int, after *string) (*NeighborConnection, error) {
	p, err := t.Neighbors(f, through, window(first, after))
	return neighbors(p), err
}

func (eventResolver) Relations(_ context.Context, e *explore.Event, f *explore.Filter, first int,
	after *string) (*RelationConnection, error) {
	p, err := e.Relations(f, window(first, after))
	return relations(p), err
}

func (eventResolver) Statements(_ context.Context, e *explore.Event, f *explore.Filter, first int,
	after *string) (*StatementConnection, error) {
	p, err := e.Statements(f, window(first, after))
	return statements(p), err
}

// textWeight is how much memory a byte of a text takes until it is an answer.
const textWeight = 4

func (documentResolver) Text(ctx context.Context, d *explore.Document) (*string, error) {
	text, ok, err := d.Text()
	if !ok {
		return nil, err
	}
	return &text, room.Of(ctx).Grow(textWeight * int64(len(text)))
}

func (documentResolver) Mentions(_ context.Context, d *explore.Document, first int,
	after *string) (*MentionConnection, error) {
	p, err := d.Mentions(window(first, after))
	return mentions(p), err
}

func (documentResolver) Copies(_ context.Context, d *explore.Document, first int,
	after *string) (*DocumentConnection, error) {
	p, err := d.Copies(window(first, after))
	return documents(p), err
}

func (documentResolver) Statements(_ context.Context, d *explore.Document, f *explore.Filter, first int,
	after *string) (*StatementConnection, error) {
	p, err := d.Statements(f, window(first, after))
	return statements(p), err
}

func (documentResolver) Events(_ context.Context, d *explore.Document, f *explore.Filter, first int,
	after *string) (*EventConnection, error) {
	p, err := d.Events(f, window(first, after))
	return events(p), err
}

func (documentResolver) Things(_ context.Context, d *explore.Document, types []string, named *bool, first int,
	after *string) (*ThingConnection, error) {
	p, err := d.Things(types, named, window(first, after))
	return things(p), err
}

func (relationResolver) Statements(_ context.Context, rel *explore.Relation, first int,
	after *string) (*StatementConnection, error) {
	p, err := rel.Statements(window(first, after))
	return statements(p), err
}

func (relationGroupResolver) Relations(_ context.Context, g *explore.RelationGroup, first int,
	after *string) (*RelationConnection, error) {
	p, err := g.Relations(window(first, after))
	return relations(p), err
}

func (statsResolver) Things(_ context.Context, s *graph.Stats) (int, error) { return s.Entities, nil }

func (r statsResolver) Types(_ context.Context, _ *graph.Stats, first int) (*explore.Facet, error) {
	f := r.graph.Classes(first)
	return &f, nil
}

func (r statsResolver) Predicates(_ context.Context, _ *graph.Stats, first int) (*explore.Facet, error) {
	f := r.graph.Predicates(first)
	return &f, nil
}

func (r statsResolver) Text(context.Context, *graph.Stats) (bool, error) { return r.graph.HasText() }

func (r statsResolver) Highlight(ctx context.Context, _ *graph.Stats) (*graph.Highlight, error) {
	h, err := r.graph.Highlight(ctx)
	if err != nil || h.Subject == "" {
		return nil, err
	}
	return &h, nil
}

func (r highlightResolver) Subject(_ context.Context, h *graph.Highlight) (explore.Value, error) {
	return r.graph.Value(h.Subject), nil
}

func (r highlightResolver) Object(_ context.Context, h *graph.Highlight) (explore.Value, error) {
	return r.graph.Value(h.Object), nil
}

func (r highlightResolver) Predicate(_ context.Context, h *graph.Highlight) (*explore.Predicate, error) {
	return found(r.graph.Predicate(h.Predicate))
}
