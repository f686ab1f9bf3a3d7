package mention

import (
	"slices"

	"github.com/quadpress/quadpress"
)

// addShips adds the ships that are named with the navy or the kind of ship they belong to: "USS Hopper", "HMS Ocean".
func addShips(s *quadpress.Sentence, words []word) {
	for i := 0; i+1 < len(words); i++ {
		if r := words[i].run; words[i].known&isShip != 0 && words[i].upper && r.last > i+1 && !words[i+1].upper &&
			r.last-i <= 5 {
			replace(s, quadpress.Mention{First: i, Last: r.last, Type: quadpress.Product})
		}
	}
}

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
