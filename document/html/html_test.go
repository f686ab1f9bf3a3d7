package html

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress/document/story"
)

// wordsOf counts the words of a text.
func wordsOf(text string) map[string]int {
	count := map[string]int{}
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		count[w]++
	}
	return count
}

// TestMainText measures how much of the stories of twenty pages is found, and how much that is none of theirs.
func TestMainText(t *testing.T) {
	const atLeast, atMost = 0.95, 0.03
	all := pages(t)
	if len(all) < 20 {
		t.Fatalf("only %d pages", len(all))
	}
	var sumFound, sumForeign float64
	for _, p := range all {
		s, found, foreign := measured(t, p, p.html)
		sumFound, sumForeign = sumFound+found, sumForeign+foreign
		if found < atLeast || foreign > atMost {
			t.Errorf("%s: found %.3f of the words, %.3f are foreign:\n%s", p.name, found, foreign, s.Text)
		}
		if s.Title != p.Title {
			t.Errorf("%s: the title is %q, want %q", p.name, s.Title, p.Title)
		}
		if n := strings.Count(s.Text, "\n\n") + 1; n != len(p.Paragraphs) {
			t.Errorf("%s: %d paragraphs, want %d:\n%s", p.name, n, len(p.Paragraphs), s.Text)
		}
	}
	n := float64(len(all))
	t.Logf("%d pages: found %.3f of the words, %.3f are foreign", len(all), sumFound/n, sumForeign/n)
}

// nameOfElement is a name that tells what an element is for.
var nameOfElement = regexp.MustCompile(
	`(?:class|id|role|name|aria-label|data-testid|data-component|data-widget-id)=(?:"[^"]*"|[^\s>]+)`)

// TestMainTextWithoutNames does the same where no class or identifier tells what is what.
func TestMainTextWithoutNames(t *testing.T) {
	const atLeast, atMost = 0.95, 0.1
	var sumFound, sumForeign, n float64
	for _, p := range pages(t) {
		_, found, foreign := measured(t, p, nameOfElement.ReplaceAllString(p.html, `class="x"`))
		sumFound, sumForeign, n = sumFound+found, sumForeign+foreign, n+1
	}
	t.Logf("without names: found %.3f of the words, %.3f are foreign", sumFound/n, sumForeign/n)
	if sumFound/n < atLeast || sumForeign/n > atMost {
		t.Errorf("found less than %.2f, or more than %.2f are foreign", atLeast, atMost)
	}
}

// measured reads a page, and tells what share of the words of its story is found, and what share of those found is
// foreign to it.
func measured(t *testing.T, p page, html string) (s story.Story, recall, foreign float64) {
	t.Helper()
	s, err := Parse([]byte(html), "")
	if err != nil {
		t.Errorf("%s: %v", p.name, err)
	}
	wanted, got := wordsOf(p.Text()), wordsOf(s.Text)
	words, found, given := 0, 0, 0
	for w, n := range wanted {
		words += n
		found += min(n, got[w])
	}
	for _, n := range got {
		given += n
	}
	recall, foreign = float64(found)/float64(words), float64(given-found)/float64(max(given, 1))
	t.Logf("%-42s found %.3f, foreign %.3f", p.name, recall, foreign)
	return s, recall, foreign
}

func TestAbout(t *testing.T) {
	const body = "<body><p>The minister met her colleague on Monday.</p></body>"
	tests := map[string]struct {
		head string
		want story.Story
	}{
		"JSON-LD": {`<title>Talks - Wire</title><script type="application/ld+json">{"@graph":[
			{"@type":"Organization","name":"Wire"},{"@type":"NewsArticle","headline":"Talks begin",
			"datePublished":"2015-09-30T14:03:00+02:00","author":[{"name":"Jane Doe"},"Joe Roe"],
			"publisher":{"name":"Wire"},"mainEntityOfPage":{"@id":"https://wire.example/1"}}]}</script>`,
			story.Story{Title: "Talks begin", Published: "2015-09-30T14:03:00+02:00", Authors: []string{"Jane Doe", "Joe Roe"},
				Publisher: "Wire", URL: "https://wire.example/1"}},
		"meta": {`<title>x</title><meta property="og:title" content="Talks &amp; more | Wire">
			<meta property="og:site_name" content="Wire">
			<meta name="author" content="Jane Doe"><meta property="article:published_time" content="2015-09-30T14:03Z">
			<link rel="canonical" href="https://wire.example/2">`,
			story.Story{Title: "Talks & more", Published: "2015-09-30T14:03Z", Authors: []string{"Jane Doe"}, Publisher: "Wire",
				URL: "https://wire.example/2"}},
		"title alone":     {`<title>Talks begin | The Harbour Courier</title>`, story.Story{Title: "Talks begin"}},
		"title with dash": {`<title>Talks - what we know</title>`, story.Story{Title: "Talks - what we know"}},
		"broken JSON": {`<title>Talks</title><script type="application/ld+json">{"@type":"NewsArticle",}</script>`,
			story.Story{Title: "Talks"}},
		"JSON of no story": {`<title>Talks</title>
			<script type="application/ld+json">[1,null,{"@type":[["Article"]]}]</script>`,
			story.Story{Title: "Talks"}},
		"address that is none": {`<title>Talks</title><link rel="canonical" href="javascript:alert(1)">`,
			story.Story{Title: "Talks"}},
	}
	for name, tt := range tests {
		got, err := Parse([]byte("<!doctype html><html><head>"+tt.head+"</head>"+body), "")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		tt.want.Text = "The minister met her colleague on Monday."
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestEncodings(t *testing.T) {
	for name, tt := range map[string]struct{ data, contentType string }{
		"UTF-8 whatever it says": {`<meta charset="iso-8859-1"><p>The café was “closed” today.</p>`,
			"text/html; charset=latin1"},
		"said by the page":   {"<meta charset=windows-1252><p>The caf\xe9 was \x93closed\x94 today.</p>", ""},
		"said by the server": {"<p>The caf\xe9 was \x93closed\x94 today.</p>", "text/html; charset=windows-1252"},
		"not said":           {"<p>The caf\xe9 was \x93closed\x94 today.</p>", ""},
	} {
		if s, err := Parse([]byte(tt.data), tt.contentType); err != nil || s.Text != "The café was “closed” today." {
			t.Errorf("%s: %q, %v", name, s.Text, err)
		}
	}
}

func TestPlainText(t *testing.T) {
	const text = "The minister left.\n\nHer colleague stayed."
	if s, err := Parse([]byte(text), ""); err != nil || s.Text != text {
		t.Errorf("%q, %v", s.Text, err)
	}
}

func TestFragment(t *testing.T) {
	for in, want := range map[string]string{
		"Plain words.": "Plain words.",
		"<p>One &amp; two.</p><p>Three <b>four</b>.": "One & two.\n\nThree four.",
		"One.<br/><br/>Two.<br/>Three.":              "One.\n\nTwo. Three.",
		`One.<script>x()</script><img src="a">`:      "One.",
	} {
		if got := Fragment(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestRefused(t *testing.T) {
	for name, data := range map[string]string{
		"no story":          "<html><head><title>Talks</title></head><body><nav>Home</nav></body></html>",
		"too many elements": strings.Repeat("<br>", 4*maxElements+1),
		"too deep":          strings.Repeat("<div>", 1000) + "Talks.",
	} {
		if s, err := Parse([]byte(data), ""); err == nil {
			t.Errorf("%s: %q", name, s.Text)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, p := range pages(f) {
		f.Add(p.html)
	}
	f.Add("<p>a<table><td>b<script type=application/ld+json>{\"@type\":\"NewsArticle\"}")
	f.Fuzz(func(t *testing.T, data string) {
		if s, err := Parse([]byte(data), ""); err == nil && s.Text == "" && data != "" {
			t.Error("neither a text nor an error")
		}
	})
}

func FuzzReadSaved(f *testing.F) {
	f.Add("From: a\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n" +
		"Content-Transfer-Encoding: quoted-printable\n\n<p>a=20b\n--b--\n")
	f.Fuzz(func(t *testing.T, data string) {
		for item, err := range ReadSaved(story.Source{Reader: strings.NewReader(data)}) {
			if err == nil && item.Text == "" {
				t.Error("neither a text nor an error")
			}
		}
	})
}

func TestReadSaved(t *testing.T) {
	const page = "<p>The minister met her colleague.</p>"
	part := "--b\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n" +
		"Content-Location: https://wire.example/2\r\n"
	for name, tt := range map[string]struct{ header, part, want, url string }{
		"Chrome": {"Snapshot-Content-Location: https://wire.example/1\r\n",
			"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + strings.ReplaceAll(page, "met", "m=65t") + "\r\n--b--\r\n",
			"The minister met her colleague.", "https://wire.example/1"},
		"base64": {"", "Content-Transfer-Encoding: base64\r\n\r\nPHA+VGhlIG1pbmlzdGVy\r\nIGxlZnQuPC9wPg==\r\n--b--\r\n",
			"The minister left.", "https://wire.example/2"},
		"cut off": {"", "\r\n" + page, "", ""},
	} {
		data := "MIME-Version: 1.0\r\n" + tt.header + "Content-Type: multipart/related;\r\n\ttype=\"text/html\";" +
			" boundary=\"b\"\r\n\r\n" + part + tt.part
		for item, err := range ReadSaved(story.Source{Reader: strings.NewReader(data)}) {
			if item.Text != tt.want || item.URL != tt.url || (err == nil) == (tt.want == "") {
				t.Errorf("%s: %+v, %v", name, item, err)
			}
		}
	}
}
