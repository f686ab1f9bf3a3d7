package extract_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract"
	"github.com/quadpress/quadpress/schema"
)

func person(name string) quadpress.Entity {
	return quadpress.Entity{Type: "Person", Name: name, Names: []string{name}}
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
		{"spellings", [][]quadpress.Entity{{person("Sergey Lavrov")}, {person("Sergei Lavrov")}}, [][]string{{"Sergei_Lavrov"}, {"Sergei_Lavrov"}}},
		{"the spelling most documents use", [][]quadpress.Entity{{person("Sergey Lavrov")}, {person("Sergei Lavrov")}, {person("Sergey Lavrov")}},
			[][]string{{"Sergey_Lavrov"}, {"Sergey_Lavrov"}, {"Sergey_Lavrov"}}},
		{"surname of one bearer", [][]quadpress.Entity{{person("Kerry")}, {person("John Kerry")}}, [][]string{{"John_Kerry"}, {"John_Kerry"}}},
		{"surname of two bearers", [][]quadpress.Entity{{person("Bush")}, {person("Jeb Bush")}, {person("Laura Bush")}}, [][]string{{"Bush"}, {"Jeb_Bush"}, {"Laura_Bush"}}},
		{"middle name", [][]quadpress.Entity{{person("John Forbes Kerry")}, {person("John Kerry")}}, [][]string{{"John_Kerry"}, {"John_Kerry"}}},
		{"middle names that differ", [][]quadpress.Entity{{person("George W. Bush")}, {person("George H. W. Bush")}}, [][]string{{"George_W._Bush"}, {"George_H._W._Bush"}}},
		{"article of Arabic names", [][]quadpress.Entity{{person("Bashar al-Assad")}, {person("Bashar Assad")}}, [][]string{{"Bashar_Assad"}, {"Bashar_Assad"}}},
		{"acronym", [][]quadpress.Entity{{body("Popular Mobilization Forces", "PMF")}, {body("PMF")}},
			[][]string{{"Popular_Mobilization_Forces"}, {"Popular_Mobilization_Forces"}}},
		{"acronym of two things", [][]quadpress.Entity{{body("Party of Modern Farmers", "PMF")}, {body("Popular Mobilization Forces", "PMF")}, {body("PMF")}},
			[][]string{{"Party_of_Modern_Farmers"}, {"Popular_Mobilization_Forces"}, {"PMF"}}},
		{"one name, two kinds", [][]quadpress.Entity{{person("Lincoln")}, {{Type: "Place", Name: "Lincoln", Names: []string{"Lincoln"}}}}, [][]string{{"Lincoln"}, {"Lincoln_(place)"}}},
		{"curated", [][]quadpress.Entity{{{Type: "Country", Name: "United States", Names: []string{"US"}, Known: "United_States"}}}, [][]string{{"United_States"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var docs []extract.DocumentEntities
			for i, e := range c.docs {
				docs = append(docs, extract.DocumentEntities{ID: fmt.Sprint(i), Entities: e})
			}
			var got [][]string
			for _, rs := range extract.Resolve(schema.Default(), docs) {
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

func TestResolveIsOrderFree(t *testing.T) {
	names := []string{"John Kerry", "Kerry", "John Forbes Kerry", "Sergey Lavrov", "Sergei Lavrov", "PMF", "Popular Mobilization Forces", "Paris", "Teresa Kerry", "Lavrov"}
	types := []string{"Person", "Organization", "Place"}
	rapid.Check(t, func(t *rapid.T) {
		entity := rapid.Custom(func(t *rapid.T) quadpress.Entity {
			all := rapid.SliceOfNDistinct(rapid.SampledFrom(names), 1, 3, rapid.ID[string]).Draw(t, "names")
			return quadpress.Entity{Type: rapid.SampledFrom(types).Draw(t, "type"), Name: all[0], Names: slices.Sorted(slices.Values(all))}
		})
		var docs []extract.DocumentEntities
		for i := range rapid.IntRange(1, 6).Draw(t, "documents") {
			docs = append(docs, extract.DocumentEntities{ID: fmt.Sprint(i), Entities: rapid.SliceOfN(entity, 0, 4).Draw(t, "entities")})
		}
		byID := func(docs []extract.DocumentEntities) map[string][]quadpress.Resolution {
			out := map[string][]quadpress.Resolution{}
			for i, r := range extract.Resolve(schema.Default(), docs) {
				out[docs[i].ID] = r
			}
			return out
		}
		want := byID(docs)
		shuffled := rapid.Permutation(docs).Draw(t, "order")
		if diff := cmp.Diff(want, byID(shuffled)); diff != "" {
			t.Fatal(diff)
		}
	})
}
