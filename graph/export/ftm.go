package export

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/schema"
)

// followTheMoney writes entities of FollowTheMoney, one a line, which Aleph loads: articles, things and events, a link
// for each edge, and a note for what is said of a thing by a value.
type followTheMoney struct {
	printer
	schema *schema.Schema
}

// ftmEntity is an entity; its properties have lists of values.
type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

func newFollowTheMoney(to target) (graphWriter, error) {
	w, err := to.create("")
	return &followTheMoney{printer{out: w}, to.schema}, err
}

// ftmID is the ID of an entity; they hold letters, digits, dots and hyphens alone.
func ftmID(id string) string {
	hash := sha256.Sum256([]byte(id))
	return "qp-" + hex.EncodeToString(hash[:16])
}

func (f *followTheMoney) write(id, schema string, properties map[string][]string) error {
	for name, values := range properties {
		kept := values[:0:0]
		for _, v := range values {
			if v = strings.TrimSpace(v); v != "" {
				kept = append(kept, v)
			}
		}
		if properties[name] = kept; len(kept) == 0 {
			delete(properties, name)
		}
	}
	f.print("%s\n", jsonText(ftmEntity{id, schema, properties}))
	return f.err
}

func (f *followTheMoney) document(d *Document) error {
	return f.write(ftmID(d.ID), "Article", map[string][]string{
		"title": {d.Title}, "sourceUrl": webOnly(d.URL), "publisher": {d.Publisher}, "publishedAt": {d.Published},
		"fileName": {localName(strings.TrimPrefix(d.ID, "kg:document/"))},
	})
}

// webOnly is a URL of the web, of which alone FollowTheMoney knows.
func webOnly(url string) []string {
	if strings.HasPrefix(url, "http://") || strings.HasPrefix(url, "https://") {
		return []string{url}
	}
	return nil
}

// ftmSchemas are the schemata for types of the ontology, the special ones first. Whatever is of none is an asset, the
// most general thing that FollowTheMoney has.
var ftmSchemas = []struct{ typ, schema string }{
	{"Person", "Person"}, {"Corporation", "Company"}, {"GovernmentOrganization", "PublicBody"},
	{"Organization", "Organization"}, {"Group", "Organization"}, {"Place", "Address"}, {"Agent", "LegalEntity"},
	{"Aircraft", "Airplane"}, {"Ship", "Vessel"}, {"Vehicle", "Vehicle"}, {"Event", "Event"},
}

// schemaOf is the schema of a thing or an event.
func (f *followTheMoney) schemaOf(n *Node) string {
	if n.Kind == eventKind {
		return "Event"
	}
	for _, s := range ftmSchemas {
		for _, t := range f.schema.Types() {
			if slices.Contains(n.Types, t.IRI) && f.schema.IsA(t.Name, s.typ) {
				return s.schema
			}
		}
	}
	return "Asset"
}

func (f *followTheMoney) node(n *Node) error {
	if n.Kind == valueKind {
		return f.err // a note of what it is said of
	}
	properties := map[string][]string{
		"name": {n.Label}, "alias": n.Names, "keywords": inWords(n.Types), "wikidataId": wikidataIDs(n.SameAs),
	}
	name := f.schemaOf(n)
	switch name {
	case "Event":
		properties["date"] = n.Times
	case "Address":
		properties["full"] = []string{n.Label}
	}
	return f.write(ftmID(n.ID), name, properties)
}

// inWords are the names of classes.
func inWords(iris []string) []string {
	words := make([]string, len(iris))
	for i, iri := range iris {
		words[i] = localName(iri)
	}
	return words
}

func wikidataIDs(iris []string) (ids []string) {
	for _, iri := range iris {
		if id, ok := strings.CutPrefix(iri, "http://www.wikidata.org/entity/"); ok {
			ids = append(ids, id)
		}
	}
	return ids
}

func (f *followTheMoney) edge(e *Edge) error {
	properties := map[string][]string{
		"date": e.Times, "summary": {e.Evidence}, "proof": nil, "recordId": {e.ID},
	}
	for _, document := range e.Documents {
		properties["proof"] = append(properties["proof"], ftmID(document))
	}
	description := e.Label
	if e.Place.Label != "" {
		description += ", in " + e.Place.Label
	}
	if e.Standing != "reported" {
		description += ", " + e.Standing
		if len(e.Speakers) > 0 {
			description += " by " + strings.Join(e.Speakers, ", ")
		}
	}
	if !graph.IsThing(e.Target.ID) {
		return f.write(ftmID(e.ID), "Note", map[string][]string{
			"entity": {ftmID(e.Source.ID)}, "name": {e.Label + ": " + e.Target.Label}, "summary": {e.Evidence},
			"description": {description + ": " + e.Target.Label}, "proof": properties["proof"],
		})
	}
	properties["subject"], properties["object"] = []string{ftmID(e.Source.ID)}, []string{ftmID(e.Target.ID)}
	properties["role"], properties["description"] = []string{e.Label}, []string{description}
	return f.write(ftmID(e.ID), "UnknownLink", properties)
}

func (f *followTheMoney) close() error { return f.err }
