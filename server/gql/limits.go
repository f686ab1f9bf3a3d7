package gql

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// The bounds of a query.
const (
	// MaxDepth is how deep fields are nested at most.
	MaxDepth = 15
	// MaxCost is how much a query costs at most: one for each field of each item that it can give, and what costs has.
	MaxCost = 50_000

	maxTokens = 10_000
)

// costs are what fields cost beside what they give: those that look through all of the graph, and long texts.
var costs = map[string]int{
	"Query.search": 500, "Query.things": 500, "Query.events": 500, "Query.documents": 100, "Query.statements": 500,
	"Query.neighbors": 200, "Query.paths": 2000, "Query.timeline": 1000, "Query.facets": 2000, "Query.stats": 50,
	"Thing.relationGroups": 50, "Thing.relations": 50, "Thing.statements": 20, "Thing.events": 50, "Thing.documents": 20,
	"Thing.neighbors": 100, "Thing.description": 10, "Event.relations": 20, "Event.statements": 10,
	"Document.text": 200, "Document.mentions": 50, "Document.things": 50, "Telling.evidence": 20,
	"Query.__schema": 5000, "Query.__type": 1000,
}

// listed is how many items a list without `first` is taken for.
const listed = 5

// bounds refuses queries that are too deep or cost too much, before they are run.
type bounds struct{}

func (bounds) ExtensionName() string                   { return "Bounds" }
func (bounds) Validate(graphql.ExecutableSchema) error { return nil }
func (bounds) MutateOperationContext(_ context.Context, o *graphql.OperationContext) *gqlerror.Error {
	m := measure{variables: o.Variables}
	cost := m.cost(o.Operation.SelectionSet, 1)
	if m.refused != nil {
		return m.refused
	}
	if cost > MaxCost {
		return refusal("TOO_COMPLEX", "the query can give too much (its cost is %d, %d is allowed): ask for fewer items or "+
			"fewer fields of each", cost, MaxCost)
	}
	o.Stats.SetExtension(costKey, cost)
	return nil
}

// costKey is where the cost of an operation is kept.
const costKey = "cost"

func refusal(code, format string, args ...any) *gqlerror.Error {
	return &gqlerror.Error{Message: fmt.Sprintf(format, args...), Extensions: map[string]any{"code": code}}
}

// measure finds out what a query costs.
type measure struct {
	variables map[string]any
	refused   *gqlerror.Error
}

// cost is that of a set of fields at some depth. It never exceeds what an int holds, as it ends with what is too much.
func (m *measure) cost(set ast.SelectionSet, depth int) (sum int) {
	if depth > MaxDepth {
		m.refused = refusal("TOO_DEEP", "the query is nested more than %d fields deep", MaxDepth)
	}
	for _, selection := range set {
		if m.refused != nil || sum > MaxCost {
			return sum
		}
		switch s := selection.(type) {
		case *ast.Field:
			sum += m.field(s, depth)
		case *ast.InlineFragment:
			sum += m.cost(s.SelectionSet, depth)
		case *ast.FragmentSpread:
			sum += m.cost(s.Definition.SelectionSet, depth)
		}
	}
	return sum
}

func (m *measure) field(f *ast.Field, depth int) int {
	name := f.ObjectDefinition.Name + "." + f.Name
	own := 1 + costs[name]
	if f.Name == "__schema" || f.Name == "__type" {
		return own // how deep they unfold is bounded by the validation
	}
	items := 1
	if first, ok := m.first(f); ok {
		items = first
	} else if f.Definition.Type.Elem != nil && f.Name != "edges" && f.Name != "nodes" {
		items = listed
	}
	// What stands in a connection is there for each of its items.
	return own + max(1, items)*m.cost(f.SelectionSet, depth+1)
}

// first is how many items a field asks for, if it can ask. What is no sensible number is refused when the query is run.
func (m *measure) first(f *ast.Field) (int, bool) {
	if f.Definition.Arguments.ForName("first") == nil {
		return 0, false
	}
	var first int64
	switch n := f.ArgumentMap(m.variables)["first"].(type) {
	case int64:
		first = n
	case int:
		first = int64(n)
	case float64:
		first = int64(n)
	case interface{ Int64() (int64, error) }: // json.Number
		first, _ = n.Int64()
	}
	return int(min(max(first, 1), MaxCost)), true
}
