package perceptron

import "math"

// Trainer learns the weights of a [Model].
type Trainer struct {
	labels     int
	minUpdates int
	index      *index
	rows       []row
	clock      float64
}

type row struct {
	updates int
	cells   []cell
}

// cell is one weight. The average over time is weight - drift/clock, which spares a visit at every step.
type cell struct {
	label  int32
	weight float32
	drift  float64
}

// NewTrainer starts to learn a model of so many labels, at most [MaxLabels]. A feature counts once it took part in
// minUpdates updates; 2 or 3 halve the model and often better it.
func NewTrainer(labels, minUpdates int) *Trainer {
	return &Trainer{labels: labels, minUpdates: minUpdates, index: newIndex(), clock: 1}
}

// Score adds up the current weights, not their averages. It overwrites scores.
func (t *Trainer) Score(features []uint64, scores []float32) {
	clear(scores)
	for _, f := range features {
		if i := t.index.find(f); i >= 0 && t.rows[i].updates >= t.minUpdates {
			for _, c := range t.rows[i].cells {
				scores[c.label] += c.weight
			}
		}
	}
}

// Add adds amount to the label's weights of the features.
func (t *Trainer) Add(features []uint64, label int, amount float32) {
	for _, f := range features {
		i, added := t.index.add(f)
		if added {
			t.rows = append(t.rows, row{})
		}
		t.rows[i].add(int32(label), amount, t.clock)
	}
}

func (r *row) add(label int32, amount float32, clock float64) {
	if amount > 0 {
		r.updates++
	}
	for i := range r.cells {
		if c := &r.cells[i]; c.label == label {
			c.weight += amount
			c.drift += float64(amount) * clock
			return
		}
	}
	r.cells = append(r.cells, cell{label, amount, float64(amount) * clock})
}

// Tick ends an example, right or wrong: the weights as they are now count once more in the average.
func (t *Trainer) Tick() { t.clock++ }

// Model returns the averaged, quantised model. Weights too small to matter are dropped. Learning may go on after it.
func (t *Trainer) Model() *Model {
	average := func(c *cell) float64 { return float64(c.weight) - c.drift/t.clock }
	largest := 0.0
	for i := range t.rows {
		for j := range t.rows[i].cells {
			largest = max(largest, math.Abs(average(&t.rows[i].cells[j])))
		}
	}
	if largest == 0 {
		largest = 1
	}
	m := &Model{labels: t.labels, scale: codeUnit / largest}
	m.setWeights()
	type entry struct{ h, place uint64 }
	var entries []entry
	t.index.each(func(h uint64, i int) {
		if t.rows[i].updates < t.minUpdates {
			return
		}
		start := len(m.cells)
		for j := range t.rows[i].cells {
			c := &t.rows[i].cells[j]
			if q := code(average(c) / largest); q != 0 {
				m.cells = append(m.cells, uint16(c.label)<<8|uint16(q))
			}
		}
		if n := len(m.cells) - start; n > 0 {
			entries = append(entries, entry{h, uint64(start)<<8 | uint64(n-1)})
		}
	})
	m.slots = make([]uint64, int(float64(len(entries))/maxLoad)+2)
	for _, e := range entries {
		i := slot(e.h, len(m.slots))
		for m.slots[i] != 0 {
			if i++; i == len(m.slots) {
				i = 0
			}
		}
		m.slots[i] = e.h&checkMask<<36 | e.place
	}
	return m
}
