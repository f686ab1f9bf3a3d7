package export

import "testing"

func TestTurtleTerms(t *testing.T) {
	for want, object := range map[string]term{
		"kg:Sergei_Lavrov":                    {iri: "kg:Sergei_Lavrov"},
		"kg:Fran\u00e7ois_Hollande":           {iri: "kg:Fran\u00e7ois_Hollande"},
		"<urn:quadpress:kg:tower_(5feceb66)>": {iri: "kg:tower_(5feceb66)"},
		"<urn:quadpress:kg:document/a.txt>":   {iri: "kg:document/a.txt"},
		"<https://example.org/a#b>":           {iri: "https://example.org/a#b"},
		"<urn:quadpress:evidence>":            {iri: "qp:evidence"},
		"_:b1":                                {iri: "_:b1"},
		`"say \"so\"\n"`:                      {text: "say \"so\"\n"},
		`"2015-10-30"^^xsd:date`:              {text: "2015-10-30", datatype: "xsd:date"},
		`"3"^^<urn:quadpress:unit:km%2Fh>`:    {text: "3", datatype: "unit:km%2Fh"},
		`"ja"@de`:                             {text: "ja", language: "de"},
	} {
		if got := turtleObject(object); got != want {
			t.Errorf("%+v: %s, want %s", object, got, want)
		}
	}
}

func TestXMLNames(t *testing.T) {
	for iri, want := range map[string]string{
		"rel:met":               "rel:met",
		"rel:3d_printed":        `ns:d_printed xmlns:ns="urn:quadpress:rel:3"`,
		"https://example.org/p": `ns:p xmlns:ns="https://example.org/"`,
		"rel:(":                 "",
	} {
		got, _, err := xmlName(iri)
		if got != want || (err != nil) != (want == "") {
			t.Errorf("%s: %q, %v", iri, got, err)
		}
	}
}
