package document

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestReadable(t *testing.T) {
	tests := map[string]string{
		// Words that the end of a line breaks.
		"Secretary Antony Blin-\nken met him.":         "Secretary Antony Blinken met him.",
		"the presi-\n  dent said":                      "the president said",
		"Euro\u00ad\npean leaders":                     "European leaders",
		"the US-\nled coalition, Russia-\nbacked":      "the US-led coalition, Russia-backed",
		"Walid Al-\nMouallem":                          "Walid Al-Mouallem",
		"Ban Ki-moon spoke. Later Ban Ki-\nmoon left.": "Ban Ki-moon spoke. Later Ban Ki-moon left.",
		"a well-\nknown man, self-\nrule":              "a well-known man, self-rule",
		"short-\nand long-term aims":                   "short-\nand long-term aims",
		"PARIS-\nThe minister":                         "PARIS-\nThe minister",
		"It rained -\nand stopped":                     "It rained -\nand stopped",
		"the word-\n\nthe end":                         "the word-\n\nthe end",
		"in 2014-\n15 they":                            "in 2014-\n15 they",
		// What cannot be seen.
		"Euro\u00adpean Uni\u200bon":                         "European Union",
		"\u202aVladimir\u202c \u2066Putin\u2069\ufeff\u200e": "Vladimir Putin",
		"Angela\u00a0Merkel, Emma\u2009Bonino":               "Angela Merkel, Emma Bonino",
		"Mer\x00k\x07el\x7f":                                 "Merkel",
		"\x1b[1;31mMerkel\x1b[0m met":                        "Merkel met",
		"He said \u0093no\u0094; it\u0092s over":             "He said “no”; it’s over",
		"Mu\u0308ller, Erdog\u0306an":                        "Müller, Erdoğan",
		"the o\ufb03cial \ufb01rst":                          "the official first",
		"Tupolev\u2011154, Franco\u2010German":               "Tupolev-154, Franco-German",
		"BlackBerry® and iPhone™ fell":                       "BlackBerry and iPhone fell",
		"one\u2028two\u2029three\ffour\vfive":                "one\ntwo\n\nthree\nfour\nfive",
		"می\u200cشود means becomes":                          "می\u200cشود means becomes",
		"Biden\ue001Trump":                                   "Biden Trump",
		// Pictographs.
		"Merkel🇩🇪 met Macron🇫🇷.":       "Merkel met Macron.",
		"Merkel 🎉 met":                 "Merkel met",
		"Merkel👍🏽met👨‍👩‍👧Macron":       "Merkel met Macron",
		"🔥🔥 Kyiv\n👉 Lviv":              "Kyiv\nLviv",
		"a mass of 5 M☉, played in C♯": "a mass of 5 M☉, played in C♯",
		// Marks of Markdown.
		"[Merkel](url) met [Macron](https://x.example/a_(b)).":    "Merkel met Macron.",
		"[Merkel](https://x.example \"The chancellor\") met":      "Merkel met",
		"[Merkel][1] met [[Macron]] and [[Olaf Scholz|Scholz]]":   "Merkel met Macron and Scholz",
		"Merkel[1] met Macron.[2][13] They[citation needed] left": "Merkel met Macron. They left",
		"See ![a picture](p.png)Merkel":                           "See Merkel",
		"**Merkel** met *Macron* and __Scholz__ or _Draghi_.":     "Merkel met Macron and Scholz or Draghi.",
		"***Merkel***, **Macron's** and **Mer**kel":               "Merkel, Macron's and Merkel",
		"(*Merkel*) “_Macron_” ~~Scholz~~ `Draghi`":               "(Merkel) “Macron” Scholz Draghi",
		"'''Merkel''' met **$5 million**":                         "Merkel met $5 million",
		"**[Merkel](u)** met [*Macron*](v)":                       "Merkel met Macron",
		"## Talks in Vienna ##\nMerkel met":                       "Talks in Vienna\nMerkel met",
		"said.\n[1]: https://x.example/1 \"One\"\nThey":           "said.\n\nThey",
		// Tags of HTML.
		"<b>Merkel</b> met <a href=\"u\">Macron</a>.":              "Merkel met Macron.",
		"<B>Mer</B>kel&nbsp;met <span class='x y' id=z>him</span>": "Merkel met him",
		"Merkel met.<br/>Macron left.<p>Scholz stayed.</p>": "Merkel met.\nMacron left.\n" +
			"\nScholz stayed.\n\n",
		"&lt;i&gt;Merkel&lt;/i&gt; met": "Merkel met",
		"Merkel <!-- who else -->met":   "Merkel  met",
		"Merkel met<script type=\"x\">var a = \"<b>Putin struck Paris</b>\";</script>.": "Merkel met .",
		// Prose that looks like it.
		"[the minister] said (as she does) [sic] it":      "",
		"the minister[s] and [he](as he was called) left": "",
		"a < b, b > c, if a <b and c> d, x<5 and y>3":     "",
		"5 * 3 * 2, 2*3*4, C*-algebra, profits* rose":     "",
		"a file_name_with_parts, __DIR__/x and http://x.example/_a_/_b_": "a file_name_with_parts, DIR/x and " +
			"http://x.example/_a_/_b_",
		"f*** off, s**t and f**k, he said":               "",
		"* one\n* two\n_ blank\n*** \n":                  "",
		"'Homs' and ''Idlib'', rock 'n' roll":            "",
		"<Reuters> said, <jane@x.example> wrote, I <3 U": "",
		"#hashtag, No. # 5, C# and F#":                   "",
		"~5 km, ~~ and `":                                "",
	}
	for text, want := range tests {
		if want == "" {
			want = text
		}
		if got := readable(text); got != want {
			t.Errorf("readable(%q)\n is  %q\n not %q", text, got, want)
		}
	}
}

// pieces are what texts are made of that try readable.
var pieces = []string{
	"Merkel", "met", "a", " ", "  ", "\n", "\n\n", "*", "**", "_", "__", "`", "~~", "'''", "[", "](", "](u)", "][1]",
	"[[", "]]", "|", ")", "<b>", "</b>",
	"<br>", "<p class=\"x\">", "<", ">", "<!--", "-->", "<script>", "</script>", "&lt;", "&amp;", "&shy;", "-\n",
	"-", "\u00ad", "\u200b", " ", "👍", "🇩🇪", "\x00", "\x1b[0m", "\x1b",
	"e\u0301", "ﬁ", "# ", "#", "ü", "\u0092", "\ufeff", ".", "1",
}

func TestReadableLeavesNothingHidden(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 40).Draw(t, "pieces"), "")
		got := visible(text)
		for _, r := range got {
			if unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Cf, r) ||
				unicode.Is(pictographs, r) {
				t.Fatalf("visible(%q) = %q holds %U", text, got, r)
			}
		}
		if again := visible(got); again != got {
			t.Fatalf("visible(%q) = %q, again %q", text, got, again)
		}
		// Of letters, nothing is lost but what stands in tags, links and hidden elements.
		if !strings.ContainsAny(text, "<&](") {
			if a, b := letters(visible(text)), letters(readable(text)); a != b {
				t.Fatalf("readable(%q) has the letters %q, not %q", text, b, a)
			}
		}
	})
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return -1
		}
		return r
	}, s)
}
