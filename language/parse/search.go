package parse

import "slices"

// candidate is a transition from a state of the beam.
type candidate struct {
	from   int
	action int
	score  int64
}

// beam is a beam search, with its memory to be used again.
type beam struct {
	words    []word
	dropped  []bool // the features left out while learning, by their place; empty for none
	states   []*state
	next     []*state
	free     []*state
	found    []candidate
	features []uint64
	taken    []int
}

func (b *beam) get() *state {
	if n := len(b.free); n > 0 {
		s := b.free[n-1]
		b.free = b.free[:n-1]
		return s
	}
	return new(state)
}

func (b *beam) start() {
	b.free = append(b.free, b.states...)
	s := b.get()
	s.reset(b.words)
	b.states = append(b.states[:0], s)
}

// expand lists all transitions from the beam's states in falling order of score.
func (b *beam) expand(score func(features []uint64) [actions]int64) {
	b.found = b.found[:0]
	for i, s := range b.states {
		b.features = b.see(b.features, s)
		v := score(b.features)
		for a := range actions {
			if s.allowed(a) {
				b.found = append(b.found, candidate{i, a, s.score + v[a]})
			}
		}
	}
	// Equal scores keep the order of the states, so that a parse never depends on chance.
	slices.SortStableFunc(b.found, func(x, y candidate) int {
		switch {
		case x.score > y.score:
			return -1
		case x.score < y.score:
			return 1
		}
		return 0
	})
}

// see returns the features of a state in the buffer.
func (b *beam) see(buffer []uint64, s *state) []uint64 {
	buffer = features(buffer[:0], s, b.words)
	if len(b.dropped) == 0 {
		return buffer
	}
	kept := buffer[:0]
	for i, f := range buffer {
		if !b.dropped[i] {
			kept = append(kept, f)
		}
	}
	return kept
}

// advance makes the best candidates the beam's states.
func (b *beam) advance(width int) {
	b.found = b.found[:min(width, len(b.found))]
	b.taken = append(b.taken[:0], make([]int, len(b.states))...)
	for _, c := range b.found {
		b.taken[c.from]++
	}
	b.next = b.next[:0]
	for i := range b.taken {
		if b.taken[i] == 0 {
			b.free = append(b.free, b.states[i])
		}
	}
	for _, c := range b.found {
		// The last one to come from a state takes it over.
		s := b.states[c.from]
		if b.taken[c.from]--; b.taken[c.from] > 0 {
			s = b.get()
			s.copyFrom(b.states[c.from])
		}
		s.score = c.score
		b.next = append(b.next, s)
	}
	for i, c := range b.found {
		b.next[i].apply(c.action)
	}
	b.states, b.next = b.next, b.states
}
