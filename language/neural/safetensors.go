package neural

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
)

// tensorFile is a file in the safetensors format: named arrays and text about them.
type tensorFile struct {
	metadata map[string]string
	tensors  map[string]tensorEntry
	data     []byte
}

type tensorEntry struct {
	DType   string `json:"dtype"`
	Shape   []int  `json:"shape"`
	Offsets [2]int `json:"data_offsets"`
}

func parseTensors(b []byte) (*tensorFile, error) {
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
	f := &tensorFile{metadata: map[string]string{}, tensors: map[string]tensorEntry{}, data: b[8+size:]}
	for name, raw := range header {
		if name == "__metadata__" {
			if err := json.Unmarshal(raw, &f.metadata); err != nil {
				return nil, fmt.Errorf("safetensors: metadata: %w", err)
			}
			continue
		}
		var e tensorEntry
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

// entry finds a tensor of one type and number of dimensions and checks that its bytes are all there.
func (f *tensorFile) entry(name, dtype string, width, dims int) (tensorEntry, []byte, error) {
	e, ok := f.tensors[name]
	if !ok {
		return e, nil, fmt.Errorf("safetensors: no tensor %s", name)
	}
	if e.DType != dtype || len(e.Shape) != dims {
		return e, nil, fmt.Errorf("safetensors: tensor %s is %s%v, want %s with %d dimensions", name, e.DType, e.Shape, dtype, dims)
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
func (f *tensorFile) vector(name string) ([]float32, error) {
	_, b, err := f.entry(name, "F32", 4, 1)
	if err != nil {
		return nil, err
	}
	v := make([]float32, len(b)/4)
	for i := range v {
		v[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return v, nil
}

// table is a matrix of bytes, each row with a factor of its own. It is kept as it lies in the file.
type table struct {
	rows, cols int
	values     []byte // int8
	scale      []float32
}

// table reads the tensor name of 8-bit integers and the scales of its rows, name.scale.
func (f *tensorFile) table(name string) (*table, error) {
	e, b, err := f.entry(name, "I8", 1, 2)
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
	return &table{rows: e.Shape[0], cols: e.Shape[1], values: b, scale: scale}, nil
}

// add adds a row to dst.
func (t *table) add(dst []float32, row int) {
	scale := t.scale[row]
	values := t.values[row*t.cols : (row+1)*t.cols]
	dst = dst[:len(values)]
	for i, v := range values {
		dst[i] += scale * float32(int8(v))
	}
}

// floats is the whole table.
func (t *table) floats() []float32 {
	x := make([]float32, t.rows*t.cols)
	for r := range t.rows {
		t.add(x[r*t.cols:], r)
	}
	return x
}
