package evaluate

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/schema"
)

func TestRelationTypesNameThePredicatesOfTheSchema(t *testing.T) {
	types, err := relationTypes()
	if err != nil {
		t.Fatal(err)
	}
	s := schema.Default()
	for name, typ := range types {
		for _, p := range typ.Predicates {
			if s.Predicate(p) == nil {
				t.Errorf("%s: no predicate %s", name, p)
			}
		}
		for _, e := range typ.Events {
			if s.Event(e) == nil {
				t.Errorf("%s: no event %s", name, e)
			}
		}
	}
}

// folder writes a data set of one document, in which "Zed" is at 0, "Yul" at 8 and "Xan" at 15.
func folder(t *testing.T, relations string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"documents.json": `{"_id": "d", "text": "Zed hit Yul in Xan."}`,
		"entities.json": `{"documentId": "d", "begin": 0, "end": 3, "type": "Person"}
{"documentId": "d", "begin": 8, "end": 11}
{"documentId": "d", "begin": 15, "end": 18}`,
		"relations.json": relations,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestRelationScores(t *testing.T) {
	documents, err := ReadRe3d(folder(t, `{"documentId": "d", "type": "FightingAgainst", "sourceBegin": 8, "sourceEnd": 11, "targetBegin": 0, "targetEnd": 3, "confidence": 1}
{"documentId": "d", "type": "CommWith", "sourceBegin": 0, "sourceEnd": 3, "targetBegin": 15, "targetEnd": 18, "confidence": 0.9}
{"documentId": "d", "type": "CommWith", "sourceBegin": 0, "sourceEnd": 3, "targetBegin": 15, "targetEnd": 18, "confidence": 0.5}
`))
	if err != nil {
		t.Fatal(err)
	}
	scores, err := NewRelationScores(schema.Default())
	if err != nil {
		t.Fatal(err)
	}
	term := func(begin int) quadpress.Term {
		return quadpress.Term{Span: quadpress.Span{Begin: begin, End: begin + 3}}
	}
	x := quadpress.Extraction{Statements: []quadpress.Statement{
		{Subject: term(0), Predicate: "struck", Object: term(8), EventType: "ASSAULT"},
	}}
	d := &documents[0]
	scores.Add(d, []quadpress.Sentence{{Span: quadpress.Span{End: 19}, Text: d.Document.Text}}, &x)
	want := []RelationScore{
		{Type: "all", Gold: 2, Linked: 1, Found: 1, Stated: 1, Right: 1},
		{Type: "CommWith", Gold: 1},
		{Type: "FightingAgainst", Gold: 1, Linked: 1, Found: 1, Stated: 1, Right: 1},
	}
	if diff := cmp.Diff(want, scores.Scores()); diff != "" {
		t.Error(diff)
	}
	if missed := scores.Missed(); !slices.Equal(missed, []string{"CommWith\tZed\tXan\tZed hit Yul in Xan."}) {
		t.Errorf("missed %q", missed)
	}
}

// How many a thing is said to be is a relation of the thing and the number.
func TestRelationScoresOfCounts(t *testing.T) {
	scores, err := NewRelationScores(schema.Default())
	if err != nil {
		t.Fatal(err)
	}
	d := &Re3dDocument{Document: quadpress.Document{Text: "Two men left."}, Relations: []Re3dRelation{
		{Type: "HasAttrOf", Source: quadpress.Span{Begin: 4, End: 7}, Target: quadpress.Span{End: 3}, Confidence: 1},
	}}
	sentence := quadpress.Sentence{Span: quadpress.Span{End: 13}, Text: d.Document.Text, Tokens: []quadpress.Token{
		{Form: "Two", Rel: "nummod", Head: 1, Span: quadpress.Span{End: 3}},
		{Form: "men", UPOS: "NOUN", Span: quadpress.Span{Begin: 4, End: 7}},
	}}
	x := quadpress.Extraction{Entities: []quadpress.Entity{{Count: "2", Mentions: []quadpress.Span{{End: 7}}}}}
	scores.Add(d, []quadpress.Sentence{sentence}, &x)
	if all := scores.Scores()[0]; all.Gold != 1 || all.Linked != 1 || all.Found != 1 {
		t.Errorf("got %+v", all)
	}
}

func TestReadRe3dNamesTheLine(t *testing.T) {
	for _, c := range []struct{ relations, want string }{
		{"{}\n\n{\"documentId\": 5}", "relations.json:1"},
		{`{"documentId": "other"}`, `no document "other"`},
	} {
		if _, err := ReadRe3d(folder(t, c.relations)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v does not hold %q", err, c.want)
		}
	}
	if _, err := ReadRe3d(t.TempDir()); err == nil || !strings.Contains(err.Error(), "documents.json") {
		t.Errorf("error %v does not name the missing file", err)
	}
}
