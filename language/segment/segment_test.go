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
		{"Lets go, lets run. The law lets us", "Let s go , let s run . The law lets us"},
		{"You cannot, I'm gonna", "You can not , I 'm gon na"},
		{"the Kurds' and states’ rights", "the Kurds ' and states ’ rights"},
		{"O'Reilly at 5 o'clock in the '90s", "O'Reilly at 5 o'clock in the '90s"},
		{"a three-hour, U.S.-led, anti-IS push", "a three - hour , U.S. - led , anti-IS push"},
		{"non-U.S. firms' anti-U.S.-led", "non-U.S. firms ' anti-U.S. - led"},
		{"the U.S.led coalition", "the U.S. led coalition"},
		{"U. S. and Russia", "U.S. and Russia"},
		{"J. K. Rowling met Walid Al-Mouallem", "J. K. Rowling met Walid Al - Mouallem"},
		{"Moon Jae-in met Lam Wing-on's Moon-led and Huang-backed aides",
			"Moon Jae-in met Lam Wing-on 's Moon - led and Huang - backed aides"},
		{"e-mail the re-elected co-founder", "e-mail the re-elected co-founder"},
		{"ISIL/Daesh and/or he w/o", "ISIL / Daesh and / or he w/o"},
		{"$2.5bn, £5m and 250,000 or 3.5%", "$ 2.5 bn , £ 5 m and 250,000 or 3.5 %"},
		{"at 10:30am on 9/11, 1990s, 20th", "at 10:30 am on 9/11 , 1990s , 20th"},
		{"call 713-853-3989 or 555-1234 in 2014-2015", "call 713-853-3989 or 555-1234 in 2014 - 2015"},
		{"Sept. 30, 2015, at 5 p.m. in Washington, D.C., Jan.", "Sept. 30 , 2015 , at 5 p.m. in Washington , D.C. , Jan ."},
		{"See https://www.un.org/a?b=1&c=(d), www.un.org or un.org/sc.",
			"See https://www.un.org/a?b=1&c=(d) , www.un.org or un.org/sc ."},
		{"mail a.b@state.gov, follow @StateDept #Syria #1", "mail a.b@state.gov , follow @StateDept #Syria # 1"},
		{"(a@x.org,b@y.org;www.z.com/a.)", "( a@x.org , b@y.org ; www.z.com/a . )"},
		{"good :) or bad :-( today", "good :) or bad :-( today"},
		{"“We,” he said—‘yes’–no", "“ We , ” he said — ‘ yes ’ – no"},
		{"``Yes,'' she -- said --no", "`` Yes , '' she -- said -- no"},
		{"wait... tomorrow . . . now… [...]", "wait ... tomorrow ... now … [...]"},
		{"“[T]he mayor want[ed] to go” [to Oslo], he said[1] [edit]",
			"“ [T]he mayor want[ed] to go ” [ to Oslo ] , he said [ 1 ] [ edit ]"},
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
		"plain":         {"Russia struck Homs.", "Kerry met Lavrov!", "Why?", "No one knows."},
		"abbreviations": {"Mr. Kerry and Gen. Votel met on Sept. 30 in the U.S. Capitol.", "He left at 5 p.m. Monday."},
		"ends with one": {"They flew to the U.S.", "The talks begin at 3 p.m.", "She works for Acme Inc.",
			"He does not."},
		"initials":        {"J. K. Rowling and George W. Bush spoke.", "Laura B. Whitfield listened."},
		"quotation":       {`"It is over," he said.`, `"We won."`, `"Really?" she asked.`, "No."},
		"curly quotation": {"“It is over.”", "“We won,” he said.", "(He did not.)", "So it goes."},
		"question inside": {"“Who will pay?” Kerry asked.", "“Not us!” he said.", "Nobody laughed."},
		"ellipsis": {"They waited a while ... until the rain stopped.", "He paused...", "Then he left.",
			"… And so on."},
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

// Where sentences end, kind by kind: " | " stands between two.
func TestSentenceEnds(t *testing.T) {
	tests := map[string][]string{
		"legal forms": {
			"Nordwind acquired Halasi Kft. in May. | The price is not known.",
			"Nordwind acquired Halasi Kft. | It paid in cash.",
			"The buyer is Corrigan Pty. Ltd. | It paid in cash.",
			"Lindner GmbH & Co. KG bought the mill from Ferri S.p.A. last week.",
			"Mitra Pvt. Ltd. and Mitra Bros. merged.",
			"Zeman a.s. runs the mine with Kranj d.o.o. of Slovenia.",
			"Orzel sp. z o.o. bought it from Tisza Zrt. and Duna Nyrt. in 2019.",
			"Corrigan Co. Chairman Ann Doyle left.",
			"Doyle Inc. Friday reported a loss. | Corrigan Ltd. | Its rival did not.",
			"She left Doyle Inc. | In May she joined Corrigan Corp. | She is happy.",
			"Yippee! Inc. was sold.",
		},
		"initials": {
			"J. K. Moran wrote it. | Michael B. Hurst said so.",
			"I. M. Vogel built it. | So did I. | They left.",
			"The book by J. R. R. Vogel sold well. | G. Edward Moran bought it.",
			"The novel is by the writer K.C. Moran of Ohio. | C.L. Gammon ran, too.",
		},
		"letters that are names": {
			"It was plan B. | Smith liked plan A. | Nobody knew.",
			"He has hepatitis B. | Doctors treat it with vitamin C. | Friends help.",
			"Millions died in World War I. | Russia left it early.",
		},
		"numbers": {
			"The No. 1 seed met the no. 3 seed. | It was sad.",
			"Bus No. A5 was late. | They played Op. IV again.",
			"Did he say so? | No. | He did not.",
			"He paid Rs. 500 for Nos. 3 and 4. | See Fig. 3.",
			"They asked for two things: 1. Who pays? | 2. Who gains? | 3. Who knows?",
		},
		"times of day": {
			"He left at 5 p.m. and came back at 6 a.m. in a car.",
			"The shop closes at 5 p.m. | Police came later.",
			"It begins at 5 p.m. Eastern time and ends at 9 p.m. Moscow time.",
			"It began at 10 p.m. Saturday. | It ended at 3 a.m. Dec. 6 in Oslo.",
			"At 7 a.m. Smith ran. | Just after 3 p.m. on Friday Jones fled.",
			"They slept until 7 a.m. | Then they ran.",
			"\"It starts at 8 p.m.,\" he said. | \"Come at 7 p.m.\" | He smiled.",
			"The vote is at 3 p.m. (1900 GMT). | Nobody will come.",
			"He took the 9 a.m. Berlin train.",
		},
		"saints and streets": {
			"St. Louis beat St. Paul. | They prayed at St. Mary's.",
			"He lives on Elm St. in Boston. | She lives on Oak Ave. | Nobody knows.",
			"Wall St. banks fell near Ft. Hood and Mt. Hood.",
			"Sts. Peter and Paul is a church. | Rt. Rev. Jones and Abp. Li met there.",
		},
		"ellipses": {
			"\"You know... Smith is a friend,\" he said.",
			"“It’s … Russia that did it,” said Anna Li.",
			"\"Well... yes,\" he said. | \"No ... never.\"",
			"\"We waited...\" Smith said. | \"We waited...\" he said.",
			"\"We waited for hours...\" | He left.",
			"He paused . . . and left.",
			"Li: Well... I think so. | Orr: No... | Li: Yes!",
			"There were quakes in this region [...] | It began in May.",
		},
		"labels of who speaks": {
			"NG: I think it is good. | WN: And then? | NG: We left.",
			"NG: I live in the U.S. | WN: Why?",
			"Q. Did you meet him? | A. Yes, I met him in Oslo on Tuesday. | Q. Why?",
			"MR. ORR: I have no comment. | REPORTER: Does he know?",
			"((WN)) What do you do? | ((NG)) I think it is good.",
		},
		"titles and ranks": {
			"Sens. Orr and Li and Reps. Moe and Fox met Ret. Gen. Voss and Pte. Kay.",
			"Sgt. 1st Class Orr, Lt. Col. Li, Maj. Gen. Fox and L/Cpl. Kay died.",
			"Dist. Atty. Fox and Det. Insp. Kay spoke. | Atty. Gen. Orr did not.",
			"She has a Ph.D. from Yale. | He has an M.A. in law.",
		},
		"units": {
			"The box is 5 ft. 3 in. tall and holds 3 gal. of milk.",
			"They ran 50km. | Russia won. | The firm paid US$10bn. | Facebook bought it.",
			"They ran 50 km. | Russia won. | It cost $3 mln. in May and rose 5 pct. in June.",
			"It was 40 C. | Residents fled. | It was 40°C. | Residents fled.",
			"It costs approx. five dollars. | The 5 hp. engine broke.",
		},
		"states": {
			"Sen. Orr, R-Ky., and Rep. Li, D-Calif., met in Miami, Fla. in May.",
			"He lives in Boston, Mass. | She lives in Washington, D.C. | They met in N.Y. | Nobody came.",
		},
		"other abbreviations": {
			"Orr v. Li was heard. | It is Fox vs. Kay. | Nobody won.",
			"James Orr, a.k.a. Jim Kay, left. | He, i.e. Orr, is here, etc. | She is not.",
			"The govt. of Li fell. | The op. cit. book says so.",
			"It was on Mon. and Tue. of last week. | From Jan. to Mar. it rained.",
			"On Sun. May 5 he left. | In Sept. he came.",
		},
		"quotations": {
			"\"It is over.\" | He left. | He said, \"It is over.\" | She left.",
			"“I said ‘No.’” | He left.",
			"\"Why should we pay?\" Orr told the crowd. | \"Who?\" Orr's wife asked.",
			"\"Where is he?\" | He said, \"I do not know.\"",
		},
		"brackets and notes": {
			"He left. | (She stayed.) | They met (in a U.S. car). | Nobody knew.",
			"It was a lie.3 | She agreed.[4] | He did not. [5] | They left.",
		},
		"amounts": {"She paid $5. | €6 was lost. | £7 was found."},
	}
	for kind, lines := range tests {
		for _, want := range lines {
			var got []string
			for _, s := range segment(t, strings.ReplaceAll(want, " | ", " ")) {
				got = append(got, s.Text)
			}
			if got := strings.Join(got, " | "); got != want {
				t.Errorf("%s:\n got %s\nwant %s", kind, got, want)
			}
		}
	}
}

func TestBullets(t *testing.T) {
	var got []string
	const text = "Three points:\n- a ceasefire\n- elections\n* Sees growth\n1. First the army\nwithdraws\n\nLast"
	for _, s := range segment(t, text) {
		got = append(got, s.Text)
	}
	want := []string{"Three points:", "- a ceasefire", "- elections", "* Sees growth",
		"1. First the army\nwithdraws", "Last"}
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
	for name, unit := range map[string]string{"words": "war ", "letters": "x", "stops": "a.", "quotes": `"`,
		"hyphens": "a-", "apostrophes": "x'", "dots": ". ", "at": "a@", "closing": "a.)", "brackets": "www.)",
		"mails": "a@b.c,", "dates": "1-1/", "opening": ". (-"} {
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
		if cut := string(runes[s.Span.Begin:s.Span.End]); cut != s.Text || s.Span.Begin != s.Tokens[0].Span.Begin ||
			s.Span.End != s.Tokens[len(s.Tokens)-1].Span.End {
			t.Fatalf("sentence %q stands where %q is", s.Text, cut)
		}
		at := s.Span.Begin
		for i, tok := range s.Tokens {
			if tok.Span.Begin < at || tok.Span.Len() <= 0 || !s.Span.Contains(tok.Span) {
				t.Fatalf("token %q at %v, the one before ends at %d", tok.Form, tok.Span, at)
			}
			if cut := string(runes[tok.Span.Begin:tok.Span.End]); cut != tok.Form &&
				strings.Join(strings.Fields(cut), "") != tok.Form {
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
var fragments = []string{"Mr.", "U.S.", "U. S.", " ", " ", " ", "\n", "\n\n", ".", "...", ". . .", "…", "?", "!", `"`,
	"'", "“", "”", "’", "(", ")", "-", "--",
	"—", "/", "don't", "cannot", "e-mail", "Inc.", "5", "250,000", "Sept.", "he", "The", "said", "a.m.", "http://x.y/z",
	"a@b.c", "#", "@", "é", "中", "\u200d", "👍🏽", "\u0301", "\xff", "&", "*", "[1]", "====="}

func TestSegmentsHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.ToValidUTF8(strings.Join(rapid.SliceOf(rapid.SampledFrom(fragments)).Draw(t, "fragments"),
			"")+rapid.String().Draw(t, "text"), "\ufffd")
		n := utf8.RuneCountInString(text)
		a := rapid.IntRange(0, n).Draw(t, "a")
		b := rapid.IntRange(a, n).Draw(t, "b")
		checkSegments(t, &quadpress.Document{Text: text, Lines: rapid.Bool().Draw(t, "lines"),
			Blocks: []quadpress.Span{{Begin: 0, End: a}, {Begin: a, End: b}}})
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
