package extract

import (
	"slices"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/ranking"
)

// candidate is something that the story has spoken of and that a later mention may take up.
type candidate struct {
	referent *referent
	last     *mention       // the most salient mention of it in the last sentence that speaks of it
	parts    [seenParts]int // its most prominent part in the mention's sentence and in those before
	salience int            // of all of them
	here     int            // and of those in the sentence that is looked at
}

// seenParts is in how many sentences a candidate's part counts.
const seenParts = 3

// Parts that a mention plays in its sentence, as values of facts, the most prominent first.
const (
	noPart = iota
	mainSubject
	innerSubject
	objectPart
	obliquePart
	ownerPart
	nounPart
	otherPart
	parts // how many there are
)

// part is the part that a mention plays in its sentence.
func (st *story) part(m *mention) int {
	t := st.trees[m.sentence]
	switch rel := t.Rel(m.outer); {
	case rel == "nsubj" && t.Depth(m.outer) <= 1:
		return mainSubject
	case rel == "nsubj":
		return innerSubject
	case rel == "obj" || rel == "iobj":
		return objectPart
	case rel == "obl":
		return obliquePart
	case t.Rels[m.outer] == "nmod:poss":
		return ownerPart
	case rel == "nmod":
		return nounPart
	}
	return otherPart
}

// Sorts of things that a candidate can be, as values of facts.
const (
	sortPerson = iota
	sortPeople
	sortSomeone // a person without a name
	sortCountry
	sortBody
	sortSomeBody
	sortPlace
	sortSite
	sortText
	sortEvent
	sortThing
	sortSomething
	sortEither // a person or a thing
	sortSeveral
	sortUnknown
	sorts // how many there are
)

// sortOf is what sort of thing a referent is.
func (st *story) sortOf(r *referent) int {
	if len(r.members) > 0 {
		return sortSeveral
	}
	if r.entity >= 0 {
		typ := st.entities[r.entity].typ
		switch st.schema.Class(typ) {
		case "Person":
			return sortPerson
		case "Group":
			return sortPeople
		case "Organization":
			return sortBody
		case "Place":
			if typ == "Country" {
				return sortCountry
			}
			return sortPlace
		case "Event":
			return sortEvent
		}
		return sortThing
	}
	switch k := r.kind; {
	case r.noun == nil:
		return sortUnknown
	case k == isPerson:
		return sortSomeone
	case k&isPerson != 0:
		return sortEither
	case k&isBody != 0:
		return sortSomeBody
	case k&isPlace != 0:
		return sortSite
	case k&isText != 0:
		return sortText
	}
	if st.schema.Class(st.typeOfNoun(r.noun.sentence, r.noun.head)) == "Event" {
		return sortEvent
	}
	return sortSomething
}

// Ways in which a mention says what it means, as values of facts.
const (
	byName = iota
	byDefinite
	byBare
	byIndefinite
	byPronoun
	byGroup
	ways // how many there are
)

// way is how a mention says what it means.
func (st *story) way(m *mention) int {
	t := st.trees[m.sentence]
	switch {
	case m.group:
		return byGroup
	case m.form == named:
		return byName
	case m.form == pronominal:
		return byPronoun
	case st.isDefinite(t, m):
		return byDefinite
	case t.Child(m.head, "det", "nummod") >= 0:
		return byIndefinite
	}
	return byBare
}

// quoting is where two mentions stand: 0 both outside quotations, 1 only the earlier one in one, 2 only the later one,
// 3 in one quotation, 4 in two.
func (st *story) quoting(o, m *mention) int {
	a, b := st.quotes[o.sentence][o.head], st.quotes[m.sentence][m.head]
	switch {
	case a == nil && b == nil:
		return 0
	case b == nil:
		return 1
	case a == nil:
		return 2
	case a == b:
		return 3
	}
	return 4
}

// apart is how many sentences lie between two mentions, in six steps: 0, 1, 2, up to 4, up to 9, more.
func apart(o, m *mention) int {
	switch d := m.sentence - o.sentence; {
	case d <= 2:
		return d
	case d <= 4:
		return 3
	case d <= 9:
		return 4
	}
	return 5
}

// often is how often the story speaks of something, in five steps: 1, 2, 3, up to 6, more.
func often(r *referent) int {
	switch n := r.times; {
	case n <= 3:
		return max(n, 1) - 1
	case n <= 6:
		return 3
	}
	return 4
}

// see adds a mention to the candidates for what a later one takes up; it returns the candidate. Mentions come from the
// last to the first.
func (st *story) see(list []candidate, o, m *mention) ([]candidate, *candidate) {
	r := o.referent.root()
	k := slices.IndexFunc(list, func(c candidate) bool { return c.referent == r })
	if k < 0 {
		k = len(list)
		list = append(list, candidate{referent: r, last: o})
	}
	c := &list[k]
	if d := m.sentence - o.sentence; d < seenParts {
		if p := st.part(o); c.parts[d] == noPart || p < c.parts[d] {
			c.parts[d] = p
		}
	}
	return list, c
}

// choose returns the candidate that a mention takes up by a model, nil for none of them. The bias is added to the score
// of none.
func (st *story) choose(model *ranking.Model, m *mention, list []candidate, none []ranking.Feature, bias int,
	features func([]ranking.Feature, int) []ranking.Feature) *referent {
	best, top := -1, model.Score(none)+bias
	var choice Choice
	for k := range list {
		st.features = features(st.features[:0], k)
		if s := model.Score(st.features); s > top {
			best, top = k, s
		}
		if st.choices != nil {
			choice.Candidates = append(choice.Candidates, Candidate{st.chainBefore(list[k].referent, m),
				slices.Clone(st.features)})
		}
	}
	if st.choices != nil {
		choice.Mention, choice.None, choice.Bias, choice.Taken = st.chainMention(m), slices.Clone(none), bias, best
		*st.choices = append(*st.choices, choice)
	}
	if best < 0 {
		return nil
	}
	return list[best].referent
}

// Choice is a choice of what a phrase takes up: what the models of pronouns and of nouns are fitted to.
type Choice struct {
	Mention    ChainMention
	Candidates []Candidate
	None       []ranking.Feature // what speaks for none of them
	Bias       int               // what is added to the score of none
	Taken      int               // the index of the candidate that was taken, -1 for none
}

// Candidate is what a phrase may take up: the phrases before it that are known to mean the same, and what speaks for
// it.
type Candidate struct {
	Chain    Chain
	Features []ranking.Feature
}

// Choices returns the choices between antecedents that the reading of a document makes, in the order in which it makes
// them. The sentences are the document's, analysed.
func (x *Extractor) Choices(doc *quadpress.Document, sentences []quadpress.Sentence) (choices []Choice) {
	x.readNoting(doc, sentences, &choices)
	return choices
}

// chainBefore are the mentions of a referent before a mention.
func (st *story) chainBefore(r *referent, m *mention) (out Chain) {
	for n := 0; n <= m.sentence; n++ {
		for _, o := range st.phrases[n] {
			if o.before(m) && o.referent.root() == r {
				out = append(out, st.chainMention(o))
			}
		}
	}
	return out
}
