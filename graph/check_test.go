package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/quad"
	gocmp "github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/schema"
)

// resolver says what the entities of documents are, as the documents themselves do.
func resolver(docs []loaded) func(*Update) error {
	known := map[string][]quadpress.Resolution{}
	for _, d := range docs {
		known[d.Document.ID] = d.resolutions
	}
	return func(u *Update) error {
		var ids []string
		for id, err := range u.Documents() {
			if err != nil {
				return err
			}
			ids = append(ids, id)
		}
		for _, id := range ids {
			if err := u.Resolve(id, known[id]); err != nil {
				return err
			}
		}
		return nil
	}
}

func check(t *testing.T, dir string) Health {
	t.Helper()
	h, err := Check(context.Background(), dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// exportOf is the export of a store in a directory.
func exportOf(dir string) (string, error) {
	s, err := Open(dir, Options{ReadOnly: true})
	if err != nil {
		return "", err
	}
	var b strings.Builder
	err = s.Export(context.Background(), &b)
	return b.String(), errors.Join(err, s.Close())
}

func copyStore(t *testing.T, from string) string {
	t.Helper()
	to := storeDir(t)
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return to
}

// statements asks a store for its statements, and what each says, and counts them.
func statements(s *Store) (n int, err error) {
	ctx := context.Background()
	const text = `g.V("<rdf:Statement>").in("<rdf:type>").save("<rdf:object>", "object").all()`
	it, err := query.Execute(ctx, s.Handle(), "gizmo", text, query.Options{Collation: query.JSON, Limit: 1000})
	if err != nil {
		return 0, err
	}
	for it.Next(ctx) {
		n++
	}
	return n, errors.Join(it.Err(), it.Close())
}

// harm damages one file of a store.
type harm struct {
	name string
	do   func(random *rand.Rand, path string, data []byte) error
}

var harms = []harm{
	{"flip", func(random *rand.Rand, path string, data []byte) error {
		data[random.IntN(len(data))] ^= byte(1 + random.IntN(255))
		return os.WriteFile(path, data, 0o600)
	}},
	{"scribble", func(random *rand.Rand, path string, data []byte) error {
		at := random.IntN(len(data))
		for i := range data[at:min(at+30, len(data))] {
			data[at+i] = byte(random.IntN(256))
		}
		return os.WriteFile(path, data, 0o600)
	}},
	{"cut", func(random *rand.Rand, path string, data []byte) error {
		return os.Truncate(path, int64(random.IntN(len(data))))
	}},
	{"remove", func(_ *rand.Rand, path string, _ []byte) error { return os.Remove(path) }},
}

// Whatever is damaged, what is done with a store gives the right result or says that the store is damaged; and
// repaired, it holds what the documents give that could be recovered.
func TestDamage(t *testing.T) {
	docs := newsDocuments(6)
	for i := range docs {
		docs[i].Statements = docs[i].Statements[:8]
	}
	extra := vienna()
	all := append(slices.Clone(docs), extra)
	want, wantMore := union(docs), union(all)
	sound := storeDir(t)
	s := openStore(t, sound, Options{})
	update(t, s, docs[0], docs[1], docs[2], extra)
	update(t, s, docs[3], docs[4])
	update(t, s, docs[5], without(extra))
	closeStore(t, s)
	if got, err := exportOf(sound); err != nil || got != want {
		t.Fatalf("error %v, export\n%s", err, gocmp.Diff(want, got))
	}

	flips := 7
	if testing.Short() {
		flips = 3
	}
	random := rand.New(rand.NewPCG(3, 4))
	counts := map[string]int{}
	err := filepath.WalkDir(sound, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, "LOG") {
			return err
		}
		file, err := filepath.Rel(sound, path)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil || len(data) == 0 {
			return err
		}
		for i := range flips {
			h := harms[min(max(0, i-flips+len(harms)), len(harms)-1)]
			if h.name == "cut" && strings.Contains(file, "MANIFEST") {
				continue // between two of its records, nothing tells
			}
			dir := copyStore(t, sound)
			if err := h.do(random, filepath.Join(dir, file), slices.Clone(data)); err != nil {
				return err
			}
			what := fmt.Sprintf("%s %s (%d)", h.name, file, i)
			counts[tryDamaged(t, what, dir, docs, extra, want, wantMore)]++
			if err := os.RemoveAll(dir); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Log(counts)
	for _, kind := range []string{"harmless", "repaired", "repaired with losses"} {
		if counts[kind] == 0 && !testing.Short() {
			t.Errorf("no damage was %s", kind)
		}
	}
}

// tryDamaged does with a damaged store what can be done with one, and says what came of it.
func tryDamaged(t *testing.T, what, dir string, docs []loaded, extra loaded, want, wantMore string) string {
	t.Helper()
	newer := false
	clear := func(action, dir string, err error) {
		t.Helper()
		newer = newer || errors.Is(err, ErrNewer)
		oneLine := !strings.Contains(err.Error(), "\n") && strings.Contains(err.Error(), dir)
		if !oneLine || !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNewer) {
			t.Errorf("%s: %s: unclear error %q", what, action, err)
		}
	}
	if got, err := exportOf(dir); err != nil {
		clear("export", dir, err)
	} else if got != want {
		t.Errorf("%s: the export is another one:\n%s", what, gocmp.Diff(want, got))
	}
	if s, err := Open(dir, Options{ReadOnly: true}); err == nil {
		got, err := statements(s)
		if err := cmp.Or(s.backend.diagnose(s.backend.current().err()), err); err != nil {
			clear("query", dir, err)
		} else if want := 6 * 8; got != want {
			t.Errorf("%s: a query finds %d statements, want %d", what, got, want)
		}
		closeStore(t, s)
	}
	health, err := Check(context.Background(), dir, nil)
	if newer {
		return "newer"
	}
	if err != nil {
		t.Errorf("%s: check: %v", what, err)
		return "unchecked"
	}
	other := copyStore(t, dir)
	defer os.RemoveAll(other)
	if s, err := Open(other, Options{}); err != nil {
		clear("open", other, err)
		if health.Well() {
			t.Errorf("%s: check finds nothing where a build says %v", what, err)
		}
	} else {
		if _, err := s.Update(context.Background(), func(u *Update) error { return putAll(u, []loaded{extra}) }); err != nil {
			clear("update", other, err)
		} else if got, err := exportOf(other); err != nil {
			clear("export after the update", other, err) // it did not come across the damage
		} else if got != wantMore {
			t.Errorf("%s: an update gives another graph:\n%s", what, gocmp.Diff(wantMore, got))
		}
		closeStore(t, s)
	}

	repairs, err := Repair(context.Background(), dir, nil, resolver(append(docs, extra)))
	if err != nil {
		if strings.Contains(err.Error(), "nothing of its ledger can be read") {
			return "hopeless"
		}
		t.Errorf("%s: repair: %v", what, err)
		return "unrepaired"
	}
	lost := func(d loaded) bool { return slices.Contains(repairs.Lost, d.Document.ID) }
	rest := slices.DeleteFunc(slices.Clone(docs), lost)
	if got, err := exportOf(dir); err != nil || got != union(rest) {
		t.Errorf("%s: repaired, with %v lost, the store gives %v\n%s", what, repairs.Lost, err, gocmp.Diff(union(rest), got))
	}
	if after := check(t, dir); !after.Well() {
		t.Errorf("%s: repaired, the store is still ill: %+v", what, after)
	}
	switch {
	case health.Well():
		return "harmless"
	case len(repairs.Lost) == 0:
		return "repaired"
	}
	return "repaired with losses"
}

// A marker that names another generation than there is costs no data.
func TestMarkerNamesNothing(t *testing.T) {
	for _, generation := range []int{1, 9} {
		dir := storeDir(t)
		s := openStore(t, dir, Options{})
		update(t, s, vienna())
		closeStore(t, s)
		if err := writeMarker(dir, marker{layoutVersion, generation}); err != nil {
			t.Fatal(err)
		}
		for _, readOnly := range []bool{true, false} {
			if _, err := Open(dir, Options{ReadOnly: readOnly}); !errors.Is(err, ErrDamaged) {
				t.Errorf("error %v, want %v", err, ErrDamaged)
			}
		}
		removeSuperseded(dir)
		if h := check(t, dir); h.Well() || h.Documents != 1 {
			t.Errorf("%+v", h)
		}
		if _, err := Repair(context.Background(), dir, nil, resolver(nil)); err != nil {
			t.Fatal(err)
		}
		if got, err := exportOf(dir); err != nil || got != union([]loaded{vienna()}) {
			t.Errorf("repaired, the store gives %v\n%s", err, got)
		}
	}
}

// What other programs put into a graph, or took out, is found and put right.
func TestCheckCompares(t *testing.T) {
	docs := []loaded{vienna(), paris()}
	dir := storeDir(t)
	s := openStore(t, dir, Options{})
	update(t, s, docs...)
	closeStore(t, s)
	if h := check(t, dir); !h.Well() || h.Documents != 2 || h.Quads != strings.Count(union(docs), "\n") {
		t.Fatalf("%+v", h)
	}
	quads, err := openQuads(currentPath(t, dir, graphDir), written)
	if err != nil {
		t.Fatal(err)
	}
	foreign := quad.Make(quad.IRI("kg:Nobody"), quad.IRI("rel:met"), quad.IRI("kg:Nowhere"), nil)
	own := Quads(schema.Default(), &docs[0].Extraction, docs[0].resolutions)[0]
	if err := errors.Join(quads.AddQuad(foreign), quads.RemoveQuad(own), quads.Close()); err != nil {
		t.Fatal(err)
	}
	l, err := openLedgerDB(currentPath(t, dir, ledgerDir), written)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(l.putCounts(map[quadHash]int{hashQuad(foreign): 7}), l.commit(), l.close()); err != nil {
		t.Fatal(err)
	}

	h := check(t, dir)
	finding := func(n int, q quad.Quad) Finding {
		return Finding{n, []string{strings.TrimSpace(string(AppendNQuad(nil, q)))}}
	}
	want := Health{
		Documents: 2, Quads: h.Quads, Missing: finding(1, own), Superfluous: finding(1, foreign),
		Miscounted: Finding{3, []string{
			"the ledger counts who says 1 quads that nobody says",
			"the counts that `quadpress stats` gives",
			"the relations that things have most of",
		}},
	}
	if diff := gocmp.Diff(want, h); diff != "" {
		t.Errorf("check finds (+):\n%s", diff)
	}
	if _, err := Repair(context.Background(), dir, nil, resolver(docs)); err != nil {
		t.Fatal(err)
	}
	if got, err := exportOf(dir); err != nil || got != union(docs) {
		t.Errorf("repaired, the store gives %v\n%s", err, gocmp.Diff(union(docs), got))
	}
	if h := check(t, dir); !h.Well() {
		t.Errorf("repaired, the store is still ill: %+v", h)
	}
}
