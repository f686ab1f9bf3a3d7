package archive_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/bench/archive"
)

func TestArchive(t *testing.T) {
	entity := func(typ, known string, names ...string) quadpress.Entity {
		return quadpress.Entity{Type: typ, Name: names[0], Names: names, Known: known}
	}
	story := archive.Story{
		Document: &quadpress.Document{ID: "a.txt", Title: "Kerry in Kenya", Text: "John Kerry met Lavrov. Kerry left Kenya."},
		Extraction: quadpress.Extraction{Entities: []quadpress.Entity{
			entity("Person", "", "John Kerry", "Kerry"), entity("Person", "", "Lavrov"), entity("Country", "Kenya", "Kenya"),
		}, Statements: []quadpress.Statement{{Evidence: "John Kerry met Lavrov."}}},
	}
	a := archive.Archive{Stories: []archive.Story{story}}
	if got, want := a.Document(0).Text, "Ada Ban met Lavrov. Ban left Fan."; got != want {
		t.Errorf("the text is %q, want %q", got, want)
	}
	if got, want := a.Document(1).Text, "John Kerry met Neben. Kerry left Kenya."; got != want {
		t.Errorf("the next text is %q, want %q", got, want)
	}
	e := a.Extraction(0)
	want := []quadpress.Entity{
		entity("Person", "", "Ada Ban", "Ban"), entity("Person", "", "Lavrov"), entity("Country", "", "Fan"),
	}
	if diff := cmp.Diff(want, e.Entities); diff != "" {
		t.Error(diff)
	}
	if got := e.Statements[0].Evidence; got != "Ada Ban met Lavrov." {
		t.Errorf("the evidence is %q", got)
	}
	if e.Document.ID != a.Document(0).ID || a.Document(0).ID == a.Document(1).ID {
		t.Errorf("the documents are %s and %s", e.Document.ID, a.Document(1).ID)
	}
}
