// Package matrix multiplies small matrices, as the layers of a neural network need it: [Weights] of 8-bit integers by
// activations in 16-bit fixed point, and activations by one another in 32-bit floats ([Packed]).
//
// The right-hand side is packed into panels of [Lanes] columns, which kernels in assembly multiply by four rows at a
// time where the processor has AVX-512 with VNNI or AVX2, plain Go elsewhere. All of them give the same bits: integers
// add up exactly in any order, and an element of a product of floats is one running sum in the order of the inner
// dimension, rounded after each step. So no result depends on the processor, or on how many rows are multiplied at
// once.
package matrix

// Lanes is the width of a packed panel. The rows of a product are padded to a multiple of it.
const Lanes = 16

// Pad rounds the number of columns up to whole panels.
func Pad(cols int) int { return (cols + Lanes - 1) / Lanes * Lanes }

// Packed is a matrix of floats packed for use as the right-hand side of a product.
type Packed struct {
	inner  int
	panels []float32 // panel by panel: inner rows of Lanes columns
}

// Pack fills p with the first inner values of rows that are stride apart in x: they become the columns of the
// right-hand side. It reuses p's memory.
func (p *Packed) Pack(x []float32, rows, inner, stride int) {
	p.inner = inner
	n := Pad(rows) * inner
	if cap(p.panels) < n {
		p.panels = make([]float32, n+n/4)
	}
	p.panels = p.panels[:n]
	for c := range Pad(rows) {
		panel := p.panels[c/Lanes*inner*Lanes+c%Lanes:]
		if c >= rows {
			for k := range inner {
				panel[k*Lanes] = 0
			}
			continue
		}
		for k, v := range x[c*stride : c*stride+inner] {
			panel[k*Lanes] = v
		}
	}
}

// Mul sets dst, of rows rows of as many values as were packed rows, padded, to x·p. The rows of x are stride values
// apart.
func (p *Packed) Mul(dst, x []float32, rows, stride int) {
	if p.inner == 0 {
		clear(dst)
		return
	}
	width := len(p.panels) / p.inner
	for c := 0; c < width; c += Lanes {
		multiply(dst[c:], width, x, stride, p.panels[c*p.inner:], Lanes, rows, p.inner)
	}
}

// MulColumns sets dst to x·y for y given row-major: inner rows, yStride apart, of cols values; cols is a multiple of
// [Lanes].
func MulColumns(dst []float32, dstStride int, x []float32, xStride int, y []float32, yStride, rows, inner, cols int) {
	for c := 0; c < cols; c += Lanes {
		multiply(dst[c:], dstStride, x, xStride, y[c:], yStride, rows, inner)
	}
}

// multiplyGo multiplies floats in plain Go: one panel of Lanes columns. The conversions keep the compiler from rounding
// once where the kernels round twice.
func multiplyGo(dst []float32, dstStride int, x []float32, xStride int, y []float32, yStride, rows, inner int) {
	for r := range rows {
		var sum [Lanes]float32
		for k, v := range x[r*xStride : r*xStride+inner] {
			q := y[k*yStride : k*yStride+Lanes : k*yStride+Lanes]
			for j := range sum {
				sum[j] += float32(v * q[j])
			}
		}
		copy(dst[r*dstStride:r*dstStride+Lanes], sum[:])
	}
}
