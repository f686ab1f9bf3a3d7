package graph

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/internal/postgrestest"
	"github.com/quadpress/quadpress/schema"
)

var documentIDs = []string{"a.txt", "b/c.txt", "https://example.org/d?e=f#g", "h i\"<j>.txt"}

// genDocument gives any version of a document.
func genDocument(t *rapid.T, id string) loaded {
	name := rapid.SampledFrom([]string{"Kerry", "John Kerry", "Homs", `"Q" <x>`, "Ban Ki-moon", "\x00 \n\\", "Üsküdar"})
	word := rapid.SampledFrom([]string{"met", "struck", "position", "praised", "said", "waltzed_with", "a b"})
	d := loaded{Extraction: quadpress.Extraction{
		Document: quadpress.Document{ID: id, Title: name.Draw(t, "title")},
		Hash:     rapid.StringMatching(`[0-9a-f]{2}`).Draw(t, "hash"),
		Sketch:   rapid.SliceOfNDistinct(rapid.StringMatching(`[0-9a-f]`), 0, 3, rapid.ID[string]).Draw(t, "sketch"),
	}}
	for range rapid.IntRange(0, 4).Draw(t, "entities") {
		d.Entities = append(d.Entities, quadpress.Entity{Name: name.Draw(t, "name"),
			Names: rapid.SliceOfN(name, 1, 3).Draw(t, "names")})
		id := rapid.SampledFrom([]string{"John_Kerry", "Homs", "Russia", `"Q"_<x>`, "AC/DC"}).Draw(t, "thing")
		typ := rapid.SampledFrom([]string{"Person", "City", "Nonsense"}).Draw(t, "type")
		d.resolutions = append(d.resolutions, quadpress.Resolution{ID: id, Label: id, Type: typ})
	}
	literal := rapid.Custom(func(t *rapid.T) quadpress.Term {
		return quadpress.Term{
			Entity: quadpress.NoEntity, Literal: rapid.SampledFrom([]string{"5", "05", "2015", "x\ty"}).Draw(t, "literal"),
			Datatype: rapid.SampledFrom([]string{"", "integer", "gYear"}).Draw(t, "datatype"),
			Unit:     rapid.SampledFrom([]string{"", "", "USD", "square metre"}).Draw(t, "unit"),
		}
	})
	term := literal
	if len(d.Entities) > 0 {
		entity := rapid.Map(rapid.IntRange(0, len(d.Entities)-1),
			func(i int) quadpress.Term { return quadpress.Term{Entity: i} })
		term = rapid.OneOf(entity, entity, literal)
	}
	genEvents(t, &d, term)
	for range rapid.IntRange(0, 5).Draw(t, "statements") {
		s := quadpress.Statement{
			Subject: term.Draw(t, "subject"), Predicate: word.Draw(t, "predicate"), Object: term.Draw(t, "object"),
			Polarity:   rapid.SampledFrom([]quadpress.Polarity{quadpress.Affirmed, quadpress.Denied}).Draw(t, "polarity"),
			Confidence: rapid.Float64Range(0, 1).Draw(t, "confidence"), Evidence: name.Draw(t, "evidence"),
			Span: quadpress.Span{End: rapid.IntRange(0, 3).Draw(t, "end")}, Lemma: word.Draw(t, "lemma"),
		}
		if rapid.Bool().Draw(t, "placed") {
			place := term.Draw(t, "place")
			s.Place = &place
		}
		if len(d.Events) > 0 && rapid.Bool().Draw(t, "told by an event") {
			s.Event = &quadpress.Term{Entity: d.Events[0].Entity}
		}
		d.Statements = append(d.Statements, s)
	}
	return d
}

// genEvents gives the document events, described things and concepts, some of which others speak of too.
func genEvents(t *rapid.T, d *loaded, term *rapid.Generator[quadpress.Term]) {
	for i := range rapid.IntRange(0, 2).Draw(t, "events") {
		label := rapid.SampledFrom([]string{"talks", "airstrikes on Homs"}).Draw(t, "label")
		e := quadpress.Event{
			Entity: len(d.Entities), Predicate: rapid.SampledFrom([]string{"met", "struck", ""}).Draw(t, "told as"),
			Sense: rapid.SampledFrom([]string{"", "strike.01"}).Draw(t, "sense"), Lemma: "strike",
			Type:     rapid.SampledFrom([]string{"", "ASSAULT", "a b"}).Draw(t, "type"),
			Modality: rapid.SampledFrom([]quadpress.Modality{quadpress.Asserted, quadpress.Planned}).Draw(t, "modality"),
			Time:     rapid.SampledFrom([]string{"", "2015-10-30", "x"}).Draw(t, "time"), TimeType: "date",
			Mentions: []quadpress.EventMention{{Text: label, Evidence: label}},
		}
		for range rapid.IntRange(0, 3).Draw(t, "roles") {
			role := rapid.SampledFrom([]quadpress.ThematicRole{quadpress.AgentRole, quadpress.TimeRole}).Draw(t, "role")
			e.Roles = append(e.Roles, quadpress.EventRole{Role: role, Term: term.Draw(t, "participant")})
		}
		d.Entities = append(d.Entities, quadpress.Entity{Kind: quadpress.KindEvent, Name: label, Names: []string{label}})
		id := fmt.Sprint(quadpress.EventID, rapid.IntRange(0, 2).Draw(t, "event"), i)
		d.resolutions = append(d.resolutions, quadpress.Resolution{ID: id, Label: label, Kind: quadpress.KindEvent})
		d.Events = append(d.Events, e)
	}
	for range rapid.IntRange(0, 1).Draw(t, "nameless") {
		d.Entities = append(d.Entities, quadpress.Entity{Kind: quadpress.KindDescribed, Name: "people", Count: "39"},
			quadpress.Entity{Kind: quadpress.KindConcept, Name: "terrorism"})
		d.resolutions = append(d.resolutions,
			quadpress.Resolution{ID: "people_(5feceb66)", Label: "people", Type: "Person", Kind: quadpress.KindDescribed},
			quadpress.Resolution{ID: "concept/terrorism", Label: "terrorism", Kind: quadpress.KindConcept})
	}
}

// Whatever came and went, in whatever order and however many updates, a store holds what its documents say.
func TestHistoryLeavesNoTrace(t *testing.T) {
	t.Run("leveldb", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) { checkHistory(t, storeDir(t)) })
	})
	t.Run("postgres", func(t *testing.T) {
		url := postgrestest.New(t)
		few(t)
		rapid.Check(t, func(t *rapid.T) {
			if err := postgrestest.Clear(url); err != nil {
				t.Fatal(err)
			}
			checkHistory(t, url)
		})
	})
}

// few has properties checked on fewer cases while a test runs, which take long in it.
func few(t *testing.T) {
	t.Helper()
	checks := flag.Lookup("rapid.checks").Value
	many := checks.String()
	if err := checks.Set("15"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = checks.Set(many) })
}

func checkHistory(t *rapid.T, name string) {
	s := mustOpen(t, name)
	defer s.Close()
	held := map[string]loaded{}
	for range rapid.IntRange(1, 4).Draw(t, "updates") {
		var docs []loaded
		for range rapid.IntRange(1, 4).Draw(t, "changes") {
			d := genDocument(t, rapid.SampledFrom(documentIDs).Draw(t, "id"))
			if d.gone = rapid.IntRange(0, 3).Draw(t, "remove") == 0; d.gone {
				delete(held, d.Document.ID)
			} else {
				held[d.Document.ID] = d
			}
			docs = append(docs, d)
		}
		mustUpdate(t, s, docs)
		mustCount(t, s)
		mustWeigh(t, s)
	}
	var rest, gone []loaded
	for _, d := range held {
		rest, gone = append(rest, d), append(gone, without(d))
	}
	got := mustExport(t, s)
	if want := union(rest); got != want {
		t.Fatalf("the store differs from a fresh one (-):\n%s", cmp.Diff(want, got))
	}
	mustUpdate(t, s, gone)
	if got := mustExport(t, s); got != "" {
		t.Fatalf("without documents the store holds\n%s", got)
	}
}

// mustCount compares the counts that updates keep with what the store holds.
func mustCount(t *rapid.T, s *Store) {
	t.Helper()
	ctx := context.Background()
	counted, all, err := count(ctx, s.backend.current().QuadStore)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := s.backend.current().ledger.state()
	if err != nil {
		t.Fatal(err)
	}
	counted.Maker, counted.Retracted, counted.Ranked = kept.Maker, kept.Retracted, kept.Ranked
	if kept.Tally == nil {
		kept.Tally = newTally() // nothing was ever loaded
	}
	if diff := cmp.Diff(counted, kept, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("the counts that are kept (+) are not those of the quads:\n%s", diff)
	}
	keptPairs := pairs{}
	if err := s.backend.current().ledger.pairs(func(p pair, n pairCount) { keptPairs[p] = n }); err != nil {
		t.Fatal(err)
	}
	if !maps.Equal(all, keptPairs) {
		t.Fatalf("the pairs that are kept are %v, want %v", keptPairs, all)
	}
}

// mustWeigh compares the weights of things in the index with how many quads lead to them.
func mustWeigh(t *rapid.T, s *Store) {
	t.Helper()
	ctx := context.Background()
	want, got := map[string]int{}, map[string]int{}
	var named []string
	err := scan(ctx, s.backend.current().QuadStore, func(q quad.Quad) error {
		if subject, ok := q.Subject.(quad.IRI); ok && q.Predicate == rdfsLabel && IsThing(string(subject)) {
			named = append(named, string(subject))
		}
		if object, ok := q.Object.(quad.IRI); ok {
			want[string(object)] += weightOf(string(object))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	x, err := s.Index(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, iri := range named {
		weight, found, err := x.Weight(iri)
		if err != nil || !found {
			t.Fatalf("weight of %s: found %v, error %v", iri, found, err)
		}
		got[iri] = weight
	}
	maps.DeleteFunc(want, func(iri string, _ int) bool { return !slices.Contains(named, iri) })
	maps.DeleteFunc(got, func(_ string, weight int) bool { return weight == 0 })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("the weights of things (+) are not what leads to them:\n%s", diff)
	}
}

func TestSameAgainWritesNothing(t *testing.T) {
	dir := storeDir(t)
	s := openStore(t, dir, Options{})
	update(t, s, vienna(), paris())
	closeStore(t, s)
	before := tree(t, dir)
	s = openStore(t, dir, Options{})
	if change := update(t, s, paris(), vienna()); change != (Change{}) {
		t.Errorf("change %v", change)
	}
	closeStore(t, s)
	if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// tree is the content and time of every file.
func tree(t *testing.T, dir string) map[string]string {
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		files[path] = fmt.Sprintf("%s %x", info.ModTime(), data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func mustOpen(t *rapid.T, dir string) *Store {
	s, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func mustUpdate(t *rapid.T, s *Store, docs []loaded) {
	if _, err := s.Update(context.Background(), func(u *Update) error { return putAll(u, docs) }); err != nil {
		t.Fatal(err)
	}
}

func mustExport(t *rapid.T, s *Store) string {
	var b strings.Builder
	if err := s.Export(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// union is the export of what documents say, by its definition.
func union(docs []loaded) string {
	var lines []string
	for i := range docs {
		for _, q := range Quads(schema.Default(), &docs[i].Extraction, docs[i].resolutions) {
			lines = append(lines, string(AppendNQuad(nil, q)))
		}
	}
	slices.Sort(lines)
	return strings.Join(slices.Compact(lines), "")
}
