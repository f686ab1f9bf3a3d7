package extract_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress"
)

// TestTypesOfNames looks for the types that names have by what the story says of their bearers.
func TestTypesOfNames(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // type and name
	}{
		{"Woldy lowered its prices. Woldy, a supermarket chain, opened two shops.", []string{"Corporation Woldy"}},
		{"The supermarket chains Woldy and Kerrick lowered prices. Kerrick hired ten people.",
			[]string{"Corporation Kerrick", "Corporation Woldy"}},
		{"Belmaria's prime minister resigned. Belmaria is poor.", []string{"Country Belmaria"}},
		{"Neighbouring Sorria offered help.", []string{"Country Sorria"}},
		{"Ann Lasko resigned. Lasko's prime minister left.", []string{"Person Ann Lasko = Lasko"}},
		{"Forecasters expect rain in Bergen.", []string{"City Bergen"}},
		{"Brewers beat Bergen 2-0. The Brewers led the league.", []string{"SportsTeam Bergen", "SportsTeam Brewers"}},
		{"Retailer Dunmore Brown closed ten shops.", []string{"Corporation Dunmore Brown"}},
		{"Carmaker Volta closed a plant.", []string{"Corporation Volta"}},
		{"Energy company Volta sold a plant. Volta has left Oslo.", []string{"City Oslo", "Corporation Volta"}},
		{"Airlines Abroad closed a plant.", []string{"Organization Airlines Abroad"}},
		{"Champions Rivermouth Rovers beat Bergen 2-0.", []string{"SportsTeam Bergen", "SportsTeam Rivermouth Rovers"}},
		{"Her album, Glass Rivers, sold well in Bergen.", []string{"City Bergen", "CreativeWork Glass Rivers"}},
		{"Washington imposed sanctions on Kenya.", []string{"Country Kenya", "Country United States"}},
		{"The line between Brenec and Sulov was closed.", []string{"Place Brenec", "Place Sulov"}},
		{"Flights between Oslo and Voss were cancelled.", []string{"City Oslo", "Place Voss"}},
		{"Woldy, Norway's largest maker of mugs, hired ten people.", []string{"Corporation Woldy", "Country Norway"}},
		{"Woldy is a newspaper. Ann Lee left Woldy.", []string{"NewsMediaOrganization Woldy", "Person Ann Lee"}},
		{"The thief, identified as Vikram Delhi, 31, was fined. Delhi had sold a car.",
			[]string{"Person Vikram Delhi = Delhi"}},
		{"Tamsi: I was born in Bergen.\nQ: Why did you leave Tamsi's village?\nTamsi: I was ill.",
			[]string{"City Bergen", "Person Tamsi"}},
		{"Anna Berg left Amman. Anna Berg is an institution.", []string{"City Amman", "Person Anna Berg"}},
		{"Plumdeal.com reported that prices had risen.", []string{"Organization Plumdeal.com"}},
		{"Liverpool beat Everton 2-1.", []string{"SportsTeam Everton", "SportsTeam Liverpool"}},
		{"Harriers head coach Ole Vik left.", []string{"Person Ole Vik", "SportsTeam Harriers"}},
		{"Bristol Harriers running back Ole Vik left.", []string{"Person Ole Vik", "SportsTeam Bristol Harriers"}},
		{"Gardaí arrested Ann Lee.", []string{"GovernmentOrganization Garda Síochána = Gardaí", "Person Ann Lee"}},
		{"The Congress of Chile passed a law. The Senate met on Monday. Congress adjourned.",
			[]string{"Legislature Congress of Chile = Congress", "Legislature Senate"}},
		{"Chile asked the United States for help. Congress adjourned.",
			[]string{"Country Chile", "Country United States", "Legislature US Congress = Congress"}},
		{"Ann Lee runs the Oslo Police, and the Oslo Council.",
			[]string{"GovernmentOrganization Oslo Police", "Organization Oslo Council", "Person Ann Lee"}},
		{"Siemens sells Woldy Toilet Paper.", []string{"Organization Siemens", "Product Woldy Toilet Paper"}},
		{"Marietta Louise Hall was convicted of theft. Hall left.", []string{"Person Marietta Louise Hall = Hall"}},
		{"The court sat after its Easter Break, which began on March 13.", []string{"Event Easter Break"}},
		{"The thief drove a stolen Audi Quattro.", []string{"Product Audi Quattro"}},
		{"Norwegian salmon farmer Fjordfisk posted a loss on Friday.", []string{"Corporation Fjordfisk", "Country Norway"}},
		{"The council adopted Resolution 2254 on Friday.", []string{"CreativeWork Resolution 2254"}},
		{"Britain triggered Article 50 in 2017.", []string{"Country United Kingdom = Britain", "Legislation Article 50"}},
		{"Protesters left Liverpool.", []string{"City Liverpool"}},
		{"Arden signed striker Ole Vik in May.", []string{"Person Ole Vik", "SportsTeam Arden"}},
		{"Liverpool have appointed Ole Vik as head coach.", []string{"Person Ole Vik", "SportsTeam Liverpool"}},
		{"Liverpool have appointed Ole Vik as head of trade.", []string{"City Liverpool", "Person Ole Vik"}},
		{"Drake, which beat Mallory on Friday, lost to Oslo.",
			[]string{"SportsTeam Drake", "SportsTeam Mallory", "SportsTeam Oslo"}},
		{"Running back Ole Vik met cornerback Jon Lee. The Saints lost.",
			[]string{"Person Jon Lee", "Person Ole Vik", "SportsTeam Saints"}},
		{"Ann Lee sued the Sisters of Mercy. The Saints objected.",
			[]string{"Organization Saints", "Organization Sisters of Mercy", "Person Ann Lee"}},
		{"Porto came from behind to beat Sevilla 3-2. Porto host Mallory in May.",
			[]string{"SportsTeam Mallory", "SportsTeam Porto", "SportsTeam Sevilla"}},
		{"Liverpool coach Ole Vik left.", []string{"Person Ole Vik", "SportsTeam Liverpool"}},
		{"The strike was called by the Dutch union FNV.", []string{"WorkersUnion FNV"}},
		{"Porto drew 2-2 with Twente.", []string{"SportsTeam Porto", "SportsTeam Twente"}},
		{"The Kestrel docked in Oslo on Monday.", []string{"City Oslo", "Ship Kestrel"}},
		{"The Vasa Star, a cruise ship, left Oslo.", []string{"City Oslo", "Ship Vasa Star"}},
		{"Volta reported a loss of 20 million euros.", []string{"Corporation Volta"}},
		{"Volta said on Tuesday it would cut 400 jobs.", []string{"Corporation Volta"}},
		{"Hale said it would cost 400 euros.", []string{"Person Hale"}},
		{"The job was given to Whitlow Paving.", []string{"Organization Whitlow Paving"}},
		{"Ann Lee handed the contract to Whitlow Paving.", []string{"Organization Whitlow Paving", "Person Ann Lee"}},
		{"Ferrari's Marco Bellini left Oslo.", []string{"City Oslo", "Organization Ferrari", "Person Marco Bellini"}},
		{"Vik's wife Ann Lee left Oslo.", []string{"City Oslo", "Person Ann Lee", "Person Vik"}},
		{"Ann Lee's film The Last Ferry won a prize.", []string{"CreativeWork Last Ferry", "Person Ann Lee"}},
		{"Shares in Volta rose by 3 percent.", []string{"Corporation Volta"}},
		{"A Norwegian carmaker, Volta, closed a plant.", []string{"Corporation Volta", "Country Norway"}},
		{"Three companies, Volta, Fenmart and Kerrick, closed plants.",
			[]string{"Corporation Fenmart", "Corporation Kerrick", "Corporation Volta"}},
	} {
		var got []string
		for _, e := range read(c.text).Entities {
			if e.Kind == quadpress.KindNamed {
				names := slices.DeleteFunc(e.Names, func(n string) bool { return n == e.Name })
				got = append(got, strings.Join(append([]string{e.Type + " " + e.Name}, names...), " = "))
			}
		}
		slices.Sort(got)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s\n%s", c.text, diff)
		}
	}
}
