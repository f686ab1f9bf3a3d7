package document

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress"
)

const (
	second = "He added that a second round would follow in the spring, if both sides agreed on a place."
	third  = "“We are not there yet,” the minister said, “but we have come a long way from where we were.”"
)

func TestFrame(t *testing.T) {
	paragraphs := func(p ...string) string { return strings.Join(p, "\n\n") }
	tests := map[string]struct {
		text                   string
		title, dateline, dated string
		blocks                 []string
	}{
		"prose": {
			text:   paragraphs(sample, second),
			blocks: []string{sample, second},
		},
		"headline": {
			text:   paragraphs("Ministers meet in capital", sample, second),
			title:  "Ministers meet in capital",
			blocks: []string{"Ministers meet in capital", sample, second},
		},
		"a paragraph a line": {
			text:   strings.Join([]string{"Ministers meet in capital", sample, "More From This Section", second, third}, "\n"),
			title:  "Ministers meet in capital",
			blocks: []string{"Ministers meet in capital", sample, second, third},
		},
		"table": {
			text: paragraphs(sample, "Country      Votes   Share\nFrance       12      30%\nNew Zealand  14      35%",
				"Team\tPoints\nArsenal\t12", second),
			blocks: []string{sample, second},
		},
		"wide gaps": {
			text:   paragraphs("The   minister   met   her   colleague   in   the   north   and   left   on   Monday.", second),
			blocks: []string{"The   minister   met   her   colleague   in   the   north   and   left   on   Monday.", second},
		},
		"wire story": {
			text: paragraphs("Ministers meet in capital", "By Jane Doe and John Q. Public", "Sept. 30, 2015",
				"UNITED NATIONS -- "+sample, second),
			title: "Ministers meet in capital", dateline: "UNITED NATIONS", dated: "2015-09-30",
			blocks: []string{"Ministers meet in capital", sample, second},
		},
		"agency": {
			text: paragraphs("PARIS (Reuters) — "+sample, second), dateline: "PARIS", blocks: []string{sample, second},
		},
		"region and day": {
			text: paragraphs("HOMS, Syria, Sept. 30 - "+sample, second), dateline: "HOMS, Syria",
			blocks: []string{sample, second},
		},
		"day and year": {
			text: paragraphs("Moscow, September 30, 2015 (Xinhua) -- " + sample), dateline: "Moscow", dated: "2015-09-30",
			blocks: []string{sample},
		},
		"dates of a life": {
			text:   paragraphs("Ole Vik (5 May 1901 – 3 June 1980) was a chemist. "+sample, second),
			blocks: []string{"Ole Vik (5 May 1901 – 3 June 1980) was a chemist. " + sample, second},
		},
		"agency alone": {
			text: paragraphs("(CNN) "+sample, second), blocks: []string{sample, second},
		},
		"day and agency without a dash": {
			text: paragraphs("New Delhi, Oct 1 (PTI) "+sample, second), dateline: "New Delhi", blocks: []string{sample, second},
		},
		"known agency without a dash": {
			text: paragraphs("Paris (AFP) "+sample, second), dateline: "Paris", blocks: []string{sample, second},
		},
		"no agency": {
			text: paragraphs("Acme (ACM) "+sample, second), blocks: []string{"Acme (ACM) " + sample, second},
		},
		"day in brackets": {
			text: paragraphs("NAIROBI, Kenya (May 3, 2015) — "+sample, second), dateline: "NAIROBI, Kenya", dated: "2015-05-03",
			blocks: []string{sample, second},
		},
		"day between dashes": {
			text: paragraphs("Dublin, Ireland – 3 May 2015 – "+sample, second), dateline: "Dublin, Ireland", dated: "2015-05-03",
			blocks: []string{sample, second},
		},
		"agency between strokes": {
			text:     paragraphs("LOS ANGELES, July 4, 2015 /PRNewswire/ -- "+sample, second),
			dateline: "LOS ANGELES", dated: "2015-07-04", blocks: []string{sample, second},
		},
		"weekday and day": {
			text: paragraphs("BRUSSELS, Tuesday, May 3 (AP) – "+sample, second), dateline: "BRUSSELS",
			blocks: []string{sample, second},
		},
		"weekday": {
			text: paragraphs("JERUSALEM, Sunday: "+sample, second), dateline: "JERUSALEM", blocks: []string{sample, second},
		},
		"day and agency": {
			text: paragraphs("May 3 (Reuters) - "+sample, second), blocks: []string{sample, second},
		},
		"path of links": {
			text: paragraphs("World News | Wed Sep 30, 2015 6:12pm EDT", "Ministers meet in capital", "VIENNA | By Jane Doe",
				sample, second),
			title: "Ministers meet in capital", dated: "2015-09-30", blocks: []string{"Ministers meet in capital", sample,
				second},
		},
		"live page": {
			text: paragraphs("6:45 p.m.", sample, "___", "5 p.m.", second,
				"Copyright 2015 The Daily Wire. All rights reserved. This material may not be published again."),
			blocks: []string{sample, second},
		},
		"sentences that begin as furniture does": {
			text: paragraphs(sample, "Comments by the minister angered many.", "Related: nothing.", "Follow us on Twitter.",
				"Home is where they want to be."),
			blocks: []string{sample, "Comments by the minister angered many.", "Related: nothing.",
				"Home is where they want to be."},
		},
		"end mark": {text: paragraphs(sample, second+" Enditem"), blocks: []string{sample, second}},
		"no dateline": {
			text:   "Russia — not for the first time — said no. " + sample,
			blocks: []string{"Russia — not for the first time — said no. " + sample},
		},
		"furniture": {
			text: paragraphs("Share", "21° Good Morning", "Ministers meet in capital", "Advertisement", sample,
				"READ MORE: Another story",
				second, "Join the conversation as a member", "Photo Credit: AP / John Doe", "More news"),
			title:  "Ministers meet in capital",
			blocks: []string{"Ministers meet in capital", sample, second},
		},
		"captions": {
			text: paragraphs("The minister, right, and",
				"The minister, right, and her counterpart shake hands on Monday. Photo Credit: AP / John Doe", sample,
				"The two ministers. (Photo by Jane Doe)"),
			blocks: []string{"The minister, right, and her counterpart shake hands on Monday.", sample, "The two ministers."},
		},
		"repeated": {
			text:   paragraphs("Capital Weather Watch Tonight", "Capital Weather Watch Tonight", sample, second, sample),
			blocks: []string{sample, second},
		},
		"hard wrapped": {
			text: "Ministers meet in capital\n\nThe foreign minister met her counterpart in the\ncapital on Monday and said that the talks had\nbeen useful.\n" +
				"   He added that a second round would follow in\nthe spring.\n\nNobody objected.\n",
			title: "Ministers meet in capital",
			blocks: []string{"Ministers meet in capital",
				"The foreign minister met her counterpart in the\ncapital on Monday and said that the talks had\nbeen useful.",
				"He added that a second round would follow in\nthe spring.", "Nobody objected."},
		},
		"headline in capitals above wrapped lines": {
			text: "MINISTERS MEET IN CAPITAL\nThe foreign minister met her\n" +
				"counterpart in the capital on\nMonday and said nothing.\n",
			title: "MINISTERS MEET IN CAPITAL",
			blocks: []string{"MINISTERS MEET IN CAPITAL",
				"The foreign minister met her\ncounterpart in the capital on\nMonday and said nothing."},
		},
		"headings": {
			text:   paragraphs(sample, "The road ahead", second, "What remains open:", third),
			blocks: []string{sample, second, "What remains open:", third},
		},
		"one line without a stop": {text: "Russia struck Homs in the night",
			blocks: []string{"Russia struck Homs in the night"}},
		"nothing but furniture": {text: "Share this with the readers", blocks: []string{"Share this with the readers"}},
		"entities":              {text: "It&#x27;s over in the capital.", blocks: []string{"It's over in the capital."}},
		"code points": {text: paragraphs("Über Café 𝔄 in the news", "Ünd the "+sample),
			title: "Über Café 𝔄 in the news", blocks: []string{"Über Café 𝔄 in the news", "Ünd the " + sample}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			doc := &quadpress.Document{Text: readable(tt.text)}
			if reason := frame(doc); reason != "" {
				t.Fatal(reason)
			}
			if diff := cmp.Diff(tt.blocks, blocks(doc)); diff != "" {
				t.Error(diff)
			}
			dated := ""
			if !doc.Published.IsZero() {
				dated = doc.Published.Format("2006-01-02")
			}
			if doc.Title != tt.title || doc.Dateline != tt.dateline || dated != tt.dated {
				t.Errorf("title %q, dateline %q, dated %q", doc.Title, doc.Dateline, dated)
			}
		})
	}
}

// checkDocument tests what holds for every document.
func checkDocument(t *testing.T, doc *quadpress.Document) {
	if !utf8.ValidString(doc.Text) || doc.ID == "" || len(doc.Text) > MaxText {
		t.Fatalf("document %q with text %.100q", doc.ID, doc.Text)
	}
	n, at := utf8.RuneCountInString(doc.Text), 0
	for _, b := range doc.Blocks {
		if b.Begin < at || b.End <= b.Begin || b.End > n {
			t.Fatalf("block %v behind %d in %d code points of %q", b, at, n, doc.Text)
		}
		at = b.End
	}
}

// TestHeadlineIsRead puts a title before a text that does not begin with it.
func TestHeadlineIsRead(t *testing.T) {
	for title, want := range map[string][]string{
		"Norway sends a ship to Mali": {"Norway sends a ship to Mali", "Norway sent a ship. Mali paid for it."},
		"Norway sent a ship.":         {"Norway sent a ship. Mali paid for it."},
		"Ships":                       {"Norway sent a ship. Mali paid for it."},
	} {
		doc := &quadpress.Document{Title: title, Text: "Norway sent a ship. Mali paid for it."}
		withHeadline(doc)
		if reason := frame(doc); reason != "" {
			t.Error(reason)
		}
		if diff := cmp.Diff(want, blocks(doc)); diff != "" {
			t.Errorf("%s: %s", title, diff)
		}
	}
	doc := &quadpress.Document{Title: "Norway sends ship", Text: "By Ole Vik\n\nNorway Sends Ship\n\nNorway sent a ship."}
	if withHeadline(doc); strings.HasPrefix(doc.Text, doc.Title) {
		t.Errorf("a headline in the text is there twice: %q", doc.Text)
	}
}
