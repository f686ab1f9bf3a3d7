package safetensors

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"
)

func file(header string, data ...byte) []byte {
	b := binary.LittleEndian.AppendUint64(nil, uint64(len(header)))
	return append(append(b, header...), data...)
}

const header = `{"__metadata__":{"kinds":"a\nb"},
"m.weight":{"dtype":"I8","shape":[2,2],"data_offsets":[0,4]},
"m.weight.scale":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}`

func TestReader(t *testing.T) {
	f, err := Parse(file(header, 1, 255, 2, 4, 0, 0, 128, 63, 0, 0, 0, 64)) // rows 1, -1 and 2, 4; scales 1 and 2
	if err != nil {
		t.Fatal(err)
	}
	r := f.Reader()
	if got := r.Table("m.weight").Floats(); !slices.Equal(got, []float32{1, -1, 4, 8}) {
		t.Errorf("the matrix is %v", got)
	}
	if got := r.List("kinds"); !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("the list is %v", got)
	}
	if l := r.Linear("m"); l.Cols() != 2 || l.Inner() != 2 {
		t.Errorf("the layer is %d by %d", l.Cols(), l.Inner())
	}
	if r.Err() != nil {
		t.Fatal(r.Err())
	}
	r.Vector("n")
	r.Text("types")
	if err := r.Err(); err == nil || !strings.Contains(err.Error(), "no tensor n") {
		t.Errorf("the first error is %v, want that there is no tensor n", err)
	}
}
