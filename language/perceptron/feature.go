package perceptron

import "math/bits"

const (
	prime  = 0x9E3779B97F4A7C15
	prime2 = 0xD6E8FEB86659FD93
)

// String hashes a string to a value that [Join] takes.
func String(s string) uint64 {
	h := uint64(len(s)) * prime2
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * prime
		h ^= h >> 29
	}
	return h
}

// Join adds a value to a feature. A feature starts from a number of its own (its template) and takes its values one by
// one: Join(Join(12, String("new")), tag). Order counts.
func Join(feature, value uint64) uint64 {
	return (bits.RotateLeft64(feature, 23) ^ value) * prime
}

// mixed spreads a feature's bits evenly, as the tables need them.
func mixed(feature uint64) uint64 {
	h := (feature ^ feature>>32) * prime2
	return h ^ h>>32
}

// slot maps a mixed feature to [0, size).
func slot(h uint64, size int) int {
	hi, _ := bits.Mul64(h, uint64(size))
	return int(hi)
}
