package graph

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/cayleygraph/quad"
)

// text is a plain literal; what is not valid UTF-8 is replaced, for N-Quads cannot hold it.
func text(s string) quad.String { return quad.String(strings.ToValidUTF8(s, "\uFFFD")) }

// typed is a literal of an XML Schema type, a plain one where there is no type or it has no such value. Integers
// in canonical form become numbers that queries can compare.
func typed(lexical, datatype string) quad.Value {
	if datatype == "integer" {
		if n, err := strconv.Atoi(lexical); err == nil && strconv.Itoa(n) == lexical {
			return quad.Int(n)
		}
	}
	if isLexical := lexicalForms[datatype]; isLexical == nil || !isLexical(lexical) {
		return text(lexical)
	}
	return quad.TypedString{Value: text(lexical), Type: quad.IRI("xsd:" + datatype)}
}

// amount is how much of a unit there is, typed by the unit as in DBpedia, "1200000000"^^<unit:USD>; a plain literal
// where it is no decimal.
func amount(lexical, unit string) quad.Value {
	if !lexicalForms["decimal"](lexical) {
		return text(lexical)
	}
	return quad.TypedString{Value: text(lexical), Type: quad.IRI(UnitIRI(unit))}
}

// number is the value of a decimal as a number that queries can compare.
func number(lexical string) (quad.Value, bool) {
	if n, err := strconv.Atoi(lexical); err == nil {
		return quad.Int(n), true
	}
	if f, err := strconv.ParseFloat(lexical, 64); err == nil && lexicalForms["decimal"](lexical) {
		return quad.Float(f), true
	}
	return nil, false
}

// lexicalForms tell, by XML Schema type, whether a string is one of its values.
var lexicalForms = map[string]func(string) bool{
	"integer":    regexp.MustCompile(`^[+-]?[0-9]+$`).MatchString,
	"decimal":    regexp.MustCompile(`^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)$`).MatchString,
	"gYear":      isTime("2006"),
	"gYearMonth": isTime("2006-01"),
	"gMonthDay":  isTime("--01-02"),
	"date":       isTime(time.DateOnly),
	"time":       isTime(time.TimeOnly),
	"duration":   isDuration,
	"dateTime":   isTime("2006-01-02T15:04:05", time.RFC3339),
}

func isTime(layouts ...string) func(string) bool {
	return func(s string) bool {
		return slices.ContainsFunc(layouts, func(layout string) bool {
			_, err := time.Parse(layout, s)
			return err == nil
		})
	}
}

// isDuration reports whether a string is an ISO 8601 duration as XML Schema has them, which know no weeks: "P3D",
// "PT2H5M45S".
func isDuration(s string) bool {
	return durationForm.MatchString(s) && !strings.HasSuffix(s, "P") && !strings.HasSuffix(s, "T")
}

var durationForm = regexp.MustCompile(
	`^-?P([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?$`)

// confidence keeps two decimals; more would only pretend to be known.
func confidence(p float64) quad.Float { return quad.Float(math.Round(p*100) / 100) }
