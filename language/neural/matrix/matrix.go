// Package matrix multiplies small matrices of 32-bit floats, as the layers of a neural network need it.
//
// The right-hand side is packed once into panels of [Lanes] columns. Where the processor has AVX2 and FMA a kernel in
// assembly does the work, elsewhere plain Go; the two agree to rounding. An element of a product is one running sum in
// the order of the inner dimension, so it does not depend on how many rows are multiplied at once.
package matrix

// Lanes is the width of a packed panel. The rows of a product are padded to a multiple of it.
const Lanes = 16

// Packed is a matrix packed for use as the right-hand side of a product, with a bias.
type Packed struct {
	inner  int
	cols   int
	panels []float32 // panel by panel: inner rows of Lanes columns
	bias   []float32 // of the padded width
}

// Pad rounds the number of columns up to whole panels.
func Pad(cols int) int { return (cols + Lanes - 1) / Lanes * Lanes }

// Pack packs weights whose rows are the columns of the product (row-major, cols rows of inner values), as a linear layer
// holds them. The bias may be nil.
func Pack(weights, bias []float32, cols, inner int) *Packed {
	p := &Packed{inner: inner, cols: cols, panels: make([]float32, Pad(cols)*inner), bias: make([]float32, Pad(cols))}
	copy(p.bias, bias)
	packColumns(p.panels, weights, cols, inner, inner)
	return p
}

// Repack fills p with the first inner values of rows that are stride apart in x, without a bias. It reuses p's memory.
func (p *Packed) Repack(x []float32, rows, inner, stride int) {
	p.inner, p.cols = inner, rows
	width := Pad(rows)
	if cap(p.panels) < width*inner {
		p.panels = make([]float32, width*inner)
	}
	p.panels = p.panels[:width*inner]
	if cap(p.bias) < width {
		p.bias = make([]float32, width)
	}
	p.bias = p.bias[:width]
	packColumns(p.panels, x, rows, inner, stride)
}

func packColumns(panels, rows []float32, cols, inner, stride int) {
	for c := range Pad(cols) {
		panel := panels[c/Lanes*inner*Lanes+c%Lanes:]
		if c >= cols {
			for k := range inner {
				panel[k*Lanes] = 0
			}
			continue
		}
		for k, v := range rows[c*stride : c*stride+inner] {
			panel[k*Lanes] = v
		}
	}
}

// Cols is the number of columns of a product with p, Width the number of values in its rows, padding included, and Inner
// the number of values in a row of the left-hand side.
func (p *Packed) Cols() int  { return p.cols }
func (p *Packed) Width() int { return len(p.bias) }
func (p *Packed) Inner() int { return p.inner }

// Mul sets dst, of rows rows of p.Width() values, to x·p plus the bias. The rows of x begin stride values apart, which may
// be fewer than the inner dimension: rows then overlap, as the windows of a convolution do.
func (p *Packed) Mul(dst, x []float32, rows, stride int) {
	if rows == 0 {
		return
	}
	width := len(p.bias)
	_, _ = dst[rows*width-1], x[(rows-1)*stride+p.inner-1]
	for c := 0; c < width; c += Lanes {
		multiply(dst[c:], width, x, stride, p.panels[c*p.inner:], Lanes, p.bias[c:c+Lanes], rows, p.inner)
	}
}

var zeros [Lanes]float32

// MulColumns sets dst to x·y for y given row-major: inner rows, yStride apart, of cols values; cols is a multiple of [Lanes].
func MulColumns(dst []float32, dstStride int, x []float32, xStride int, y []float32, yStride, rows, inner, cols int) {
	for c := 0; c < cols; c += Lanes {
		multiply(dst[c:], dstStride, x, xStride, y[c:], yStride, zeros[:], rows, inner)
	}
}

// multiplyGo is the kernel in plain Go: one panel of Lanes columns.
func multiplyGo(dst []float32, dstStride int, x []float32, xStride int, y []float32, yStride int, bias []float32, rows, inner int) {
	for r := range rows {
		var sum [Lanes]float32
		copy(sum[:], bias)
		row := x[r*xStride : r*xStride+inner]
		for k, v := range row {
			q := y[k*yStride : k*yStride+Lanes : k*yStride+Lanes]
			for j := range sum {
				sum[j] += v * q[j]
			}
		}
		copy(dst[r*dstStride:r*dstStride+Lanes], sum[:])
	}
}
