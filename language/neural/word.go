package neural

import (
	"math"
	"strings"
	"unicode"
)

const (
	maxGrams    = 32
	maxShape    = 10
	gramLetters = 20 // of a word's letters, as many as n-grams are taken from
)

// normalize is a word in lower case with its digits made alike, which is what vocabularies hold.
func normalize(form string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '0'
		}
		return unicode.ToLower(r)
	}, form)
}

// shape draws a word's kinds of letters, runs of one kind cut to two: "Kerry" is "Xxx", "2015" "dd", "U.S." "X.X.".
func shape(form string) string {
	var out []rune
	for _, r := range form {
		switch {
		case unicode.IsUpper(r):
			r = 'X'
		case unicode.IsLower(r):
			r = 'x'
		case unicode.IsDigit(r):
			r = 'd'
		case unicode.IsLetter(r):
			r = 'o'
		}
		if n := len(out); n < 2 || out[n-1] != r || out[n-2] != r {
			out = append(out, r)
		}
	}
	return string(out[:min(len(out), maxShape)])
}

// hash is 32-bit FNV-1a over a kind of feature and its value.
func hash(kind, value string) uint32 {
	h := uint32(2166136261)
	for i := range len(kind) {
		h = (h ^ uint32(kind[i])) * 16777619
	}
	for i := range len(value) {
		h = (h ^ uint32(value[i])) * 16777619
	}
	return h
}

// grams lists the hashes of a word's shape, affixes and character n-grams.
func grams(form, normal string) []uint32 {
	out := make([]uint32, 0, maxGrams)
	out = append(out, hash("s", shape(form)))
	letters := []rune(normal)
	for k, kind := range []string{"p1", "p2", "p3"} {
		out = append(out, hash(kind, string(letters[:min(k+1, len(letters))])))
	}
	for k, kind := range []string{"e1", "e2", "e3", "e4"} {
		out = append(out, hash(kind, string(letters[max(0, len(letters)-k-1):])))
	}
	marked := []rune("<" + string(letters[:min(len(letters), gramLetters)]) + ">")
	for _, k := range []int{3, 4} {
		for i := 0; i+k <= len(marked) && len(out) < maxGrams; i++ {
			out = append(out, hash("n", string(marked[i:i+k])))
		}
	}
	return out
}

// embed writes the vector of a word as it enters the network.
func (m *Model) embed(dst []float32, form string) {
	clear(dst)
	normal := normalize(form)
	static, own, hashed := dst[:m.static.Cols], dst[m.static.Cols:m.static.Cols+m.word.Cols],
		dst[m.static.Cols+m.word.Cols:]
	m.static.Add(static, m.staticID[normal])
	m.word.Add(own, m.wordID[normal])
	g := grams(form, normal)
	for _, h := range g {
		m.gram.Add(hashed, int(h%uint32(m.gram.Rows)))
	}
	scale := float32(1 / math.Sqrt(float64(len(g))))
	for i := range hashed {
		hashed[i] *= scale
	}
}
