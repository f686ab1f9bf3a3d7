//go:build !amd64

package matrix

func multiply(dst []float32, dstStride int, x []float32, xStride int, y []float32, yStride, rows, inner int) {
	multiplyGo(dst, dstStride, x, xStride, y, yStride, rows, inner)
}

// multiply is Mul: there are no kernels for this processor.
func (w *Weights) multiply(dst []float32, x Fixed, rows, stride int) {
	w.multiplyGo(dst, x, rows, stride)
}
