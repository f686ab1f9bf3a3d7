package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/wordnet"
)

// isGeneral reports whether a noun speaks of something in general: a bare singular for what one cannot point at
// ("terrorism", "frostbite").
func (st *story) isGeneral(n, i int) bool {
	t := st.trees[n]
	ill := t.Tokens[i].XPOS == "NNP" && st.schema.IsA(st.typeOfNoun(n, i), "MedicalCondition") // "Alzheimer's"
	if t.Tokens[i].XPOS != "NN" && !ill {
		return false
	}
	for _, k := range t.Kids[i] {
		switch t.Rel(k) {
		case "det", "nummod", "acl", "appos", "nmod", "flat":
			return false
		}
	}
	return wordnet.NatureOf(strings.ToLower(t.Lemma(i))) != wordnet.Thing || st.isAbstracted(n, i)
}

// typeOfNoun is the schema's type of what a common noun describes.
func (st *story) typeOfNoun(n, i int) string {
	t := st.trees[n]
	lemma := strings.ToLower(t.Lemma(i))
	if st.isCitizen(t, i) || st.isAthlete(t, i) {
		return "Person"
	}
	known := wordnet.IsNoun(lemma)
	if k := i - 1; !known && k >= 0 && t.Head(k) == i && wordnet.IsNoun(t.Lower(k)) &&
		(t.Rel(k) == "compound" || t.Rel(k) == "amod") {
		return st.typeOfNoun(n, k) // "the sedative lorvapam"
	}
	typ := cmp.Or(st.schema.TypeOf(wordnet.Noun(dictionaryWord(t, i))), st.schema.TypeOf(wordnet.Noun(lemma)))
	body := st.lex.BodyType(lemma)
	switch {
	case st.lex.Crowds[t.Lower(i)] && t.Child(i, "nmod", "amod", "det") < 0: // "thousands marched"
		return "Person"
	case st.isAbstracted(n, i): // "limited government"
		return "Thing"
	case st.lex.Businesses[strings.ToLower(dictionaryWord(t, i))]: // "a tour operator"
		return "Corporation"
	case st.schema.IsA(typ, body): // a parliament is more than a body of the government
		return typ
	case body != "":
		return body
	case st.isSpeaker(n, i) && !st.schema.IsA(typ, "Agent") && (st.lex.Deputy[lemma] || st.schema.Class(typ) == "Place"):
		return "Organization" // "the campaign said", "the office said"
	case st.isSpeaker(n, i) && st.lex.Mouthpieces[lemma] && !st.schema.IsA(typ, "Agent"): // "a source said"
		return "Person"
	case t.Tokens[i].UPOS == "PROPN" && !known:
		return "Thing"
	case isWho(t, i) && !st.schema.IsA(typ, "Agent"): // "the source, who asked not to be named"
		return "Person"
	case typ != "" && !(st.lex.Persons[lemma] && st.schema.Class(typ) == "Thing"): // "the shooter" is no product
		return typ
	case st.isPersonNoun(lemma) && lemma != "unit" && !slices.Contains(wordnet.Noun(lemma), "cognition"):
		return "Person" // but not "a discrete model"
	}
	return "Thing"
}

// isAthlete reports whether a noun for a position is of who plays in it by the word before: "the sophomore center", "two
// backup guards", but not "the shopping center".
func (st *story) isAthlete(t *syntax.Tree, i int) bool {
	return st.lex.Positions[strings.ToLower(t.Lemma(i))] && slices.ContainsFunc(t.Kids[i], func(k int) bool {
		return k < i && st.lex.PlayerKinds[t.Lower(k)] && (t.Rel(k) == "compound" || t.Rel(k) == "amod")
	})
}

// typeOfThing is the type of what a common noun describes where it tells no event: that of the noun, but for those for
// what happens that are only something said ("a statement"), nothing that happens ("a record") or that speak of it in
// general ("violence").
func (st *story) typeOfThing(n, i int) string {
	typ, t := st.typeOfNoun(n, i), st.trees[n]
	if typ != "Event" {
		return typ
	}
	kinds := wordnet.Noun(strings.ToLower(t.Lemma(i)))
	switch {
	case st.isUneventful(n, i), st.lex.PluralThings[t.Lower(i)], st.isGeneral(n, i):
		return "Thing"
	case len(kinds) > 0 && kinds[0] == "utterance" && !st.isHappening(n, i):
		return "CreativeWork"
	}
	return typ
}

// isAbstracted reports whether a noun for a body is without an article for what such a body has or does: "lacked
// authority", "calls for limited government", but not "Government says".
func (st *story) isAbstracted(n, i int) bool {
	t := st.trees[n]
	return st.lex.Abstracted[strings.ToLower(t.Lemma(i))] && t.Tokens[i].XPOS == "NN" && t.Rel(i) != "nsubj" &&
		t.Child(i, "det", "nmod:poss", "compound", "nummod", "flat", "appos") < 0 && st.nameAt(n, i) < 0
}

// isSpeaker reports whether a noun is the subject of a verb that wants someone who acts.
func (st *story) isSpeaker(n, i int) bool {
	t := st.trees[n]
	c := st.clauses[n][t.Head(i)]
	if c != nil && c.Is(st.lex.Citing) && slices.Contains(c.Objects, i) { // "cited a security source"
		return true
	}
	return c != nil && t.Rels[i] == "nsubj" && c.Copula < 0 &&
		(c.Is(st.lex.Speech) || c.Is(st.lex.Commissive) || c.Is(st.lex.Directive))
}

// dictionaryWord is a noun's lemma with what the dictionary may have as one word with it: the word before it, with a
// hyphen ("shut-down") or without ("press office"), or the noun behind "of" ("state of emergency").
func dictionaryWord(t *syntax.Tree, i int) string {
	lemma := strings.ToLower(t.Lemma(i))
	if i > 1 && t.Tokens[i-1].Form == "-" && t.Tokens[i-1].Joined && t.Tokens[i-2].Joined {
		return t.Lower(i-2) + "-" + lemma
	}
	if k := i + 2; k < len(t.Tokens) && t.Lower(i+1) == "of" && t.Head(k) == i && t.Tokens[k].UPOS == "NOUN" {
		return lemma + " of " + strings.ToLower(t.Lemma(k))
	}
	if k := i - 1; k >= 0 && t.Head(k) == i && (t.Rel(k) == "compound" || t.Rel(k) == "amod") {
		return t.Lower(k) + " " + lemma
	}
	return lemma
}
