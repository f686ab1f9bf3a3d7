package neural

import (
	"fmt"

	"github.com/quadpress/quadpress/language/neural/safetensors"
)

// Branch is layers in place of the network's last ones, trained for a reader of its own: it reads what the layers
// before those have made of the words. It is read-only and safe for concurrent use.
type Branch struct {
	layers []layer
	norm   norm
}

// ReadBranch reads the layers branch.0, branch.1 ... of the kinds given, and the norm behind them. Errors are left in
// r.
func ReadBranch(r *safetensors.Reader, kinds string) *Branch {
	read := &modelReader{r}
	b := &Branch{norm: read.norm("norm")}
	if len(b.norm.gain) != len(b.norm.bias) {
		r.Fail("the norm of the branch has %d gains and %d biases", len(b.norm.gain), len(b.norm.bias))
	}
	for i, kind := range kinds {
		b.layers = append(b.layers, read.layer(fmt.Sprintf("branch.%d", i), kind, len(b.norm.gain)))
	}
	return b
}

// Width is the number of values in a word's vector.
func (b *Branch) Width() int { return len(b.norm.gain) }

// Fits returns an error that says why the branch is none of the network's, nil where it is.
func (b *Branch) Fits(m *Model) error {
	if b.Width() != m.width || len(b.layers) > len(m.layers) {
		return fmt.Errorf("a branch of %d layers with a width of %d is none of a network of %d layers with %d: train it anew",
			len(b.layers), b.Width(), len(m.layers), m.width)
	}
	return nil
}

// read returns what the branch makes of the words in w.fork.
func (b *Branch) read(w *workspace) []float32 {
	d := w.width
	if len(b.layers) > 0 {
		copy(w.x, w.fork)
	}
	for _, l := range b.layers {
		l.apply(w)
	}
	b.norm.apply(w.y[d:], w.x)
	return w.y[2*d : (w.rows+1)*d]
}
