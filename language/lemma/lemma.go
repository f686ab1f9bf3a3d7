// Package lemma finds the dictionary form of English words from their form and tags, by the conventions of the
// Universal Dependencies treebanks for English: "began" is "begin", "n't" is "not", "me" is "I".
//
// Irregular words stand in the lists of its data folder; rules undo the regular endings.
package lemma

import (
	"strings"
)

// Of returns the lemma of a word with its universal and Penn tags. Names keep their case; every other word is in lower
// case. Unknown tags give the form in lower case.
func Of(form, upos, xpos string) string {
	if form == "" {
		return ""
	}
	if lemma, ok := exceptions.lookup(form, xpos); ok {
		return lemma
	}
	switch xpos {
	case "NNP", "ADD", "LS", "SYM", "NFP", "$", "HYPH", ":", ",", ".", "``", "''", "-LRB-", "-RRB-", "POS":
		return sign(form)
	case "NNPS":
		return singularName(form)
	case "CD":
		if roman(form) {
			return form
		}
		return strings.ReplaceAll(strings.ToLower(form), ",", "")
	case "PRP":
		if form == "I" {
			return form
		}
	}
	if upos == "PROPN" || xpos == "NN" && acronym(form) || xpos == "JJ" && ofName(form) {
		return form
	}
	word := strings.ToLower(form)
	switch xpos {
	case "NNS":
		return singular(word)
	case "VBZ":
		return withoutS(word)
	case "VBD", "VBN":
		return withoutEd(word)
	case "VBG":
		return withoutIng(word)
	case "JJR", "RBR":
		return positive(word, "er")
	case "JJS", "RBS":
		return positive(word, "est")
	}
	return word
}

// sign gives marks their plain shape: curly quotation marks and dashes have the lemma of the straight ones.
func sign(form string) string {
	switch form {
	case "“", "”", "„", "``", "''", "«", "»":
		return `"`
	case "‘", "’", "`", "´":
		return "'"
	case "–":
		return "-"
	}
	return form
}

// acronym reports whether a noun is written in few capitals, with or without digits: "CEO", "L2".
func acronym(form string) bool {
	capitals := 0
	for i := 0; i < len(form); i++ {
		switch c := form[i]; {
		case 'A' <= c && c <= 'Z':
			capitals++
		case i == 0 || c < '0' || c > '9':
			return false
		}
	}
	return capitals > 0 && len(form) > 1 && len(form) <= 4
}

// ofName reports whether a capitalised adjective looks as if made from a name: "Syrian", "Japanese".
func ofName(form string) bool {
	return 'A' <= form[0] && form[0] <= 'Z' && len(form) > 5 && endsWith(form, "ian", "ean", "ese", "stani", "raqi", "sraeli")
}

// roman reports whether a number is written in Roman numerals.
func roman(form string) bool { return strings.Trim(form, "IVXLC") == "" }
