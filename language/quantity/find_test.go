package quantity_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language"
	"github.com/quadpress/quadpress/language/quantity"
)

// The amounts of a sentence: their words, kind, bound, number, unit and period.
func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// Counts.
		{"The crash killed 39 people.", "39: count 39"},
		{"Two men and twenty-five women came.", "Two: count 2; twenty - five: count 25"},
		{"A hundred and ten houses burned.", "A hundred and ten: count 110"},
		{"One hundred ten houses burned.", "One hundred ten: count 110"},
		{"They planted 1.5 million trees.", "1.5 million: count 1500000"},
		{"They planted 1,250,000 trees.", "1,250,000: count 1250000"},
		{"Two thousand five hundred soldiers left.", "Two thousand five hundred: count 2500"},
		{"Half a million pilgrims came.", "Half a million: count 500000"},
		{"Three and a half million pilgrims came.", "Three and a half million: count 3500000"},
		{"A dozen eggs broke.", "A dozen: count 12"},
		{"They sold two dozen boats.", "two dozen: count 24"},
		{"A couple of dogs barked.", "A couple of: count 2"},
		{"Dozens of villages were flooded.", "Dozens: count at least 24"},
		{"Thousands of people fled.", "Thousands: count at least 2000"},
		{"Hundreds of thousands of people fled.", "Hundreds of thousands: count at least 200000"},
		{"Tens of millions of bees died.", "Tens of millions: count at least 20000000"},
		{"Several hundred guests waited.", "Several hundred: count at least 200"},
		{"Several guests waited.", ""},
		{"The state bought 5 lakh masks.", "5 lakh: count 500000"},
		{"Some 2 crore voters live there.", "Some 2 crore: count about 20000000"},
		{"They counted 1,50,000 votes.", "1 , 50,000: count 150000"},
		// Bounds and ranges.
		{"At least 12 people died.", "At least 12: count at least 12"},
		{"More than 30 were injured.", "More than 30: count more than 30"},
		{"No fewer than 40 ships sank.", "No fewer than 40: count at least 40"},
		{"Up to 300 jobs are at risk.", "Up to 300: count at most 300"},
		{"As many as 90 birds died.", "As many as 90: count at most 90"},
		{"Fewer than ten houses stand.", "Fewer than ten: count less than 10"},
		{"About 70 cows escaped.", "About 70: count about 70"},
		{"An estimated 500 farmers marched.", "An estimated 500: count about 500"},
		{"Nearly 2,000 farmers marched.", "Nearly 2,000: count about 2000"},
		{"It has 50 or more rooms.", "50 or more: count at least 50"},
		{"Ten to twelve people slept there.", "Ten to twelve: count 10..12"},
		{"Five or six boats came back.", "Five or six: count 5..6"},
		{"Some 10-15 boats came back.", "Some 10 - 15: count about 10..15"},
		{"Between 20 and 30 boats came back.", "Between 20 and 30: count 20..30"},
		{"They need 3 to 4 million doses.", "3 to 4 million: count 3000000..4000000"},
		// Money.
		{"The bridge cost $21 billion.", "$ 21 billion: money 21000000000 USD"},
		{"The bridge cost £1.2bn.", "£ 1.2 bn: money 1200000000 GBP"},
		{"The bridge cost more than €5m.", "more than € 5 m: money more than 5000000 EUR"},
		{"She paid US$40 and A$50.", "US$ 40: money 40 USD; A$ 50: money 50 AUD"},
		{"She paid 50 million euros.", "50 million euros: money 50000000 EUR"},
		{"She paid one million rubles.", "one million rubles: money 1000000 RUB"},
		{"She paid 200 Australian dollars.", "200 Australian dollars: money 200 AUD"},
		{"She paid 300 Swiss francs.", "300 Swiss francs: money 300 CHF"},
		{"She paid 300 pesos.", "300 pesos: money 300 peso"},
		{"She paid 80 yen.", "80 yen: money 80 JPY"},
		{"She paid 20 pounds.", "20 pounds: money 20 GBP"},
		{"She paid 75 cents.", "75 cents: money 0.75 USD"},
		{"She paid Rs 500.", "Rs 500: money 500 INR"},
		{"She paid USD 500.", "USD 500: money 500 USD"},
		{"It was a 10-million-dollar loan.", "10 - million - dollar: money 10000000 USD"},
		{"It was a $2.5-billion loan.", "$ 2.5 - billion: money 2500000000 USD"},
		{"It will cost $3 to $4 million.", "$ 3 to $ 4 million: money 3000000..4000000 USD"},
		{"Oil rose $2 to $71.", "$ 2: money 2 USD; $ 71: money 71 USD"},
		{"It will cost between $5 and $7.", "between $ 5 and $ 7: money 5..7 USD"},
		{"They lost millions of dollars.", "millions of dollars: money at least 2000000 USD"},
		{"Oil costs $71.20 a barrel.", "$ 71.20 a barrel: money 71.2 USD/barrel"},
		{"They pay £15 an hour.", "£ 15 an hour: money 15 GBP/hour"},
		{"They pay $500 per person.", "$ 500 per person: money 500 USD/person"},
		{"She gave $5 million a year ago.", "$ 5 million: money 5000000 USD"},
		// Percent.
		{"Prices rose 4.5%.", "4.5 %: percent 4.5 percent"},
		{"Prices rose 12 per cent.", "12 per cent: percent 12 percent"},
		{"Prices rose by almost five percent.", "almost five percent: percent about 5 percent"},
		{"Between 5 and 7 percent of them left.", "Between 5 and 7 percent: percent 5..7 percent"},
		{"Between 5% and 7% of them left.", "Between 5 % and 7 %: percent 5..7 percent"},
		{"It rose from 5 to 7 percent.", "5: percent 5 percent; 7 percent: percent 7 percent"},
		{"It rose two percentage points.", "two percentage points: percent 2 percentage point"},
		{"They cut the rate by 25 basis points.", "25 basis points: percent 25 basis point"},
		{"It fell half a percentage point.", "half a percentage point: percent 0.5 percentage point"},
		// Measures.
		{"The road is 25 kilometers long.", "25 kilometers: length 25 kilometre"},
		{"A 25-kilometre road was built.", "25 - kilometre: length 25 kilometre"},
		{"The tower is 300 m high.", "300 m: length 300 metre"},
		{"He is 6 feet 2 inches tall.", "6 feet 2 inches: length 74 inch"},
		{"It is half a mile away.", "half a mile: length 0.5 mile"},
		{"It is three quarters of a mile away.", "three quarters of a mile: length 0.75 mile"},
		{"It is two and a half miles away.", "two and a half miles: length 2.5 mile"},
		{"The fire burned 700 square miles.", "700 square miles: area 700 square mile"},
		{"The fire burned 40 hectares.", "40 hectares: area 40 hectare"},
		{"They seized two tonnes of cocaine.", "two tonnes: mass 2 tonne"},
		{"They seized 50 pounds of cocaine.", "50 pounds: mass 50 pound"},
		{"The dog weighs 90 pounds.", "90 pounds: mass 90 pound"},
		{"They seized 300 kg of tea.", "300 kg: mass 300 kilogram"},
		{"The tank holds 3,000 litres.", "3,000 litres: volume 3000 litre"},
		{"Wells give 300,000 barrels a day.", "300,000 barrels a day: volume 300000 barrel/day"},
		{"The storm blew at 90 km per hour.", "90 km per hour: speed 90 kilometre/hour"},
		{"The storm blew at 90 km/h.", "90 km / h: speed 90 kilometre/hour"},
		{"The storm blew at 120 mph.", "120 mph: speed 120 mile/hour"},
		{"The storm blew at 60 knots.", "60 knots: speed 60 knot"},
		{"It was 40°C in the shade.", "40 ° C: temperature 40 degree Celsius"},
		{"It was -3 degrees Celsius.", "- 3 degrees Celsius: temperature -3 degree Celsius"},
		{"It was minus 40 degrees Fahrenheit.", "minus 40 degrees Fahrenheit: temperature -40 degree Fahrenheit"},
		{"It was 15 below zero.", "15 below zero: temperature -15 degree"},
		{"The wind farm makes 5 megawatts.", "5 megawatts: energy 5 megawatt"},
		{"The phone holds 16 GB.", "16 GB: data 16 gigabyte"},
		{"The drums reach 80 decibels.", "80 decibels: measure 80 decibel"},
		// Durations.
		{"It lasted three days.", "three days: duration 3 day P3D"},
		{"It was a two-week strike.", "two - week: duration 2 week P2W"},
		{"They waited half an hour.", "half an hour: duration 0.5 hour PT30M"},
		{"They waited for more than a week.", "more than a week: duration more than 1 week P1W"},
		{"They waited two hours and 15 minutes.", "two hours and 15 minutes: duration 135 minute PT135M"},
		{"It took a quarter of a century.", "a quarter of a century: duration 0.25 century P25Y"},
		{"It takes two to three weeks.", "two to three weeks: duration 2..3 week"},
		{"She ran it in 2:05:45.", "2:05:45: duration 7545 second PT2H5M45S"},
		{"She swam it in 3:43.13.", "3:43.13: duration 223.13 second PT3M43.13S"},
		// Ages.
		{"The 34-year-old left.", "34 - year - old: age 34 year"},
		{"Ann is six months old.", "six months old: age 6 month"},
		{"A man aged 42 was hurt.", "42: age 42 year"},
		{"He died at the age of three.", "three: age 3 year"},
		{"Anna Smith, 42, was hurt.", "42: age 42 year"},
		{"She died in her 30s.", "30s: age 30..39 year"},
		{"Drivers between the ages of 17 and 29 pay more.", "17 and 29: age 17..29 year"},
		{"The man, 45, fled.", "45: age 45 year"},
		{"Children under five pay nothing.", "under five: age less than 5 year"},
		{"She has sons aged 5, 7 and 12.", "5: age 5 year; 7: age 7 year; 12: age 12 year"},
		{"A boy of 12 was hurt.", "12: age 12 year"},
		{"The suspects range in age from 21 to 78.", "21: age 21 year; 78: age 78 year"},
		{"He died at 87.", "87: age 87 year"},
		{"She was 34 when she left.", "34: age 34 year"},
		{"Women aged 18 to 25 may apply.", "18 to 25: age 18..25 year"},
		{"People under the age of 30 may apply.", "30: age less than 30 year"},
		{"People 65 and older may apply.", "65 and older: age at least 65 year"},
		// Scores, tallies, shares.
		{"Leeds beat Derby 3-1.", "3 - 1: score 3..1"},
		{"Derby lost 21 to 14.", "21 to 14: score 21..14"},
		{"The senate voted 52-48.", "52 - 48: tally 52..48"},
		{"Lind led Vik 47 percent to 40 percent.", "47 percent to 40 percent: tally 47..40 percent"},
		{"Lind won 52.5% to 47.5%.", "52.5 % to 47.5 %: tally 52.5..47.5 percent"},
		{"Prices rose from 47 percent to 40 percent.", "47 percent: percent 47 percent; 40 percent: percent 40 percent"},
		{"The bill passed by 52 votes to 48.", "52 votes to 48: tally 52..48"},
		{"The council decided with 12 in favour and three against.", "12 in favour and three against: tally 12..3"},
		{"Two thirds of them left.", "Two thirds: share 0.666667"},
		{"Half of the voters stayed away.", "Half: share 0.5"},
		{"More than half the voters stayed away.", "More than half: share more than 0.5"},
		{"A quarter of the crop rotted.", "A quarter: share 0.25"},
		{"One in five children is ill.", "One in five: share 0.2"},
		{"Three out of four voters agreed.", "Three out of four: share 0.75"},
		{"They won in the second half.", "second: ordinal 2"},
		// Ordinals, magnitudes, multiples.
		{"She was the 43rd president.", "43rd: ordinal 43"},
		{"It was their second visit.", "second: ordinal 2"},
		{"It was the twenty-first visit.", "twenty - first: ordinal 21"},
		{"A magnitude 6.4 earthquake struck.", "magnitude 6.4: magnitude 6.4 magnitude"},
		{"The quake had a magnitude of 6.4.", "magnitude of 6.4: magnitude 6.4 magnitude"},
		{"A 7.1-magnitude earthquake struck.", "7.1 - magnitude: magnitude 7.1 magnitude"},
		{"It is twice the size of Malta.", "twice: multiple 2"},
		{"It is three times the size of Malta.", "three times: multiple 3"},
		{"A two-time champion lost.", "two - time: multiple 2"},
		{"Sales grew tenfold.", "tenfold: multiple 10"},
		// No amounts.
		{"They met in 2019.", ""},
		{"The 2020 elections were held on May 3.", ""},
		{"A Boeing 737 landed.", ""},
		{"A Falcon 9 rocket was launched.", ""},
		{"They drove along Route 66.", ""},
		{"They invoked Article 50.", ""},
		{"They broke Articles 5 and 6.", ""},
		{"An F-16 crashed.", ""},
		{"Call 555-0123 now.", ""},
		{"She lives at 10 Downing Street.", ""},
		{"He wore No. 5.", ""},
		{"They met at 3 p.m. on Friday.", ""},
		{"It was built in the 19th century.", ""},
		{"They have nothing against one another.", ""},
		{"COVID-19 spreads.", ""},
		{"They came on December 5 and 6.", ""},
		{"The 49ers won.", ""},
		{"They came in the first place.", ""},
	} {
		var got []string
		for _, s := range analyze(t, c.text) {
			for _, f := range quantity.Find(&s) {
				got = append(got, words(&s, f.First, f.Last)+": "+format(f.Value))
			}
		}
		if got := strings.Join(got, "; "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

var analyzer *language.Analyzer

func analyze(t *testing.T, text string) []quadpress.Sentence {
	if analyzer == nil {
		var err error
		if analyzer, err = language.Load(); err != nil {
			t.Fatal(err)
		}
	}
	return analyzer.Analyze(&quadpress.Document{Text: text,
		Blocks: []quadpress.Span{{End: utf8.RuneCountInString(text)}}})
}

func words(s *quadpress.Sentence, first, last int) string {
	var words []string
	for _, t := range s.Tokens[first:last] {
		words = append(words, t.Form)
	}
	return strings.Join(words, " ")
}

// format is a value as the tables write it: "money at least 10..12 USD/barrel", "duration 3 day P3D".
func format(v quantity.Value) string {
	number := v.Number
	if v.High != "" {
		number += ".." + v.High
	}
	unit := v.Unit
	if v.Per != "" {
		unit += "/" + v.Per
	}
	parts := []string{string(v.Kind), string(v.Bound), number, unit, v.Period}
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}
