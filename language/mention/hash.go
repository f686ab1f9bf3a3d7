package mention

import "math/bits"

const (
	prime  = 0x9E3779B97F4A7C15
	prime2 = 0xD6E8FEB86659FD93
)

// hashOf hashes a word.
func hashOf(s string) uint64 {
	h := uint64(len(s)) * prime2
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * prime
		h ^= h >> 29
	}
	return h
}

// join adds a word's hash to the hash of those before it, which is 0 for the first.
func join(words, word uint64) uint64 {
	return (bits.RotateLeft64(words, 23) ^ word) * prime
}
