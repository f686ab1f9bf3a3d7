package office

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRTF(t *testing.T) {
	for _, tt := range []struct{ name, rtf, want string }{
		{"paragraphs", `{\rtf1\ansi Anna Lind met \b Bo\b0  Hart.\par` + "\r\n" + `\pard She left Oslo.\par}`,
			"Anna Lind met Bo Hart.\n\nShe left Oslo."},
		{"letters of a code page", `{\rtf1\ansi\ansicpg1250 Ji\'f8\'ed Nov\'e1k met Ann.}`, "Jiří Novák met Ann."},
		{"letters of Unicode", `{\rtf1\ansi\uc1 It\u8217?s done, {\uc2\u321 ??}{\uc0\u243}d\u378\'9f; \u-10179?\u-8704?!}`,
			"It’s done, Łódź; 😀!"},
		{"signs", `{\rtf1 \ldblquote We met,\rdblquote  she said\emdash twice\~in co\-alition, re\_elected \{sic\}.}`,
			"“We met,” she said—twice in coalition, re-elected {sic}."},
		{"what is not read", `{\rtf1{\fonttbl{\f0 Calibri;}}{\*\generator Riched20}{\header The Wire}{\pict 00ff}` +
			`Ann left.{\footnote A note.}{\deleted Bo left.}{\v hidden} Bo stayed.{\*\bkmkstart x}\par}`,
			"Ann left. Bo stayed."},
		{"a link", `{\rtf1 See {\field{\*\fldinst HYPERLINK "https://wire.example/"}{\fldrslt The Wire}}.}`, "See The Wire."},
		{"tables, lists and headings", `{\rtf1\pard\outlinelevel0 Votes\par\pard Ann won.\par` +
			`\trowd\pard\intbl France\cell 12\cell\row` +
			`\trowd\pard\intbl Ann beat Bo.\cell\row\pard\ls1{\listtext 1.}a point\par\pard It ended.\par}`,
			"Ann won.\n\nAnn beat Bo.\n\nIt ended."},
		{"bytes", `{\rtf1 Ann {\pict\bin5 }}{}}}left.\par}` + "\x00trailing", "Ann left."},
	} {
		all, errs := items(ReadRTF, []byte(tt.rtf))
		if len(errs) != 0 || len(all) != 1 {
			t.Errorf("%s: %v", tt.name, errs)
		} else if diff := cmp.Diff(tt.want, all[0].Text); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func TestRTFInformation(t *testing.T) {
	all, errs := items(ReadRTF, []byte(`{\rtf1{\info{\title Talks in M\'e1laga}{\author Ann Lee}`+
		`{\creatim\yr2015\mo10\dy3\hr1}`+
		`{\revtim\yr2016\mo1\dy1}}{\stylesheet{\s1 \title x;}}Ann left.}`))
	if len(errs) != 0 {
		t.Fatal(errs)
	}
	s := all[0].Story
	if s.Title != "Talks in Málaga" || strings.Join(s.Authors, ";") != "Ann Lee" || s.Created != "2015-10-03" ||
		s.Text != "Ann left." {
		t.Errorf("%+v", s)
	}
}

func TestRTFRefused(t *testing.T) {
	for rtf, reason := range map[string]string{
		`{\rtf1 Ann left.`:                                    "breaks off",
		`{\rtf1 Ann left.{\b`:                                 "breaks off",
		`} Ann left.`:                                         "has not begun",
		`{\rtf1{\pict 00ff}}`:                                 "holds no text",
		`{\rtf1 ` + strings.Repeat("{", 2*maxDepth):           "in one another",
		`{\rtf1 ` + strings.Repeat("Ann left. ", 2<<20) + "}": "more than",
	} {
		if _, errs := items(ReadRTF, []byte(rtf)); len(errs) != 1 || !strings.Contains(errs[0].Error(), reason) {
			t.Errorf("%.40s: %v, want %q", rtf, errs, reason)
		}
	}
}

func FuzzReadRTF(f *testing.F) {
	f.Add(`{\rtf1\ansi\ansicpg1252\uc1{\info{\title A}{\creatim\yr2015}}Ann\u8217?s \'e9\par` +
		`{\pict\bin3 abc}\intbl x\cell}`)
	f.Fuzz(func(t *testing.T, data string) {
		if all, errs := items(ReadRTF, []byte(data)); len(all)+len(errs) != 1 {
			t.Fatalf("%d items, %d errors", len(all), len(errs))
		}
	})
}
