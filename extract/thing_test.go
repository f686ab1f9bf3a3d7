package extract_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress"
)

// TestTypesOfThings looks for the types of what has no name.
func TestTypesOfThings(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // type and name
	}{
		{"The mayor declared a state of emergency.", []string{"Event state of emergency", "Person mayor"}},
		{"The deal created the third-largest bank.", []string{"Agreement deal", "Corporation third-largest bank"}},
		{"A well-educated nurse moved to a poorly-developed country.",
			[]string{"Country poorly-developed country", "Person well-educated nurse"}},
		{"The state recruited two nurses.", []string{"AdministrativeArea state", "Person nurses"}},
		{"Repair efforts helped the villagers.", []string{"Person villagers", "Thing repair efforts"}},
		{"The campaign said that it had paid the nurses.", []string{"Organization campaign", "Person nurses"}},
		{"The campaign helped the nurses.", []string{"Event campaign", "Person nurses"}},
		{"The office denied the report.", []string{"CreativeWork report", "Organization office"}},
		{"The villagers painted the office.", []string{"CivicStructure office", "Person villagers"}},
		{"The press office helped the villagers.", []string{"Organization press office", "Person villagers"}},
		{"The parliament elected a judge.", []string{"Legislature parliament", "Person judge"}},
		{"An aid agency fed the villagers.", []string{"Organization aid agency", "Person villagers"}},
		{"The nurse mixed water with the sedative lorvapam.", []string{"Drug sedative lorvapam", "Person nurse",
			"Substance water"}},
		{"The nurse bought a notepad.", []string{"Person nurse", "Product notepad"}},
		{"A crane under contract to the city hit a tower.", []string{"CivicStructure tower", "Product crane"}},
		{"The mayor read the statement.", []string{"CreativeWork statement", "Person mayor"}},
		{"The nurse broke the record.", []string{"Person nurse", "Thing record"}},
		{"The mayor heard the demands of nurses, teachers and miners.",
			[]string{"Person mayor", "Thing demands of nurses, teachers and miners"}},
		{"The mayor of the city of the north praised other villagers.",
			[]string{"City city of north", "Person mayor of city of north", "Person other villagers"}},
		{"The nurse spoke. Hundreds of her supporters cheered.", []string{"Person nurse", "Person supporters"}},
		{"Some of the nurses died.", []string{"Person nurses"}},
		{"Two nurses died and three others were hurt.", []string{"Person nurses", "Person others"}},
		{"The council passed two laws of trade. The first bans tea.",
			[]string{"Food tea", "GovernmentOrganization council", "Legislation first law of trade",
				"Legislation laws of trade"}},
		{"Ann Lee cancelled her European tour.", nil},
		{"One of the victims, a 17-year-old boy, was taken to a hospital.", []string{"Hospital hospital", "Person boy"}},
		{"One of the buses hit a tower.", []string{"CivicStructure tower", "Vehicle bus"}},
		{"Tens of thousands of nurses left.", []string{"Person nurses"}},
		{"None of the nurses left.", []string{"Person nurses"}},
		{"Nobody saw the tower.", []string{"CivicStructure tower", "Person anyone"}},
		{"Police wounded two others.", []string{"GovernmentOrganization police", "Person others"}},
		{"A source said that the star had sold the units.", []string{"Person source", "Person star", "Thing units"}},
		{"The climber won the caucuses.", []string{"Person climber"}},
		{"A nurse stood in front of the tower.", []string{"Person nurse"}},
		{"The nurse caught COVID-19 from the CCTV technician.",
			[]string{"Person CCTV technician", "Person nurse"}},
	} {
		var got []string
		for _, e := range read(c.text).Entities {
			if e.Kind == quadpress.KindDescribed || e.Kind == quadpress.KindConcept {
				got = append(got, e.Type+" "+e.Name)
			}
		}
		slices.Sort(got)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s\n%s", c.text, diff)
		}
	}
}
