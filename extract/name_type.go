package extract

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/name"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/quantity"
	"github.com/quadpress/quadpress/language/wordnet"
)

// maxMentions is how many mentions of a name one saying decides for.
const maxMentions = 8

// typeNames finds the types of the names of which the story says what they name: after "Woldy, a supermarket chain" a
// company wherever it stands. Of several sayings the most frequent holds, among equals the first in the alphabet.
func (st *story) typeNames() {
	mentions, sayings := map[string]int{}, map[string]map[string]int{}
	for n, t := range st.trees {
		for _, m := range t.Mentions {
			if class := mentionClass(m.Type); class == "Group" || class == "Event" || m.Type == quadpress.Law {
				continue
			}
			key := nameKey(t, m)
			mentions[key]++
			if typ := st.saidOf(n, m); typ != "" {
				if sayings[key] == nil {
					sayings[key] = map[string]int{}
				}
				sayings[key][typ]++
			}
		}
	}
	st.said = map[string]string{}
	for key, said := range sayings {
		types := slices.SortedFunc(maps.Keys(said), func(a, b string) int {
			return cmp.Or(said[b]-said[a], strings.Compare(a, b))
		})
		if mentions[key] <= maxMentions*said[types[0]] {
			st.said[key] = types[0]
		}
	}
	st.opponents()
}

// opponents makes teams of the names of one word whom teams face: "Oslo beat Bergen 3-1. Oslo host Porto in May".
func (st *story) opponents() {
	for n, t := range st.trees {
		for _, m := range t.Mentions {
			head, key := t.SpanHead(m.First, m.Last), nameKey(t, m)
			c := st.contest(n, head)
			if c == nil || m.Last != m.First+1 || st.said[key] != "" || m.Type == quadpress.Date || m.Type == quadpress.Group {
				continue
			}
			if k, known := st.gaz.Find(t.Tokens[m.First].Form); known && k.Type != "City" {
				continue
			}
			if slices.ContainsFunc(t.Mentions, func(o quadpress.Mention) bool {
				return o != m && st.said[nameKey(t, o)] == "SportsTeam" &&
					slices.Contains(contestants(c), t.SpanHead(o.First, o.Last))
			}) {
				st.said[key] = "SportsTeam"
			}
		}
	}
}

// nameKey is the name of a mention as it is compared.
func nameKey(t *syntax.Tree, m quadpress.Mention) string {
	text, _ := t.Cut(m.First, m.Last)
	return name.Key(name.Tidy(text))
}

// saidOf is the type that its sentence says the bearer of a name has, by the age behind it, by a noun beside it, or by
// a contest that it won or lost; it is "" for none.
func (st *story) saidOf(n int, m quadpress.Mention) string {
	t := st.trees[n]
	head := t.SpanHead(m.First, m.Last)
	text, _ := t.Cut(m.First, m.Last)
	if k, known := st.gaz.Find(name.Tidy(text)); known { // has a type of its own
		if k.Type != "Country" && st.schema.Class(k.Type) == "Place" && (st.competes(n, head) || st.hires(n, head) ||
			st.fields(t, m, st.lex.Players)) {
			return "SportsTeam"
		}
		return ""
	}
	switch {
	case st.agedAt(n, m.Last), st.identifiedAs(n, head), saysI(t, m), m.Last > m.First+1 && st.isCulprit(n, head):
		return "Person"
	case m.Last == m.First+1 && website.MatchString(t.Tokens[m.First].Form):
		return "Organization"
	case st.isLand(n, m):
		return "Country"
	case m.Type == quadpress.Person && m.Last == m.First+1 && st.isWherePeopleAre(n, head):
		return "Place"
	case st.competes(n, head) && (m.Type != quadpress.Person || m.Last == m.First+1 && st.playsTeam(n, head)),
		m.Type == quadpress.Organization && st.fields(t, m, st.lex.Positions):
		return "SportsTeam"
	case st.isGoods(n, m, head), isOneOf(t, m, head) &&
		(m.Type == quadpress.Other || m.Type == quadpress.Facility && !wordnet.IsNoun(t.Lower(m.Last-1))):
		return "Product"
	case st.occurs(n, m, head):
		return "Event"
	}
	if m.Type == quadpress.Person && m.Last > m.First+1 && st.isGivenName(t.Tokens[m.First].Form) {
		return "" // whatever he is said to be
	}
	typ := st.typeBeside(n, m, head)
	if st.schema.IsA(typ, "Organization") || st.schema.IsA(typ, "AdministrativeArea") || st.schema.IsA(typ, "Ship") {
		return typ
	}
	return st.typeByDeed(n, m, head)
}

// isLand reports whether a name is that of a country by what only countries have, or by lying beside one: "Belmaria's
// prime minister", "neighbouring Sorria". "Lasko's prime minister" is a person's where the story names an Ann Lasko.
func (st *story) isLand(n int, m quadpress.Mention) bool {
	t := st.trees[n]
	beside := m.First > 0 && st.lex.Neighboring[t.Lower(m.First-1)]
	own := m.Last+1 < len(t.Tokens) && t.Tokens[m.Last].XPOS == "POS" &&
		(st.lex.National[t.Lower(m.Last+1)] ||
			m.Last+2 < len(t.Tokens) && st.lex.National[t.Lower(m.Last+1)+" "+t.Lower(m.Last+2)])
	if !beside && !own {
		return false
	}
	last := t.Tokens[m.Last-1].Form
	return !slices.ContainsFunc(st.trees, func(t *syntax.Tree) bool {
		return slices.ContainsFunc(t.Mentions, func(o quadpress.Mention) bool {
			return o.Type == quadpress.Person && o.Last > o.First+1 && t.Tokens[o.Last-1].Form == last
		})
	})
}

// isWherePeopleAre reports whether a name is where those of whom a noun speaks are, as nobody's is: "police in Zembia".
func (st *story) isWherePeopleAre(n, head int) bool {
	t := st.trees[n]
	h := t.Head(head)
	if h < 0 || h > head || t.Rel(head) != "nmod" || t.Preposition(head) != "in" || t.Tokens[h].UPOS != "NOUN" {
		return false
	}
	return st.typeOfNoun(n, h) == "Person" || st.lex.BodyType(strings.ToLower(t.Lemma(h))) == "GovernmentOrganization"
}

// website matches the name of a site: "Example.com".
var website = regexp.MustCompile(`^\pL[\pL\d-]+\.(com|org|net|gov|edu|info)$`)

// agedAt reports whether a token behind a name begins the age of its bearer: "Ole Vik, 20, was".
func (st *story) agedAt(n, i int) bool {
	t := st.trees[n]
	return slices.ContainsFunc(st.amounts[n], func(a quantity.Found) bool {
		return a.Value.Kind == quantity.Age && a.First == i+1 && t.Tokens[i].Form == ","
	})
}

// identifiedAs reports whether a name is what a person is identified as: "the attacker, identified as Ole Vik".
func (st *story) identifiedAs(n, head int) bool {
	t := st.trees[n]
	c := st.clauses[n][t.Head(head)]
	if c == nil || t.Preposition(head) != "as" || t.Tokens[head].XPOS != "NNP" || !c.Passive || !c.Is(st.lex.Identifying) {
		return false
	}
	return slices.ContainsFunc(c.Subjects, func(s int) bool {
		return t.Tokens[s].UPOS == "NOUN" && st.typeOfNoun(n, s) == "Person"
	})
}

// saysI reports whether a name is the label of a turn whose first sentence speaks of the speaker: "Vik: I was born in
// Bergen."
func saysI(t *syntax.Tree, m quadpress.Mention) bool {
	after, _ := label(t)
	return m.Last <= after && !name.IsAcronym(t.Tokens[m.Last-1].Form) &&
		slices.ContainsFunc(t.Tokens[after:], func(w quadpress.Token) bool { return w.UPOS == "PRON" && w.Form == "I" })
}

// isCulprit reports whether a name is that of someone who is convicted or jailed: "Ann Marie Hall was sentenced".
func (st *story) isCulprit(n, head int) bool {
	c := st.clauses[n][st.trees[n].Head(head)]
	return c != nil && c.Passive && c.Is(st.lex.Convicting) && slices.Contains(c.Subjects, head)
}

// competes reports whether a name is a side of a contest whose score the sentence tells: "Oslo beat Bergen 3-1", "Oslo
// drew 1-1 with Bergen", "Oslo came from behind to beat Bergen 3-1".
func (st *story) competes(n, head int) bool {
	return st.contest(n, head) != nil &&
		slices.ContainsFunc(st.amounts[n], func(a quantity.Found) bool { return a.Value.Kind == quantity.Score })
}

// contest is the clause that tells of a contest of which a name is a side, nil for none: "won with 12 points".
func (st *story) contest(n, head int) *syntax.Clause {
	if st.trees[n].Tokens[head].UPOS != "PROPN" {
		return nil
	}
	for v := range st.trees[n].Tokens {
		if c := st.clauses[n][v]; c != nil && c.Is(st.lex.Competing) && slices.Contains(contestants(c), head) {
			return c
		}
	}
	return nil
}

// contestants are the sides of the contest that a clause tells.
func contestants(c *syntax.Clause) []int {
	sides := slices.Concat(c.Subjects, c.Objects)
	for _, o := range c.Obliques {
		if o.Preposition == "with" || o.Preposition == "to" || o.Preposition == "against" {
			sides = append(sides, o.Head)
		}
	}
	return sides
}

// playsTeam reports whether another side of the contest of a name has a name that is no person's.
func (st *story) playsTeam(n, head int) bool {
	t := st.trees[n]
	return slices.ContainsFunc(contestants(st.contest(n, head)), func(side int) bool {
		return side != head && slices.ContainsFunc(t.Mentions, func(m quadpress.Mention) bool {
			return m.First <= side && side < m.Last && (m.Type == quadpress.Organization || m.Type == quadpress.Place)
		})
	})
}

// fields reports whether a name stands before what someone plays or does in a team and his name: "Wolves striker Ole
// Vik", "the Wolves' head coach Ann Lee", "Wolves running back Ole Vik".
func (st *story) fields(t *syntax.Tree, m quadpress.Mention, nouns lexicon.Words) bool {
	i := m.Last
	if i < len(t.Tokens) && t.Tokens[i].XPOS == "POS" {
		i++
	}
	first := i
	inTitle := func(i int) bool { // a tagger may have "running back" for a verb with its adverb
		u := t.Tokens[i].UPOS
		return u == "ADJ" || u == "NOUN" || t.Tokens[i].XPOS == "VBG" || u == "ADV" && t.Tokens[i-1].XPOS == "VBG"
	}
	for i < len(t.Tokens) && inTitle(i) {
		i++
	}
	return i > first && t.Tokens[i-1].UPOS != "ADJ" && nouns[t.Lower(i-1)] &&
		slices.ContainsFunc(t.Mentions, func(o quadpress.Mention) bool {
			return o.First == i && o.Type == quadpress.Person
		})
}

// isOneOf reports whether a name has an indefinite article, as the name of a make: "a used Ford Fiesta", but not "a
// rival, Lumen Works".
func isOneOf(t *syntax.Tree, m quadpress.Mention, head int) bool {
	d := t.Child(head, "det")
	if d < 0 || t.Lower(d) != "a" && t.Lower(d) != "an" {
		return false
	}
	between := t.Tokens[d+1 : max(d+1, m.First)]
	return !slices.ContainsFunc(between, func(w quadpress.Token) bool { return w.UPOS == "NOUN" || w.UPOS == "PUNCT" })
}

// isGoods reports whether a name ends in a noun for goods and is what someone makes or sells: "sells Woldy Toilet
// Paper".
func (st *story) isGoods(n int, m quadpress.Mention, head int) bool {
	t := st.trees[n]
	c := st.clauses[n][t.Head(head)]
	if c == nil || !c.Is(st.lex.Trading) || !slices.Contains(c.Objects, head) || m.Last < m.First+2 {
		return false
	}
	typ := st.schema.TypeOf(wordnet.Noun(t.Lower(m.Last-2) + " " + t.Lower(m.Last-1)))
	return st.schema.IsA(typ, "Product") || st.schema.IsA(typ, "Substance")
}

// occurs reports whether a name ends in a noun for what happens and is the subject of a verb that says when: "the
// Easter Break, which began on Monday".
func (st *story) occurs(n int, m quadpress.Mention, head int) bool {
	t := st.trees[n]
	if m.Type == quadpress.Person || m.Last < m.First+2 || wordnet.NatureOf(t.Lower(m.Last-1)) != wordnet.Event {
		return false
	}
	for v, c := range st.clauses[n] {
		if c.Is(st.lex.Passing) && slices.Contains(c.Subjects, head) && slices.ContainsFunc(t.Kids[v], t.IsTime) {
			return true
		}
	}
	return false
}

// typeBeside is the type of the noun that says what a name names: of "Woldy, a supermarket chain", "Woldy is a
// supermarket chain", "the chains Woldy and Kerrick", "the village of Ardal". It is "" for none.
func (st *story) typeBeside(n int, m quadpress.Mention, head int) string {
	t := st.trees[n]
	for _, k := range t.Kids[head] {
		if k >= m.Last && t.Rel(k) == "appos" && (st.isIndefinite(t, k) || isOwned(t, k)) {
			return st.typeOfNoun(n, k)
		}
	}
	if c := st.clauses[n][t.Head(head)]; c != nil && c.Copula >= 0 && slices.Contains(c.Subjects, head) &&
		st.isIndefinite(t, c.Verb) && !t.Negated(c.Verb) {
		return st.typeOfNoun(n, c.Verb)
	}
	first := head
	for t.Rel(first) == "conj" && t.Head(first) >= 0 {
		first = t.Head(first)
	}
	if t.Rel(head) == "conj" { // "the chains Woldy and Kerrick"
		for _, o := range t.Mentions {
			if o.First <= first && first < o.Last {
				m = o
			}
		}
	}
	noun := m.First - 1
	several := first != head || len(t.Conjuncts(first)) > 1
	if h := t.Head(first); t.Rel(first) == "appos" && h >= 0 && h < noun && t.SetOff(first) &&
		t.Child(h, "det", "nmod:poss", "nummod") >= 0 { // "a supermarket chain, Woldy, said"
		noun = h
	}
	if noun < 0 || t.Tokens[noun].UPOS != "NOUN" || (t.Tokens[noun].XPOS == "NNS") != several {
		return ""
	}
	// "fined the software group Woldy 800 million euros", parsed as Woldy's euros
	company := m.Type != quadpress.Organization && t.Rel(first) == "compound" &&
		st.lex.Companies[strings.ToLower(t.Lemma(noun))]
	if t.Head(noun) != first && t.Head(first) != noun && !company {
		return ""
	}
	return st.typeOfNoun(n, noun)
}

// isOwned reports whether a noun says of something what it is by whose it is: "Woldy, Norway's largest chain".
func isOwned(t *syntax.Tree, i int) bool {
	return t.Tokens[i].XPOS == "NN" && slices.ContainsFunc(t.Kids[i], func(k int) bool { return t.Rels[k] == "nmod:poss" })
}

// isIndefinite reports whether a noun says of something what it is: "a supermarket chain".
func (st *story) isIndefinite(t *syntax.Tree, i int) bool {
	d := t.Child(i, "det")
	return t.Tokens[i].XPOS == "NN" && d >= 0 && (t.Lower(d) == "a" || t.Lower(d) == "an") && t.Child(i, "case") < 0
}

// asSaid is a mention with the type that the story says its name has.
func (st *story) asSaid(t *syntax.Tree, m quadpress.Mention) quadpress.Mention {
	switch st.schema.Class(st.said[nameKey(t, m)]) {
	case "Person":
		m.Type = quadpress.Person
	case "Organization":
		m.Type = quadpress.Organization
	case "Place":
		m.Type = quadpress.Place
	case "Event":
		m.Type = quadpress.NamedEvent
	case "Thing":
		if st.schema.IsA(st.said[nameKey(t, m)], "Product") {
			m.Type = quadpress.Product
		}
	}
	return m
}
