// Package safetensors reads files in the safetensors format that hold matrices of 8-bit integers, with a factor for
// each row, and vectors of 32-bit floats.
package safetensors

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"

	"github.com/quadpress/quadpress/language/neural/matrix"
)

// File is a file in the safetensors format: named arrays and text about them.
type File struct {
	metadata map[string]string
	tensors  map[string]entry
	data     []byte
}

type entry struct {
	DType   string `json:"dtype"`
	Shape   []int  `json:"shape"`
	Offsets [2]int `json:"data_offsets"`
}

// Parse reads a file's header. It keeps the bytes, which must not change. The error says how the file is damaged.
func Parse(b []byte) (*File, error) {
	if len(b) < 8 {
		return nil, fmt.Errorf("safetensors: %d bytes are too few for a header", len(b))
	}
	size := binary.LittleEndian.Uint64(b)
	if size > uint64(len(b)-8) {
		return nil, fmt.Errorf("safetensors: header of %d bytes in a file of %d", size, len(b))
	}
	var header map[string]json.RawMessage
	if err := json.Unmarshal(b[8:8+size], &header); err != nil {
		return nil, fmt.Errorf("safetensors: header: %w", err)
	}
	f := &File{metadata: map[string]string{}, tensors: map[string]entry{}, data: b[8+size:]}
	for name, raw := range header {
		if name == "__metadata__" {
			if err := json.Unmarshal(raw, &f.metadata); err != nil {
				return nil, fmt.Errorf("safetensors: metadata: %w", err)
			}
			continue
		}
		var e entry
		if err := json.Unmarshal(raw, &e); err != nil {
			return nil, fmt.Errorf("safetensors: tensor %s: %w", name, err)
		}
		if e.Offsets[0] < 0 || e.Offsets[1] < e.Offsets[0] || e.Offsets[1] > len(f.data) {
			return nil, fmt.Errorf("safetensors: tensor %s lies outside the file", name)
		}
		f.tensors[name] = e
	}
	return f, nil
}

// find finds a tensor of one type and number of dimensions and checks that its bytes are all there.
func (f *File) find(name, dtype string, width, dims int) (entry, []byte, error) {
	e, ok := f.tensors[name]
	if !ok {
		return e, nil, fmt.Errorf("safetensors: no tensor %s", name)
	}
	if e.DType != dtype || len(e.Shape) != dims {
		return e, nil, fmt.Errorf("safetensors: tensor %s is %s%v, want %s with %d dimensions", name, e.DType, e.Shape,
			dtype, dims)
	}
	b := f.data[e.Offsets[0]:e.Offsets[1]]
	n := 1
	for _, d := range e.Shape {
		if d < 0 || d > len(b) {
			return e, nil, fmt.Errorf("safetensors: tensor %s has shape %v in %d bytes", name, e.Shape, len(b))
		}
		n *= d
	}
	if n*width != len(b) {
		return e, nil, fmt.Errorf("safetensors: tensor %s has shape %v in %d bytes", name, e.Shape, len(b))
	}
	return e, b, nil
}

// vector reads a tensor of one dimension in 32-bit floats.
func (f *File) vector(name string) ([]float32, error) {
	_, b, err := f.find(name, "F32", 4, 1)
	if err != nil {
		return nil, err
	}
	v := make([]float32, len(b)/4)
	for i := range v {
		v[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return v, nil
}

// Table is a matrix of bytes, each row with a factor of its own. It is kept as it lies in the file.
type Table struct {
	Rows, Cols int
	values     []byte // int8
	scale      []float32
}

// table reads the tensor name of 8-bit integers and the scales of its rows, name.scale.
func (f *File) table(name string) (*Table, error) {
	e, b, err := f.find(name, "I8", 1, 2)
	if err != nil {
		return nil, err
	}
	scale, err := f.vector(name + ".scale")
	if err != nil {
		return nil, err
	}
	if len(scale) != e.Shape[0] {
		return nil, fmt.Errorf("safetensors: %d scales for the %d rows of %s", len(scale), e.Shape[0], name)
	}
	return &Table{Rows: e.Shape[0], Cols: e.Shape[1], values: b, scale: scale}, nil
}

// Add adds a row to dst.
func (t *Table) Add(dst []float32, row int) {
	matrix.AddBytes(dst, t.values[row*t.Cols:(row+1)*t.Cols], t.scale[row])
}

// Floats is the whole table.
func (t *Table) Floats() []float32 {
	x := make([]float32, t.Rows*t.Cols)
	for r := range t.Rows {
		t.Add(x[r*t.Cols:], r)
	}
	return x
}
