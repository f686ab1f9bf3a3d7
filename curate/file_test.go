package curate

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const example = `# A comment.
curation:
  - same: [kg:John_Kerry, "kg:Secretary_Kerry", kg:Kerry]
    note: the one of the talks
    who: Ann
  - apart: kg:Georgia
    documents: [b.txt, a.txt, b.txt]
  - wrong: [kg:John_Kerry, rel:met, '"2015"^^xsd:gYear']
  - {rename: kg:John_Kerry, name: John F. Kerry}
  - retype: kg:Jordan
    type: Country
`

func TestRead(t *testing.T) {
	c, err := Read(strings.NewReader(example), "x.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want := []Entry{
		{Kind: Same, Things: []string{"kg:John_Kerry", "kg:Kerry", "kg:Secretary_Kerry"},
			Note: "the one of the talks", Who: "Ann"},
		{Kind: Apart, Things: []string{"kg:Georgia"}, Documents: []string{"a.txt", "b.txt"}},
		{Kind: Wrong, Things: []string{"kg:John_Kerry"}, Predicate: "rel:met", Object: `"2015"^^xsd:gYear`},
		{Kind: Rename, Things: []string{"kg:John_Kerry"}, Value: "John F. Kerry"},
		{Kind: Retype, Things: []string{"kg:Jordan"}, Value: "Country"},
	}
	if diff := cmp.Diff(want, c.Entries()); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
	if got := want[1].Part(); got != "kg:Georgia_(apart_"+want[1].ID()+")" {
		t.Errorf("the other Georgia is %s", got)
	}
}

// A fault is told in one line, with the line of the file.
func TestReadFaults(t *testing.T) {
	for text, want := range map[string]string{
		"curation: [\n":        ":2: it is not valid YAML",
		"curation: &a [*a]":    ":1: want a mapping",
		"entries: []":          `:1: unknown field "entries"`,
		"curation: 3":          ":1: want a list",
		"curation:\n- kg:X":    ":2: want a mapping",
		"curation:\n- note: x": ":2: an entry begins with one of same, apart",
		"curation:\n- same: [kg:A, kg:B]\n  rename: kg:A":       ":2: an entry is either same or rename",
		"curation:\n- same: kg:A":                               ":2: want a list",
		"curation:\n- same: [kg:A]":                             ":2: same needs two",
		"curation:\n- same: [kg:A, kg:A]":                       ":2: same needs two",
		"curation:\n- same: [kg:A, Bob]":                        `:2: "Bob" is not the IRI of a thing`,
		"curation:\n- same: [kg:A, kg:document/a.txt]":          "is not the IRI of a thing",
		"curation:\n- same: [kg:A, kg:B]\n  name: C":            `:3: same has no field "name"`,
		"curation:\n- same: [kg:A, kg:B]\n- same: [kg:A, kg:B]": ":3: the entry of line 2 stands here again",
		"curation:\n- apart: kg:A":                              ":2: apart needs the documents",
		"curation:\n- wrong: [kg:A, rel:met]":                   ":2: wrong needs subject, predicate and object",
		"curation:\n- wrong: [kg:A, met, kg:B]":                 `:2: "met" is not the IRI of a relation`,
		"curation:\n- wrong: [kg:A, rel:met, Bob]":              `:2: "Bob" is neither`,
		"curation:\n- rename: kg:A":                             ":2: rename needs a name",
		"curation:\n- rename: kg:A\n  name: [x]":                ":3: want text",
		"curation:\n- rename: kg:A\n  name: x\n  name: y":       `"name" is there twice`,
		"curation:\n- retype: kg:A\n  type: City\n  id: '12'":   `:4: "12" is not the ID of this entry, which is `,
		"---\n---\n": "a second document",
	} {
		_, err := Read(strings.NewReader(text), "x.yaml")
		if err == nil || !strings.HasPrefix(err.Error(), "x.yaml:") || !strings.Contains(err.Error(), want) ||
			strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: error %v, want %q", text, err, want)
		}
	}
	for _, text := range []string{"", "# nothing\n", "curation:\n", "curation: []\n"} {
		if c, err := Read(strings.NewReader(text), "x.yaml"); err != nil || len(c.Entries()) > 0 {
			t.Errorf("%q: %v, %v", text, c, err)
		}
	}
}

// anyEntry gives an entry about few things, so that several speak of one.
func anyEntry(t *rapid.T) Entry {
	thing := rapid.SampledFrom([]string{"kg:A", "kg:B", "kg:C", "kg:D", "kg:event/1", "kg:gone"})
	document := rapid.SampledFrom([]string{"a.txt", "b.txt", "c d: [x]", "true", "https://example.org/?a=b#c"})
	word := rapid.SampledFrom([]string{"Ann", "a: b", "null", "12", " x ", "é\n\t'\"#", "City"})
	e := Entry{Kind: rapid.SampledFrom(Kinds).Draw(t, "kind"), Things: []string{thing.Draw(t, "thing")},
		Note: rapid.OneOf(rapid.Just(""), word, rapid.String()).Draw(t, "note"), Who: word.Draw(t, "who")}
	switch e.Kind {
	case Same:
		e.Things = rapid.SliceOfNDistinct(thing, 2, 3, rapid.ID[string]).Draw(t, "things")
	case Apart:
		e.Documents = rapid.SliceOfN(document, 1, 3).Draw(t, "documents")
	case Wrong:
		e.Predicate = rapid.SampledFrom([]string{"rel:met", "rel:struck"}).Draw(t, "predicate")
		e.Object = rapid.OneOf(thing, rapid.SampledFrom([]string{`"5"^^xsd:integer`, `"a"b"`})).Draw(t, "object")
	default:
		e.Value = word.Draw(t, "value")
	}
	made, err := New(e)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// What is written is what is read, whatever is in it.
func TestFileKeepsAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := &Curation{}
		for range rapid.IntRange(0, 6).Draw(t, "entries") {
			c.Add(anyEntry(t))
		}
		var out bytes.Buffer
		if err := c.Write(&out); err != nil {
			t.Fatal(err)
		}
		read, err := Read(bytes.NewReader(out.Bytes()), "x.yaml")
		if err != nil {
			t.Fatalf("%v\n%s", err, out.String())
		}
		if diff := cmp.Diff(c.Entries(), read.Entries()); diff != "" {
			t.Fatalf("written (-) and read (+):\n%s\n%s", diff, out.String())
		}
	})
}

func TestSave(t *testing.T) {
	path := filepath.Join(t.TempDir(), "curation.yaml")
	if c, err := Load(path); err != nil || len(c.Entries()) > 0 {
		t.Fatalf("no file: %v, %v", c, err)
	}
	c, err := Read(strings.NewReader(example), "x.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Save(path); err != nil {
		t.Fatal(err)
	}
	if read, err := Load(path); err != nil || !read.Equal(c) {
		t.Errorf("read %v, %v", read, err)
	}
	if all, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); len(all) != 1 {
		t.Errorf("the directory holds %v", all)
	}
	if err := c.Save(filepath.Join(path, "x")); err == nil {
		t.Error("no error where there is no such directory")
	}
}

// Whatever a file holds, reading it ends with a curation or one line that names the file.
func FuzzRead(f *testing.F) {
	f.Add([]byte(example))
	f.Add([]byte("curation:\n- same: [kg:A, \"kg:\\u00e9\"]\n  id: *x\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := Read(bytes.NewReader(data), "x.yaml")
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\r") || !strings.HasPrefix(err.Error(), "x.yaml:") {
				t.Fatalf("error %q", err)
			}
			return
		}
		var out bytes.Buffer
		if err := c.Write(&out); err != nil {
			t.Fatal(err)
		}
		again, err := Read(bytes.NewReader(out.Bytes()), "x.yaml")
		if err != nil {
			t.Fatalf("%v\n%s", err, out.String())
		}
		if diff := cmp.Diff(c.Entries(), again.Entries()); diff != "" {
			t.Fatalf("written again:\n%s", diff)
		}
	})
}
