package mention

import "github.com/quadpress/quadpress"

// addShips adds the ships that are named with the navy or the kind of ship they belong to: "USS Hopper", "HMS Ocean".
func addShips(s *quadpress.Sentence, words []word) {
	for i := 0; i+1 < len(words); i++ {
		if r := words[i].run; words[i].known&isShip != 0 && words[i].upper && r.last > i+1 && !words[i+1].upper &&
			r.last-i <= 5 {
			replace(s, quadpress.Mention{First: i, Last: r.last, Type: quadpress.Product})
		}
	}
}
