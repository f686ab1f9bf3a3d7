package graph

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/internal/nquads"
	"github.com/quadpress/quadpress/schema"
)

// hostile are names that nobody should have.
var hostile = []string{
	"", ".", "..", "../../etc/passwd", "/", "a//b", "a/./b", "a b", "<a>", `"`, `\`, "a#b", "a?b", "50%", "%zz", "%41",
	"[a]",
	"{a}|^`",
	"\x00\x01\x08\x0b\x0c\x1b\x7f\u0085", "a\nb\tc\r", "caf\xe9", "\xff", "\ufffd", "\ufffe\uffff\ufdd0", "\ue000\U000f0000\U0010ffff",
	"Euro\u00adpean", "zero\u200bwidth\u200d", "\u202eevil", "\ufeffmark", "\ufffc", "x\U000e0100", "é", "e\u0301", "漢字", "👩‍🚀",
	"http://[::1]/", "kg:Russia", "urn:quadpress:kg:Russia", "javascript:alert(1)", "=1+1", "_:b0", "<b> <c> .\n<d>",
}

func hostileName() *rapid.Generator[string] {
	bytes := rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 12), func(b []byte) string { return string(b) })
	return rapid.OneOf(rapid.SampledFrom(hostile), rapid.String(), bytes)
}

// genHostile gives a document every string of which is hostile.
func genHostile(t *rapid.T) loaded {
	name := hostileName()
	d := genDocument(t, name.Draw(t, "id"))
	d.Document.Title, d.Document.URL = name.Draw(t, "title"), name.Draw(t, "url")
	d.Document.Publisher = name.Draw(t, "publisher")
	for i := range d.Entities {
		d.Entities[i].Names = append(d.Entities[i].Names, name.Draw(t, "name"))
		d.resolutions[i].ID, d.resolutions[i].Label = name.Draw(t, "thing"), name.Draw(t, "label")
	}
	for i := range d.Statements {
		s := &d.Statements[i]
		s.Predicate, s.Lemma, s.Evidence = name.Draw(t, "predicate"), name.Draw(t, "lemma"), name.Draw(t, "evidence")
		s.Time = name.Draw(t, "time")
		s.TimeType = rapid.SampledFrom([]string{"date", "dateTime", "gYear", "x y"}).Draw(t, "time type")
		s.EventType = name.Draw(t, "event")
	}
	for i := range d.Events {
		e := &d.Events[i]
		e.Predicate, e.Sense, e.Type = name.Draw(t, "told as"), name.Draw(t, "sense"), name.Draw(t, "type")
		e.Time, e.TimeText = name.Draw(t, "time of event"), name.Draw(t, "words for time")
		for j := range e.Roles {
			e.Roles[j].Role = quadpress.ThematicRole(name.Draw(t, "role"))
			e.Roles[j].Term.Literal, e.Roles[j].Term.Unit = name.Draw(t, "value"), name.Draw(t, "unit")
		}
		e.Mentions[0].Evidence = name.Draw(t, "told by")
	}
	return d
}

// exported are the quads of a document and their lines in an export.
func exported(d *loaded) (quads []quad.Quad, lines string) {
	quads = Quads(schema.Default(), &d.Extraction, d.resolutions)
	var b []byte
	for _, q := range quads {
		b = AppendNQuad(b, q)
	}
	return quads, string(b)
}

// Whatever names there are, what is written is N-Quads with absolute IRIs, and says in its terms what the quads do.
func TestExportsAreStrict(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := genHostile(t)
		quads, lines := exported(&d)
		parsed, err := nquads.Parse(lines)
		if err != nil {
			t.Fatal(err)
		}
		if len(parsed) != len(quads) {
			t.Fatalf("%d quads make %d lines", len(quads), len(parsed))
		}
		for i, q := range quads {
			for n, v := range []quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
				if v == nil {
					continue
				}
				switch v := v.(type) {
				case quad.IRI:
					if parsed[i][n].IRI != FullIRI(string(v)) {
						t.Errorf("%v is written as %v", v, parsed[i][n])
					}
				case quad.String:
					if parsed[i][n].Value != string(v) {
						t.Errorf("%q is written as %q", string(v), parsed[i][n].Value)
					}
				}
			}
		}
	})
}

// Two names make two IRIs.
func TestNamesStayApart(t *testing.T) {
	name := hostileName()
	rapid.Check(t, func(t *rapid.T) {
		a, b := name.Draw(t, "a"), name.Draw(t, "b")
		for _, iri := range []func(string) string{ThingIRI, DocumentIRI, RelationIRI, UnitIRI} {
			if a != b && iri(a) == iri(b) {
				t.Errorf("%q and %q are both %s", a, b, iri(a))
			}
			if back, err := UnescapeName(iri(a)[strings.IndexByte(iri(a), ':')+1:]); err != nil || !strings.HasSuffix(back, a) {
				t.Errorf("%q comes back from %s as %q, %v", a, iri(a), back, err)
			}
		}
		if ThingIRI(a) == DocumentIRI(b) || strings.HasPrefix(ThingIRI(a), statementPrefix) {
			t.Errorf("thing %q is also document %q, or a statement", a, b)
		}
	})
}

func TestURLs(t *testing.T) {
	literal := func(s string) quad.Value { return quad.String(s) }
	iri := func(s string) quad.Value { return quad.IRI(s) }
	for url, want := range map[string]quad.Value{
		"https://example.org/a?b=c&d=%20#e":        iri("https://example.org/a?b=c&d=%20#e"),
		" https://example.org/a b\n":               iri("https://example.org/a%20b"),
		"https://example.org":                      iri("https://example.org"),
		"https://example.org/[1]?q={x}|y":          iri("https://example.org/%5B1%5D?q=%7Bx%7D%7Cy"),
		"https://example.org/100%/%zz/%4":          iri("https://example.org/100%25/%25zz/%254"),
		"https://example.org/#a#b":                 iri("https://example.org/#a%23b"),
		"https://example.org/a\x00\u202eb\xff":     iri("https://example.org/a%00%E2%80%AEb%FF"),
		"https://example.org/<script>\"'\\":        iri("https://example.org/%3Cscript%3E%22'%5C"),
		"https://müller.example/straße":            iri("https://müller.example/straße"),
		"http://user:pw@example.org:8080/x":        iri("http://user:pw@example.org:8080/x"),
		"http://[2001:db8::1]:80/x":                iri("http://[2001:db8::1]:80/x"),
		"http://schema.org/Person":                 iri("schema:Person"),
		"urn:newsml:example.org:2015:x y":          iri("urn:newsml:example.org:2015:x%20y"),
		"tag:example.org,2015:a":                   iri("tag:example.org,2015:a"),
		"urn:quadpress:kg:Russia":                  literal("urn:quadpress:kg:Russia"),
		"URN:Quadpress:kg:Russia":                  literal("URN:Quadpress:kg:Russia"),
		"kg:Russia":                                literal("kg:Russia"),
		"kg://Russia":                              literal("kg://Russia"),
		"example.org/a":                            literal("example.org/a"),
		"example.org:80/a":                         literal("example.org:80/a"),
		"//example.org/a":                          literal("//example.org/a"),
		"/news/1.html":                             literal("/news/1.html"),
		"../../etc/passwd":                         literal("../../etc/passwd"),
		`C:\stories\a.txt`:                         literal(`C:\stories\a.txt`),
		"12":                                       literal("12"),
		"[ ]":                                      literal("[ ]"),
		"http://":                                  literal("http://"),
		"http:///a":                                literal("http:///a"),
		"http://exa mple.org/":                     literal("http://exa mple.org/"),
		"http://[::1/":                             literal("http://[::1/"),
		"http://[fe80::1%25eth0]/":                 literal("http://[fe80::1%25eth0]/"),
		"http://a:b:c/":                            literal("http://a:b:c/"),
		"http://a@b@c/":                            literal("http://a@b@c/"),
		"http://%zz/":                              literal("http://%zz/"),
		"file:///etc/passwd":                       literal("file:///etc/passwd"),
		"javascript:alert(1)":                      literal("javascript:alert(1)"),
		"data:text/html,<script>alert(1)</script>": literal("data:text/html,<script>alert(1)</script>"),
	} {
		got := urlValue(url)
		if got != want {
			t.Errorf("%q is %v, want %v", url, got, want)
		}
		if v, ok := got.(quad.IRI); ok && nquads.CheckIRI(FullIRI(string(v))) != nil {
			t.Errorf("%q: %v", url, nquads.CheckIRI(FullIRI(string(v))))
		}
	}
}

func TestTypedValues(t *testing.T) {
	typedAs := func(value, name string) quad.Value {
		return quad.TypedString{Value: quad.String(value), Type: quad.IRI(name)}
	}
	for _, test := range []struct {
		value, datatype string
		want            quad.Value
	}{
		{"2015-10-30", "date", typedAs("2015-10-30", "xsd:date")},
		{"2015-02-30", "date", quad.String("2015-02-30")},
		{"2015-10-30T12:00:00", "dateTime", typedAs("2015-10-30T12:00:00", "xsd:dateTime")},
		{"2015-10-30T12:00:00+02:00", "dateTime", typedAs("2015-10-30T12:00:00+02:00", "xsd:dateTime")},
		{"2015", "gYear", typedAs("2015", "xsd:gYear")},
		{"15", "gYear", quad.String("15")},
		{"7", "integer", quad.Int(7)},
		{"007", "integer", typedAs("007", "xsd:integer")},
		{"7.50", "decimal", typedAs("7.50", "xsd:decimal")},
		{"--03-13", "gMonthDay", typedAs("--03-13", "xsd:gMonthDay")},
		{"PT2H5M45S", "duration", typedAs("PT2H5M45S", "xsd:duration")},
		{"P3D", "duration", typedAs("P3D", "xsd:duration")},
		{"P1DT", "duration", quad.String("P1DT")},
		{"P2W", "duration", quad.String("P2W")},
		{"x", "string", quad.String("x")},
		{"x", "> <", quad.String("x")},
	} {
		if got := typed(test.value, test.datatype); got != test.want {
			t.Errorf("%q as %s is %v, want %v", test.value, test.datatype, got, test.want)
		}
	}
}

// Literals are written as canonical N-Quads have them.
func TestLiteralsAreCanonical(t *testing.T) {
	const in = "\x00\a\b\t\n\v\f\r\x1b \"'\\\x7f\u0080é\ufffd\ufffe\uffff\U0001f600\xff"
	const want = `"\u0000\u0007\b\t\n\u000B\f\r\u001B \"'\\\u007F` + "\u0080é\ufffd" + `\uFFFE\uFFFF` + "\U0001f600\ufffd\""
	if got := string(AppendString(nil, in)); got != want {
		t.Errorf("%q is written as %s, want %s", in, got, want)
	}
}

func FuzzQuads(f *testing.F) {
	for i, name := range hostile {
		f.Add(name, hostile[(i+1)%len(hostile)], hostile[(i+2)%len(hostile)])
	}
	f.Fuzz(func(t *testing.T, id, url, name string) {
		d := loaded{
			Extraction: quadpress.Extraction{
				Document: quadpress.Document{ID: id, URL: url, Title: name, Publisher: id},
				Entities: []quadpress.Entity{{Name: name, Names: []string{name, id, url}}, {Names: []string{url}}},
				Statements: []quadpress.Statement{{
					Subject: quadpress.Term{Entity: 0}, Predicate: url, Object: quadpress.Term{Entity: 1}, Lemma: id,
					Evidence: name, Time: url, TimeType: "date", EventType: name,
				}},
			},
			resolutions: []quadpress.Resolution{{ID: name, Label: url}, {ID: url, Label: id}},
		}
		quads, lines := exported(&d)
		if parsed, err := nquads.Parse(lines); err != nil || len(parsed) != len(quads) {
			t.Fatalf("%d quads of %d: %v", len(parsed), len(quads), err)
		}
		if !utf8.ValidString(lines) || !slices.IsSortedFunc(quads, compareQuads) {
			t.Error("not UTF-8, or not sorted")
		}
	})
}
