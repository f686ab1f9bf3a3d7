package name

import (
	"testing"

	"github.com/quadpress/quadpress"
)

func TestFindKnown(t *testing.T) {
	for name, want := range map[string]string{
		"Republic of Armenia":                     "Armenia",
		"Federal Democratic Republic of Ethiopia": "Ethiopia",
		"Republic of Korea":                       "South_Korea",
		"Republic of China":                       "Taiwan",
		"People's Republic of China":              "China",
		"Grand Duchy of Luxembourg":               "Luxembourg",
		"Islamic State of Ruritania":              "",
		"State of Georgia":                        "",
		"Commonwealth of Virginia":                "",
		"United States Democratic Party":          "Democratic_Party",
		"Israeli Knesset":                         "Knesset",
		"Russian Knesset":                         "",
		"SYRIA":                                   "Syria",
		"us":                                      "",
		"Burma":                                   "Myanmar",
	} {
		if k, _ := DefaultGazetteer().Find(name); k.ID != want {
			t.Errorf("find(%q) = %q, want %q", name, k.ID, want)
		}
	}
}

func TestTypesByHead(t *testing.T) {
	for name, want := range map[string]quadpress.MentionType{
		"Marlow Construction": quadpress.Organization, "Marlow": quadpress.Person, "Ana Lake": quadpress.Person,
		"HMS Tremayne": quadpress.Other, "Hms Tremayne": quadpress.Person,
		"Fair Harvest Act": quadpress.Person, // "Act" is left alone where the tagger saw a person
	} {
		if got := TypeByHead(name, quadpress.Person); got != want {
			t.Errorf("headType(%q, person) = %s, want %s", name, got, want)
		}
	}
	if got := TypeByHead("Fair Harvest Act", quadpress.Organization); got != quadpress.Other {
		t.Errorf("an act is %s", got)
	}
}
