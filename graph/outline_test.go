package graph

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"github.com/quadpress/quadpress/schema"
)

// An outline that was packed is what it was.
func TestOutlineRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) OutlineValue {
			return OutlineValue{Text: rapid.String().Draw(t, "text"), Datatype: rapid.String().Draw(t, "datatype")}
		}), 1, 20).Draw(t, "values")
		index := rapid.Uint32Range(0, uint32(len(values)-1))
		rows := rapid.SliceOf(rapid.Custom(func(t *rapid.T) [3]uint32 {
			return [3]uint32{index.Draw(t, "subject"), index.Draw(t, "predicate"), index.Draw(t, "object")}
		})).Draw(t, "rows")
		o := &Outline{Document: "d", Values: values, Rows: append([][3]uint32{}, rows...)}
		back, err := decodeOutline("d", o.encode())
		if err != nil || !reflect.DeepEqual(back, o) {
			t.Fatalf("error %v\n%v, and back\n%v", err, o, back)
		}
	})
}

// What is no outline is an error.
func FuzzDecodeOutline(f *testing.F) {
	x := vienna()
	o := outlineOf(x.Document.ID, Quads(schema.Default(), &x.Extraction, x.resolutions))
	f.Add(o.encode())
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		o, err := decodeOutline("d", data)
		if err != nil {
			return
		}
		for _, row := range o.Rows {
			for _, i := range row {
				_ = o.Values[i]
			}
		}
	})
}
