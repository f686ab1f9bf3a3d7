package matrix

import "math"

// What follows goes over vectors. Kernels for AVX2 do eight values at a time and say how many they have done; plain Go
// does the rest, to the same bits: it rounds after each step, and sums in eight lanes.

// AddBytes adds signed bytes to dst, each times scale.
func AddBytes(dst []float32, values []byte, scale float32) {
	dst = dst[:len(values)]
	for i := addBytes(dst, values, scale); i < len(values); i++ {
		dst[i] += float32(scale * float32(int8(values[i])))
	}
}

// AddGated adds to dst what the gates let through of x: x times the gate where that is positive.
func AddGated(dst, x, gates []float32) {
	x, gates = x[:len(dst)], gates[:len(dst)]
	for i := addGated(dst, x, gates); i < len(dst); i++ {
		dst[i] += float32(x[i] * max(gates[i], 0))
	}
}

// normEpsilon keeps [Normalize] from dividing by 0.
const normEpsilon = 1e-5

// Normalize sets dst to x less its mean, divided by its standard deviation, times gain plus bias.
func Normalize(dst, x, gain, bias []float32) {
	dst, gain, bias = dst[:len(x)], gain[:len(x)], bias[:len(x)]
	var sum, squares [8]float32
	for i := addUp(&sum, x); i < len(x); i++ {
		sum[i%8] += x[i]
	}
	mean := total(&sum) / float32(len(x))
	for i := addSquares(&squares, x, mean); i < len(x); i++ {
		squares[i%8] += float32((x[i] - mean) * (x[i] - mean))
	}
	f := float32(1 / math.Sqrt(float64(total(&squares))/float64(len(x))+normEpsilon))
	for i := normalize(dst, x, gain, bias, mean, f); i < len(x); i++ {
		dst[i] = float32(float32((x[i]-mean)*f)*gain[i]) + bias[i]
	}
}

// total adds up the lanes of a sum.
func total(l *[8]float32) float32 {
	return ((l[0] + l[1]) + (l[2] + l[3])) + ((l[4] + l[5]) + (l[6] + l[7]))
}

// quantize sets q to the multiples of the step returned that are nearest to x.
func quantize(q []int16, x []float32) (step float32) {
	q = q[:len(x)]
	var lanes [8]uint32 // floats without their sign sort as integers do
	for i := largest(&lanes, x); i < len(x); i++ {
		lanes[0] = max(lanes[0], math.Float32bits(x[i])&^(1<<31))
	}
	for _, v := range lanes {
		lanes[0] = max(lanes[0], v)
	}
	step = max(math.Float32frombits(lanes[0]), 1e-20) / limit
	f := 1 / step
	for i := toFixed(q, x, f); i < len(x); i++ {
		// Added to this number, the last bit of a float counts as 1.
		q[i] = int16(math.Float32bits(float32(x[i]*f) + 3<<22))
	}
	return step
}

// Softmax sets row to the exponentials of row times scale plus bias, divided by their sum.
func Softmax(row, bias []float32, scale float32) {
	if len(row) == 0 {
		return
	}
	bias = bias[:len(row)]
	var top [8]float32
	for i := range top {
		top[i] = float32(math.Inf(-1))
	}
	for i := addBias(&top, row, bias, scale); i < len(row); i++ {
		row[i] = float32(row[i]*scale) + bias[i]
		top[i%8] = max(top[i%8], row[i])
	}
	highest := top[0]
	for _, v := range top[1:] {
		highest = max(highest, v)
	}
	var sum [8]float32
	for i := exponentials(&sum, row, highest); i < len(row); i++ {
		row[i] = exp(row[i] - highest)
		sum[i%8] += row[i]
	}
	f := 1 / total(&sum)
	for i := range row {
		row[i] *= f
	}
}

// expTerms are the numbers that exp reckons with: the lowest x, the binary logarithm of e, the natural one of 2, and
// the factors of the series, from the sixth power down.
var expTerms = [...]float32{-80, math.Log2E, math.Ln2, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5, 1}

// exp is e to the x for x <= 0, to a few parts in a million; for what is below the lowest, it is that of the lowest.
func exp(x float32) float32 {
	x = max(x, expTerms[0])
	n := int32(float32(x*expTerms[1]) - 0.5)
	r := x - float32(float32(n)*expTerms[2])
	p := expTerms[3]
	for _, c := range expTerms[4:] {
		p = float32(p*r) + c
	}
	p = float32(p*r) + 1
	return p * math.Float32frombits(uint32(n+127)<<23)
}
