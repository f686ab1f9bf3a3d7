package mention

import (
	"slices"

	"github.com/quadpress/quadpress"
)

// addStorms adds the storms whose name the network took for another's, without the word before it that says what they
// are: "Cyclone Lorna".
func addStorms(s *quadpress.Sentence, words []word) {
	for i := 0; i+1 < len(words); i++ {
		if words[i].known&isStorm == 0 || !words[i].capital || !words[i+1].capital {
			continue
		}
		if slices.ContainsFunc(s.Mentions, func(m quadpress.Mention) bool { return m.First == i+1 && m.Last == i+2 }) {
			replace(s, quadpress.Mention{First: i, Last: i + 2, Type: quadpress.NamedEvent})
		}
	}
}
