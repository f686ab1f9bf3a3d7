package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/schema"
)

// eventNoun returns the form under which the schema knows a noun as an event, with its modifier where that makes the
// event ("news conference"), "" for any other noun.
func (st *story) eventNoun(t *syntax.Tree, i int) string {
	if u := t.Tokens[i].UPOS; u != "NOUN" && u != "PROPN" || st.at[t.Index][i] != nil && !st.at[t.Index][i].acting {
		return ""
	}
	lemma := strings.ToLower(t.Lemma(i))
	if i > 0 {
		for _, w := range [...]string{t.Lower(i - 1), t.Lemma(i - 1)} {
			if form := w + " " + lemma; st.schema.NounPrepositions(form) != nil {
				return form
			}
		}
	}
	if st.schema.NounPrepositions(lemma) != nil {
		return lemma
	}
	if form := t.Lower(i); st.schema.NounPrepositions(form) != nil { // "talks" where it is listed as such
		return form
	}
	return ""
}

// noun is the predicate of an event noun whose object stands under the preposition, its modifier left out where that
// makes no difference: "missile attack against" is "attack against".
func (st *story) noun(noun, preposition string) *schema.Predicate {
	if p := st.schema.Noun(noun, preposition); p != nil {
		return p
	}
	if i := strings.LastIndexByte(noun, ' '); i >= 0 {
		return st.schema.Noun(noun[i+1:], preposition)
	}
	return nil
}

// doing is eventNoun for nouns of what is done alone: "talks", not "unit".
func (st *story) doing(t *syntax.Tree, i int) string {
	noun := st.eventNoun(t, i)
	if noun == "" {
		return ""
	}
	for _, preposition := range st.schema.NounPrepositions(noun) {
		if p := st.schema.Noun(noun, preposition); p.Event != "" || !st.isStative(noun, p) {
			return noun
		}
	}
	return ""
}

// nominalEvents makes statements of the nouns that name events: "Russian airstrikes on Homs", "held talks with Lavrov
// in Vienna", "after a meeting between Kerry and Lavrov".
func (st *story) nominalEvents(n int) {
	t := st.trees[n]
	for i := range t.Tokens {
		noun := st.eventNoun(t, i)
		if noun == "" || st.inTextTitle(n, i) {
			continue
		}
		before := len(st.statements)
		st.nominalEvent(n, i, noun)
		st.told[n][i] = len(st.statements) > before
	}
}

func (st *story) nominalEvent(n, i int, noun string) {
	t := st.trees[n]
	first := i                                                                                                                                          // of coordinated event nouns the first one hangs on the verb
	for h := t.Head(first); h >= 0 && (t.Rel(first) == "conj" || t.Rel(first) == "nmod" && h < first && st.counted(n, h) == first); h = t.Head(first) { // "a series of strikes"
		first = h
	}
	c := st.clauses[n][t.Governor(first, st.clauses[n])]
	if own := st.clauses[n][first]; own != nil && own.Copula >= 0 && t.Preposition(first) != "" { // "is in talks with"
		c = own
	}
	f := finding{sentence: n, word: i, place: -1, time: -1, stance: st.nominalStance(n, first, c), confidence: 0.8, lemma: noun}
	f.time = st.nominalTime(n, i, first, c)
	// What stands under the noun's prepositions, wherever a parser hangs it: on the noun, or after it on the verb.
	var attached []syntax.Oblique
	for _, k := range t.Kids[i] {
		if t.Rel(k) == "nmod" || t.Rel(k) == "obl" {
			for _, h := range t.Conjuncts(k) {
				attached = append(attached, syntax.Oblique{Head: h, Preposition: cmp.Or(t.Preposition(h), t.Preposition(k))})
			}
		}
	}
	governing := t.Head(first) >= 0 && c != nil && t.Head(first) == c.Verb
	undergone := governing && t.Rel(first) == "nsubj" && c.Passive && c.Is(st.lex.Light) // "Talks were held between"
	for _, k := range t.Kids[i] {                                                        // "the agreement signed between", "strikes carried out by"
		if g := st.clauses[n][k]; g != nil && t.Rel(k) == "acl" && g.Passive && g.Is(st.lex.Light) {
			attached = append(attached, g.Obliques...)
			for _, a := range g.Agents {
				attached = append(attached, syntax.Oblique{Head: a, Preposition: "by"})
			}
		}
	}
	if governing && (undergone || t.Rel(first) != "nsubj") {
		end := i // of the noun's phrase; what follows it at once may be its own
		for _, k := range t.Subtree(first, nil) {
			end = max(end, k)
		}
		for _, o := range c.Obliques {
			if o.Head <= i {
				continue
			}
			phrase := t.Subtree(o.Head, nil)
			if undergone || t.Rel(first) == "obj" || phrase[0] <= end+1 || phrase[0] == end+2 && t.Tokens[end+1].Form == "," && o.Preposition == "with" {
				attached = append(attached, o)
				end = max(end, phrase[len(phrase)-1])
			}
		}
	}
	if governing {
		attached = append(attached, st.against(n, i, noun, c, attached)...)
	}
	for _, o := range slices.Clone(attached) { // "a press availability in Vienna, Austria, with Lavrov"
		for _, k := range t.Kids[o.Head] {
			p := t.Preposition(k)
			if t.Rel(k) == "nmod" && p != "of" && !st.lex.Locative[p] && (st.lex.Locative[o.Preposition] || st.lex.Temporal[o.Preposition]) {
				for _, h := range t.Conjuncts(k) {
					attached = append(attached, syntax.Oblique{Head: h, Preposition: cmp.Or(t.Preposition(h), p)})
				}
			}
		}
	}
	for _, o := range attached {
		if st.lex.Locative[o.Preposition] && f.place < 0 {
			f.place = st.placeWord(n, o.Head)
			if f.place < 0 {
				f.place = st.placeWithin(n, o.Head)
			}
		}
		if _, given := st.dates(n, o.Head, o.Preposition); given {
			f.time = st.better(n, f.time, o.Head)
		}
	}
	if f.place < 0 && governing {
		f.place = st.placeOf(n, c)
	}
	doers := st.nominalDoers(n, i, noun, attached)
	if c != nil {
		st.received(n, first, noun, c, f, attached, doers)
	}
	aimed := slices.ContainsFunc(attached, func(o syntax.Oblique) bool { // "strikes on Hezbollah in Lebanon" have their target
		return (o.Preposition == "on" || o.Preposition == "against") && o.Head != f.place && st.noun(noun, o.Preposition) != nil && !t.IsTime(o.Head)
	})
	for _, o := range attached {
		if aimed && o.Preposition == "in" && o.Head == f.place {
			continue
		}
		p := st.noun(noun, o.Preposition)
		if p == nil || t.IsTime(o.Head) || p.Event == "" && st.isStative(noun, p) || st.schema.Refines(p.Name, "said") { // "a Russian member of", "a statement about"
			continue
		}
		who := doers
		if len(who) == 0 && (o.Preposition == "from" || o.Preposition == "to") { // "the withdrawal of French troops from Mali"
			who = st.movers(n, attached)
		}
		if g := st.frameAt[n][i]; g != nil && len(who) == 0 && g.acts(o.Head) {
			continue // "demanded the resignation of Lind"
		}
		if len(who) == 0 && c != nil {
			who = st.participants(n, first, c, p)
		}
		if len(who) == 0 {
			g := f
			g.rule, g.predicate, g.subject, g.object = byNounPossessive, p, -1, o.Head
			st.reject(g, "no one is named whose event it is")
		}
		for _, d := range who {
			g := f
			g.predicate, g.subject, g.object, g.rule = p, d.word, o.Head, d.rule
			if o.Head == f.place {
				g.place = -1
			}
			st.emit(g)
		}
	}
	switch p := st.noun(noun, "with"); {
	case p == nil:
	case p.Symmetric:
		st.between(n, c, f, p, attached, doers)
	case p.Event == "CONSULT" && slices.ContainsFunc(attached, func(o syntax.Oblique) bool { return o.Preposition == "between" }): // "a phone call between Lind and Berg"
		st.between(n, c, f, st.schema.Predicate("spoke_with"), attached, doers)
	}
}

// movers are those whose movement an event noun is, where they stand under "of".
func (st *story) movers(n int, attached []syntax.Oblique) (out []doer) {
	for _, o := range attached {
		if o.Preposition == "of" && st.entityAt(n, o.Head, true) >= 0 {
			out = append(out, doer{o.Head, byNounOf})
		}
	}
	return out
}

// against finds what an event is directed against where other phrases stand between: "conducted strikes with two
// bombers on Monday against the camp". Nothing else in the clause may be what is against it.
func (st *story) against(n, i int, noun string, c *syntax.Clause, attached []syntax.Oblique) []syntax.Oblique {
	t := st.trees[n]
	if st.noun(noun, "against") == nil || slices.ContainsFunc(attached, func(o syntax.Oblique) bool { return o.Preposition == "against" || o.Preposition == "on" }) {
		return nil
	}
	for _, k := range t.Subtree(c.Verb, func(k int) bool { return st.clauses[n][k] != nil && t.Rel(k) != "advcl" && k != c.Verb }) {
		if k < i || t.Preposition(k) != "against" {
			continue
		}
		if h := t.Head(k); h < 0 || h == i || st.eventNoun(t, h) != "" || t.Tokens[h].UPOS == "VERB" && st.verb(st.clauses[n][h], "against") != nil {
			return nil
		}
		var out []syntax.Oblique
		for _, h := range t.Conjuncts(k) {
			out = append(out, syntax.Oblique{Head: h, Preposition: "against"})
		}
		return out
	}
	return nil
}

// isStative reports whether a noun names what something is ("base in", "member of") rather than what is done
// ("acquisition of"): the latter begins like its verb.
func (st *story) isStative(noun string, p *schema.Predicate) bool {
	if st.lex.Relational[noun] || st.lex.Settlements[noun] || st.lex.Roles[noun] || st.lex.Generic[noun] {
		return true
	}
	return !slices.ContainsFunc(p.Verbs, func(v schema.Verb) bool {
		return len(v.Lemma) >= 3 && strings.HasPrefix(noun, v.Lemma[:min(4, len(v.Lemma))])
	})
}

// doer is the word for one who acts, and the rule that found it.
type doer struct {
	word int
	rule *Rule
}

// nominalDoers are those whose event a noun is: "Russia's airstrikes", "Russian airstrikes", "airstrikes by Russia".
func (st *story) nominalDoers(n, i int, noun string, attached []syntax.Oblique) (out []doer) {
	t := st.trees[n]
	for _, k := range t.Kids[i] {
		switch rel := t.Rels[k]; {
		case rel == "nmod:poss":
			for _, h := range t.Conjuncts(k) {
				if st.entityAt(n, h, true) >= 0 {
					out = append(out, doer{h, byNounPossessive})
				}
			}
		case (rel == "amod" || rel == "compound" || rel == "nmod") && k < i:
			if st.modifierEntity(n, k) >= 0 {
				for _, h := range t.Conjuncts(k) {
					if st.modifierEntity(n, h) >= 0 {
						out = append(out, doer{h, byNounModifier})
					}
				}
			}
		}
	}
	for _, o := range attached {
		if o.Preposition == "by" && st.entityAt(n, o.Head, true) >= 0 {
			out = append(out, doer{o.Head, byNounAgent})
		}
		if o.Preposition == "from" && (st.lex.Sourced[noun] || comeUnder(t, i)) && st.entityAt(n, o.Head, true) >= 0 {
			out = append(out, doer{o.Head, byNounSource})
		}
		if o.Preposition == "of" && st.schema.Noun(noun, "of") == nil && st.entityAt(n, o.Head, true) >= 0 && t.Head(o.Head) == i {
			out = append(out, doer{o.Head, byNounOf})
		}
	}
	return out
}

// received states what someone does to the subject of a verb of receiving: "Turkey drew criticism from Germany", "came
// under German pressure". The noun's own object goes first: "won support for the plan".
func (st *story) received(n, first int, noun string, c *syntax.Clause, f finding, attached []syntax.Oblique, doers []doer) {
	if !st.receives(c, first) {
		return
	}
	for _, o := range attached {
		if st.noun(noun, o.Preposition) != nil {
			return
		}
	}
	for _, preposition := range st.schema.NounPrepositions(noun) {
		p := st.schema.Noun(noun, preposition)
		if p.Event == "" {
			continue
		}
		for _, d := range doers {
			for _, s := range c.Subjects {
				f.predicate, f.subject, f.object, f.rule = p, d.word, s, byReceived
				st.emit(f)
			}
		}
		return
	}
}

// receives reports whether a clause's subject receives what a noun says.
func (st *story) receives(c *syntax.Clause, noun int) bool {
	if c.Passive || c.Copula >= 0 {
		return false
	}
	return slices.Contains(c.Objects, noun) && st.lex.Receiving[c.Key()] || slices.ContainsFunc(c.Obliques, func(o syntax.Oblique) bool {
		return o.Head == noun && st.lex.Receiving[c.Key()+" "+o.Preposition]
	})
}

// comeUnder reports whether a noun is what something comes under, which is always someone's: "came under attack from
// Russia".
func comeUnder(t *syntax.Tree, i int) bool {
	return t.Preposition(i) == "under" && t.Head(i) >= 0 && t.Lemma(t.Head(i)) == "come"
}

// receivesAct reports whether a clause's subject receives an act that comes from someone.
func (st *story) receivesAct(c *syntax.Clause) bool {
	sourced := func(i int) bool {
		return st.receives(c, i) && (st.lex.Sourced[st.eventNoun(c.Tree, i)] || comeUnder(c.Tree, i))
	}
	return slices.ContainsFunc(c.Objects, sourced) || slices.ContainsFunc(c.Obliques, func(o syntax.Oblique) bool { return sourced(o.Head) })
}

// modifierEntity is the entity that a modifier before a noun names as the doer: "Russian airstrikes", "US sanctions".
func (st *story) modifierEntity(n, k int) int {
	if r := st.at[n][k]; r != nil && st.schema.Class(r.typ) != "Thing" && st.schema.Class(r.typ) != "Event" {
		return r.entity
	}
	return -1
}

// participants are those who take part in an event that its noun names no doer of: the subject of a light verb ("held
// talks with"); of events in which all take part alike, also the subject of the clause that it accompanies ("Speaking
// after talks with Lavrov, Kerry said").
func (st *story) participants(n, first int, c *syntax.Clause, p *schema.Predicate) (out []doer) {
	t := st.trees[n]
	doers := c.Subjects
	if c.Passive {
		doers = c.Agents
	}
	found := func(words []int, rule *Rule) []doer {
		for _, w := range words {
			out = append(out, doer{w, rule})
		}
		return out
	}
	switch rel := t.Rel(first); {
	case rel == "obj" && len(c.Indirect) > 0 && st.lex.Transferable[t.Lemma(first)]: // "gave Lind control over the bank"
		return found(c.Indirect, byLightVerb)
	case rel == "obj" && (c.Is(st.lex.Light) || c.Is(st.lex.Prospective) && !c.Is(st.lex.Attitudes) || c.Is(st.lex.Cancelling) || c.Is(st.lex.Aspect)):
		return found(doers, byLightVerb)
	case rel == "nsubj" || c.Passive && rel == "nsubj":
		return nil
	case c.Copula >= 0 && c.Verb == first: // "is in talks with", "is at war with"
		if prep := t.Preposition(first); prep == "in" || prep == "at" || prep == "on" {
			return found(c.Subjects, byLightVerb)
		}
	case rel == "obl" && p.Symmetric:
		prep := t.Preposition(first)
		if prep == "in" || prep == "at" || prep == "during" || st.lex.Temporal[prep] {
			return found(c.Subjects, byCircumstance)
		}
	case t.Preposition(first) == "for" && !c.Passive && slices.ContainsFunc(c.Objects, func(o int) bool { return t.Lemma(o) == "responsibility" }): // "claimed responsibility for the attack on"
		return found(doers, byLightVerb)
	case rel == "obl" && c.Is(st.lex.Light) && t.Preposition(first) == "in": // "took part in strikes on"
		return found(doers, byLightVerb)
	case rel == "advcl" && p.Symmetric: // "Following a meeting with Lavrov", parsed as a clause
		return found(c.Subjects, byCircumstance)
	}
	return nil
}

// between states an event that two sides share: "a meeting between Kerry and Lavrov", "talks by Kerry and Lavrov".
func (st *story) between(n int, c *syntax.Clause, f finding, p *schema.Predicate, attached []syntax.Oblique, doers []doer) {
	t := st.trees[n]
	var sides []int
	for _, o := range attached {
		if o.Preposition == "between" || o.Preposition == "among" {
			if t.Preposition(o.Head) != "" && len(sides) > 1 { // "between Israel and Bahrain and between Serbia and Kosovo"
				break
			}
			sides = append(sides, o.Head)
		}
	}
	if len(sides) < 2 {
		for _, o := range attached {
			if st.noun(f.lemma, o.Preposition) != nil && !t.IsTime(o.Head) {
				return
			}
		}
		if f.lemma == "talk" && t.Tokens[f.word].XPOS == "NN" { // "her TED talk"
			return
		}
		sides = sides[:0]
		for _, d := range doers {
			if d.rule != doers[0].rule { // "the club's Berg deal" is about Berg
				return
			}
			sides = append(sides, d.word)
		}
		if st.lex.Audiences[f.lemma] && !slices.ContainsFunc(t.Kids[f.word], func(k int) bool { return t.Lower(k) == "joint" }) {
			return // "Lind and Berg gave a press conference", each perhaps their own
		}
		if len(doers) == 0 && c != nil && (c.Is(st.lex.Light) && slices.Contains(c.Objects, f.word)) { // "Turkey and Libya signed an agreement"
			if sides = c.Subjects; len(sides) == 1 { // "Representatives of Cyprus and Greece began talks"
				sides = st.sides(n, sides[0])
			}
		}
	}
	f.predicate, f.rule = p, byBetween
	for a := range sides {
		for b := a + 1; b < len(sides); b++ {
			if st.entityAt(n, sides[a], true) >= 0 && st.entityAt(n, sides[b], true) >= 0 {
				f.subject, f.object = sides[a], sides[b]
				st.emit(f)
			}
		}
	}
}
