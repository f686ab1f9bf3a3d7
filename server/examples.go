package server

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/query"
)

// sampleQuery gives statements to make examples of.
const sampleQuery = `g.V("<rdf:Statement>").in("<rdf:type>")
	.save("<rdf:subject>", "subject").save("<rdf:predicate>", "predicate").save("<rdf:object>", "object")
	.saveOpt("<qp:place>", "place").saveOpt("<qp:polarity>", "polarity").saveOpt("<qp:modality>", "modality").all()`

// sampleSize is how many statements are looked at: enough for the usual suspects of a corpus to stand out.
const sampleSize = 2000

// said is a relation between two things of the graph. Its strings are IRIs in angle brackets.
type said struct{ subject, predicate, object, place string }

// examples returns queries about what the graph says most of; none for an empty graph.
func examples(ctx context.Context, queries *query.Pool) ([]example, error) {
	result, err := queries.Run(ctx, query.Gizmo, sampleQuery, query.Options{Limit: sampleSize})
	if err != nil {
		return nil, fmt.Errorf("look for examples: %w", err)
	}
	var all []said
	for _, data := range result.Rows {
		var row any
		if err := json.Unmarshal(data, &row); err != nil {
			return nil, err
		}
		if s, ok := relation(row); ok {
			all = append(all, s)
		}
	}
	if len(all) == 0 {
		return nil, nil
	}
	best := typical(all)
	list := []example{
		{"Everything that is said of " + name(best.subject), query.Gizmo,
			fmt.Sprintf("g.V(%q).out(null, \"relation\").all()", best.subject)},
		{fmt.Sprintf("Who %s whom", name(best.predicate)), query.Gizmo,
			fmt.Sprintf("g.V().tag(\"who\").out(%q).all()", best.predicate)},
		{fmt.Sprintf("The sentences that say whom %s %s", name(best.subject), name(best.predicate)), query.Gizmo,
			fmt.Sprintf("g.V(%q).in(\"<rdf:subject>\").has(\"<rdf:predicate>\", %q)\n  .save(\"<rdf:object>\", \"object\").save(\"<qp:evidence>\", \"sentence\")\n  .save(\"<prov:wasDerivedFrom>\", \"document\").all()", best.subject, best.predicate)},
		{"The same as GraphQL", query.GraphQL,
			fmt.Sprintf("{\n  nodes(id: %s) {\n    id\n    name: <rdfs:label>\n    %s: %s {\n      id\n      name: <rdfs:label>\n    }\n  }\n}", best.subject, field(best.predicate), best.predicate)},
	}
	if best.place != "" {
		list = append(list, example{fmt.Sprintf("Whom %s %s in %s", name(best.subject), name(best.predicate), name(best.place)), query.Gizmo,
			fmt.Sprintf("g.V(%q).labelContext(%q).out(%q).all()", best.subject, best.place, best.predicate)})
	}
	return list, nil
}

// relation is the relation that a row of the sample query tells of, if it is one between two things.
func relation(row any) (said, bool) {
	tags, ok := row.(map[string]any)
	if !ok || tags["polarity"] != nil || tags["modality"] != nil {
		return said{}, false
	}
	thing := func(tag string) string {
		iri, _ := tags[tag].(string)
		if !strings.HasPrefix(iri, "<kg:") {
			return ""
		}
		return iri
	}
	predicate, _ := tags["predicate"].(string)
	s := said{thing("subject"), predicate, thing("object"), thing("place")}
	return s, s.subject != "" && s.object != "" && strings.HasPrefix(predicate, "<rel:")
}

// typical is the relation whose subject and predicate occur most often together, one with a place if there is any.
func typical(all []said) said {
	type pair struct{ subject, predicate string }
	count := map[pair]int{}
	for _, s := range all {
		count[pair{s.subject, s.predicate}]++
	}
	rank := func(s said) (withPlace bool, n int) { return s.place != "", count[pair{s.subject, s.predicate}] }
	best := all[0]
	for _, s := range all[1:] {
		place, n := rank(s)
		bestPlace, bestN := rank(best)
		if place != bestPlace {
			if place {
				best = s
			}
			continue
		}
		if cmp.Or(n-bestN, strings.Compare(best.subject+best.predicate+best.object, s.subject+s.predicate+s.object)) > 0 {
			best = s
		}
	}
	return best
}

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
