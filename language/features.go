package language

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
)

// inflect mends those features that the tagger cannot know because they follow from the tree: the person and number of a
// finite verb are its subject's, "you" is nominative as a subject, "left" in "was left" is passive.
func inflect(tokens []quadpress.Token) {
	t := tree{tokens: tokens, dependents: make([][]int, len(tokens))}
	for i := range tokens {
		if h := tokens[i].Head; h >= 0 {
			t.dependents[h] = append(t.dependents[h], i)
		}
	}
	for i := range tokens {
		tok := &tokens[i]
		switch tok.XPOS {
		case "VBD", "VBP":
			if s := t.subject(i, 0); s >= 0 {
				person, number := t.agreement(s)
				setFeat(tok, "Person", person)
				setFeat(tok, "Number", number)
			}
		case "VB":
			t.baseForm(i)
		case "VBN":
			t.participle(i)
		case "PRP":
			if tok.Feat("Case") != "" && (strings.EqualFold(tok.Form, "it") || strings.EqualFold(tok.Form, "you")) {
				setFeat(tok, "Case", pronounCase(tok.BaseRel()))
			}
		}
	}
}

// tree is a sentence with the dependents of each word.
type tree struct {
	tokens     []quadpress.Token
	dependents [][]int
}

// has tells whether the word has a dependent of one of the relations, by their full or base names.
func (t *tree) has(i int, rels ...string) bool {
	return slices.ContainsFunc(t.dependents[i], func(d int) bool {
		return slices.Contains(rels, t.tokens[d].Rel) || slices.Contains(rels, t.tokens[d].BaseRel())
	})
}

// subject finds the subject of a verb or auxiliary, that of the first conjunct for a later one; -1 for none.
func (t *tree) subject(i, depth int) int {
	tok := &t.tokens[i]
	if rel := tok.BaseRel(); depth < 4 && tok.Head >= 0 && (rel == "aux" || rel == "cop") {
		return t.subject(tok.Head, depth+1)
	}
	for _, d := range t.dependents[i] {
		if rel := t.tokens[d].BaseRel(); rel == "nsubj" || rel == "csubj" {
			return d
		}
	}
	if tok.Rel == "conj" && depth < 4 {
		return t.subject(tok.Head, depth+1)
	}
	return -1
}

// agreement is the person and number that a subject asks of its verb.
func (t *tree) agreement(s int) (person, number string) {
	tok := &t.tokens[s]
	// A relative pronoun stands for the noun whose clause it is in.
	if tok.Feat("PronType") == "Rel" {
		if clause := tok.Head; clause >= 0 && t.tokens[clause].Rel == "acl:relcl" {
			tok, s = &t.tokens[t.tokens[clause].Head], t.tokens[clause].Head
		}
	}
	person, number = "3", "Sing"
	if p := tok.Feat("Person"); p != "" {
		person = p
	}
	if n := tok.Feat("Number"); n != "" {
		number = n
	}
	if person != "2" && t.has(s, "conj") {
		number = "Plur"
	}
	return person, number
}

// baseForm tells commands from infinitives.
func (t *tree) baseForm(i int) {
	tok := &t.tokens[i]
	rel := tok.BaseRel()
	command := tok.UPOS == "VERB" && (rel == "root" || rel == "parataxis") && !t.has(i, "aux", "mark", "nsubj")
	if rel == "conj" && !t.has(i, "aux", "mark", "nsubj") {
		command = t.tokens[tok.Head].Feat("Mood") == "Imp" && tok.Head < i
	}
	if command {
		tok.Feats = "Mood=Imp|VerbForm=Fin"
	} else if tok.Feat("Mood") == "Imp" {
		tok.Feats = "VerbForm=Inf"
	}
}

// participle tells passive participles from those of the perfect.
func (t *tree) participle(i int) {
	tok := &t.tokens[i]
	if tok.UPOS != "VERB" {
		return
	}
	switch {
	case t.has(i, "aux:pass") || tok.Rel == "acl":
		tok.Feats = "Tense=Past|VerbForm=Part|Voice=Pass"
	case t.has(i, "aux"):
		tok.Feats = "Tense=Past|VerbForm=Part"
	}
}

func pronounCase(rel string) string {
	switch rel {
	case "nsubj", "expl", "root", "conj":
		return "Nom"
	}
	return "Acc"
}

// setFeat sets one feature, keeping their order.
func setFeat(t *quadpress.Token, name, value string) {
	pairs := strings.FieldsFunc(t.Feats, func(r rune) bool { return r == '|' })
	pairs = slices.DeleteFunc(pairs, func(p string) bool { return strings.HasPrefix(p, name+"=") })
	pairs = append(pairs, name+"="+value)
	slices.SortFunc(pairs, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
	t.Feats = strings.Join(pairs, "|")
}
