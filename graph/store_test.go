package graph

import (
	"bytes"
	"context"
	"testing"

	"github.com/quadpress/quadpress"
)

// vienna is a document that says a few things.
func vienna() (quadpress.Extraction, []quadpress.Resolution) {
	e := quadpress.Extraction{
		Document: quadpress.Document{ID: "stories/vienna.txt", Title: "Kerry meets \"Lavrov\""},
		Hash:     "1234",
		Entities: []quadpress.Entity{
			{Type: "Person", Name: "John Kerry", Names: []string{"John Kerry", "Kerry"}},
			{Type: "Person", Name: "Sergei Lavrov", Names: []string{"Lavrov", "Sergei Lavrov"}},
			{Type: "City", Name: "Vienna", Names: []string{"Vienna"}},
		},
		Statements: []quadpress.Statement{
			{
				Subject: quadpress.Term{Entity: 0}, Predicate: "met", Object: quadpress.Term{Entity: 1}, Place: &quadpress.Term{Entity: 2},
				Time: "2015-10-23", TimeType: "date", EventType: "CONSULT", Confidence: 0.9,
				Evidence: "Kerry met Lavrov in Vienna.", Span: quadpress.Span{Begin: 10, End: 37}, Lemma: "meet",
			},
			{
				Subject: quadpress.Term{Entity: 0}, Predicate: "position",
				Object:     quadpress.Term{Entity: quadpress.NoEntity, Literal: "US Secretary of State"},
				Confidence: 0.8, Evidence: "US Secretary of State John Kerry ...", Span: quadpress.Span{Begin: 40, End: 80},
			},
		},
	}
	return e, []quadpress.Resolution{
		{ID: "John_Kerry", Label: "John Kerry", Type: "Person"},
		{ID: "Sergei_Lavrov", Label: "Sergei Lavrov", Type: "Person"},
		{ID: "Vienna", Label: "Vienna", Type: "City"},
	}
}

func TestStore(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	e, r := vienna()
	change, err := s.Update(context.Background(), func(u *Update) error {
		if err := u.Put(e); err != nil {
			return err
		}
		return u.Resolve(e.Document.ID, r)
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Log(change)
	var b bytes.Buffer
	if err := s.Export(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	t.Log(b.String())
	st, err := s.Stats(context.Background())
	t.Log(st, err)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}
