package gql

import "github.com/quadpress/quadpress/graph/explore"

// pageInfo tells where a page stands in its list.
func pageInfo[T any](p *explore.Page[T]) *PageInfo {
	info := &PageInfo{HasNextPage: p.More(), HasPreviousPage: p.Start > 0}
	if n := len(p.Cursors); n > 0 {
		info.StartCursor, info.EndCursor = &p.Cursors[0], &p.Cursors[n-1]
	}
	return info
}

// edges pairs the items of a page with their cursors.
func edges[T, E any](p *explore.Page[T], edge func(cursor string, node *T) E) []E {
	all := make([]E, len(p.Items))
	for i := range p.Items {
		all[i] = edge(p.Cursors[i], &p.Items[i])
	}
	return all
}

func hits(p explore.Page[explore.Hit]) *HitConnection {
	return &HitConnection{
		Edges:    edges(&p, func(c string, n *explore.Hit) HitEdge { return HitEdge{c, n} }),
		Nodes:    p.Items,
		PageInfo: pageInfo(&p), TotalCount: p.Total, Summary: p.Summary(),
	}
}

func things(p explore.Page[explore.Thing]) *ThingConnection {
	return &ThingConnection{
		Edges:    edges(&p, func(c string, n *explore.Thing) ThingEdge { return ThingEdge{c, n} }),
		Nodes:    p.Items,
		PageInfo: pageInfo(&p), TotalCount: p.Total, Summary: p.Summary(),
	}
}

func events(p explore.Page[explore.Event]) *EventConnection {
	return &EventConnection{
		Edges:    edges(&p, func(c string, n *explore.Event) EventEdge { return EventEdge{c, n} }),
		Nodes:    p.Items,
		PageInfo: pageInfo(&p), TotalCount: p.Total, Summary: p.Summary(),
	}
}

func documents(p explore.Page[explore.Document]) *DocumentConnection {
	return &DocumentConnection{
		Edges:    edges(&p, func(c string, n *explore.Document) DocumentEdge { return DocumentEdge{c, n} }),
		Nodes:    p.Items,
		PageInfo: pageInfo(&p), TotalCount: p.Total, Summary: p.Summary(),
	}
}

func statements(p explore.Page[explore.Statement]) *StatementConnection {
	return &StatementConnection{
		Edges:    edges(&p, func(c string, n *explore.Statement) StatementEdge { return StatementEdge{c, n} }),
		Nodes:    p.Items,
		PageInfo: pageInfo(&p), TotalCount: p.Total, Summary: p.Summary(),
	}
}

func relations(p explore.Page[explore.Relation]) *RelationConnection {
	return &RelationConnection{
		Edges:    edges(&p, func(c string, n *explore.Relation) RelationEdge { return RelationEdge{c, n} }),
		Nodes:    p.Items,
		PageInfo: pageInfo(&p), TotalCount: p.Total, Summary: p.Summary(),
	}
}

func neighbors(p explore.Page[explore.Neighbor]) *NeighborConnection {
	return &NeighborConnection{
		Edges:    edges(&p, func(c string, n *explore.Neighbor) NeighborEdge { return NeighborEdge{c, n} }),
		Nodes:    p.Items,
		PageInfo: pageInfo(&p), TotalCount: p.Total, Summary: p.Summary(),
	}
}

func mentions(p explore.Page[explore.Mention]) *MentionConnection {
	return &MentionConnection{
		Edges:    edges(&p, func(c string, n *explore.Mention) MentionEdge { return MentionEdge{c, n} }),
		Nodes:    p.Items,
		PageInfo: pageInfo(&p), TotalCount: p.Total, Summary: p.Summary(),
	}
}
