package extract_test

import (
	"testing"

	"github.com/quadpress/quadpress/resolve"
	"github.com/quadpress/quadpress/schema"
)

func TestDescribedActors(t *testing.T) {
	for _, c := range []sayings{
		{"Security forces arrested Ali Hassan. He thanked the security forces.",
			[]string{`"Security forces" arrested Ali Hassan`, `Ali Hassan thanked "the security forces"`}, nil},
		{"The opposition has praised Ali Hassan.", []string{`"The opposition" praised Ali Hassan`}, nil},
		{"Police arrested Ali Hassan. They released Ann Lee.", []string{`"Police" arrested Ali Hassan`,
			`"They" released Ann Lee`}, nil},
		{"The rebels attacked Homs.", []string{`"The rebels" attacked Homs`}, nil},
		{"Rebels attacked Homs.", []string{`"Rebels" attacked Homs`}, nil},
		{"A court acquitted Ali Hassan.", []string{`"A court" acquitted Ali Hassan`}, nil},
		{"Other forces attacked Homs.", []string{`"Other forces" attacked Homs`}, nil},
		{"Three militants attacked Homs.", []string{`"Three militants" attacked Homs`}, nil},
		{"The Iraqi army attacked Homs.", []string{"Iraqi army attacked Homs"}, []string{"army"}},
		{"Shiite militias attacked Homs.", []string{"Shiite militias attacked Homs"}, nil},
		{"The Turkish government praised Ali Hassan.", []string{"Turkey praised Ali Hassan"}, []string{"government"}},
		{"The South Korean army arrested Ali Hassan.", []string{"South Korean army arrested Ali Hassan"}, nil},
	} {
		c.check(t)
	}
}

func TestDescribedActorsStayInTheirStory(t *testing.T) {
	var docs []resolve.Document
	for _, text := range []string{"Security forces arrested Ali Hassan in Cairo.",
		"Security forces arrested Ivan Orlov in Minsk."} {
		x := read(text)
		docs = append(docs, resolve.Document{ID: text, Entities: x.Entities})
	}
	ids := map[string]bool{}
	for d, resolutions := range resolve.Entities(schema.Default(), docs) {
		for i, r := range resolutions {
			if docs[d].Entities[i].Name == "security forces" {
				ids[r.ID] = true
			}
		}
	}
	if len(ids) != 2 {
		t.Errorf("the forces of two stories are %v", ids)
	}
}
