package quantity

import (
	"regexp"
	"strings"
	"testing"

	"github.com/quadpress/quadpress"
	"golang.org/x/text/currency"
	"pgregory.net/rapid"
)

// span makes tokens without tags of words with blanks between. A hyphen joins.
func span(text string) []quadpress.Token {
	words := strings.Fields(text)
	tokens := make([]quadpress.Token, len(words))
	for k, w := range words {
		joined := w == "-" || w == "/" || k+1 < len(words) && (words[k+1] == "-" || words[k+1] == "/")
		tokens[k] = quadpress.Token{Form: w, Joined: joined, Head: k - 1}
	}
	return tokens
}

// What the words of a span are worth, without tags and trees.
func TestRead(t *testing.T) {
	for _, c := range []struct {
		text string
		want Value
	}{
		{"250,000", Value{Kind: Count, Number: "250000"}},
		{"the 20", Value{Kind: Count, Number: "20"}},
		{"dozens of", Value{Kind: Count, Number: "24", Bound: AtLeast}},
		{"a hundred", Value{Kind: Count, Number: "100"}},
		{"ninety-nine", Value{}}, // one token
		{"ninety - nine", Value{Kind: Count, Number: "99"}},
		{"1.2 bn", Value{Kind: Count, Number: "1200000000"}},
		{"1.2bn", Value{Kind: Count, Number: "1200000000"}},
		{"100+", Value{Kind: Count, Number: "100", Bound: AtLeast}},
		{"1 400 000", Value{Kind: Count, Number: "1400000"}},
		{"1.400.000", Value{Kind: Count, Number: "1400000"}},
		{"12.50", Value{Kind: Count, Number: "12.5"}},
		{".5", Value{Kind: Count, Number: "0.5"}},
		{"2½", Value{Kind: Count, Number: "2.5"}},
		{"two - and - a - half", Value{Kind: Count, Number: "2.5"}},
		{"a million and a half", Value{Kind: Count, Number: "1500000"}},
		{"a quarter of a million", Value{Kind: Count, Number: "250000"}},
		{"two lakh crore", Value{Kind: Count, Number: "2000000000000"}},
		{"£ 3.50", Value{Kind: Money, Number: "3.5", Unit: "GBP"}},
		{"$ 1,000 - a - month", Value{Kind: Money, Number: "1000", Unit: "USD", Per: "month"}},
		{"40 New Zealand dollars", Value{Kind: Money, Number: "40", Unit: "NZD"}},
		{"30 pence", Value{Kind: Money, Number: "0.3", Unit: "GBP"}},
		{"20 EUR", Value{Kind: Money, Number: "20", Unit: "EUR"}},
		{"25 percent", Value{Kind: Percent, Number: "25", Unit: "percent"}},
		{"three days", Value{Kind: Duration, Number: "3", Unit: "day", Period: "P3D"}},
		{"a week", Value{Kind: Duration, Number: "1", Unit: "week", Period: "P1W"}},
		{"5 - kilometer", Value{Kind: Length, Number: "5", Unit: "kilometre"}},
		{"12 per 100,000 people", Value{}}, // a noun only by its tag
		{"90 km / h", Value{Kind: Speed, Number: "90", Unit: "kilometre", Per: "hour"}},
		{"half", Value{Kind: Share, Number: "0.5"}},
		{"a third", Value{Kind: Share, Number: "0.333333"}},
		{"2/3", Value{Kind: Share, Number: "0.666667"}},
		{"3 - 1", Value{Kind: Score, Number: "3", High: "1"}},
		{"3:1", Value{Kind: Score, Number: "3", High: "1"}},
		{"1,204 votes to 980", Value{Kind: Tally, Number: "1204", High: "980"}},
		{"forty - third", Value{Kind: Ordinal, Number: "43"}},
		{"3x", Value{Kind: Multiple, Number: "3"}},
		{"12 - fold", Value{Kind: Multiple, Number: "12"}},
		{"Category 4", Value{Kind: Magnitude, Number: "4", Unit: "category"}},
		{"4.5 ± 0.2 cm", Value{Kind: Length, Number: "4.5", Unit: "centimetre", Bound: About}},
		{"several", Value{}},
		{"2019", Value{}},
		{"007", Value{}},
		{"No. 5", Value{}},
		{"0800 123 456", Value{}},
		{"1 - 800 - 555", Value{}},
		{"two men and three", Value{}},
		{"", Value{}},
	} {
		got, ok := Read(span(c.text))
		if got != c.want || ok != (c.want != Value{}) {
			t.Errorf("%q is %+v, %t, want %+v", c.text, got, ok, c.want)
		}
	}
}

func TestUnitName(t *testing.T) {
	for _, c := range []struct {
		value Value
		want  string
	}{
		{Value{Kind: Count}, ""},
		{Value{Unit: "USD"}, "USD"},
		{Value{Unit: "USD", Per: "barrel"}, "USD per barrel"},
		{Value{Per: "day"}, "per day"},
	} {
		if got := c.value.UnitName(); got != c.want {
			t.Errorf("%+v has unit %q, want %q", c.value, got, c.want)
		}
	}
}

// The words file says of every word one thing, and names currencies that there are.
func TestLexicon(t *testing.T) {
	l := load()
	seen := map[string]unit{}
	for kind, units := range l.Units {
		for name, others := range units {
			one, per, _ := strings.Cut(name, "/")
			for _, w := range others {
				if u, ok := seen[w]; ok {
					t.Errorf("%q is both a %s and a %s", w, u.name, name)
				}
				seen[w] = unit{kind, one, per}
			}
		}
	}
	for w, u := range seen {
		if got := l.units.byWords[w]; got != u {
			t.Errorf("%q is read as %+v, want %+v", w, got, u)
		}
	}
	for _, table := range [...]map[Bound][]string{l.Bounds, l.BoundsBehind} {
		bound := map[string]Bound{}
		for b, list := range table {
			for _, w := range list {
				if other, ok := bound[w]; ok {
					t.Errorf("%q is both %s and %s", w, other, b)
				}
				bound[w] = b
			}
		}
	}
	check := func(code string) {
		if code == "RMB" || code == "VES" || strings.ToUpper(code) != code {
			return // short for CNY; younger than the library; a name
		}
		if _, err := currency.ParseISO(code); err != nil {
			t.Errorf("%s is no code of ISO 4217", code)
		}
	}
	for _, code := range l.Signs {
		check(code)
	}
	for _, code := range l.Currencies {
		check(code)
	}
	for code := range l.Codes {
		check(code)
	}
	for _, countries := range l.CountryCurrencies {
		for _, code := range countries {
			check(code)
		}
	}
	for larger, smaller := range l.Compounds {
		for w := range smaller {
			if l.units.byWords[larger].kind != l.units.byWords[w].kind || l.units.byWords[w].name != w {
				t.Errorf("%s is no part of a %s", w, larger)
			}
		}
	}
}

var canonical = regexp.MustCompile(`^-?(0|[1-9]\d*)(\.\d*[1-9])?$`)

// checkValues fails where an amount of the tokens is not what Value promises.
func checkValues(t interface{ Fatalf(string, ...any) }, tokens []quadpress.Token) {
	s := &quadpress.Sentence{Tokens: tokens}
	last := 0
	for _, f := range Find(s) {
		v := f.Value
		if f.First < last || f.Last <= f.First || f.Last > len(tokens) {
			t.Fatalf("%d to %d of %d tokens, behind %d", f.First, f.Last, len(tokens), last)
		}
		last = f.Last
		if v.Kind == "" || !canonical.MatchString(v.Number) || v.Number == "-0" ||
			v.High != "" && !canonical.MatchString(v.High) || v.Period != "" && v.Period[0] != 'P' {
			t.Fatalf("%+v", v)
		}
	}
	for k := range tokens {
		if c, ok := CountOf(s, k); ok && (c.Value.Kind != Count || c.Last <= c.First) {
			t.Fatalf("%+v counts token %d", c, k)
		}
	}
	if v, ok := Read(tokens); ok && !canonical.MatchString(v.Number) {
		t.Fatalf("%+v", v)
	}
}

// Whatever words stand together, numbers are canonical decimals and amounts do not overlap.
func TestValuesHold(t *testing.T) {
	words := strings.Fields(`
		1 12 1,400 2.50 0.1 007 2019 - – – : / , . ± $ US$ £ % ° C m bn k km one two twenty zero hundred
		hundreds thousand million dozens half a an third quarters of and or more less than at least to from
		between in out percent dollars cents pounds feet inches hours minutes years year old aged votes for
		against times fold magnitude Category per day minus several couple few ½ 1/2 2:05:45 3:1 first 43rd
		30s his was He No. Route May people plus both 999999999999 0 0.000000001`)
	tags := []string{"", "CD", "NN", "NNS", "NNP", "JJ", "IN", "RB", "DT", "VBD", "HYPH"}
	rels := []string{"", "nummod", "nmod", "case", "det", "nsubj", "compound"}
	rapid.Check(t, func(t *rapid.T) {
		tokens := make([]quadpress.Token, rapid.IntRange(0, 12).Draw(t, "length"))
		for k := range tokens {
			tokens[k] = quadpress.Token{
				Form:   rapid.SampledFrom(words).Draw(t, "word"),
				XPOS:   rapid.SampledFrom(tags).Draw(t, "tag"),
				Rel:    rapid.SampledFrom(rels).Draw(t, "rel"),
				Head:   rapid.IntRange(-1, len(tokens)-1).Draw(t, "head"),
				Joined: rapid.Bool().Draw(t, "joined"),
			}
		}
		checkValues(t, tokens)
	})
}

func FuzzFind(f *testing.F) {
	for _, text := range []string{
		"more than $ 1.2 bn", "between five and seven percent", "6 feet 2 inches", "3 - 1", "½", "9 - 9 - 9",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkValues(t, span(text)) })
}
