package extract

import (
	"slices"

	"github.com/quadpress/quadpress/extract/syntax"
)

// isCitizen reports whether a word for those of a country is a noun here that means some of its people, and neither the
// country nor its language: "an American", "the Norwegian", "two Danes", but not "the French", "spoke Danish", "French
// troops".
func (st *story) isCitizen(t *syntax.Tree, i int) bool {
	form := t.Tokens[i].Form
	_, called := st.gaz.Demonyms[form]
	if _, adjective := st.gaz.Adjectives[form]; !called && !adjective {
		return false
	}
	hyphen := i > 0 && t.Tokens[i-1].XPOS == "HYPH" || i+1 < len(t.Tokens) && t.Tokens[i+1].XPOS == "HYPH"
	if hyphen || !slices.Contains(citizenParts[:], t.Rel(i)) { // "an All-American"
		return false
	}
	for _, k := range t.Kids[i] {
		switch {
		case k > i:
		case t.Rel(k) == "nummod":
			return called
		case t.Rel(k) == "det" && (t.Lower(k) == "the" || t.Lower(k) == "this" || t.Lower(k) == "that"):
			_, plural := st.gaz.Demonyms[form+"s"]
			return called && plural // "the Dutch" are the people
		case t.Rel(k) == "det":
			return called
		}
	}
	return false
}

// citizenParts are the relations of a noun to its head.
var citizenParts = [...]string{"nsubj", "obj", "iobj", "obl", "nmod", "appos", "conj", "root", "xcomp", "parataxis"}
