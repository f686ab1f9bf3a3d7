package perceptron

import (
	"encoding/binary"
	"errors"
	"math"
)

// MaxLabels is how many labels a [Model] can tell apart.
const MaxLabels = 256

// batch is how many features are looked up at once.
const batch = 64

// maxLoad is the share of a table's slots that are taken: more saves room, less saves probes.
const maxLoad = 0.65

// ErrFormat reports bytes that are not a model of this package.
var ErrFormat = errors.New("perceptron: not a model, or one of another version: train it anew")

// Model scores labels. It is read-only and safe for concurrent use.
type Model struct {
	labels int
	// slots hold, from the top: 28 bits to check the feature by, 28 bits for where its cells start, 8 bits for their
	// number less one. 0 is a free slot.
	slots []uint64
	// cells hold a label and the code of its weight.
	cells  []uint16
	weight [256]int32
	scale  float64
}

// Labels is the number of labels that the model tells apart.
func (m *Model) Labels() int { return m.labels }

// Score adds up, for each label, the weights of the features. It overwrites scores, which must hold [Model.Labels] values.
func (m *Model) Score(features []uint64, scores []int32) {
	clear(scores)
	for len(features) > 0 {
		// All first slots of a batch are fetched before any is looked at, so that the memory works on many at once.
		var place [batch]int
		var found [batch]uint64
		n := min(len(features), batch)
		for i, f := range features[:n] {
			place[i] = slot(mixed(f)|1, len(m.slots))
			found[i] = m.slots[place[i]]
		}
		for i, f := range features[:n] {
			check := (mixed(f) | 1) & checkMask
			for s, at := found[i], place[i]; s != 0; s = m.slots[at] {
				if s>>36 == check {
					start := s >> 8 & offsetMask
					for _, c := range m.cells[start : start+s&0xff+1] {
						scores[c>>8] += m.weight[c&0xff]
					}
					break
				}
				if at++; at == len(m.slots) {
					at = 0
				}
			}
		}
		features = features[n:]
	}
}

const (
	checkMask  = 1<<28 - 1
	offsetMask = 1<<28 - 1
	codeUnit   = 127 * 127 // the largest weight, squared-root coded
)

// code quantises a weight in [-1, 1] finely near zero and coarsely far from it.
func code(w float64) uint8 {
	q := int8(math.Round(math.Sqrt(math.Abs(w)) * 127))
	if w < 0 {
		q = -q
	}
	return uint8(q)
}

func (m *Model) setWeights() {
	for i := range m.weight {
		q := int32(int8(i))
		m.weight[i] = q * max(q, -q)
	}
}

// AppendBinary appends the model in the form that [Read] takes.
func (m *Model) AppendBinary(b []byte) ([]byte, error) {
	le := binary.LittleEndian
	b = append(b, "qpw1"...)
	b = le.AppendUint32(b, uint32(m.labels))
	b = le.AppendUint64(b, math.Float64bits(m.scale))
	b = le.AppendUint32(b, uint32(len(m.slots)))
	b = le.AppendUint32(b, uint32(len(m.cells)))
	for _, s := range m.slots {
		b = le.AppendUint64(b, s)
	}
	for _, c := range m.cells {
		b = le.AppendUint16(b, c)
	}
	return b, nil
}

// Read takes a model off the front of b and returns it with the rest of b. The error is [ErrFormat].
func Read(b []byte) (*Model, []byte, error) {
	le := binary.LittleEndian
	if len(b) < 24 || string(b[:4]) != "qpw1" {
		return nil, nil, ErrFormat
	}
	m := &Model{labels: int(le.Uint32(b[4:])), scale: math.Float64frombits(le.Uint64(b[8:]))}
	slots, cells := int(le.Uint32(b[16:])), int(le.Uint32(b[20:]))
	b = b[24:]
	if len(b) < 8*slots+2*cells || slots == 0 {
		return nil, nil, ErrFormat
	}
	m.slots = make([]uint64, slots)
	for i := range m.slots {
		m.slots[i] = le.Uint64(b[8*i:])
	}
	b = b[8*slots:]
	m.cells = make([]uint16, cells)
	for i := range m.cells {
		m.cells[i] = le.Uint16(b[2*i:])
	}
	m.setWeights()
	return m, b[2*cells:], nil
}

// Scale is what one unit of learning weighs in the scores: a score divided by it is the trainer's.
func (m *Model) Scale() float64 { return m.scale }
