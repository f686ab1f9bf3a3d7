package quantity

import (
	"math/big"
	"strings"
)

// Kind says what a value is an amount of.
type Kind string

// The kinds of values.
const (
	Count       Kind = "count"       // "39 people", "dozens of villages"
	Money       Kind = "money"       // "$1.2bn": Unit is the code of ISO 4217
	Percent     Kind = "percent"     // Unit is "percent", "percentage point" or "basis point"
	Length      Kind = "length"      // distance, height and depth too
	Area        Kind = "area"        // "12 hectares"
	Mass        Kind = "mass"        // "two tonnes"
	Volume      Kind = "volume"      // "300,000 barrels"
	Speed       Kind = "speed"       // "90 km/h": Unit and Per
	Temperature Kind = "temperature" // "-3 degrees Celsius"
	Angle       Kind = "angle"       // "45 degrees north"
	Energy      Kind = "energy"      // power too: "5 megawatts"
	Data        Kind = "data"        // "16 GB"
	Measure     Kind = "measure"     // in another unit: "80 decibels"
	Duration    Kind = "duration"    // "three days", "2:05:45"
	Age         Kind = "age"         // "34-year-old", "aged 42"
	Score       Kind = "score"       // "3-1": Number of one side, High of the other
	Tally       Kind = "tally"       // of votes, "52-48": Number for, High against
	Ordinal     Kind = "ordinal"     // "43rd"
	Share       Kind = "share"       // of a whole: "two thirds", "one in five"
	Magnitude   Kind = "magnitude"   // on a scale: "magnitude 6.4", "Category 4"
	Multiple    Kind = "multiple"    // a number of times: "twice the size", "tenfold", "won three times"
)

// Bound says how a number limits the amount.
type Bound string

// The bounds. The zero value is exact.
const (
	Exact    Bound = ""
	About    Bound = "about"
	AtLeast  Bound = "at least"
	AtMost   Bound = "at most"
	MoreThan Bound = "more than"
	LessThan Bound = "less than"
)

// Value is what an amount is worth.
type Value struct {
	Kind Kind
	// Number is a canonical xsd:decimal without a sign for plus, zeros that say nothing, and exponent: "1200000000",
	// "0.25", "-3". What no decimal ends has six digits behind the point: "0.666667" for "two thirds".
	Number string
	// High is the upper end of a range ("10 to 12 people"), and of a score or a tally the second number; else empty.
	High string
	// Unit is the code of ISO 4217 of money, for other kinds the unit's English name in the singular, in international
	// spelling: "kilometre", "degree Celsius", "year". Money of a name that several countries use and none is meant by
	// has that name: "peso". It is empty for a bare number.
	Unit string
	// Per is what a rate is per, in the singular: "hour" of "90 km/h", "barrel" of "$71.20 a barrel", "100000 people".
	Per string
	// Bound says how Number limits the amount. Open numbers are at least two of theirs: "dozens" at least 24.
	Bound Bound
	// Period is a duration as ISO 8601 and TIMEX3 write it, "P3D"; it is empty for ranges and other kinds.
	Period string
}

// UnitName is the unit with what it is per: "USD per barrel", "kilometre per hour", "USD", or empty.
func (v Value) UnitName() string {
	if v.Per == "" {
		return v.Unit
	}
	return strings.TrimSpace(v.Unit + " per " + v.Per)
}

// decimal is the canonical xsd:decimal of a number, rounded to six digits where no decimal ends it.
func decimal(n *big.Rat) string {
	digits, exact := n.FloatPrec()
	if !exact {
		digits = 6
	}
	text := n.FloatString(digits)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	if text == "-0" {
		return "0"
	}
	return text
}
