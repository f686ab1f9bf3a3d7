package pdf

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/quadpress/quadpress/document/story"
)

// item reads the one story of a PDF.
func item(t testing.TB, data []byte) (story.Story, error) {
	t.Helper()
	var all []story.Item
	var failed error
	for item, err := range Read(story.Source{Reader: bytes.NewReader(data), Name: "x.pdf"}) {
		all, failed = append(all, item), err
	}
	if len(all) != 1 {
		t.Fatalf("%d items", len(all))
	}
	return all[0].Story, failed
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

// want is what the program that makes the files (testdata/make.py) puts in: a title, an author, paragraphs.
func want(t *testing.T) (paragraphs []string) {
	paragraphs = []string{"Powers agree in Vienna to seek Syrian ceasefire", "By Clara Whitmore"}
	for _, name := range []string{"vienna-talks", "first-airstrikes", "downed-jet", "general-assembly"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "seeds", name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range strings.Split(strings.TrimSpace(string(data)), "\n\n")[1:] {
			if !strings.HasPrefix(p, "By ") {
				paragraphs = append(paragraphs, dateline.ReplaceAllString(p, ""))
			}
		}
	}
	return paragraphs
}

// letters are those of a text, and its figures.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

func TestTwoColumns(t *testing.T) {
	for _, name := range []string{"latex", "groff", "office", "weasyprint"} {
		t.Run(name, func(t *testing.T) {
			s, err := item(t, testdata(t, name+".pdf"))
			if err != nil {
				t.Fatal(err)
			}
			if s.Title != "Powers agree in Vienna to seek Syrian ceasefire" {
				t.Errorf("the title is %q", s.Title)
			}
			if author := fmt.Sprint(s.Authors); name != "groff" && author != "[Clara Whitmore]" {
				t.Errorf("the authors are %s", author)
			}
			if (name == "latex" || name == "weasyprint") && s.Created != "2015-10-30T18:00:00+01:00" {
				t.Errorf("made on %s", s.Created)
			}
			want := want(t)
			if got := letters(s.Text); got != letters(strings.Join(want, "")) {
				t.Errorf("other words, or in another order:\n%s", s.Text)
			}
			// Paragraphs begin where they do; a column may break one.
			begun := map[string]bool{}
			for _, p := range strings.Split(s.Text, "\n\n") {
				begun[letters(p)[:min(10, len(letters(p)))]] = true
			}
			for _, p := range want {
				if !begun[letters(p)[:min(10, len(letters(p)))]] {
					t.Errorf("no paragraph begins with %.40q", p)
				}
			}
			if len(begun) > len(want)+4 {
				t.Errorf("%d paragraphs of %d:\n%s", len(begun), len(want), s.Text)
			}
		})
	}
}

func TestDate(t *testing.T) {
	for in, want := range map[string]string{
		"D:20151030180000+01'00'": "2015-10-30T18:00:00+01:00",
		"D:20151030180000Z":       "2015-10-30T18:00:00Z",
		"D:20151030180000-05":     "2015-10-30T18:00:00-05:00",
		"D:201510301800":          "2015-10-30T18:00:00Z",
		"D:20151030":              "2015-10-30",
		"D:2015":                  "2015",
		"30 October 2015":         "",
		"":                        "",
	} {
		if got := date(in); got != want {
			t.Errorf("%q is %q, not %q", in, got, want)
		}
	}
}
