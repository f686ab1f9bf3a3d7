package matrix

// The kernels do n values, a multiple of eight that is not 0.

//go:noescape
func addBytesAVX2(dst *float32, values *byte, scale float32, n int)

//go:noescape
func largestAVX2(lanes *[8]uint32, x *float32, n int)

//go:noescape
func toFixedAVX2(q *int16, x *float32, f float32, n int)

//go:noescape
func addBiasAVX2(top *[8]float32, row, bias *float32, scale float32, n int)

//go:noescape
func exponentialsAVX2(sum *[8]float32, row *float32, highest float32, n int)

//go:noescape
func addGatedAVX2(dst, x, gates *float32, n int)

//go:noescape
func addUpAVX2(sum *[8]float32, x *float32, n int)

//go:noescape
func addSquaresAVX2(sum *[8]float32, x *float32, mean float32, n int)

//go:noescape
func normalizeAVX2(dst, x, gain, bias *float32, mean, f float32, n int)

// eights is the part of n values that kernels do.
func eights(n int) int {
	if !avx2 {
		return 0
	}
	return n &^ 7
}

func addBytes(dst []float32, values []byte, scale float32) int {
	n := eights(len(values))
	if n > 0 {
		addBytesAVX2(&dst[0], &values[0], scale, n)
	}
	return n
}

func largest(lanes *[8]uint32, x []float32) int {
	n := eights(len(x))
	if n > 0 {
		largestAVX2(lanes, &x[0], n)
	}
	return n
}

func toFixed(q []int16, x []float32, f float32) int {
	n := eights(len(x))
	if n > 0 {
		toFixedAVX2(&q[0], &x[0], f, n)
	}
	return n
}

func addBias(top *[8]float32, row, bias []float32, scale float32) int {
	n := eights(len(row))
	if n > 0 {
		addBiasAVX2(top, &row[0], &bias[0], scale, n)
	}
	return n
}

func exponentials(sum *[8]float32, row []float32, highest float32) int {
	n := eights(len(row))
	if n > 0 {
		exponentialsAVX2(sum, &row[0], highest, n)
	}
	return n
}

func addGated(dst, x, gates []float32) int {
	n := eights(len(dst))
	if n > 0 {
		addGatedAVX2(&dst[0], &x[0], &gates[0], n)
	}
	return n
}

func addUp(sum *[8]float32, x []float32) int {
	n := eights(len(x))
	if n > 0 {
		addUpAVX2(sum, &x[0], n)
	}
	return n
}

func addSquares(sum *[8]float32, x []float32, mean float32) int {
	n := eights(len(x))
	if n > 0 {
		addSquaresAVX2(sum, &x[0], mean, n)
	}
	return n
}

func normalize(dst, x, gain, bias []float32, mean, f float32) int {
	n := eights(len(x))
	if n > 0 {
		normalizeAVX2(&dst[0], &x[0], &gain[0], &bias[0], mean, f, n)
	}
	return n
}
