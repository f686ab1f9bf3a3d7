package graph

import (
	"maps"
	"regexp"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/voc"
	_ "github.com/cayleygraph/quad/voc/core" // registers rdf:, rdfs:, schema: and xsd:
	_ "github.com/cayleygraph/quad/voc/owl"
	_ "github.com/cayleygraph/quad/voc/xsd"

	"github.com/quadpress/quadpress"
)

// The prefixes that Quadpress adds to those of Cayley.
var ownPrefixes = map[string]string{
	"kg:":      "urn:quadpress:kg:",
	"rel:":     "urn:quadpress:rel:",
	"role:":    "urn:quadpress:role:",
	"unit:":    "urn:quadpress:unit:",
	"qp:":      "urn:quadpress:",
	"sem:":     "http://semanticweb.cs.vu.nl/2009/11/sem/",
	"skos:":    "http://www.w3.org/2004/02/skos/core#",
	"prov:":    "http://www.w3.org/ns/prov#",
	"dcterms:": "http://purl.org/dc/terms/",
}

// prefixes maps every registered prefix, colon included, to the namespace it stands for.
var prefixes = registerPrefixes()

func registerPrefixes() map[string]string {
	for prefix, namespace := range ownPrefixes {
		voc.RegisterPrefix(prefix, namespace)
	}
	all := map[string]string{}
	for _, ns := range voc.List() {
		all[ns.Prefix] = ns.Full
	}
	return all
}

// The terms of the statement model.
const (
	rdfType      = quad.IRI("rdf:type")
	rdfStatement = quad.IRI("rdf:Statement")
	rdfSubject   = quad.IRI("rdf:subject")
	rdfPredicate = quad.IRI("rdf:predicate")
	rdfObject    = quad.IRI("rdf:object")
	rdfProperty  = quad.IRI("rdf:Property")

	rdfsLabel         = quad.IRI("rdfs:label")
	rdfsClass         = quad.IRI("rdfs:Class")
	rdfsSubPropertyOf = quad.IRI("rdfs:subPropertyOf")

	owlSameAs    = quad.IRI("owl:sameAs")
	owlSymmetric = quad.IRI("owl:SymmetricProperty")
	owlInverseOf = quad.IRI("owl:inverseOf")
	skosAltLabel = quad.IRI("skos:altLabel")
	skosConcept  = quad.IRI("skos:Concept")
	semEvent     = quad.IRI("sem:Event")

	qpEvent      = quad.IRI("qp:event")
	qpPredicate  = quad.IRI("qp:predicate")
	qpSense      = quad.IRI("qp:sense")
	qpCount      = quad.IRI("qp:count")
	qpKind       = quad.IRI("qp:kind")
	qpQuality    = quad.IRI("qp:quality")
	qpUnit       = quad.IRI("qp:unit")
	qpValue      = quad.IRI("qp:value")
	qpPlace      = quad.IRI("qp:place")
	qpTime       = quad.IRI("qp:time")
	qpSpeaker    = quad.IRI("qp:speaker")
	qpPolarity   = quad.IRI("qp:polarity")
	qpModality   = quad.IRI("qp:modality")
	qpEventType  = quad.IRI("qp:eventType")
	qpConfidence = quad.IRI("qp:confidence")
	qpEvidence   = quad.IRI("qp:evidence")
	qpBegin      = quad.IRI("qp:begin")
	qpEnd        = quad.IRI("qp:end")
	qpLemma      = quad.IRI("qp:lemma")
	qpHash       = quad.IRI("qp:hash")
	qpSketch     = quad.IRI("qp:sketch")
	qpCurated    = quad.IRI("qp:curated")

	provDerivedFrom     = quad.IRI("prov:wasDerivedFrom")
	dctermsTitle        = quad.IRI("dcterms:title")
	schemaArticle       = quad.IRI("schema:NewsArticle")
	schemaThing         = quad.IRI("schema:Thing")
	schemaGender        = quad.IRI("schema:gender")
	schemaURL           = quad.IRI("schema:url")
	schemaPublisher     = quad.IRI("schema:publisher")
	schemaAuthor        = quad.IRI("schema:author")
	schemaDatePublished = quad.IRI("schema:datePublished")
)

const (
	thingPrefix     = "kg:"
	documentPrefix  = "kg:document/"
	statementPrefix = "kg:statement/"
	eventPrefix     = thingPrefix + quadpress.EventID
	conceptPrefix   = thingPrefix + quadpress.ConceptID
	relationPrefix  = "rel:"
	rolePrefix      = "role:"
	unitPrefix      = "unit:"
)

// ThingIRI is the short IRI of the thing with that [quadpress.Resolution.ID]: "kg:Sergei_Lavrov",
// "kg:concept/terrorism". Characters that an IRI cannot hold are percent-encoded, and so is "/", which sets documents,
// statements, events and concepts apart from other things.
func ThingIRI(id string) string {
	for _, prefix := range [...]string{quadpress.EventID, quadpress.ConceptID} {
		if rest, ok := strings.CutPrefix(id, prefix); ok {
			return thingPrefix + prefix + escapeName(rest)
		}
	}
	return thingPrefix + escapeName(id)
}

// RelationIRI is the short IRI of the relation with that name: "rel:met".
func RelationIRI(name string) string { return relationPrefix + escapeName(name) }

// RoleIRI is the short IRI of a part taken in an event: "role:agent".
func RoleIRI(role quadpress.ThematicRole) string { return rolePrefix + escapeName(string(role)) }

// UnitIRI is the short IRI of a unit, the type of its amounts: "unit:USD".
func UnitIRI(unit string) string { return unitPrefix + escapeName(unit) }

// DocumentIRI is the short IRI of the document with that ID: "kg:document/stories/vienna.txt".
func DocumentIRI(id string) string { return documentPrefix + escapePath(id) }

// IsThing reports whether a short IRI is that of a thing or an event.
func IsThing(iri string) bool {
	return strings.HasPrefix(iri, thingPrefix) && !strings.HasPrefix(iri, statementPrefix) &&
		!strings.HasPrefix(iri, documentPrefix)
}

// describedIRI matches the IRI of a thing without a name, which ends with the mark of its story.
var describedIRI = regexp.MustCompile(`_\([0-9a-f]{8}\)$`)

// KindOf is the kind of the thing with a short IRI, as that tells it. An event with a name is of KindNamed.
func KindOf(iri string) quadpress.EntityKind {
	switch {
	case strings.HasPrefix(iri, eventPrefix):
		return quadpress.KindEvent
	case strings.HasPrefix(iri, conceptPrefix):
		return quadpress.KindConcept
	case describedIRI.MatchString(iri):
		return quadpress.KindDescribed
	}
	return quadpress.KindNamed
}

// Prefixes are the registered prefixes, colon included, with the namespaces that they stand for.
func Prefixes() map[string]string { return maps.Clone(prefixes) }

// FullIRI replaces the prefix of a short IRI by its namespace. An IRI without a registered prefix is returned as it is.
func FullIRI(short string) string {
	if i := strings.IndexByte(short, ':'); i >= 0 {
		if namespace, ok := prefixes[short[:i+1]]; ok {
			return namespace + short[i+1:]
		}
	}
	return short
}

// ShortIRI is the inverse of [FullIRI]: it puts the prefix of the longest registered namespace that an IRI begins with
// in that namespace's place. An IRI in no such namespace is returned as it is.
func ShortIRI(full string) string {
	best, length := "", 0
	for prefix, namespace := range prefixes {
		if len(namespace) > length && strings.HasPrefix(full, namespace) {
			best, length = prefix, len(namespace)
		}
	}
	return best + full[length:]
}
