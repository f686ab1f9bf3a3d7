package matrix

import (
	"fmt"
	"math"
)

// Weights are a linear layer: 8-bit integers with a factor for each column of the product, and a bias.
type Weights struct {
	inner, cols int
	panels      []int8    // panel by panel: for every two rows of the inner dimension Lanes columns of the two values
	scale, bias []float32 // of the padded width
}

// limit bounds the integers of the left-hand side.
const limit = math.MaxInt16

// NewWeights packs weights whose rows are the columns of the product (signed bytes, cols rows of inner values), as a
// linear layer holds them. The bias may be nil. The error says that the inner dimension is odd, or a row so heavy that
// a sum might not fit into 32 bits; rows of up to 516 values never are.
func NewWeights(values []byte, scale, bias []float32, cols, inner int) (*Weights, error) {
	if inner%2 != 0 {
		return nil, fmt.Errorf("an inner dimension of %d is odd", inner)
	}
	w := &Weights{inner: inner, cols: cols, panels: make([]int8, Pad(cols)*inner), scale: make([]float32, Pad(cols)),
		bias: make([]float32, Pad(cols))}
	copy(w.scale, scale)
	copy(w.bias, bias)
	for c := range cols {
		panel := w.panels[c/Lanes*inner*Lanes+c%Lanes*2:]
		sum := 0
		for k, b := range values[c*inner : (c+1)*inner] {
			v := int8(b)
			panel[k/2*2*Lanes+k%2] = v
			sum += max(int(v), -int(v))
		}
		if sum > math.MaxInt32/limit {
			return nil, fmt.Errorf("the weights of column %d sum up to %d, more than %d", c, sum, math.MaxInt32/limit)
		}
	}
	return w, nil
}

// Cols is the number of columns of a product with w, Width the number of values in its rows, padding included, and
// Inner the number of values in a row of the left-hand side.
func (w *Weights) Cols() int  { return w.cols }
func (w *Weights) Width() int { return len(w.bias) }
func (w *Weights) Inner() int { return w.inner }

// Fixed is the left-hand side of products with [Weights]: 16-bit integers with one factor.
type Fixed struct {
	values []int16
	step   float32
}

// Set makes f the values of x, as exactly as 16 bits can tell them beside the largest. It reuses f's memory.
func (f *Fixed) Set(x []float32) {
	f.grow(len(x))
	f.step = quantize(f.values, x)
}

// SetSteps makes f the values of x exactly, which are whole multiples of step, of up to 32,767 times it.
func (f *Fixed) SetSteps(x []float32, step float32) {
	f.grow(len(x))
	f.step = step
	for i, v := range x {
		f.values[i] = int16(v / step)
	}
}

func (f *Fixed) grow(n int) {
	if cap(f.values) < n {
		f.values = make([]int16, n+n/4)
	}
	f.values = f.values[:n]
}

// From returns the values from the one numbered i on.
func (f Fixed) From(i int) Fixed { return Fixed{f.values[i:], f.step} }

// Mul sets dst, of rows rows of w.Width() values, to x·w plus the bias. The rows of x begin stride values apart, which
// may be fewer than the inner dimension: rows then overlap, as the windows of a convolution do.
func (w *Weights) Mul(dst []float32, x Fixed, rows, stride int) {
	w.multiply(dst, x, rows, stride)
}

// multiplyGo multiplies in plain Go. It adds up two columns in the halves of one 64-bit integer.
func (w *Weights) multiplyGo(dst []float32, x Fixed, rows, stride int) {
	const half = Lanes / 2
	width, doubled := len(w.bias), make([]int64, w.inner*half)
	for c := 0; c < width; c += Lanes {
		panel, scale, bias := w.panels[c*w.inner:], w.scale[c:c+Lanes], w.bias[c:c+Lanes]
		for i := range doubled {
			k, j := i/half, i%half
			q := panel[k/2*2*Lanes+2*j+k%2:]
			doubled[i] = int64(q[0]) + int64(q[Lanes])<<32
		}
		for r := range rows {
			var sum [half]int64
			for k, v := range x.values[r*stride : r*stride+w.inner] {
				q := doubled[k*half : (k+1)*half : (k+1)*half]
				for j := range sum {
					sum[j] += int64(v) * q[j]
				}
			}
			out := dst[r*width+c : r*width+c+Lanes]
			for j, v := range sum {
				low := int32(v)
				high := int32((v - int64(low)) >> 32)
				out[j] = float32(float32(low)*float32(scale[j]*x.step)) + bias[j]
				out[j+half] = float32(float32(high)*float32(scale[j+half]*x.step)) + bias[j+half]
			}
		}
	}
}
