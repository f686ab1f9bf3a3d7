package extract_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress"
)

// TestOffices looks for the offices that a story gives one person in several ways.
func TestOffices(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"US President Joe Biden left. President Biden won. Biden, the president, slept.", []string{"US President"}},
		{"Vice-President Kamala Harris spoke. US Vice President Harris ate.", []string{"US Vice President"}},
		{"Angela Merkel, Chancellor of Germany, left. Chancellor Merkel won.", []string{"Chancellor of Germany"}},
		{"Director Ann Lee left. Ann Lee, the French director, won. NASA Director Ann Lee slept.",
			[]string{"Director", "French director", "NASA Director"}},
	} {
		var got []string
		for _, s := range read(c.text).Statements {
			if s.Predicate == "position" && !slices.Contains(got, s.Object.Literal) {
				got = append(got, s.Object.Literal)
			}
		}
		slices.Sort(got)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s\n%s", c.text, diff)
		}
	}
}

// TestEntities reads whole stories and compares the things that they speak of: type, canonical name, other names.
func TestEntities(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"surname alone",
			"Norwegian Prime Minister Ingrid Halvorsen met Anders Brodersen in Oslo.\nHalvorsen praised Brodersen.",
			[]string{"Person Anders Brodersen = Brodersen", "Person Ingrid Halvorsen = Halvorsen"}},
		{"a slip of the pen",
			"Ingrid Halvorsen met Anders Brodersen in Oslo.\nIngrid Halvorson praised Brodersen.\nIngrid Halvorsen thanked him.",
			[]string{"Person Anders Brodersen = Brodersen", "Person Ingrid Halvorsen = Ingrid Halvorson"}},
		{"a slip in the given name",
			"Ragnhilde Brekke met Anders Brodersen in Oslo.\nRagnhild Brekke praised Brodersen.\nRagnhilde Brekke thanked him.",
			[]string{"Person Anders Brodersen = Brodersen", "Person Ragnhilde Brekke = Ragnhild Brekke"}},
		{"nickname", "William Harrowgate met Ingrid Halvorsen in Oslo.\nBill Harrowgate praised her.",
			[]string{"Person Ingrid Halvorsen", "Person William Harrowgate = Bill Harrowgate"}},
		{"pet name", "Chadwick Harrowgate met Ingrid Halvorsen in Oslo.\nHalvorsen praised Chad.",
			[]string{"Person Chadwick Harrowgate = Chad", "Person Ingrid Halvorsen = Halvorsen"}},
		{"real name", "The rapper Max Storm, whose real name is Jon Vik, left Oslo.\nVik sold the farm.",
			[]string{"Person Jon Vik = Max Storm, Vik"}},
		{"name of a pen", "Jon Vik, whose pen name is Max Storm, left Oslo.\nVik sold the farm.",
			[]string{"Person Jon Vik = Max Storm, Vik"}},
		{"stage name", "Anders Brodersen, who sang under the stage name Maximilian Storm, left Oslo.\nStorm sold the farm.",
			[]string{"Person Anders Brodersen = Maximilian Storm, Storm"}},
		{"another of the same given name",
			"Anders Brodersen, who sang under the stage name Brodie Storm, left Oslo.\nBrodie sold the farm.",
			[]string{"Person Anders Brodersen = Brodie Storm", "Person Brodie"}},
		{"nickname in quotation marks",
			"William \"Bill\" Harrowgate met Ingrid Halvorsen in Oslo.\nBill Harrowgate praised her.",
			[]string{"Person Ingrid Halvorsen", "Person William Bill Harrowgate = Bill Harrowgate"}},
		{"a party called like a parliament", "Ingrid Halvorsen joined the Indian National Congress party.",
			[]string{"Person Ingrid Halvorsen", "PoliticalParty Indian National Congress"}},
		{"law and its acronym", "Ingrid Halvorsen praised the Public Broadcasting Access Act (PBAA). The PBAA pleased her.",
			[]string{"Legislation Public Broadcasting Access Act = PBAA", "Person Ingrid Halvorsen"}},
		{"father and son", "Martin Osgood Sr. met Senator Martin Osgood Jr. in Chicago.",
			[]string{"Person Martin Osgood Jr", "Person Martin Osgood Sr"}},
		{"a comma before the son", "Martin Osgood, Jr., met Ingrid Halvorsen in Chicago.",
			[]string{"Person Ingrid Halvorsen", "Person Martin Osgood, Jr"}},
		{"particles", "Joost van der Meulen met Ingrid Halvorsen.\nVan der Meulen praised Halvorsen.",
			[]string{"Person Ingrid Halvorsen = Halvorsen", "Person Joost van der Meulen = Van der Meulen"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, e := range read(c.text).Entities {
				if e.Known != "" || e.Kind != quadpress.KindNamed {
					continue
				}
				line := e.Type + " " + e.Name
				if also := slices.DeleteFunc(slices.Clone(e.Names), func(n string) bool { return n == e.Name }); len(also) > 0 {
					line += " = " + strings.Join(also, ", ")
				}
				got = append(got, line)
			}
			slices.Sort(got)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
