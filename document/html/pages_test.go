package html

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"text/template"
)

// page is a page with a story of ours in it, built as the sites of newspapers build theirs.
type page struct {
	name, html string
	Title      string
	Paragraphs []string
}

// Text is the text of the story.
func (p *page) Text() string { return strings.Join(p.Paragraphs, "\n\n") }

// pages are the stories of the seeds in the pages of testdata.
func pages(t testing.TB) (all []page) {
	t.Helper()
	seeds, err := filepath.Glob(filepath.Join("..", "..", "seeds", "*.txt"))
	if err != nil || len(seeds) == 0 {
		t.Fatal("no seeds: ", err)
	}
	layouts, err := template.ParseGlob(filepath.Join("testdata", "pages", "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	names := layouts.Templates()
	slices.SortFunc(names, func(a, b *template.Template) int { return strings.Compare(a.Name(), b.Name()) })
	if layouts, err = layouts.ParseFiles(filepath.Join("testdata", "furniture.html")); err != nil {
		t.Fatal(err)
	}
	for i, layout := range names {
		p := page{name: strings.TrimSuffix(layout.Name(), ".html")}
		data, err := os.ReadFile(seeds[i%len(seeds)])
		if err != nil {
			t.Fatal(err)
		}
		parts := strings.Split(strings.TrimSpace(string(data)), "\n\n")
		p.Title = parts[0]
		for _, s := range parts[1:] {
			if s = strings.Join(strings.Fields(s), " "); sentence.MatchString(s) && len(s) > 60 {
				p.Paragraphs = append(p.Paragraphs, s)
			}
		}
		var b strings.Builder
		if err := layouts.ExecuteTemplate(&b, layout.Name(), &p); err != nil {
			t.Fatal(err)
		}
		p.html = b.String()
		all = append(all, p)
	}
	return all
}
