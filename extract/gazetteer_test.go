package extract

import "testing"

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
		if k, _ := loadGazetteer().find(name); k.id != want {
			t.Errorf("find(%q) = %q, want %q", name, k.id, want)
		}
	}
}
