package cluster

import "fmt"

// Kind is a kind of name that a word may be.
type Kind int

// The kinds of a [Profile].
const (
	GivenName Kind = iota
	Surname
	Place
	Organization
	Group // a nationality, a religious or political group
	Kinds // how many there are
)

// Profile says how likely a word is a name of each kind, judged by what its neighbours in the vector space are: a digit
// from 0 (below 0.1) over 1 and 2 (from 0.35) to 3 (from 0.7) for each kind.
type Profile [Kinds]uint8

// levels are the probabilities from which on the digits 1, 2 and 3 stand.
var levels = [...]float32{0.1, 0.35, 0.7}

func parseProfile(s string) (p Profile, err error) {
	if len(s) != len(p) {
		return p, fmt.Errorf("want %d digits, got %q", len(p), s)
	}
	for i := range p {
		if p[i] = s[i] - '0'; int(p[i]) > len(levels) {
			return p, fmt.Errorf("want digits up to %d, got %q", len(levels), s)
		}
	}
	return p, nil
}

// Number packs the profile into a number, 0 for an unknown or a common word.
func (p Profile) Number() uint64 {
	n := uint64(0)
	for _, level := range p {
		n = n<<2 | uint64(level)
	}
	return n
}

// String gives the digits.
func (p Profile) String() string {
	b := make([]byte, len(p))
	for i, level := range p {
		b[i] = '0' + level
	}
	return string(b)
}
