package query

import (
	"fmt"
	"reflect"
	"regexp"
	"time"
	"unsafe"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
	"github.com/dop251/goja"
)

// defineComparisons puts comparisons in the place of Cayley's `lt`, `lte`, `gt` and `gte`, which find nothing,
// silently, where the two types differ: a date and a string (`gt("2015-11-01")`), an integer and a float (`lt(1)`).
//
// Cayley hides the type that its functions return, so theirs are called and the filter in what they return is
// exchanged.
func defineComparisons(vm *goja.Runtime) {
	for _, name := range []string{"lt", "lte", "gt", "gte"} {
		original, ok := goja.AssertFunction(vm.Get(name))
		if !ok {
			continue
		}
		must(vm.Set(name, func(call goja.FunctionCall) goja.Value {
			made, err := original(call.This, call.Arguments...)
			if err != nil {
				panic(err)
			}
			return vm.ToValue(withComparison(made.Export()))
		}))
	}
}

func must(err error) {
	if err != nil {
		panic(fmt.Errorf("define a function of Gizmo: %w", err))
	}
}

// withComparison is Cayley's filter with a comparison of ours in it, or what it was if it has another form.
func withComparison(filter any) any {
	old := reflect.ValueOf(filter)
	if old.Kind() != reflect.Struct || old.NumField() != 1 || old.Field(0).Type() != reflect.TypeFor[shape.ValueFilter]() {
		return filter
	}
	made := reflect.New(old.Type()).Elem()
	made.Set(old)
	field := (*shape.ValueFilter)(unsafe.Pointer(made.Field(0).UnsafeAddr()))
	if c, ok := (*field).(shape.Comparison); ok {
		*field = comparison(c)
	}
	return made.Interface()
}

// comparison keeps the values that stand on one side of a value: numbers among numbers, dates and times among
// themselves, whatever their precision, and strings among strings.
type comparison shape.Comparison

func (c comparison) BuildIterator(qs graph.QuadStore, it iterator.Shape) iterator.Shape {
	number, isNumber := numberOf(c.Val)
	moment, isTime := timeOf(c.Val)
	if !isNumber && !isTime {
		return shape.Comparison(c).BuildIterator(qs, it)
	}
	text, isText := c.Val.(quad.String)
	return iterator.NewValueFilter(qs, it, func(v quad.Value) (bool, error) {
		if isNumber {
			n, ok := numberOf(v)
			return ok && iterator.RunFloatOp(quad.Float(n), c.Op, quad.Float(number)), nil
		}
		if s, ok := v.(quad.String); ok {
			return isText && iterator.RunStrOp(string(s), c.Op, string(text)), nil
		}
		t, ok := timeOf(v)
		return ok && iterator.RunStrOp(t, c.Op, moment), nil
	})
}

func numberOf(v quad.Value) (float64, bool) {
	switch v := v.(type) {
	case quad.Int:
		return float64(v), true
	case quad.Float:
		return float64(v), true
	}
	return 0, false
}

// isoTime matches years, months, days and times as ISO 8601 writes them, which compare as strings do.
var isoTime = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?)?)?$`)

// timeOf is the text of a date or time: of a typed literal, or of a string that is written like one.
func timeOf(v quad.Value) (string, bool) {
	text := ""
	switch v := v.(type) {
	case quad.TypedString:
		text = string(v.Value)
	case quad.String:
		text = string(v)
	case quad.Time:
		text = time.Time(v).UTC().Format(time.RFC3339)
	}
	return text, isoTime.MatchString(text)
}
