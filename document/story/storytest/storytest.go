// Package storytest gives tests of readers what no program writes.
package storytest

import "io"

// Repeat gives a text so many times.
func Repeat(text string, times int) io.Reader { return &repeated{text: text, n: times} }

type repeated struct {
	text string
	n    int
	rest string
}

func (r *repeated) Read(p []byte) (int, error) {
	if r.rest == "" {
		if r.n == 0 {
			return 0, io.EOF
		}
		r.n, r.rest = r.n-1, r.text
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}
