package language

import (
	"strings"

	"github.com/quadpress/quadpress"
)

// nounMine makes a noun of "mine" where an article or the like hangs on it ("the gold mine"): where the network has
// learnt, the word always stands for what is mine.
func nounMine(tokens []quadpress.Token) {
	for i := range tokens {
		h := tokens[i].Head
		if h <= i || tokens[h].XPOS != "PRP" || !strings.EqualFold(tokens[h].Form, "mine") {
			continue
		}
		switch tokens[i].Rel {
		case "det", "amod", "compound", "nummod", "nmod:poss":
			tokens[h].UPOS, tokens[h].XPOS, tokens[h].Feats = "NOUN", "NN", "Number=Sing"
		}
	}
}
