package tag

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quadpress/quadpress/language/cluster"
	"github.com/quadpress/quadpress/language/perceptron"
)

// Affixes are taken up to these lengths, in code points.
const (
	maxPrefix = 4
	maxSuffix = 5
)

// word is what the features see of one word, hashed.
type word struct {
	form, lower, shape, kind uint64
	prefix                   [maxPrefix]uint64
	suffix                   [maxSuffix]uint64
	fine, medium, coarse     uint64
}

// edge stands for the places before a sentence and after it.
var edge = word{form: 1, lower: 1, shape: 1, kind: 1, fine: 1 << 20, medium: 1 << 20, coarse: 1 << 20}

func newWord(form string, clusters *cluster.Clusters) word {
	lower := strings.ToLower(form)
	class := clusters.Of(lower)
	w := word{
		form:   perceptron.String(form),
		lower:  perceptron.String(lower),
		shape:  shape(form),
		kind:   kind(form),
		fine:   uint64(class.Fine),
		medium: uint64(class.Medium),
		coarse: uint64(class.Coarse),
	}
	for i, end := 0, 0; i < maxPrefix && end < len(lower); i++ {
		_, n := utf8.DecodeRuneInString(lower[end:])
		end += n
		w.prefix[i] = perceptron.String(lower[:end])
	}
	for i, start := 0, len(lower); i < maxSuffix && start > 0; i++ {
		_, n := utf8.DecodeLastRuneInString(lower[:start])
		start -= n
		w.suffix[i] = perceptron.String(lower[start:])
	}
	return w
}

// shape is the pattern of a word's characters with runs cut short: "Xx-Xx", "d.d".
func shape(form string) uint64 {
	h, last, run := uint64(7), rune(0), 0
	for _, r := range form {
		switch {
		case unicode.IsUpper(r):
			r = 'X'
		case unicode.IsLetter(r):
			r = 'x'
		case unicode.IsDigit(r):
			r = 'd'
		}
		if r == last {
			if run++; run > 1 {
				continue
			}
		} else {
			last, run = r, 0
		}
		h = perceptron.Join(h, uint64(r))
	}
	return h
}

// kind sorts words coarsely by their spelling.
func kind(form string) uint64 {
	var k uint64
	letters, upper := 0, 0
	for i, r := range form {
		switch {
		case unicode.IsUpper(r):
			if i == 0 {
				k |= 1
			}
			upper++
			letters++
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			k |= 2
		case r == '-':
			k |= 4
		default:
			k |= 8
		}
	}
	if letters > 1 && upper == letters {
		k |= 16
	}
	if letters == 0 {
		k |= 32
	}
	return k
}
