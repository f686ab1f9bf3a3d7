package parse

// The transitions of the arc-hybrid system. s0 and s1 are the top words of the stack, q0 is the next word of the sentence.
const (
	shift   = iota // q0 goes onto the stack
	left           // s0 becomes a dependent of q0 and leaves the stack
	right          // s0 becomes a dependent of s1 and leaves the stack
	actions        // how many there are
)

// none stands for a word that is not there.
const none = -1

// node is what a state knows of one word.
type node struct {
	head           int32
	left1, left2   int32 // the outermost dependents on the left
	right1, right2 int32 // and on the right
	lefts, rights  uint8 // how many there are, 255 at most
	// The kinds of phrases among the dependents on either side, a bit each.
	leftRoles, rightRoles uint32
}

var freshNode = node{head: none, left1: none, left2: none, right1: none, right2: none}

// state is a partial parse. The tree is complete when next is the sentence's length and one word, the root, is on the stack.
type state struct {
	words []word
	stack []int32
	nodes []node
	next  int
	done  []uint8 // the transitions so far
	score int64
}

func (s *state) reset(words []word) {
	s.words = words
	s.stack, s.nodes, s.next, s.done, s.score = s.stack[:0], s.nodes[:0], 0, s.done[:0], 0
	for range words {
		s.nodes = append(s.nodes, freshNode)
	}
}

func (s *state) copyFrom(o *state) {
	s.words = o.words
	s.stack = append(s.stack[:0], o.stack...)
	s.nodes = append(s.nodes[:0], o.nodes...)
	s.done = append(s.done[:0], o.done...)
	s.next, s.score = o.next, o.score
}

// top is the i-th word from the top of the stack.
func (s *state) top(i int) int32 {
	if i >= len(s.stack) {
		return none
	}
	return s.stack[len(s.stack)-1-i]
}

// allowed tells whether the transition leads on to a tree.
func (s *state) allowed(action int) bool {
	switch action {
	case shift:
		return s.next < len(s.nodes)
	case left:
		return len(s.stack) > 0 && s.next < len(s.nodes)
	default:
		return len(s.stack) > 1
	}
}

func (s *state) apply(action int) {
	s.done = append(s.done, uint8(action))
	if action == shift {
		s.stack = append(s.stack, int32(s.next))
		s.next++
		return
	}
	d := s.top(0)
	h := int32(s.next)
	if action == right {
		h = s.top(1)
	}
	s.stack = s.stack[:len(s.stack)-1]
	s.nodes[d].head = h
	n := &s.nodes[h]
	first := uint8(0)
	if l := s.nodes[d].left1; l != none {
		first = s.words[l].kind
	}
	phrase := role(s.words[d].kind, first)
	if d < h {
		n.leftRoles |= phrase
		n.left1, n.left2 = d, n.left1
		n.lefts = min(n.lefts, 254) + 1
	} else {
		n.rightRoles |= phrase
		n.right1, n.right2 = d, n.right1
		n.rights = min(n.rights, 254) + 1
	}
}

// steps is how many transitions parse n words.
func steps(n int) int { return 2*n - 1 }
