package resolve

import (
	"iter"
	"maps"
	"slices"
)

// Index is where [Blocks] keep what they know from one update to the next: sets of members, each with a value. Names of
// sets have no zero byte.
type Index interface {
	// Get returns the value of a member of a set, nil where the set has no such member.
	Get(set, member string) ([]byte, error)
	// Put gives a member of a set a value, which is not empty.
	Put(set, member string, value []byte) error
	// Delete takes a member from a set; it is no error that there is none.
	Delete(set, member string) error
	// Members yields the members of a set, sorted, and their values, which are valid until the next one. An error is the
	// last. The index must not be changed meanwhile.
	Members(set string) iter.Seq2[Member, error]
}

// Member is a member of a set in an [Index].
type Member struct {
	Name  string
	Value []byte
}

// memory is an index that is kept nowhere.
type memory map[string]map[string][]byte

func (m memory) Get(set, member string) ([]byte, error) { return m[set][member], nil }

func (m memory) Put(set, member string, value []byte) error {
	if m[set] == nil {
		m[set] = map[string][]byte{}
	}
	m[set][member] = value
	return nil
}

func (m memory) Delete(set, member string) error {
	delete(m[set], member)
	if len(m[set]) == 0 {
		delete(m, set)
	}
	return nil
}

func (m memory) Members(set string) iter.Seq2[Member, error] {
	return func(yield func(Member, error) bool) {
		for _, name := range slices.Sorted(maps.Keys(m[set])) {
			if !yield(Member{name, m[set][name]}, nil) {
				return
			}
		}
	}
}
