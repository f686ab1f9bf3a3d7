package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/schema"
)

func TestIRIs(t *testing.T) {
	for _, test := range []struct{ got, want string }{
		{ThingIRI("Walid_Al-Mouallem"), "kg:Walid_Al-Mouallem"},
		{ThingIRI("Üsküdar"), "kg:Üsküdar"},
		{ThingIRI("AC/DC"), "kg:AC%2FDC"},
		{ThingIRI("100%_\"a b\"<c>\x00\n"), "kg:100%25_%22a%20b%22%3Cc%3E%00%0A"},
		{ThingIRI("concept/terrorism"), "kg:concept/terrorism"},
		{ThingIRI("event/3f9a0c1d2e4b5a67"), "kg:event/3f9a0c1d2e4b5a67"},
		{ThingIRI("concept/a/b"), "kg:concept/a%2Fb"},
		{RoleIRI(quadpress.AgentRole), "role:agent"},
		{FullIRI("role:agent"), "urn:quadpress:role:agent"},
		{UnitIRI("square metre"), "unit:square%20metre"},
		{RelationIRI("withdrew_from"), "rel:withdrew_from"},
		{DocumentIRI("a b/c.txt"), "kg:document/a%20b/c.txt"},
		{DocumentIRI("https://example.org/a?b=c#d"), "kg:document/https://example.org/a%3Fb=c%23d"},
		{FullIRI("kg:Russia"), "urn:quadpress:kg:Russia"},
		{FullIRI("qp:CONSULT"), "urn:quadpress:CONSULT"},
		{FullIRI("schema:Person"), "http://schema.org/Person"},
		{FullIRI("https://example.org/"), "https://example.org/"},
		{DocumentIRI("../a/./b"), "kg:document/%2E%2E/a/%2E/b"},
		{DocumentIRI("caf\xe9.txt"), "kg:document/caf%E9.txt"},
	} {
		if test.got != test.want {
			t.Errorf("%q, want %q", test.got, test.want)
		}
	}
}

func TestNamesComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.String().Draw(t, "name")
		for _, iri := range []string{ThingIRI(name), DocumentIRI(name)} {
			if strings.ContainsAny(iri, " <>\"{}|^`\\\x00\n") {
				t.Errorf("%q cannot be an IRI", iri)
			}
			local := strings.TrimPrefix(strings.TrimPrefix(iri, documentPrefix), thingPrefix)
			if back, err := UnescapeName(local); err != nil || back != name {
				t.Errorf("%q comes back from %q as %q, %v", name, iri, back, err)
			}
		}
	})
}

// Cayley's own reader understands every line that is written.
func TestLinesAreNQuads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := genDocument(t, rapid.SampledFrom(documentIDs).Draw(t, "id"))
		for _, q := range Quads(schema.Default(), &d.Extraction, d.resolutions) {
			line := string(AppendNQuad(nil, q))
			if strings.Count(line, "\n") != 1 {
				t.Errorf("not a line: %q", line)
			}
			back, err := nquads.ParseRaw(strings.TrimSuffix(line, "\n"))
			if err != nil {
				t.Fatalf("%q: %v", line, err)
			}
			if again := string(AppendNQuad(nil, back)); again != line {
				t.Errorf("%q comes back as %q", line, again)
			}
		}
	})
}

func rich() loaded {
	d := vienna()
	d.Sketch = []string{"7d1f", "03aa"}
	d.Document.URL, d.Document.Publisher = "https://example.org/a b", "Example"
	d.Document.Published = time.Date(2015, 10, 23, 0, 0, 0, 0, time.UTC)
	d.Entities[2].Name, d.resolutions[2] = "Russia", quadpress.Resolution{ID: "Russia", Label: "Russia", Type: "Country"}
	d.Statements = append(d.Statements, paris().Statements...)
	d.Statements = append(d.Statements, quadpress.Statement{
		Subject: quadpress.Term{Entity: 1}, Predicate: "capital_of", Modality: quadpress.Planned,
		Object: quadpress.Term{Entity: quadpress.NoEntity, Literal: "7", Datatype: "integer"}, Confidence: 1,
	})
	story := collapse()
	for i := range story.Events {
		story.Events[i].Entity += len(d.Entities)
	}
	for term := range story.Terms() {
		if term.IsEntity() {
			term.Entity += len(d.Entities)
		}
	}
	d.Entities, d.resolutions = append(d.Entities, story.Entities...), append(d.resolutions, story.resolutions...)
	d.Events, d.Statements = append(d.Events, story.Events...), append(d.Statements, story.Statements...)
	return d
}

// TestVocabularyVersion fails when Quads gives something new: then add one to vocabularyVersion, so that existing stores
// are written anew, and put the new hash here.
func TestVocabularyVersion(t *testing.T) {
	d := rich()
	s := loadSchema(t, smallSchema)
	h := sha256.New()
	for _, q := range Quads(s, &d.Extraction, d.resolutions) {
		h.Write(AppendNQuad(nil, q))
	}
	const version, want = 5, "5a75a33f9e38915b"
	if got := hex.EncodeToString(h.Sum(nil)[:8]); vocabularyVersion != version || got != want {
		t.Errorf("version %d gives %s; want version %d, %s", vocabularyVersion, got, version, want)
	}
}

func loadSchema(t *testing.T, text string) *schema.Schema {
	t.Helper()
	s, err := schema.Load(strings.NewReader(text), "small.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

const smallSchema = `
types:
  Thing: {iri: "schema:Thing", label: thing}
  Person: {iri: "schema:Person", label: person, parents: [Thing]}
  Country: {iri: "schema:Country", label: country, parents: [Thing]}
events:
  CONSULT: {label: consult, description: "Talks."}
predicates:
  met: {event: CONSULT, symmetric: true, verbs: [meet]}
  position: {values: true}
  located_in: {inverse: location_of, nouns: [city in]}
  location_of: {inverse: located_in}
  capital_of: {parent: located_in}
`

func TestRelations(t *testing.T) {
	entity := func(i int) quadpress.Term { return quadpress.Term{Entity: i} }
	value := quadpress.Term{Entity: quadpress.NoEntity, Literal: "Secretary of State"}
	place := entity(2)
	for name, test := range map[string]struct {
		statement quadpress.Statement
		want      string
	}{
		"plain":     {quadpress.Statement{Subject: entity(0), Predicate: "met", Object: entity(1)}, "<kg:John_Kerry> <rel:met> <kg:Sergei_Lavrov>"},
		"place":     {quadpress.Statement{Subject: entity(0), Predicate: "met", Object: entity(1), Place: &place}, "<kg:John_Kerry> <rel:met> <kg:Sergei_Lavrov> <kg:Vienna>"},
		"no entity": {quadpress.Statement{Subject: entity(0), Predicate: "met", Object: entity(1), Place: &value}, "<kg:John_Kerry> <rel:met> <kg:Sergei_Lavrov>"},
		"denied":    {quadpress.Statement{Subject: entity(0), Predicate: "met", Object: entity(1), Polarity: quadpress.Denied}, ""},
		"planned":   {quadpress.Statement{Subject: entity(0), Predicate: "met", Object: entity(1), Modality: quadpress.Planned}, ""},
		"amount":    {quadpress.Statement{Subject: entity(0), Predicate: "paid", Object: quadpress.Term{Entity: quadpress.NoEntity, Literal: "1.5", Unit: "USD"}}, `<kg:John_Kerry> <rel:paid> "1.5"^^<unit:USD>`},
		"number":    {quadpress.Statement{Subject: entity(0), Predicate: "killed", Object: quadpress.Term{Entity: quadpress.NoEntity, Literal: "39", Datatype: "integer"}}, `<kg:John_Kerry> <rel:killed> "39"^^<xsd:integer>`},
		"value":     {quadpress.Statement{Subject: entity(0), Predicate: "position", Object: value}, `<kg:John_Kerry> <rel:position> "Secretary of State"`},
		"words":     {quadpress.Statement{Subject: entity(0), Predicate: "said", Object: value}, ""},
		"open":      {quadpress.Statement{Subject: entity(0), Predicate: "waltzed_with", Object: value}, ""},
		"of words":  {quadpress.Statement{Subject: value, Predicate: "met", Object: entity(0)}, ""},
		"with self": {quadpress.Statement{Subject: entity(0), Predicate: "met", Object: entity(0)}, ""},
	} {
		d := vienna()
		d.Statements = []quadpress.Statement{test.statement}
		got := ""
		for _, q := range Quads(schema.Default(), &d.Extraction, d.resolutions) {
			if strings.HasPrefix(string(q.Predicate.(quad.IRI)), relationPrefix) {
				got += q.NQuad()
			}
		}
		if diff := cmp.Diff(test.want, strings.TrimSuffix(got, " .")); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// A sentence that says a thing twice makes one statement, the more confident one; what entities are resolved to does not
// change a statement's name.
func TestStatementNodes(t *testing.T) {
	nodes := func(d loaded) map[string]string {
		all := map[string]string{}
		for _, q := range Quads(schema.Default(), &d.Extraction, d.resolutions) {
			if q.Predicate == qpConfidence {
				all[string(q.Subject.(quad.IRI))] = q.Object.String()
			}
		}
		return all
	}
	d := vienna()
	before := nodes(d)
	again := d.Statements[0]
	again.Confidence = 0.95
	again.Object.Text, again.Object.Span = "him", quadpress.Span{Begin: 3, End: 6}
	d.Statements = append(d.Statements, again)
	d.resolutions[1] = quadpress.Resolution{ID: "Lavrov", Label: "Lavrov"}
	after := nodes(d)
	for node, confidence := range before {
		if confidence == quad.Float(0.9).String() {
			confidence = quad.Float(0.95).String()
		}
		if after[node] != confidence {
			t.Errorf("%s has confidence %s, want %s", node, after[node], confidence)
		}
	}
	if len(after) != len(before) {
		t.Errorf("%d statements, want %d", len(after), len(before))
	}
}
