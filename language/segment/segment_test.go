package segment

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
)

// document cuts a document.
func document(t interface{ Fatalf(string, ...any) }, doc *quadpress.Document) []quadpress.Sentence {
	s, err := Load()
	if err != nil {
		t.Fatalf("%v", err)
	}
	return s.Document(doc)
}

// segment cuts a text that is one block.
func segment(t *testing.T, text string) []quadpress.Sentence {
	return document(t, &quadpress.Document{Text: text, Blocks: []quadpress.Span{{End: utf8.RuneCountInString(text)}}})
}

func TestWords(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Kerry didn't say.", "Kerry did n't say ."},
		{"It wasn’t Syria’s.", "It was n’t Syria ’s ."},
		{"They CAN'T; she'll've gone", "They CA N'T ; she 'll 've gone"},
		{"You cannot, I'm gonna", "You can not , I 'm gon na"},
		{"the Kurds' and states’ rights", "the Kurds ' and states ’ rights"},
		{"O'Reilly at 5 o'clock in the '90s", "O'Reilly at 5 o'clock in the '90s"},
		{"a three-hour, U.S.-led, anti-IS push", "a three - hour , U.S. - led , anti-IS push"},
		{"non-U.S. firms' anti-U.S.-led", "non-U.S. firms ' anti-U.S. - led"},
		{"the U.S.led coalition", "the U.S. led coalition"},
		{"U. S. and Russia", "U.S. and Russia"},
		{"J. K. Rowling met Walid Al-Mouallem", "J. K. Rowling met Walid Al - Mouallem"},
		{"e-mail the re-elected co-founder", "e-mail the re-elected co-founder"},
		{"ISIL/Daesh and/or he w/o", "ISIL / Daesh and / or he w/o"},
		{"$2.5bn, £5m and 250,000 or 3.5%", "$ 2.5 bn , £ 5 m and 250,000 or 3.5 %"},
		{"at 10:30am on 9/11, 1990s, 20th", "at 10:30 am on 9/11 , 1990s , 20th"},
		{"call 713-853-3989 or 555-1234 in 2014-2015", "call 713-853-3989 or 555-1234 in 2014 - 2015"},
		{"Sept. 30, 2015, at 5 p.m. in Washington, D.C., Jan.", "Sept. 30 , 2015 , at 5 p.m. in Washington , D.C. , Jan ."},
		{"See https://www.un.org/a?b=1&c=(d), www.un.org or un.org/sc.", "See https://www.un.org/a?b=1&c=(d) , www.un.org or un.org/sc ."},
		{"mail a.b@state.gov, follow @StateDept #Syria #1", "mail a.b@state.gov , follow @StateDept #Syria # 1"},
		{"(a@x.org,b@y.org;www.z.com/a.)", "( a@x.org , b@y.org ; www.z.com/a . )"},
		{"good :) or bad :-( today", "good :) or bad :-( today"},
		{"“We,” he said—‘yes’–no", "“ We , ” he said — ‘ yes ’ – no"},
		{"``Yes,'' she -- said --no", "`` Yes , '' she -- said -- no"},
		{"wait... tomorrow . . . now… [...]", "wait ... tomorrow ... now … [...]"},
		{"AT&T, R&D; 47°, No. 5 (no. 6)", "AT&T , R&D ; 47 ° , No. 5 ( no. 6 )"},
		{"He met a Ph.D. student, e.g. J. Smith, i.e., etc.", "He met a Ph.D. student , e.g. J. Smith , i.e. , etc ."},
		{"It is over.Then came peace", "It is over . Then came peace"},
		{"中国 and Erdoğan's naïve café", "中国 and Erdoğan 's naïve café"},
		{"a 👩‍🚀 and a 👍🏽!", "a 👩‍🚀 and a 👍🏽 !"},
		{"\u200bodd\u00a0 spaces\ufeff", "odd spaces"},
		{"'s", "'s"},
		{"", ""},
	}
	for _, tt := range tests {
		var words []string
		for _, s := range segment(t, tt.text) {
			for _, tok := range s.Tokens {
				words = append(words, tok.Form)
			}
		}
		if got := strings.Join(words, " "); got != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestSentences(t *testing.T) {
	tests := map[string][]string{
		"plain":             {"Russia struck Homs.", "Kerry met Lavrov!", "Why?", "No one knows."},
		"abbreviations":     {"Mr. Kerry and Gen. Votel met on Sept. 30 in the U.S. Capitol.", "He left at 5 p.m. Monday."},
		"ends with one":     {"They flew to the U.S.", "The talks begin at 3 p.m.", "She works for Acme Inc.", "He does not."},
		"initials":          {"J. K. Rowling and George W. Bush spoke.", "Laura B. Whitfield listened."},
		"quotation":         {`"It is over," he said.`, `"We won."`, `"Really?" she asked.`, "No."},
		"curly quotation":   {"“It is over.”", "“We won,” he said.", "(He did not.)", "So it goes."},
		"question inside":   {"“Who will pay?” Kerry asked.", "“Not us!” he said.", "Nobody laughed."},
		"ellipsis":          {"They waited a while ... until the rain stopped.", "He paused...", "Then he left.", "… And so on."},
		"missing space":     {"He left.", "Then she came."},
		"numbers":           {"It fell 3.5 percent to No. 5 in 2015.", "In 2016 it rose."},
		"reference":         {"He was born there. [17]", "She was not."},
		"lower case":        {"i love it.", "it is great."},
		"header":            {"Anna Berg", "03/12/2001 04:15 PM", "Please call me today."},
		"sign-off":          {"Let me know if you need more.", "Thanks,", "Anna"},
		"speaker":           {"Anna Berg: Did you sell the farm?", "Tom Vik: My son has it; he lives there."},
		"unknown shortened": {"The Alg. al-Watan paper and the Ens. chamber met."},
	}
	for name, want := range tests {
		t.Run(name, func(t *testing.T) {
			space := " "
			if name == "missing space" {
				space = ""
			}
			var got []string
			for _, s := range segment(t, strings.Join(want, space)) {
				got = append(got, s.Text)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestBullets(t *testing.T) {
	var got []string
	for _, s := range segment(t, "Three points:\n- a ceasefire\n- elections\n1. First the army\nwithdraws\n\nLast") {
		got = append(got, s.Text)
	}
	want := []string{"Three points:", "- a ceasefire", "- elections", "1. First the army\nwithdraws", "Last"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestDocument(t *testing.T) {
	doc := &quadpress.Document{Text: "Über\n\nÉlan vital. It's on\n\nShare", Blocks: []quadpress.Span{{Begin: 6, End: 25}}}
	want := []quadpress.Sentence{
		{Span: quadpress.Span{Begin: 6, End: 17}, Text: "Élan vital.", Tokens: []quadpress.Token{
			{Form: "Élan", Head: -1, Span: quadpress.Span{Begin: 6, End: 10}},
			{Form: "vital", Head: -1, Span: quadpress.Span{Begin: 11, End: 16}, Joined: true},
			{Form: ".", Head: -1, Span: quadpress.Span{Begin: 16, End: 17}},
		}},
		{Span: quadpress.Span{Begin: 18, End: 25}, Text: "It's on", Tokens: []quadpress.Token{
			{Form: "It", Head: -1, Span: quadpress.Span{Begin: 18, End: 20}, Joined: true},
			{Form: "'s", Head: -1, Span: quadpress.Span{Begin: 20, End: 22}},
			{Form: "on", Head: -1, Span: quadpress.Span{Begin: 23, End: 25}},
		}},
	}
	if diff := cmp.Diff(want, document(t, doc)); diff != "" {
		t.Error(diff)
	}
	doc.Lines = true
	if got := document(t, doc); len(got) != 1 || got[0].Text != "Élan vital. It's on" {
		t.Errorf("as one line: %+v", got)
	}
}

// A run of words without an end is cut. (That the time for it grows with its length a test of package press shows,
// which counts steps; what is quadratic does not come to an end here.)
func TestEndless(t *testing.T) {
	const size = 256 << 10
	for name, unit := range map[string]string{"words": "war ", "letters": "x", "stops": "a.", "quotes": `"`, "hyphens": "a-", "apostrophes": "x'", "dots": ". ", "at": "a@", "closing": "a.)", "brackets": "www.)", "mails": "a@b.c,", "dates": "1-1/", "opening": ". (-"} {
		t.Run(name, func(t *testing.T) {
			sentences := segment(t, strings.Repeat(unit, size/len(unit)))
			for _, s := range sentences {
				if len(s.Tokens) > MaxTokens+1 {
					t.Fatalf("a sentence of %d words", len(s.Tokens))
				}
			}
		})
	}
}

// checkSegments tests what holds for every text.
func checkSegments(t interface{ Fatalf(string, ...any) }, doc *quadpress.Document) {
	runes := []rune(doc.Text)
	covered := make([]bool, len(runes))
	end := 0
	for _, s := range document(t, doc) {
		inside := false
		for _, b := range doc.Blocks {
			inside = inside || b.Contains(s.Span)
		}
		if !inside || s.Span.Begin < end || len(s.Tokens) == 0 || s.Span.Len() == 0 {
			t.Fatalf("sentence %v behind %d", s.Span, end)
		}
		if cut := string(runes[s.Span.Begin:s.Span.End]); cut != s.Text || s.Span.Begin != s.Tokens[0].Span.Begin || s.Span.End != s.Tokens[len(s.Tokens)-1].Span.End {
			t.Fatalf("sentence %q stands where %q is", s.Text, cut)
		}
		at := s.Span.Begin
		for i, tok := range s.Tokens {
			if tok.Span.Begin < at || tok.Span.Len() <= 0 || !s.Span.Contains(tok.Span) {
				t.Fatalf("token %q at %v, the one before ends at %d", tok.Form, tok.Span, at)
			}
			if cut := string(runes[tok.Span.Begin:tok.Span.End]); cut != tok.Form && strings.Join(strings.Fields(cut), "") != tok.Form {
				t.Fatalf("token %q stands where %q is", tok.Form, cut)
			}
			if i > 0 && s.Tokens[i-1].Joined != (tok.Span.Begin == at) {
				t.Fatalf("%q before %q is joined or not", s.Tokens[i-1].Form, tok.Form)
			}
			for k := tok.Span.Begin; k < tok.Span.End; k++ {
				covered[k] = true
			}
			at = tok.Span.End
		}
		end = s.Span.End
	}
	for _, b := range doc.Blocks {
		for i := b.Begin; i < b.End; i++ {
			if !covered[i] && !isSpace(runes[i]) {
				t.Fatalf("%q at %d is in no token", runes[i], i)
			}
		}
	}
}

// fragments are what makes segmentation hard.
var fragments = []string{"Mr.", "U.S.", "U. S.", " ", " ", " ", "\n", "\n\n", ".", "...", ". . .", "…", "?", "!", `"`, "'", "“", "”", "’", "(", ")", "-", "--",
	"—", "/", "don't", "cannot", "e-mail", "Inc.", "5", "250,000", "Sept.", "he", "The", "said", "a.m.", "http://x.y/z", "a@b.c", "#", "@", "é", "中", "\u200d", "👍🏽", "\u0301", "\xff", "&", "*", "[1]", "====="}

func TestSegmentsHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.ToValidUTF8(strings.Join(rapid.SliceOf(rapid.SampledFrom(fragments)).Draw(t, "fragments"), "")+rapid.String().Draw(t, "text"), "\ufffd")
		n := utf8.RuneCountInString(text)
		a := rapid.IntRange(0, n).Draw(t, "a")
		b := rapid.IntRange(a, n).Draw(t, "b")
		checkSegments(t, &quadpress.Document{Text: text, Lines: rapid.Bool().Draw(t, "lines"), Blocks: []quadpress.Span{{Begin: 0, End: a}, {Begin: a, End: b}}})
	})
}

func FuzzDocument(f *testing.F) {
	for _, text := range fragments {
		f.Add(text + " Then he said: \"No.\"")
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\ufffd")
		checkSegments(t, &quadpress.Document{Text: text, Blocks: []quadpress.Span{{End: utf8.RuneCountInString(text)}}})
	})
}

func BenchmarkDocument(b *testing.B) {
	const story = `Foreign ministers of the U.S. and Russia met for three hours on Sept. 30 and said they'd keep talking. "We agreed on one thing," ` +
		`the secretary told reporters, "that the fighting can't go on." The two-page statement didn't mention Mr. Smith's plan, which would cost $2.5 million. `
	text := strings.Repeat(story, 200)
	doc := &quadpress.Document{Text: text, Blocks: []quadpress.Span{{End: utf8.RuneCountInString(text)}}}
	words := 0
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range document(b, doc) {
			words += len(s.Tokens)
		}
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}
