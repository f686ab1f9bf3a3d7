package graph

import (
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/schema"
)

// collapse is "An apartment building collapsed on Monday in Yardem, killing 39 people. Terrorism was not the cause. The
// repairs will cost 1.5 million dollars, the mayor said."
func collapse() loaded {
	thing := func(i int) quadpress.Term { return quadpress.Term{Entity: i} }
	mayor := thing(5)
	event := thing(3)
	cost := quadpress.Term{Entity: quadpress.NoEntity, Literal: "1500000", Unit: "USD", Text: "1.5 million dollars"}
	told := func(sentence string) []quadpress.EventMention {
		return []quadpress.EventMention{{Evidence: sentence}}
	}
	return loaded{
		Extraction: quadpress.Extraction{
			Document: quadpress.Document{ID: "yardem.txt"},
			Entities: []quadpress.Entity{
				{Kind: quadpress.KindDescribed, Name: "apartment building", Names: []string{"apartment building"},
					Kinds: []string{"apartment building"}, Qualities: []string{"old", "ten-storey"}},
				{Name: "Yardem", Names: []string{"Yardem"}},
				{Kind: quadpress.KindDescribed, Name: "people", Names: []string{"people"}, Count: "39", Gender: "male"},
				{Kind: quadpress.KindEvent, Name: "collapse of apartment building",
					Names: []string{"collapse of apartment building"}},
				{Kind: quadpress.KindConcept, Name: "terrorism", Names: []string{"terrorism"}},
				{Kind: quadpress.KindDescribed, Name: "mayor", Names: []string{"mayor"}},
				{Kind: quadpress.KindEvent, Name: "deaths", Names: []string{"deaths"}},
				{Kind: quadpress.KindEvent, Name: "repairs", Names: []string{"repairs"}},
			},
			Events: []quadpress.Event{
				{
					Entity: 3, Predicate: "collapsed", Sense: "collapse.01", Lemma: "collapse", Type: "DISASTER", Time: "2015-10-26",
					TimeType: "date", Mentions: told("An apartment building collapsed on Monday in Yardem, killing 39 people."),
					Roles: []quadpress.EventRole{
						{Role: quadpress.PatientRole, Term: thing(0)},
						{Role: quadpress.PlaceRole, Term: thing(1), Preposition: "in"},
						{Role: quadpress.TimeRole, Term: quadpress.Term{Entity: quadpress.NoEntity, Literal: "on Monday"}},
					},
				},
				{
					Entity: 6, Predicate: "killed", Sense: "kill.01", Lemma: "kill",
					Mentions: told("An apartment building collapsed on Monday in Yardem, killing 39 people."),
					Roles: []quadpress.EventRole{
						{Role: quadpress.PatientRole, Term: thing(2)}, {Role: quadpress.CauseRole, Term: thing(3)},
					},
				},
				{
					Entity: 7, Predicate: "cost", Lemma: "cost", Speaker: &mayor, Modality: quadpress.Planned, TimeText: "this decade",
					Mentions: told("The repairs will cost 1.5 million dollars, the mayor said."),
					Roles:    []quadpress.EventRole{{Role: quadpress.ExtentRole, Term: cost}},
				},
			},
			Statements: []quadpress.Statement{
				{Subject: thing(0), Predicate: "collapsed_in", Object: thing(1), Event: &event, Confidence: 0.9},
				{Subject: thing(4), Predicate: "caused", Object: thing(3), Polarity: quadpress.Denied, Confidence: 0.8},
				{Subject: thing(3), Predicate: "caused", Object: thing(6), Confidence: 0.8},
				{Subject: thing(1), Predicate: "paid", Object: cost, Confidence: 0.8},
			},
		},
		resolutions: []quadpress.Resolution{
			{ID: "apartment_building_(5feceb66)", Label: "apartment building", Type: "CivicStructure",
				Kind: quadpress.KindDescribed},
			{ID: "Yardem", Label: "Yardem", Type: "City"},
			{ID: "people_(5feceb66)", Label: "people", Type: "Person", Kind: quadpress.KindDescribed},
			{ID: "event/1", Label: "collapse of apartment building", Kind: quadpress.KindEvent},
			{ID: "concept/terrorism", Label: "terrorism", Kind: quadpress.KindConcept},
			{ID: "Ann_Lee", Label: "Ann Lee", Type: "Person"}, // so another story calls the mayor
			{ID: "event/2", Label: "deaths", Kind: quadpress.KindEvent},
			{ID: "event/3", Label: "repairs", Kind: quadpress.KindEvent},
		},
	}
}

func TestEventQuads(t *testing.T) {
	d := collapse()
	var got []string
	for _, q := range Quads(schema.Default(), &d.Extraction, d.resolutions) {
		subject, _ := q.Subject.(quad.IRI)
		of := strings.HasPrefix(string(subject), statementPrefix) &&
			slices.Contains([]quad.Value{qpEvent, qpUnit, qpValue}, q.Predicate)
		if of {
			q.Subject = quad.IRI("a-statement")
		}
		if of || strings.HasPrefix(string(subject), thingPrefix) && !strings.HasPrefix(string(subject), statementPrefix) &&
			subject != quad.IRI(DocumentIRI(d.Document.ID)) {
			line := strings.ReplaceAll(q.NQuad(), " <kg:document/yardem.txt> .", " | .")
			got = append(got, strings.TrimSuffix(line, " ."))
		}
	}
	slices.Sort(got)
	want := strings.Split(strings.TrimSpace(`
<a-statement> <qp:event> <kg:event/1> |
<a-statement> <qp:unit> "USD" |
<a-statement> <qp:value> "1500000"^^<xsd:integer> |
<kg:Ann_Lee> <rdf:type> <schema:Person>
<kg:Ann_Lee> <rdfs:label> "Ann Lee"
<kg:Yardem> <rdf:type> <schema:City>
<kg:Yardem> <rdfs:label> "Yardem"
<kg:Yardem> <rel:paid> "1500000"^^<unit:USD>
<kg:apartment_building_(5feceb66)> <qp:kind> "apartment building" |
<kg:apartment_building_(5feceb66)> <qp:quality> "old" |
<kg:apartment_building_(5feceb66)> <qp:quality> "ten-storey" |
<kg:apartment_building_(5feceb66)> <rdf:type> <schema:CivicStructure>
<kg:apartment_building_(5feceb66)> <rdfs:label> "apartment building"
<kg:apartment_building_(5feceb66)> <rel:collapsed_in> <kg:Yardem>
<kg:concept/terrorism> <rdf:type> <skos:Concept>
<kg:concept/terrorism> <rdfs:label> "terrorism"
<kg:event/1> <prov:wasDerivedFrom> <kg:document/yardem.txt> |
<kg:event/1> <qp:evidence> "An apartment building collapsed on Monday in Yardem, killing 39 people." |
<kg:event/1> <qp:predicate> <rel:collapsed> |
<kg:event/1> <qp:sense> "collapse.01" |
<kg:event/1> <rdf:type> <qp:DISASTER> |
<kg:event/1> <rdf:type> <sem:Event>
<kg:event/1> <rdfs:label> "collapse of apartment building"
<kg:event/1> <rel:caused> <kg:event/2>
<kg:event/1> <role:patient> <kg:apartment_building_(5feceb66)> |
<kg:event/1> <role:place> <kg:Yardem> |
<kg:event/1> <role:time> "2015-10-26"^^<xsd:date> |
<kg:event/2> <prov:wasDerivedFrom> <kg:document/yardem.txt> |
<kg:event/2> <qp:evidence> "An apartment building collapsed on Monday in Yardem, killing 39 people." |
<kg:event/2> <qp:predicate> <rel:killed> |
<kg:event/2> <qp:sense> "kill.01" |
<kg:event/2> <rdf:type> <sem:Event>
<kg:event/2> <rdfs:label> "deaths"
<kg:event/2> <role:cause> <kg:event/1> |
<kg:event/2> <role:patient> <kg:people_(5feceb66)> |
<kg:event/3> <prov:wasDerivedFrom> <kg:document/yardem.txt> |
<kg:event/3> <qp:evidence> "The repairs will cost 1.5 million dollars, the mayor said." |
<kg:event/3> <qp:modality> "planned" |
<kg:event/3> <qp:predicate> <rel:cost> |
<kg:event/3> <qp:speaker> <kg:Ann_Lee> |
<kg:event/3> <rdf:type> <sem:Event>
<kg:event/3> <rdfs:label> "repairs"
<kg:event/3> <role:extent> "1500000"^^<unit:USD> |
<kg:event/3> <role:time> "this decade" |
<kg:people_(5feceb66)> <qp:count> "39"^^<xsd:integer> |
<kg:people_(5feceb66)> <rdf:type> <schema:Person>
<kg:people_(5feceb66)> <rdfs:label> "people"
<kg:people_(5feceb66)> <schema:gender> "male" |
`), "\n")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
