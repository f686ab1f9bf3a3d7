package perceptron

import (
	"encoding/binary"
	"math"
)

// NarrowLabels is how many labels a [Narrow] model tells apart.
const NarrowLabels = 3

// batch is how many features are looked up at once.
const batch = 64

// Narrow scores three labels, for searches that score very many times. It is read-only and safe for concurrent use.
type Narrow struct {
	// slots hold, from the top: 16 bits to check the feature by, then the three weights. 0 is a free slot.
	slots []uint64
}

// Score adds up, for each label, the weights of the features.
func (m *Narrow) Score(features []uint64) (scores [NarrowLabels]int32) {
	var a, b, c int32
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
			check := uint16(mixed(f) | 1)
			for s, at := found[i], place[i]; s != 0; s = m.slots[at] {
				if uint16(s>>48) == check {
					a += int32(int16(s >> 32))
					b += int32(int16(s >> 16))
					c += int32(int16(s))
					break
				}
				if at++; at == len(m.slots) {
					at = 0
				}
			}
		}
		features = features[n:]
	}
	return [NarrowLabels]int32{a, b, c}
}

// AppendBinary appends the model in the form that [ReadNarrow] takes.
func (m *Narrow) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, "qpn1"...)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(m.slots)))
	for _, s := range m.slots {
		b = binary.LittleEndian.AppendUint64(b, s)
	}
	return b, nil
}

// ReadNarrow takes a model off the front of b and returns it with the rest of b. The error is [ErrFormat].
func ReadNarrow(b []byte) (*Narrow, []byte, error) {
	if len(b) < 8 || string(b[:4]) != "qpn1" {
		return nil, nil, ErrFormat
	}
	n := int(binary.LittleEndian.Uint32(b[4:]))
	b = b[8:]
	if len(b) < 8*n || n == 0 {
		return nil, nil, ErrFormat
	}
	m := &Narrow{slots: make([]uint64, n)}
	for i := range m.slots {
		m.slots[i] = binary.LittleEndian.Uint64(b[8*i:])
	}
	return m, b[8*n:], nil
}

// NarrowTrainer learns the weights of a [Narrow] model.
type NarrowTrainer struct {
	minUpdates int32
	index      *index
	rows       []narrowRow
	clock      float64
}

type narrowRow struct {
	weight  [NarrowLabels]float32
	updates int32
	drift   [NarrowLabels]float64
}

// NewNarrowTrainer starts to learn. A feature counts once it took part in minUpdates updates.
func NewNarrowTrainer(minUpdates int) *NarrowTrainer {
	return &NarrowTrainer{minUpdates: int32(minUpdates), index: newIndex(), clock: 1}
}

// Score adds up the current weights, not their averages.
func (t *NarrowTrainer) Score(features []uint64) (scores [NarrowLabels]float32) {
	for _, f := range features {
		if i := t.index.find(f); i >= 0 {
			if r := &t.rows[i]; r.updates >= t.minUpdates {
				for l := range scores {
					scores[l] += r.weight[l]
				}
			}
		}
	}
	return scores
}

// Add adds amount to the label's weights of the features.
func (t *NarrowTrainer) Add(features []uint64, label int, amount float32) {
	for _, f := range features {
		i, added := t.index.add(f)
		if added {
			t.rows = append(t.rows, narrowRow{})
		}
		r := &t.rows[i]
		r.updates++
		r.weight[label] += amount
		r.drift[label] += float64(amount) * t.clock
	}
}

// Tick ends an example, right or wrong: the weights as they are now count once more in the average.
func (t *NarrowTrainer) Tick() { t.clock++ }

// negligible is the share of the largest weight below which all weights of a feature have to be for it to be dropped. That
// halves a model and costs it a tenth of a point.
const negligible = 0.016

// Model returns the averaged, quantised model. Features that weigh little are dropped. Learning may go on after it.
func (t *NarrowTrainer) Model() *Narrow {
	average := func(r *narrowRow, l int) float64 { return float64(r.weight[l]) - r.drift[l]/t.clock }
	largest := 1e-9
	for i := range t.rows {
		for l := range NarrowLabels {
			largest = max(largest, math.Abs(average(&t.rows[i], l)))
		}
	}
	scale := math.MaxInt16 / largest
	type entry struct{ h, weights uint64 }
	var entries []entry
	t.index.each(func(h uint64, i int) {
		r := &t.rows[i]
		if r.updates < t.minUpdates {
			return
		}
		var packed uint64
		most := 0.0
		for l := range NarrowLabels {
			most = max(most, math.Abs(average(r, l)))
			packed = packed<<16 | uint64(uint16(int16(math.Round(average(r, l)*scale))))
		}
		if most > negligible*largest {
			entries = append(entries, entry{h, packed})
		}
	})
	m := &Narrow{slots: make([]uint64, int(float64(len(entries))/maxLoad)+2)}
	for _, e := range entries {
		i := slot(e.h, len(m.slots))
		for m.slots[i] != 0 {
			if i++; i == len(m.slots) {
				i = 0
			}
		}
		m.slots[i] = e.h<<48 | e.weights
	}
	return m
}
