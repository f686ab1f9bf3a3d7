package office

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress/document/story"
	"github.com/quadpress/quadpress/document/story/storytest"
)

var readers = map[string]story.Read{".docx": ReadDOCX, ".odt": ReadODT, ".rtf": ReadRTF, ".epub": ReadEPUB}

// items reads a document.
func items(read story.Read, data []byte) (all []story.Item, errs []error) {
	for item, err := range read(story.Source{Reader: bytes.NewReader(data)}) {
		if err != nil {
			errs = append(errs, err)
		} else {
			all = append(all, item)
		}
	}
	return all, errs
}

func testdata(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

var dateline = regexp.MustCompile(`^.*? \d{4} — `)

// seed is a story as testdata/make.py gives it to the programs.
func seed(t *testing.T, name string) (title string, paragraphs []string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "seeds", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(strings.TrimSpace(string(data)), "\n\n")
	for _, p := range parts[1:] {
		if !strings.HasPrefix(p, "By ") {
			paragraphs = append(paragraphs, dateline.ReplaceAllString(p, ""))
		}
	}
	return parts[0], paragraphs
}

// straight is a text with the quotation marks of typewriters.
func straight(s string) string {
	return strings.NewReplacer("“", `"`, "”", `"`, "’", "'").Replace(s)
}

func TestDocuments(t *testing.T) {
	title, paragraphs := seed(t, "vienna-talks")
	want := append([]string{"Clara Whitmore", "2015-10-30"}, paragraphs[:2]...)
	want = append(append(want, "The second point is a sentence."), paragraphs[2:]...)
	for _, name := range []string{"pandoc.docx", "pandoc.odt", "pandoc.rtf", "office.docx", "office.odt", "office.rtf"} {
		t.Run(name, func(t *testing.T) {
			all, errs := items(readers[filepath.Ext(name)], testdata(t, name))
			if len(all) != 1 || len(errs) != 0 {
				t.Fatalf("%d items, errors %v", len(all), errs)
			}
			s, want := all[0].Story, want
			if filepath.Ext(name) == ".rtf" { // where a title is a paragraph like others
				want = append([]string{title}, want...)
			}
			if name == "pandoc.rtf" { // which tells nothing of itself
				s.Title, s.Authors, s.Created = title, want[1:2], want[2]
			}
			if diff := cmp.Diff(want, strings.Split(straight(s.Text), "\n\n")); diff != "" {
				t.Error(diff)
			}
			if s.Title != title || strings.Join(s.Authors, ";") != "Clara Whitmore" || s.Created == "" {
				t.Errorf("%+v", s)
			}
		})
	}
}

func TestBook(t *testing.T) {
	all, errs := items(ReadEPUB, testdata(t, "pandoc.epub"))
	if len(all) != 2 || len(errs) != 0 {
		t.Fatalf("%d chapters, errors %v", len(all), errs)
	}
	for i, name := range []string{"vienna-talks", "first-airstrikes"} {
		_, want := seed(t, name)
		if diff := cmp.Diff(want, strings.Split(straight(all[i].Text), "\n\n")); diff != "" {
			t.Error(diff)
		}
		if s := all[i].Story; s.Title != "Autumn of talks" || s.Publisher != "The Quiet Press" ||
			s.Published != "2015-12-01" ||
			len(s.Authors) != 1 {
			t.Errorf("%+v", s)
		}
	}
	if all[0].Path == all[1].Path {
		t.Error("both chapters have one name")
	}
	if all, errs := items(ReadEPUB, testdata(t, "office.epub")); len(all) != 1 || len(errs) != 0 {
		t.Errorf("of LibreOffice: %d chapters, errors %v", len(all), errs)
	}
}

// packed is a ZIP archive of parts.
func packed(t testing.TB, parts map[string]io.Reader) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.Copy(w, content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// bombs are pieces of XML that no program writes.
func bombs(size int) map[string]func() io.Reader {
	mebibyte := strings.Repeat("a", 1<<20)
	return map[string]func() io.Reader{
		"words":    func() io.Reader { return storytest.Repeat("<w:t>"+mebibyte+"</w:t>", size) },
		"one word": func() io.Reader { return storytest.Repeat(mebibyte, size) },
		"depth":    func() io.Reader { return storytest.Repeat(strings.Repeat("<a>", 1000), size) },
		"skipped":  func() io.Reader { return storytest.Repeat("<w:del>"+strings.Repeat("<a>", 1000), size) },
		"attributes": func() io.Reader {
			return io.MultiReader(strings.NewReader("<a"), storytest.Repeat(` a=""`, size<<14))
		},
		"comment": func() io.Reader { return io.MultiReader(strings.NewReader("<!--"), storytest.Repeat(mebibyte, size)) },
		"laughs": func() io.Reader {
			return strings.NewReader(`<!DOCTYPE a [<!ENTITY b "&c;&c;&c;"><!ENTITY c "&d;&d;&d;">]>` +
				`<w:p><w:t>&b;</w:t></w:p>`)
		},
		"ends":   func() io.Reader { return strings.NewReader("</a></b>") },
		"begins": func() io.Reader { return strings.NewReader("<a><w:p><w:t>The") },
	}
}

// bombed are documents, by the endings of their names, that hold a piece of XML.
func bombed(t testing.TB, bomb func() io.Reader) map[string][]byte {
	return map[string][]byte{
		".docx": packed(t, map[string]io.Reader{"word/document.xml": bomb()}),
		".odt":  packed(t, map[string]io.Reader{"content.xml": bomb(), "META-INF/manifest.xml": bomb()}),
		".epub": packed(t, map[string]io.Reader{"a": bomb(),
			"META-INF/container.xml": strings.NewReader(`<rootfile full-path="a"/>`)}),
	}
}

// book is an EPUB of so many chapters that are all alike.
func book(t testing.TB, chapters int, chapter func() io.Reader) []byte {
	var items, spine strings.Builder
	parts := map[string]io.Reader{}
	for i := range chapters {
		fmt.Fprintf(&items, `<item id="c%d" href="%[1]d.html" media-type="application/xhtml+xml"/>`, i)
		fmt.Fprintf(&spine, `<itemref idref="c%d"/>`, i)
		if chapter != nil {
			parts[fmt.Sprintf("%d.html", i)] = chapter()
		}
	}
	parts["META-INF/container.xml"] = strings.NewReader(`<rootfile full-path="a.opf"/>`)
	parts["a.opf"] = strings.NewReader("<package>" + items.String() + spine.String() + "</package>")
	return packed(t, parts)
}

// TestWriteHostile writes the files for a build of each, see the Makefile.
func TestWriteHostile(t *testing.T) {
	dir := os.Getenv("HOSTILE")
	if dir == "" {
		t.Skip("set HOSTILE to the folder to write to")
	}
	files := map[string][]byte{
		"office/missing.epub": book(t, 5000, nil),
		"office/foreign.epub": book(t, 2000, func() io.Reader { return storytest.Repeat("<p>Der Krieg ist aus. ", 50) }),
		"office/words.epub":   book(t, 100, func() io.Reader { return storytest.Repeat("a b ", 1<<18) }),
		"office/tags.epub":    book(t, 100, func() io.Reader { return storytest.Repeat("<p><b>a. ", 1<<16) }),
	}
	for name, repeated := range map[string]string{"depth": "{", "words": "a b. ", "paragraphs": `a.\par`,
		"signs": `\u8217?\'e9`, "tables": `\trowd\intbl a\cell\row`} {
		files["office/"+name+".rtf"] = []byte(`{\rtf1 ` + strings.Repeat(repeated, 2<<20) + "}")
	}
	for name, bomb := range bombs(100) {
		for ending, data := range bombed(t, bomb) {
			files["office/"+name+ending] = data
		}
	}
	storytest.Write(t, dir, files)
}

func TestHostile(t *testing.T) {
	part, whole := maxPart, maxBook
	defer func() { maxPart, maxBook = part, whole }()
	maxPart, maxBook = 2<<20, 2<<20
	for name, bomb := range bombs(3) {
		for ending, data := range bombed(t, bomb) {
			all, errs := items(readers[ending], data)
			if len(all) != 0 || len(errs) != 1 || strings.ContainsAny(errs[0].Error(), "\n\r") {
				t.Errorf("%s as %s: %d items, errors %v", name, ending, len(all), errs)
			}
		}
	}
	book := `<item id="a" href="a.html" media-type="application/xhtml+xml"/>` +
		strings.Repeat(`<itemref idref="a"/>`, 1000)
	chapter := io.MultiReader(strings.NewReader("<p>"), storytest.Repeat("The war. ", 1<<19))
	all, errs := items(ReadEPUB, packed(t, map[string]io.Reader{"a.html": chapter, "c.opf": strings.NewReader(book),
		"META-INF/container.xml": strings.NewReader(`<rootfile full-path="c.opf"/>`)}))
	if len(all) != 0 || len(errs) != 2 {
		t.Errorf("a long chapter: %d chapters, errors %v", len(all), errs)
	}
	for ending, read := range readers {
		whole := testdata(t, "pandoc"+ending)
		for _, data := range [][]byte{nil, []byte("PK"), whole[:len(whole)/2], packed(t, nil)} {
			if all, errs := items(read, data); len(all) != 0 || len(errs) != 1 {
				t.Errorf("damaged %s: %d items, errors %v", ending, len(all), errs)
			}
		}
	}
	locked := packed(t, map[string]io.Reader{"content.xml": strings.NewReader("\x00"),
		"META-INF/manifest.xml": strings.NewReader("<manifest:encryption-data/>")})
	if _, errs := items(ReadODT, locked); len(errs) != 1 || errs[0].Error() != "is protected with a password" {
		t.Errorf("locked: %v", errs)
	}
}

func FuzzOffice(f *testing.F) {
	for _, bomb := range bombs(1) {
		data, err := io.ReadAll(bomb())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data[:min(len(data), 1<<16)])
	}
	f.Add([]byte(`<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Talks</w:t></w:r></w:p>` +
		`<text:p>They met.<text:s/></text:p>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		part := func() io.Reader { return bytes.NewReader(data) }
		archive := packed(t, map[string]io.Reader{"word/document.xml": part(), "docProps/core.xml": part(),
			"content.xml": part(), "meta.xml": part(), "META-INF/container.xml": part(), "a.opf": part()})
		for _, read := range readers {
			for _, data := range [][]byte{archive, data} {
				if all, errs := items(read, data); len(all)+len(errs) == 0 {
					t.Error("neither a story nor a reason")
				}
			}
		}
	})
}
