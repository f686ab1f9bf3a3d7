package extract

import (
	"slices"
	"testing"

	"github.com/quadpress/quadpress/schema"
)

func TestNameKeys(t *testing.T) {
	for _, same := range [][]string{
		{"Sergey Lavrov", "Sergei Lavrov"},
		{"Bashar al-Assad", "Bashar Assad", "Bashar al Assad"},
		{"Mohammed Javad Zarif", "Mohammad Javad Zarif", "Muhammad Javad Zarif"},
		{"U.N.", "UN"},
		{"Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"},
		{"Staffan de Mistura", "Staffan De Mistura"},
		{"Kiev", "Kyiv"},
		{"Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy"},
		{"Aleksei Kudrin", "Alexey Kudrin", "Alexei Kudrin"},
		{"Jürgen Müller", "Jurgen Mueller"},
		{"Lech Wałęsa", "Lech Walesa"},
		{"Hussein Khalid", "Hossein Khaled"},
	} {
		for _, n := range same[1:] {
			if nameKey(n) != nameKey(same[0]) {
				t.Errorf("%q has key %q, %q has %q", same[0], nameKey(same[0]), n, nameKey(n))
			}
		}
	}
	for _, pair := range [][2]string{{"John Kerry", "John Perry"}, {"Jordan", "Gordon"}, {"George W. Bush", "George H. W. Bush"}, {"NCAA", "NCA"}} {
		if nameKey(pair[0]) == nameKey(pair[1]) {
			t.Errorf("%q and %q have one key", pair[0], pair[1])
		}
	}
}

func TestParsePerson(t *testing.T) {
	for name, want := range map[string]personName{
		"Sammy Davis Jr.":        {given: "sami", family: "davis", generation: "jr"},
		"Sir Mervyn Ashdown III": {given: "mervin", family: "ashdovn", generation: "iii"},
		"Staffan de Mistura":     {given: "stafan", family: "mistura"},
		"de Mistura":             {family: "mistura"},
		"Bill J. Harrow":         {given: "viliam", middle: "j", family: "harov"},
		"Xi Jinping":             {given: "jinping", family: "ksi"},
		"Yoon Dae-sik":           {given: "dasik", family: "iun"},
		"Kim Catlow":             {given: "kim", family: "catlov"},
		"Sheikh Daftari":         {family: "daftari"},
		"Al Gore":                {given: "al", family: "gore"},
		"Al Moretti":             {given: "al", family: "moreti"},
		"Al Thani":               {family: "thani"},
		"Al Baghdadi":            {family: "bagdadi"},
		"al-Sharif":              {family: "sharif"},
	} {
		if got := parsePerson(name); got != want {
			t.Errorf("parsePerson(%q) = %+v, want %+v", name, got, want)
		}
	}
}

func TestOneEdit(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"halvorsen", "halvorson", true}, {"halvorsen", "halvosen", true}, {"halvorsen", "halvosren", true}, {"halvorsen", "halvorsenn", true},
		{"halvorsen", "halvorsen", false}, {"halvorsen", "halverson", false}, {"halvorsen", "alvorse", false},
	} {
		if oneEdit(c.a, c.b) != c.want || oneEdit(c.b, c.a) != c.want {
			t.Errorf("oneEdit(%q, %q) is not %v both ways", c.a, c.b, c.want)
		}
		share := slices.ContainsFunc(deletions(c.a), func(d string) bool { return slices.Contains(deletions(c.b), d) })
		if c.want && !share {
			t.Errorf("%q and %q share no deletion", c.a, c.b)
		}
	}
}

func TestOffices(t *testing.T) {
	for role, want := range map[string]office{
		"Swedish finance minister":         {country: "Sweden", head: "minister"},
		"former president of Kenya":        {country: "Kenya", head: "president"},
		"US ambassador to Syria":           {country: "United_States", head: "ambassador"},
		"envoy to Syria":                   {head: "envoy"},
		"Minnesota senator":                {country: "United_States", head: "senator"},
		"Argentine striker":                {country: "Argentina", head: "striker", field: "sport"},
		"caretaker Prime Minister of Iraq": {country: "Iraq", head: "minister"},
	} {
		got := parseOffice(schema.Default(), loadGazetteer(), role)
		got.text = ""
		if got != want {
			t.Errorf("parseOffice(%q) = %+v, want %+v", role, got, want)
		}
	}
}

func TestTidyName(t *testing.T) {
	for in, want := range map[string]string{
		"the United  Nations": "United Nations", "Syria's": "Syria", "Syria’s": "Syria", "U. S.": "U.S.", "“Islamic State”": "Islamic State", "J. K. Rowling": "J.K. Rowling",
	} {
		if got := tidyName(in); got != want {
			t.Errorf("tidyName(%q) = %q, want %q", in, got, want)
		}
	}
}
