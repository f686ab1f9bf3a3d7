package mention

import (
	"math"
	"strings"

	"github.com/quadpress/quadpress"
)

// votes are the scores of each type for the names of one document, by their words in small letters, summed over all
// places where they stand: what a name is may be open in one and clear in another.
type votes map[string]*[len(types)]float32

// add adds what the scores of the labels of a sentence's words, width a word, say of its names.
func (v votes) add(s *quadpress.Sentence, scores []float32, width int) {
	for _, m := range s.Mentions {
		name := strings.ToLower(spell(s.Tokens[m.First:m.Last]))
		if v[name] == nil {
			v[name] = new([len(types)]float32)
		}
		for i := m.First; i < m.Last; i++ {
			for k := range types {
				v[name][k] += scores[i*width+int(labelOf(k, partAt(m, i)))]
			}
		}
	}
}

// settle gives the names of a sentence the types with the highest scores.
func (v votes) settle(s *quadpress.Sentence) {
	for j := range s.Mentions {
		m, best := &s.Mentions[j], float32(math.Inf(-1))
		for k, score := range v[strings.ToLower(spell(s.Tokens[m.First:m.Last]))] {
			if types[k].Names() && score > best {
				best, m.Type = score, types[k]
			}
		}
	}
}

// partAt is the part of a mention that a token of it is.
func partAt(m quadpress.Mention, i int) int {
	switch {
	case m.Last-m.First == 1:
		return only
	case i == m.First:
		return first
	case i == m.Last-1:
		return last
	default:
		return inner
	}
}
