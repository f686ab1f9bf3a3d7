package name

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
			if Key(n) != Key(same[0]) {
				t.Errorf("%q has key %q, %q has %q", same[0], Key(same[0]), n, Key(n))
			}
		}
	}
	for _, pair := range [][2]string{{"John Kerry", "John Perry"}, {"Jordan", "Gordon"},
		{"George W. Bush", "George H. W. Bush"}, {"NCAA", "NCA"}} {
		if Key(pair[0]) == Key(pair[1]) {
			t.Errorf("%q and %q have one key", pair[0], pair[1])
		}
	}
}

func TestParsePerson(t *testing.T) {
	for name, want := range map[string]Person{
		"Sammy Davis Jr.":        {Given: "sami", Family: "davis", Generation: "jr"},
		"Sir Mervyn Ashdown III": {Given: "mervin", Family: "ashdovn", Generation: "iii"},
		"Staffan de Mistura":     {Given: "stafan", Family: "mistura"},
		"de Mistura":             {Family: "mistura"},
		"Bill J. Harrow":         {Given: "viliam", Middle: "j", Family: "harov"},
		"Xi Jinping":             {Given: "jinping", Family: "ksi"},
		"Yoon Dae-sik":           {Given: "dasik", Family: "iun"},
		"Kim Catlow":             {Given: "kim", Family: "catlov"},
		"Sheikh Daftari":         {Family: "daftari"},
		"Al Gore":                {Given: "al", Family: "gore"},
		"Al Moretti":             {Given: "al", Family: "moreti"},
		"Al Thani":               {Family: "thani"},
		"Al Baghdadi":            {Family: "bagdadi"},
		"al-Sharif":              {Family: "sharif"},
	} {
		if got := ParsePerson(name); got != want {
			t.Errorf("parsePerson(%q) = %+v, want %+v", name, got, want)
		}
	}
}

func TestOneEdit(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"halvorsen", "halvorson", true}, {"halvorsen", "halvosen", true}, {"halvorsen", "halvosren", true},
		{"halvorsen", "halvorsenn", true},
		{"halvorsen", "halvorsen", false}, {"halvorsen", "halverson", false}, {"halvorsen", "alvorse", false},
	} {
		if OneEdit(c.a, c.b) != c.want || OneEdit(c.b, c.a) != c.want {
			t.Errorf("oneEdit(%q, %q) is not %v both ways", c.a, c.b, c.want)
		}
		share := slices.ContainsFunc(Deletions(c.a), func(d string) bool { return slices.Contains(Deletions(c.b), d) })
		if c.want && !share {
			t.Errorf("%q and %q share no deletion", c.a, c.b)
		}
	}
}

func TestOffices(t *testing.T) {
	for role, want := range map[string]Office{
		"Swedish finance minister":         {Country: "Sweden", Head: "minister"},
		"former president of Kenya":        {Country: "Kenya", Head: "president"},
		"US ambassador to Syria":           {Country: "United_States", Head: "ambassador"},
		"envoy to Syria":                   {Head: "envoy"},
		"Minnesota senator":                {Country: "United_States", Head: "senator"},
		"Argentine striker":                {Country: "Argentina", Head: "striker", field: "sport"},
		"caretaker Prime Minister of Iraq": {Country: "Iraq", Head: "minister"},
	} {
		got := ParseOffice(schema.Default(), DefaultGazetteer(), role)
		got.Text = ""
		if got != want {
			t.Errorf("parseOffice(%q) = %+v, want %+v", role, got, want)
		}
	}
}

func TestTidyName(t *testing.T) {
	for in, want := range map[string]string{
		"the United  Nations": "United Nations", "Syria's": "Syria", "Syria’s": "Syria", "U. S.": "U.S.",
		"“Islamic State”": "Islamic State", "J. K. Rowling": "J.K. Rowling",
	} {
		if got := Tidy(in); got != want {
			t.Errorf("tidyName(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestShortens(t *testing.T) {
	for _, c := range []struct {
		word, name string
		want       bool
	}{
		{"CalTrain", "California Train Service", true},
		{"Interpol", "International Criminal Police Organization", true},
		{"Nordsat", "Nordic Satellite Company", true},
		{"Norway", "Nordic Satellite Company", false},
		{"Satellite", "Nordic Satellite Company", false}, // a word of the name
		{"rdsat", "Nordic Satellite Company", false},     // from within a word
	} {
		if got := Shortens(c.word, c.name); got != c.want {
			t.Errorf("Shortens(%q, %q) = %v, want %v", c.word, c.name, got, c.want)
		}
	}
}
