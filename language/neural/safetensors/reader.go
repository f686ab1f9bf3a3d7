package safetensors

import (
	"fmt"
	"strings"

	"github.com/quadpress/quadpress/language/neural/matrix"
)

// Reader reads the parts of a model until the first error, which it keeps. What it gives after an error is empty.
type Reader struct {
	file *File
	err  error
}

// Reader returns a reader of the file's parts.
func (f *File) Reader() *Reader { return &Reader{file: f} }

// Err is the first error.
func (r *Reader) Err() error { return r.err }

// Fail is an error of the caller's: that a part is not what the model needs.
func (r *Reader) Fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf(format, args...)
	}
}

// Text returns a text of the metadata.
func (r *Reader) Text(name string) string {
	text, ok := r.file.metadata[name]
	if !ok {
		r.Fail("no %s in the metadata", name)
	}
	return text
}

// List returns the lines of a text of the metadata.
func (r *Reader) List(name string) []string { return strings.Split(r.Text(name), "\n") }

// Vector returns a vector of 32-bit floats.
func (r *Reader) Vector(name string) []float32 {
	v, err := r.file.vector(name)
	if err != nil {
		r.Fail("%w", err)
	}
	return v
}

// Table returns a matrix of 8-bit integers with the scales of its rows, name.scale.
func (r *Reader) Table(name string) *Table {
	t, err := r.file.table(name)
	if err != nil {
		r.Fail("%w", err)
		return &Table{}
	}
	return t
}

// Linear returns a linear layer: the matrix name.weight and the vector name.bias, if there is one.
func (r *Reader) Linear(name string) *matrix.Weights {
	t := r.Table(name + ".weight")
	var bias []float32
	if _, ok := r.file.tensors[name+".bias"]; ok {
		bias = r.Vector(name + ".bias")
		if len(bias) != t.Rows {
			r.Fail("%d biases for %d outputs of %s", len(bias), t.Rows, name)
			bias = nil
		}
	}
	w, err := matrix.NewWeights(t.values, t.scale, bias, t.Rows, t.Cols)
	if err != nil {
		r.Fail("%s: %w", name, err)
		return &matrix.Weights{}
	}
	return w
}
