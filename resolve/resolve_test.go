package resolve_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/resolve"
	"github.com/quadpress/quadpress/schema"
)

// person is a person with offices, named as a document names them.
func person(name string, roles ...string) quadpress.Entity {
	return quadpress.Entity{Type: "Person", Name: name, Names: []string{name}, Roles: roles}
}

func body(name string, also ...string) quadpress.Entity {
	return quadpress.Entity{Type: "Organization", Name: name, Names: append([]string{name}, also...)}
}

func TestResolve(t *testing.T) {
	for _, c := range []struct {
		name string
		docs [][]quadpress.Entity
		want [][]string
	}{
		{"spellings", [][]quadpress.Entity{{person("Sergey Lavrov")}, {person("Sergei Lavrov")}},
			[][]string{{"Sergei_Lavrov"}, {"Sergei_Lavrov"}}},
		{"the spelling most documents use", [][]quadpress.Entity{{person("Sergey Lavrov")}, {person("Sergei Lavrov")},
			{person("Sergey Lavrov")}},
			[][]string{{"Sergey_Lavrov"}, {"Sergey_Lavrov"}, {"Sergey_Lavrov"}}},
		{"surname of one bearer", [][]quadpress.Entity{{person("Kerry")}, {person("John Kerry")}},
			[][]string{{"John_Kerry"}, {"John_Kerry"}}},
		{"surname of two bearers", [][]quadpress.Entity{{person("Bush")}, {person("Jeb Bush")}, {person("Laura Bush")}},
			[][]string{{"Bush"}, {"Jeb_Bush"}, {"Laura_Bush"}}},
		{"surname of one borne by three times as many", [][]quadpress.Entity{{person("Bush")}, {person("Jeb Bush")},
			{person("Jeb Bush")}, {person("Jeb Bush")}, {person("Laura Bush")}},
			[][]string{{"Jeb_Bush"}, {"Jeb_Bush"}, {"Jeb_Bush"}, {"Jeb_Bush"}, {"Laura_Bush"}}},
		{"surname of one borne by twice as many", [][]quadpress.Entity{{person("Bush")}, {person("Jeb Bush")},
			{person("Jeb Bush")}, {person("Laura Bush")}},
			[][]string{{"Bush"}, {"Jeb_Bush"}, {"Jeb_Bush"}, {"Laura_Bush"}}},
		{"surname of a holder of an office", [][]quadpress.Entity{{person("Bush", "governor of Florida")},
			{person("Laura Bush")}, {person("Laura Bush")}, {person("Laura Bush")}, {person("Jeb Bush", "governor of Florida")}},
			[][]string{{"Jeb_Bush"}, {"Laura_Bush"}, {"Laura_Bush"}, {"Laura_Bush"}, {"Jeb_Bush"}}},
		{"a man called Al", [][]quadpress.Entity{{person("Al Gorham")}, {person("Tess Gorham")}},
			[][]string{{"Al_Gorham"}, {"Tess_Gorham"}}},
		{"capitals", [][]quadpress.Entity{{person("KERRY")}, {person("KERRY")}, {person("Kerry")}},
			[][]string{{"Kerry"}, {"Kerry"}, {"Kerry"}}},
		{"middle name", [][]quadpress.Entity{{person("John Forbes Kerry")}, {person("John Kerry")}},
			[][]string{{"John_Kerry"}, {"John_Kerry"}}},
		{"middle names that differ", [][]quadpress.Entity{{person("George W. Bush")}, {person("George H. W. Bush")}},
			[][]string{{"George_W._Bush"}, {"George_H._W._Bush"}}},
		{"article of Arabic names", [][]quadpress.Entity{{person("Bashar al-Assad")}, {person("Bashar Assad")}},
			[][]string{{"Bashar_Assad"}, {"Bashar_Assad"}}},
		{"acronym", [][]quadpress.Entity{{body("Popular Mobilization Forces", "PMF")}, {body("PMF")}},
			[][]string{{"Popular_Mobilization_Forces"}, {"Popular_Mobilization_Forces"}}},
		{"acronym of two things", [][]quadpress.Entity{{body("Party of Modern Farmers", "PMF")},
			{body("Popular Mobilization Forces", "PMF")}, {body("PMF")}},
			[][]string{{"Party_of_Modern_Farmers"}, {"Popular_Mobilization_Forces"}, {"PMF"}}},
		{"one name, two kinds", [][]quadpress.Entity{{person("Marlow Hale")},
			{{Type: "Place", Name: "Marlow Hale", Names: []string{"Marlow Hale"}}}},
			[][]string{{"Marlow_Hale"}, {"Marlow_Hale_(place)"}}},
		{"a curated name is no other thing's", [][]quadpress.Entity{{person("Georgia")}}, [][]string{{"Georgia_(person)"}}},
		{"romanisations of Slavic names", [][]quadpress.Entity{{person("Yevgeny Morozenko")}, {person("Evgeny Morozenko")},
			{person("Evgeniy Morozenko")}},
			[][]string{{"Evgeniy_Morozenko"}, {"Evgeniy_Morozenko"}, {"Evgeniy_Morozenko"}}},
		{"romanisations of Arabic names", [][]quadpress.Entity{{person("Mohammed al-Qadhari")},
			{person("Muhammad Gadhari")}, {person("Muhammad Kadhari")}},
			[][]string{{"Mohammed_al-Qadhari"}, {"Mohammed_al-Qadhari"}, {"Mohammed_al-Qadhari"}}},
		{"English surnames one sound apart", [][]quadpress.Entity{{person("Nora Gramer")}, {person("Nora Kramer")}},
			[][]string{{"Nora_Gramer"}, {"Nora_Kramer"}}},
		{"diacritics", [][]quadpress.Entity{{person("Çelik Yıldız")}, {person("Celik Yildiz")}, {person("Celik Yildiz")}},
			[][]string{{"Celik_Yildiz"}, {"Celik_Yildiz"}, {"Celik_Yildiz"}}},
		{"honorifics", [][]quadpress.Entity{{person("Sayyid Karim Daftari")}, {person("Karim Daftari")},
			{person("Sheikh Daftari")}},
			[][]string{{"Karim_Daftari"}, {"Karim_Daftari"}, {"Karim_Daftari"}}},
		{"nickname", [][]quadpress.Entity{{person("Bill Harrowgate")}, {person("William Harrowgate")}},
			[][]string{{"Bill_Harrowgate"}, {"Bill_Harrowgate"}}},
		{"nickname of two names", [][]quadpress.Entity{{person("Alex Harrowgate")}, {person("Alexander Harrowgate")},
			{person("Alexandra Harrowgate")}},
			[][]string{{"Alex_Harrowgate"}, {"Alexander_Harrowgate"}, {"Alexandra_Harrowgate"}}},
		{"nickname of two names, one of them borne", [][]quadpress.Entity{{person("Alex Harrowgate")},
			{person("Alexandra Harrowgate")}}, [][]string{{"Alex_Harrowgate"}, {"Alex_Harrowgate"}}},
		{"initial", [][]quadpress.Entity{{person("T. Harrowgate")}, {person("Tobias Harrowgate")}},
			[][]string{{"T._Harrowgate"}, {"T._Harrowgate"}}},
		{"father and son", [][]quadpress.Entity{{person("Martin Osgood Jr.")}, {person("Martin Osgood")},
			{person("Martin Osgood Sr.")}},
			[][]string{{"Martin_Osgood_Jr."}, {"Martin_Osgood"}, {"Martin_Osgood_Sr."}}},
		{"two surnames", [][]quadpress.Entity{{person("Ana Lucía Prado Quiroga")}, {person("Prado Quiroga")}},
			[][]string{{"Ana_Lucía_Prado_Quiroga"}, {"Ana_Lucía_Prado_Quiroga"}}},
		{"family name first", [][]quadpress.Entity{{person("Zhao Minghua")}, {person("Zhao")}, {person("Yoon Dae-sik")},
			{person("Yoon")}},
			[][]string{{"Zhao_Minghua"}, {"Zhao_Minghua"}, {"Yoon_Dae-sik"}, {"Yoon_Dae-sik"}}},
		{"particles", [][]quadpress.Entity{{person("Joost van der Meulen")}, {person("van der Meulen")}},
			[][]string{{"Joost_van_der_Meulen"}, {"Joost_van_der_Meulen"}}},
		{"namesakes of two countries", [][]quadpress.Entity{{person("Peter Lindqvist", "Swedish finance minister")},
			{person("Peter Lindqvist", "Minnesota senator")}},
			[][]string{{"Peter_Lindqvist"}, {"Peter_Lindqvist_(person)"}}},
		{"namesakes of two callings", [][]quadpress.Entity{{person("Peter Lindqvist", "striker")},
			{person("Peter Lindqvist", "physicist")}},
			[][]string{{"Peter_Lindqvist_(person)"}, {"Peter_Lindqvist"}}},
		{"one who changed office", [][]quadpress.Entity{{person("Peter Lindqvist", "Swedish finance minister")},
			{person("Peter Lindqvist", "former Prime Minister of Sweden")}},
			[][]string{{"Peter_Lindqvist"}, {"Peter_Lindqvist"}}},
		{"surname and office", [][]quadpress.Entity{{person("Lindqvist", "Swedish finance minister")},
			{person("Peter Lindqvist", "finance minister of Sweden", "Swedish finance minister")}, {person("Karl Lindqvist")}},
			[][]string{{"Peter_Lindqvist"}, {"Peter_Lindqvist"}, {"Karl_Lindqvist"}}},
		{"surname whose bearer has another country's office",
			[][]quadpress.Entity{{person("Lindqvist", "Norwegian envoy")},
				{person("Peter Lindqvist", "Swedish finance minister")}},
			[][]string{{"Lindqvist"}, {"Peter_Lindqvist"}}},
		{"one surname of nobody known", [][]quadpress.Entity{{person("Lindqvist")}, {person("Lindqvist")}},
			[][]string{{"Lindqvist"}, {"Lindqvist"}}},
		{"one given name", [][]quadpress.Entity{{person("Denise")}, {person("Denise")}},
			[][]string{{"Denise_(5feceb66)"}, {"Denise_(6b86b273)"}}},
		{"misspelling of a well-attested name", [][]quadpress.Entity{{person("Vera Halvorsen")}, {person("Vera Halvorsen")},
			{person("Vera Halvorsen")}, {person("Vera Halvorson")}},
			[][]string{{"Vera_Halvorsen"}, {"Vera_Halvorsen"}, {"Vera_Halvorsen"}, {"Vera_Halvorsen"}}},
		{"another surname of its own", [][]quadpress.Entity{{person("Vera Halvorsen")}, {person("Vera Halvorsen")},
			{person("Vera Halvorsen")}, {person("Vera Halvorson")}, {person("Nils Halvorson")}},
			[][]string{{"Vera_Halvorsen"}, {"Vera_Halvorsen"}, {"Vera_Halvorsen"}, {"Vera_Halvorson"}, {"Nils_Halvorson"}}},
		{"misspelling with one office", [][]quadpress.Entity{{person("Vera Halvorsen", "Norwegian trade envoy")},
			{person("Vera Halvorsn", "Norwegian trade envoy")}},
			[][]string{{"Vera_Halvorsen"}, {"Vera_Halvorsen"}}},
		{"company forms", [][]quadpress.Entity{{body("Brightwater Inc.")}, {body("Brightwater")},
			{body("Brightwater Corporation")}, {body("Brightwater")}},
			[][]string{{"Brightwater"}, {"Brightwater"}, {"Brightwater"}, {"Brightwater"}}},
		{"British spelling", [][]quadpress.Entity{{body("Alderney Centre for Labour Studies")},
			{body("Alderney Center for Labor Studies")}},
			[][]string{{"Alderney_Center_for_Labor_Studies"}, {"Alderney_Center_for_Labor_Studies"}}},
		{"general names", [][]quadpress.Entity{{body("Health Ministry")}, {body("Health Ministry")}},
			[][]string{{"Health_Ministry_(5feceb66)"}, {"Health_Ministry_(6b86b273)"}}},
		{"a body's country", [][]quadpress.Entity{{body("US Thrift Union")}, {body("US Thrift Union")},
			{body("United States Thrift Union")}, {body("American Thrift Union")}, {body("Kenyan Thrift Union")}},
			[][]string{{"US_Thrift_Union"}, {"US_Thrift_Union"}, {"US_Thrift_Union"}, {"US_Thrift_Union"},
				{"Kenyan_Thrift_Union"}}},
		{"outposts", [][]quadpress.Entity{{body("US Embassy")}, {body("US Embassy")}},
			[][]string{{"US_Embassy_(5feceb66)"}, {"US_Embassy_(6b86b273)"}}},
		{"bodies described", [][]quadpress.Entity{{body("Borduria-backed militia")}, {body("Borduria-backed militia")},
			{body("Bordurian army")}, {body("Bordurian army")}},
			[][]string{{"Borduria-backed_militia_(5feceb66)"}, {"Borduria-backed_militia_(6b86b273)"}, {"Bordurian_army"},
				{"Bordurian_army"}}},
		{"short form that two bodies have", [][]quadpress.Entity{{body("Ruritanian Rowing Federation",
			"Rowing Federation")}, {body("Borduria Rowing Federation", "Rowing Federation")}, {body("Rowing Federation")}},
			[][]string{{"Ruritanian_Rowing_Federation"}, {"Borduria_Rowing_Federation"}, {"Rowing_Federation"}}},
		{"short form of one body", [][]quadpress.Entity{{body("Ruritanian Rowing Federation", "Rowing Federation")},
			{body("Rowing Federation")}},
			[][]string{{"Ruritanian_Rowing_Federation"}, {"Ruritanian_Rowing_Federation"}}},
		{"city and state", [][]quadpress.Entity{{{Type: "Place", Name: "Arlen", Names: []string{"Arlen"}}},
			{{Type: "Place", Name: "Arlen City", Names: []string{"Arlen City"}}}}, [][]string{{"Arlen"}, {"Arlen_City"}}},
		{"curated", [][]quadpress.Entity{{{Type: "Country", Name: "United States", Names: []string{"US"},
			Known: "United_States"}}}, [][]string{{"United_States"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var docs []resolve.Document
			for i, e := range c.docs {
				docs = append(docs, resolve.Document{ID: fmt.Sprint(i), Entities: e})
			}
			var got [][]string
			for _, rs := range resolve.Entities(schema.Default(), docs) {
				var ids []string
				for _, r := range rs {
					ids = append(ids, r.ID)
				}
				got = append(got, ids)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// anyPeople draws documents about people whose names are short, long, misspelt and shared, some with an office.
func anyPeople(t *rapid.T) []resolve.Document {
	names := []string{"Peter Lindqvist", "Lindqvist", "P. Lindqvist", "Pete Lindqvist", "Peter Karl Lindqvist",
		"Peter A. Lindqvist", "Peter Lindqvist Jr.", "Peter Lindqvst",
		"Karl Lindqvist", "Alex Lindqvist", "Alexandra Lindqvist", "Mohammed Qadhari", "Muhammad Gadhari", "Qadhari",
		"Denise"}
	roles := []string{"Swedish minister", "Swedish foreign minister", "Kenyan president", "president of Kenya",
		"striker", "physicist", "mayor"}
	person := rapid.Custom(func(t *rapid.T) quadpress.Entity {
		return person(rapid.SampledFrom(names).Draw(t, "name"),
			rapid.SliceOfNDistinct(rapid.SampledFrom(roles), 0, 2, rapid.ID[string]).Draw(t, "roles")...)
	})
	var docs []resolve.Document
	for i := range rapid.IntRange(1, 12).Draw(t, "documents") {
		docs = append(docs, resolve.Document{ID: fmt.Sprint(i), Entities: rapid.SliceOfN(person, 0, 3).Draw(t, "people")})
	}
	return docs
}

// byDocument is what the entities of each document are resolved to.
func byDocument(docs []resolve.Document) map[string][]quadpress.Resolution {
	out := map[string][]quadpress.Resolution{}
	for i, r := range resolve.Entities(schema.Default(), docs) {
		out[docs[i].ID] = r
	}
	return out
}

func TestPeopleAreResolvedInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		docs := anyPeople(t)
		want := byDocument(docs)
		if diff := cmp.Diff(want, byDocument(rapid.Permutation(docs).Draw(t, "order"))); diff != "" {
			t.Fatal(diff)
		}
	})
}

// Whatever else the documents say, a Swede is no Kenyan, a striker no physicist, a father not his son.
func TestConflictsStayApart(t *testing.T) {
	facts := map[string][2]string{
		"Swedish minister": {"country", "Sweden"}, "Swedish foreign minister": {"country", "Sweden"},
		"Kenyan president": {"country", "Kenya"}, "president of Kenya": {"country", "Kenya"},
		"striker": {"field", "sport"}, "physicist": {"field", "science"},
	}
	rapid.Check(t, func(t *rapid.T) {
		docs := anyPeople(t)
		said := map[string]string{} // by thing and kind of fact
		for d, resolutions := range resolve.Entities(schema.Default(), docs) {
			for i, r := range resolutions {
				e := docs[d].Entities[i]
				own := map[string]string{"son": fmt.Sprint(strings.HasSuffix(e.Name, "Jr."))}
				for _, role := range e.Roles {
					f, ok := facts[role]
					switch before, said := own[f[0]]; {
					case !ok:
					case said && before != f[1]:
						own[f[0]] = "" // a document that says two things says neither
					default:
						own[f[0]] = f[1]
					}
				}
				for kind, value := range own {
					k := r.ID + " " + kind
					if before := said[k]; value != "" && before != "" && before != value {
						t.Fatalf("%s: %s %s and %s", r.ID, kind, before, value)
					} else if value != "" {
						said[k] = value
					}
				}
			}
		}
	})
}

func TestResolveIsOrderFree(t *testing.T) {
	names := []string{"John Kerry", "Kerry", "John Forbes Kerry", "Sergey Lavrov", "Sergei Lavrov", "PMF",
		"Popular Mobilization Forces", "Paris", "Teresa Kerry", "Lavrov"}
	types := []string{"Person", "Organization", "Place"}
	rapid.Check(t, func(t *rapid.T) {
		entity := rapid.Custom(func(t *rapid.T) quadpress.Entity {
			all := rapid.SliceOfNDistinct(rapid.SampledFrom(names), 1, 3, rapid.ID[string]).Draw(t, "names")
			return quadpress.Entity{Type: rapid.SampledFrom(types).Draw(t, "type"), Name: all[0],
				Names: slices.Sorted(slices.Values(all))}
		})
		var docs []resolve.Document
		for i := range rapid.IntRange(1, 6).Draw(t, "documents") {
			docs = append(docs, resolve.Document{ID: fmt.Sprint(i), Entities: rapid.SliceOfN(entity, 0, 4).Draw(t, "entities")})
		}
		want := byDocument(docs)
		shuffled := rapid.Permutation(docs).Draw(t, "order")
		if diff := cmp.Diff(want, byDocument(shuffled)); diff != "" {
			t.Fatal(diff)
		}
	})
}
