package extract

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/quadpress/quadpress/extract/ranking"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/wordnet"
)

//go:embed coref_it.yaml
var itWeights []byte

// The facts by which it is told what "it" takes up, of none of the candidates and of each.
const (
	itNone = iota
	itNoneWants
	itDistance
	itRank
	itSalience
	itLead
	itPart
	itPartHere
	itPartBefore
	itPartAgo
	itPlacePart
	itWay
	itPartWay
	itSort
	itWants
	itNature
	itNumber
	itDepth
	itOften
	itParallel
	itGoverns
	itBeside
	itWords
	itSaysSo
	itQuoting
	itOpening
	itAgain
	itFirst
	itParagraph
	itVerb
)

// ItFacts are the names of the facts by which it is told what "it" takes up, in the order of their numbers.
var ItFacts = [...]string{
	itNone: "none", itNoneWants: "none_wants", itDistance: "distance", itRank: "rank",
	itSalience: "salience", itLead: "lead", itPart: "part", itPartHere: "part_here", itPartBefore: "part_before",
	itPartAgo: "part_ago", itPlacePart: "place_part", itWay: "way", itPartWay: "part_way", itSort: "sort",
	itWants: "wants", itNature: "nature", itNumber: "number", itDepth: "depth", itOften: "often",
	itParallel: "parallel", itGoverns: "governs", itBeside: "beside", itWords: "words", itSaysSo: "says_so",
	itQuoting: "quoting", itOpening: "opening", itAgain: "again", itFirst: "first", itParagraph: "paragraph",
	itVerb: "verb",
}

// loadIt reads the weights of these facts.
var loadIt = sync.OnceValue(func() *ranking.Model {
	m, err := ranking.Read(itWeights, ItFacts[:])
	if err != nil {
		panic("coref_it.yaml: " + err.Error())
	}
	return m
})

// noneForIt is added to what speaks for none of the candidates: a story that leaves "it" open says less than one that
// takes it wrong now and then.
const noneForIt = -90

// theThing chooses what "it" takes up, nil for none of the candidates: much that it stands for has no noun.
func (st *story) theThing(m *mention, list []candidate) *referent {
	ask := st.askIt(m, list)
	none := []ranking.Feature{
		ranking.Of(itNone, ask.place), ranking.Of(itNoneWants, ask.wants),
	}
	return st.choose(st.it, m, list, none, noneForIt, func(out []ranking.Feature, k int) []ranking.Feature {
		return st.itFeatures(out, m, &ask, &list[k], k)
	})
}

// itQuestion is what is known of "it" before any candidate is looked at.
type itQuestion struct {
	place            int // 0 a subject, 1 whose something is, 2 any other
	wants            int
	first            bool // in the sentence
	saysSo           bool
	verb             string
	salience, second int // of the most salient candidates
}

func (st *story) askIt(m *mention, list []candidate) itQuestion {
	t := st.trees[m.sentence]
	ask := itQuestion{place: 2, wants: st.wants(m), first: m.head <= 1, saysSo: st.saysSo(m, false), verb: verbAbove(t, m)}
	switch {
	case t.Rel(m.head) == "nsubj":
		ask.place = 0
	case t.Rels[m.head] == "nmod:poss":
		ask.place = 1
	}
	for _, c := range list {
		if c.salience > ask.salience {
			ask.salience, ask.second = c.salience, ask.salience
		} else {
			ask.second = max(ask.second, c.salience)
		}
	}
	return ask
}

// verbAbove is the lemma of the verb that a mention is an argument of, empty for none.
func verbAbove(t *syntax.Tree, m *mention) string {
	if h := t.Head(m.outer); h >= 0 && t.Tokens[h].UPOS == "VERB" {
		return t.Lemma(h)
	}
	return ""
}

// What the word that a pronoun hangs on says of what it stands for.
const (
	wantsNothing = iota
	wantsRelation
	wantsRole
	wantsBody
	wantsThing
	wantsEvent
	wantsConcept
	wantsAdjective
	wantsNoun
	wantsPassive
	wantsSpeech
	wantsAct
	wantsSubject
	wantsActed
	wantsObject
	wantsOther
)

// wants is what the word that a pronoun hangs on says that it should be: its verb, or what is its own.
func (st *story) wants(m *mention) int {
	n, t := m.sentence, st.trees[m.sentence]
	h := t.Head(m.head)
	if h < 0 {
		return wantsNothing
	}
	if t.Rels[m.head] == "nmod:poss" {
		switch lemma := strings.ToLower(t.Lemma(h)); {
		case st.lex.Relational[lemma]:
			return wantsRelation
		case st.isPersonNoun(lemma):
			return wantsRole
		case slices.Contains(wordnet.Noun(lemma), "body"):
			return wantsBody
		default:
			return natureOf(lemma, [...]int{wantsConcept, wantsThing, wantsEvent, wantsConcept})
		}
	}
	c, rel := st.clauses[n][h], t.Rel(m.head)
	switch {
	case c == nil, rel != "nsubj" && rel != "obj":
		return wantsOther
	case rel == "obj" && st.isAct(c):
		return wantsActed
	case rel == "obj":
		return wantsObject
	case c.Copula >= 0 && t.Tokens[c.Verb].UPOS == "ADJ":
		return wantsAdjective
	case c.Copula >= 0:
		return wantsNoun
	case c.Passive:
		return wantsPassive
	case c.Is(st.lex.Speech):
		return wantsSpeech
	case st.isAct(c):
		return wantsAct
	}
	return wantsSubject
}

// natureOf gives the value for a noun that is none that is known, a thing, an event or a concept.
func natureOf(lemma string, values [4]int) int {
	switch wordnet.NatureOf(lemma) {
	case wordnet.Thing:
		return values[1]
	case wordnet.Event:
		return values[2]
	case wordnet.Concept:
		return values[3]
	}
	return values[0]
}

// itFeatures appends what speaks for and against a candidate, the rank-th from behind.
func (st *story) itFeatures(out []ranking.Feature, m *mention, ask *itQuestion, c *candidate,
	rank int) []ranking.Feature {
	o, r := c.last, c.referent
	add := func(fact, value int) { out = append(out, ranking.Of(fact, value)) }
	// cross adds a value alone and, above it, with the place of "it".
	cross := func(fact, value int) {
		out = append(out, ranking.Of(fact, value), ranking.Of(fact, 64*(ask.place+1)+value))
	}
	distance, part, way, sort := apart(o, m), st.part(o), st.way(o), st.sortOf(r)
	here := boolInt(distance == 0)
	cross(itDistance, distance)
	cross(itRank, min(rank, 7)*2+here)
	cross(itSalience, c.salience*16/max(ask.salience, 1))
	if c.salience == ask.salience {
		cross(itLead, ask.second*8/max(ask.salience, 1))
	}
	cross(itPart, part*3+min(distance, 2))
	cross(itPartHere, c.parts[0])
	cross(itPartBefore, c.parts[1])
	cross(itPartAgo, c.parts[2])
	add(itPlacePart, (ask.place*parts+part)*2+here)
	cross(itWay, way*2+here)
	add(itPartWay, (part*3+min(distance, 2))*ways+way)
	cross(itSort, sort)
	add(itWants, ask.wants*sorts+sort)
	if r.noun != nil && r.entity < 0 {
		lemma := strings.ToLower(st.trees[r.noun.sentence].Lemma(r.noun.head))
		cross(itNature, natureOf(lemma, [...]int{0, 1, 2, 3}))
	}
	cross(itNumber, int(r.number))
	cross(itDepth, min(st.trees[o.sentence].Depth(o.outer), 4))
	cross(itOften, often(r))
	cross(itParallel, part*2+here)
	if distance == 0 {
		cross(itGoverns, st.governs(o, m))
		cross(itWords, between(m.head-o.head))
		for k, holds := range [...]bool{st.controls(o, m), st.speaks(o, m), st.opens(o, m), st.handled(o, m)} {
			if holds {
				add(itBeside, k)
			}
		}
	}
	if distance == 1 {
		add(itSaysSo, boolInt(ask.saysSo && st.saysSo(o, true)))
		if ask.first {
			add(itFirst, part)
		}
	}
	cross(itQuoting, st.quoting(o, m)*ways+way)
	cross(itOpening, boolInt(r.first == 0))
	if o.form == pronominal {
		cross(itAgain, min(distance, 2)*2+boolInt(o.number == m.number && o.kind&isPerson == 0))
	}
	cross(itParagraph, boolInt(st.trees[o.sentence].Block == st.trees[m.sentence].Block))
	cross(itVerb, boolInt(ask.verb != "" && ask.verb == verbAbove(st.trees[o.sentence], o)))
	return out
}

// between is how many words lie between two of a sentence, in eight steps.
func between(words int) (steps int) {
	for words = max(words, -words); words > 1 && steps < 7; words /= 2 {
		steps++
	}
	return steps
}
