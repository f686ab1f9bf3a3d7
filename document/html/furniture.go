package html

import (
	_ "embed"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

//go:embed furniture.txt
var furnitureWords string

// furniture are the names of classes and identifiers of what stands around a story: words, and several words with a
// hyphen between them.
var furniture = func() map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(furnitureWords) {
		if !strings.HasPrefix(line, "#") {
			for name := range strings.FieldsSeq(line) {
				set[name] = true
			}
		}
	}
	return set
}()

var (
	// notShown are the elements that a reader does not see or does not read as the story.
	notShown = setOf("script style noscript template nav aside form button input select textarea iframe object embed " +
		"svg canvas audio video picture dialog menu " +
		"amp-ad amp-embed amp-sidebar amp-consent amp-user-notification amp-analytics amp-social-share amp-sticky-ad " +
		"amp-list amp-next-page amp-img amp-video amp-carousel amp-iframe amp-twitter amp-instagram amp-lightbox")
	roles = setOf("navigation banner complementary contentinfo search dialog alertdialog alert menu menubar toolbar " +
		"tooltip status form")
	invisible = regexp.MustCompile(`(?i)(?:display\s*:\s*none|visibility\s*:\s*hidden)`)
)

// strip takes out of a page what is furniture, by its elements, roles, classes and identifiers. What holds most of the
// text of the page stays whatever it is called: "body class='has-cookie-banner'".
func strip(doc *html.Node) {
	size := map[*html.Node]int{}
	all := measure(doc, size)
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		for c := n.FirstChild; c != nil; {
			next := c.NextSibling
			switch {
			case c.Type == html.CommentNode, c.Type == html.ElementNode && notShown[c.Data]:
				n.RemoveChild(c)
			case c.Type == html.ElementNode && size[c]*2 <= all && isFurniture(c):
				n.RemoveChild(c)
			case c.Type == html.ElementNode:
				visit(c)
			}
			c = next
		}
	}
	visit(doc)
}

// measure finds how much text stands below each element, in bytes.
func measure(n *html.Node, size map[*html.Node]int) (sum int) {
	if n.Type == html.TextNode {
		return len(strings.TrimSpace(n.Data))
	}
	if n.Type == html.ElementNode && notShown[n.Data] {
		return 0
	}
	for c := range n.ChildNodes() {
		sum += measure(c, size)
	}
	size[n] = sum
	return sum
}

// isFurniture reports whether an element stands around the story.
func isFurniture(n *html.Node) bool {
	// The footer of a page or of an article holds no story; the header of an article may hold its lead.
	if n.Data == "footer" || n.Data == "header" && !within(n, "article", "main") {
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if a.Val == "true" {
				return true
			}
		case "style":
			if invisible.MatchString(a.Val) {
				return true
			}
		case "role":
			if roles[strings.ToLower(a.Val)] {
				return true
			}
		case "aria-label", "data-component", "data-testid", "data-module":
			if named(a.Val) {
				return true
			}
		case "class", "id":
			for name := range strings.FieldsSeq(a.Val) {
				if named(name) {
					return true
				}
			}
		}
	}
	return false
}

func within(n *html.Node, names ...string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		for _, name := range names {
			if p.Data == name {
				return true
			}
		}
	}
	return false
}

// named reports whether a name of a class has a word of furniture in it, or several in a row: "c-AdSlot__inner",
// "read_more".
func named(name string) bool {
	if len(name) > 100 {
		return false
	}
	words := split(name)
	for i := range words {
		joined := ""
		for k := i; k < len(words) && k < i+3; k++ {
			if joined != "" {
				joined += "-"
			}
			if joined += words[k]; furniture[joined] {
				return true
			}
		}
	}
	return false
}

// split cuts a name into its words: at what is no letter, and before capitals.
func split(name string) (words []string) {
	var word []rune
	end := func() {
		if len(word) > 0 {
			words = append(words, strings.ToLower(string(word)))
			word = word[:0]
		}
	}
	lower := false
	for _, r := range name {
		switch {
		case !unicode.IsLetter(r):
			end()
			lower = false
			continue
		case unicode.IsUpper(r) && lower:
			end()
		}
		lower = unicode.IsLower(r)
		word = append(word, r)
	}
	end()
	return words
}
