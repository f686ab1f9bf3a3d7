package server

import (
	"context"
	"fmt"
	"strings"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/query"
)

// examples returns queries about what the graph says most of; none for an empty graph.
func examples(ctx context.Context, store *graph.Store) ([]example, error) {
	best, err := store.Highlight(ctx)
	if err != nil || best.Subject == "" {
		return nil, err
	}
	subject, predicate, place := iri(best.Subject), iri(best.Predicate), iri(best.Place)
	list := []example{
		{"Everything that is said of " + name(subject), query.Gizmo,
			fmt.Sprintf("g.V(%q).out(null, \"relation\").all()", subject)},
		{fmt.Sprintf("Who %s whom", name(predicate)), query.Gizmo,
			fmt.Sprintf("g.V(%q).in(\"<rdf:predicate>\")\n"+
				"  .save(\"<rdf:subject>\", \"who\").save(\"<rdf:object>\", \"whom\").getLimit(100)", predicate)},
		{fmt.Sprintf("The sentences that say whom %s %s", name(subject), name(predicate)), query.Gizmo,
			fmt.Sprintf("g.V(%q).in(\"<rdf:subject>\").has(\"<rdf:predicate>\", %q)\n"+
				"  .save(\"<rdf:object>\", \"object\").save(\"<qp:evidence>\", \"sentence\")\n"+
				"  .save(\"<prov:wasDerivedFrom>\", \"document\").all()", subject, predicate)},
		{"The same as GraphQL", query.GraphQL,
			fmt.Sprintf("{\n  nodes(id: %s) {\n    id\n    name: <rdfs:label>\n"+
				"    %s: %s {\n      id\n      name: <rdfs:label>\n    }\n  }\n}", subject, field(predicate), predicate)},
	}
	if best.Place != "" {
		list = append(list, example{fmt.Sprintf("Whom %s %s in %s", name(subject), name(predicate), name(place)), query.Gizmo,
			fmt.Sprintf("g.V(%q).labelContext(%q).out(%q).all()", subject, place, predicate)})
	}
	return list, nil
}

// iri is a short IRI as queries have it.
func iri(short string) string { return "<" + short + ">" }

// name is an IRI's local part for a reader: "Sergei Lavrov".
func name(iri string) string {
	_, local, _ := strings.Cut(strings.Trim(iri, "<>"), ":")
	if decoded, err := graph.UnescapeName(local); err == nil {
		local = decoded
	}
	return strings.ReplaceAll(local, "_", " ")
}

// field is an IRI's local part as the name of a GraphQL field.
func field(iri string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
			return r
		}
		return '_'
	}, strings.ReplaceAll(name(iri), " ", "_"))
}
