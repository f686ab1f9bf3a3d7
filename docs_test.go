package quadpress_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

var (
	docLink    = regexp.MustCompile(`\]\(([^)\s#]*)(?:#([^)\s]*))?\)`)
	docHeading = regexp.MustCompile(`(?m)^#+ +(.+?) *$`)
	docFence   = regexp.MustCompile("(?ms)^ *```.*?^ *```")
	docLinked  = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
)

// The pages of the docs link to files and headings that are there.
func TestLinks(t *testing.T) {
	pages := map[string]string{} // without code
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "bin" || d.Name() == "dist" ||
			d.Name() == "node_modules" || d.Name() == "testdata"):
			return fs.SkipDir
		case filepath.Ext(name) == ".md":
			text, err := os.ReadFile(name)
			pages[name] = docFence.ReplaceAllString(string(text), "")
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) < 25 {
		t.Errorf("only %d pages", len(pages))
	}
	for name, text := range pages {
		for _, link := range docLink.FindAllStringSubmatch(text, -1) {
			target, anchor := link[1], link[2]
			if strings.Contains(target, ":") { // of another site
				continue
			}
			at := name
			if target != "" {
				at = filepath.Join(filepath.Dir(name), filepath.FromSlash(target))
			}
			if _, err := os.Stat(at); err != nil {
				t.Errorf("%s links to %s, which is not there", name, target)
			} else if page, ok := pages[at]; ok && anchor != "" && !anchors(page)[anchor] {
				t.Errorf("%s links to #%s of %s, which has no such heading", name, anchor, at)
			}
		}
	}
}

// anchors are those of a page's headings, as GitHub makes them.
func anchors(page string) map[string]bool {
	all := map[string]bool{}
	for _, heading := range docHeading.FindAllStringSubmatch(page, -1) {
		words := docLinked.ReplaceAllString(heading[1], "$1")
		anchor := strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case r == '-', r == '_', unicode.IsLetter(r), unicode.IsDigit(r):
				return unicode.ToLower(r)
			}
			return -1
		}, words)
		for i, first := 1, anchor; all[anchor]; i++ {
			anchor = fmt.Sprintf("%s-%d", first, i)
		}
		all[anchor] = true
	}
	return all
}
