package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress/schema"
)

// eventNoun returns the form under which the schema knows a noun as an event, with its modifier where that makes the
// event ("news conference"), "" for any other noun.
func (st *story) eventNoun(t *tree, i int) string {
	if u := t.Tokens[i].UPOS; u != "NOUN" && u != "PROPN" || st.at[t.index][i] != nil && !st.at[t.index][i].acting {
		return ""
	}
	lemma := strings.ToLower(t.lemma(i))
	if i > 0 {
		for _, w := range [...]string{t.lower(i - 1), t.lemma(i - 1)} {
			if form := w + " " + lemma; st.schema.NounPrepositions(form) != nil {
				return form
			}
		}
	}
	if st.schema.NounPrepositions(lemma) != nil {
		return lemma
	}
	if form := t.lower(i); st.schema.NounPrepositions(form) != nil { // "talks" where it is listed as such
		return form
	}
	return ""
}

// noun is the predicate of an event noun whose object stands under the preposition, its modifier left out where that makes no
// difference: "missile attack against" is "attack against".
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
func (st *story) doing(t *tree, i int) string {
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

// nominalEvents makes statements of the nouns that name events: "Russian airstrikes on Homs", "held talks with Lavrov in
// Vienna", "after a meeting between Kerry and Lavrov".
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
	for h := t.head(first); h >= 0 && (t.rel(first) == "conj" || t.rel(first) == "nmod" && h < first && st.counted(n, h) == first); h = t.head(first) { // "a series of strikes"
		first = h
	}
	c := st.clauses[n][t.governor(first, st.clauses[n])]
	if own := st.clauses[n][first]; own != nil && own.copula >= 0 && t.preposition(first) != "" { // "is in talks with"
		c = own
	}
	f := finding{sentence: n, word: i, place: -1, time: -1, stance: st.nominalStance(n, first, c), confidence: 0.8, lemma: noun}
	f.time = st.nominalTime(n, i, first, c)
	// What stands under the noun's prepositions, wherever a parser hangs it: on the noun, or after it on the verb.
	var attached []oblique
	for _, k := range t.kids[i] {
		if t.rel(k) == "nmod" || t.rel(k) == "obl" {
			for _, h := range t.conjuncts(k) {
				attached = append(attached, oblique{head: h, preposition: cmp.Or(t.preposition(h), t.preposition(k))})
			}
		}
	}
	governing := t.head(first) >= 0 && c != nil && t.head(first) == c.verb
	undergone := governing && t.rel(first) == "nsubj" && c.passive && c.is(st.lex.Light) // "Talks were held between"
	for _, k := range t.kids[i] {                                                        // "the agreement signed between", "strikes carried out by"
		if g := st.clauses[n][k]; g != nil && t.rel(k) == "acl" && g.passive && g.is(st.lex.Light) {
			attached = append(attached, g.obliques...)
			for _, a := range g.agents {
				attached = append(attached, oblique{head: a, preposition: "by"})
			}
		}
	}
	if governing && (undergone || t.rel(first) != "nsubj") {
		end := i // of the noun's phrase; what follows it at once may be its own
		for _, k := range t.subtree(first, nil) {
			end = max(end, k)
		}
		for _, o := range c.obliques {
			if o.head <= i {
				continue
			}
			phrase := t.subtree(o.head, nil)
			if undergone || t.rel(first) == "obj" || phrase[0] <= end+1 || phrase[0] == end+2 && t.Tokens[end+1].Form == "," && o.preposition == "with" {
				attached = append(attached, o)
				end = max(end, phrase[len(phrase)-1])
			}
		}
	}
	if governing {
		attached = append(attached, st.against(n, i, noun, c, attached)...)
	}
	for _, o := range slices.Clone(attached) { // "a press availability in Vienna, Austria, with Lavrov"
		for _, k := range t.kids[o.head] {
			p := t.preposition(k)
			if t.rel(k) == "nmod" && p != "of" && !st.lex.Locative[p] && (st.lex.Locative[o.preposition] || st.lex.Temporal[o.preposition]) {
				for _, h := range t.conjuncts(k) {
					attached = append(attached, oblique{head: h, preposition: cmp.Or(t.preposition(h), p)})
				}
			}
		}
	}
	for _, o := range attached {
		if st.lex.Locative[o.preposition] && f.place < 0 {
			f.place = st.placeWord(n, o.head)
			if f.place < 0 {
				f.place = st.placeWithin(n, o.head)
			}
		}
		if _, given := st.dates(n, o.head, o.preposition); given {
			f.time = st.better(n, f.time, o.head)
		}
	}
	if f.place < 0 && governing {
		f.place = st.placeOf(n, c)
	}
	doers := st.nominalDoers(n, i, noun, attached)
	if c != nil {
		st.received(n, first, noun, c, f, attached, doers)
	}
	aimed := slices.ContainsFunc(attached, func(o oblique) bool { // "strikes on Hezbollah in Lebanon" have their target
		return (o.preposition == "on" || o.preposition == "against") && o.head != f.place && st.noun(noun, o.preposition) != nil && !t.isTime(o.head)
	})
	for _, o := range attached {
		if aimed && o.preposition == "in" && o.head == f.place {
			continue
		}
		p := st.noun(noun, o.preposition)
		if p == nil || t.isTime(o.head) || p.Event == "" && st.isStative(noun, p) || st.schema.Refines(p.Name, "said") { // "a Russian member of", "a statement about"
			continue
		}
		who := doers
		if len(who) == 0 && (o.preposition == "from" || o.preposition == "to") { // "the withdrawal of French troops from Mali"
			who = st.movers(n, attached)
		}
		if len(who) == 0 && c != nil {
			who = st.participants(n, first, c, p)
		}
		if len(who) == 0 {
			g := f
			g.rule, g.predicate, g.subject, g.object = byNounPossessive, p, -1, o.head
			st.reject(g, "no one is named whose event it is")
		}
		for _, d := range who {
			g := f
			g.predicate, g.subject, g.object, g.rule = p, d.word, o.head, d.rule
			if o.head == f.place {
				g.place = -1
			}
			st.emit(g)
		}
	}
	switch p := st.noun(noun, "with"); {
	case p == nil:
	case p.Symmetric:
		st.between(n, c, f, p, attached, doers)
	case p.Event == "CONSULT" && slices.ContainsFunc(attached, func(o oblique) bool { return o.preposition == "between" }): // "a phone call between Lind and Berg"
		st.between(n, c, f, st.schema.Predicate("spoke_with"), attached, doers)
	}
}

// movers are those whose movement an event noun is, where they stand under "of".
func (st *story) movers(n int, attached []oblique) (out []doer) {
	for _, o := range attached {
		if o.preposition == "of" && st.entityAt(n, o.head, true) >= 0 {
			out = append(out, doer{o.head, byNounOf})
		}
	}
	return out
}

// against finds what an event is directed against where other phrases stand between: "conducted strikes with two bombers
// on Monday against the camp". Nothing else in the clause may be what is against it.
func (st *story) against(n, i int, noun string, c *clause, attached []oblique) []oblique {
	t := st.trees[n]
	if st.noun(noun, "against") == nil || slices.ContainsFunc(attached, func(o oblique) bool { return o.preposition == "against" || o.preposition == "on" }) {
		return nil
	}
	for _, k := range t.subtree(c.verb, func(k int) bool { return st.clauses[n][k] != nil && t.rel(k) != "advcl" && k != c.verb }) {
		if k < i || t.preposition(k) != "against" {
			continue
		}
		if h := t.head(k); h < 0 || h == i || st.eventNoun(t, h) != "" || t.Tokens[h].UPOS == "VERB" && st.verb(st.clauses[n][h], "against") != nil {
			return nil
		}
		var out []oblique
		for _, h := range t.conjuncts(k) {
			out = append(out, oblique{head: h, preposition: "against"})
		}
		return out
	}
	return nil
}

// isStative tells whether a noun names what something is ("base in", "member of") rather than what is done ("acquisition
// of"): the latter begins like its verb.
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
func (st *story) nominalDoers(n, i int, noun string, attached []oblique) (out []doer) {
	t := st.trees[n]
	for _, k := range t.kids[i] {
		switch rel := t.rels[k]; {
		case rel == "nmod:poss":
			for _, h := range t.conjuncts(k) {
				if st.entityAt(n, h, true) >= 0 {
					out = append(out, doer{h, byNounPossessive})
				}
			}
		case (rel == "amod" || rel == "compound" || rel == "nmod") && k < i:
			if st.modifierEntity(n, k) >= 0 {
				for _, h := range t.conjuncts(k) {
					if st.modifierEntity(n, h) >= 0 {
						out = append(out, doer{h, byNounModifier})
					}
				}
			}
		}
	}
	for _, o := range attached {
		if o.preposition == "by" && st.entityAt(n, o.head, true) >= 0 {
			out = append(out, doer{o.head, byNounAgent})
		}
		if o.preposition == "from" && (st.lex.Sourced[noun] || t.comeUnder(i)) && st.entityAt(n, o.head, true) >= 0 {
			out = append(out, doer{o.head, byNounSource})
		}
		if o.preposition == "of" && st.schema.Noun(noun, "of") == nil && st.entityAt(n, o.head, true) >= 0 && t.head(o.head) == i {
			out = append(out, doer{o.head, byNounOf})
		}
	}
	return out
}

// received states what someone does to the subject of a verb of receiving: "Turkey drew criticism from Germany", "came
// under German pressure". The noun's own object goes first: "won support for the plan".
func (st *story) received(n, first int, noun string, c *clause, f finding, attached []oblique, doers []doer) {
	if !st.receives(c, first) {
		return
	}
	for _, o := range attached {
		if st.noun(noun, o.preposition) != nil {
			return
		}
	}
	for _, preposition := range st.schema.NounPrepositions(noun) {
		p := st.schema.Noun(noun, preposition)
		if p.Event == "" {
			continue
		}
		for _, d := range doers {
			for _, s := range c.subjects {
				f.predicate, f.subject, f.object, f.rule = p, d.word, s, byReceived
				st.emit(f)
			}
		}
		return
	}
}

// receives tells whether a clause's subject receives what a noun says.
func (st *story) receives(c *clause, noun int) bool {
	if c.passive || c.copula >= 0 {
		return false
	}
	return slices.Contains(c.objects, noun) && st.lex.Receiving[c.key()] || slices.ContainsFunc(c.obliques, func(o oblique) bool {
		return o.head == noun && st.lex.Receiving[c.key()+" "+o.preposition]
	})
}

// comeUnder tells whether a noun is what something comes under, which is always someone's: "came under attack from Russia".
func (t *tree) comeUnder(i int) bool {
	return t.preposition(i) == "under" && t.head(i) >= 0 && t.lemma(t.head(i)) == "come"
}

// receivesAct tells whether a clause's subject receives an act that comes from someone.
func (st *story) receivesAct(c *clause) bool {
	sourced := func(i int) bool {
		return st.receives(c, i) && (st.lex.Sourced[st.eventNoun(c.tree, i)] || c.comeUnder(i))
	}
	return slices.ContainsFunc(c.objects, sourced) || slices.ContainsFunc(c.obliques, func(o oblique) bool { return sourced(o.head) })
}

// modifierEntity is the entity that a modifier before a noun names as the doer: "Russian airstrikes", "US sanctions".
func (st *story) modifierEntity(n, k int) int {
	if r := st.at[n][k]; r != nil && class(st.schema, r.typ) != "Thing" && class(st.schema, r.typ) != "Event" {
		return r.entity
	}
	return -1
}

// participants are those who take part in an event that its noun names no doer of: the subject of a light verb ("held
// talks with"); of events in which all take part alike, also the subject of the clause that it accompanies ("Speaking
// after talks with Lavrov, Kerry said").
func (st *story) participants(n, first int, c *clause, p *schema.Predicate) (out []doer) {
	t := st.trees[n]
	doers := c.subjects
	if c.passive {
		doers = c.agents
	}
	found := func(words []int, rule *Rule) []doer {
		for _, w := range words {
			out = append(out, doer{w, rule})
		}
		return out
	}
	switch rel := t.rel(first); {
	case rel == "obj" && len(c.indirect) > 0 && st.lex.Transferable[t.lemma(first)]: // "gave Lind control over the bank"
		return found(c.indirect, byLightVerb)
	case rel == "obj" && (c.is(st.lex.Light) || c.is(st.lex.Prospective) || c.is(st.lex.Cancelling) || c.is(st.lex.Aspect)):
		return found(doers, byLightVerb)
	case rel == "nsubj" || c.passive && rel == "nsubj":
		return nil
	case c.copula >= 0 && c.verb == first: // "is in talks with", "is at war with"
		if prep := t.preposition(first); prep == "in" || prep == "at" || prep == "on" {
			return found(c.subjects, byLightVerb)
		}
	case rel == "obl" && p.Symmetric:
		prep := t.preposition(first)
		if prep == "in" || prep == "at" || prep == "during" || st.lex.Temporal[prep] {
			return found(c.subjects, byCircumstance)
		}
	case t.preposition(first) == "for" && !c.passive && slices.ContainsFunc(c.objects, func(o int) bool { return t.lemma(o) == "responsibility" }): // "claimed responsibility for the attack on"
		return found(doers, byLightVerb)
	case rel == "obl" && c.is(st.lex.Light) && t.preposition(first) == "in": // "took part in strikes on"
		return found(doers, byLightVerb)
	case rel == "advcl" && p.Symmetric: // "Following a meeting with Lavrov", parsed as a clause
		return found(c.subjects, byCircumstance)
	}
	return nil
}

// between states an event that two sides share: "a meeting between Kerry and Lavrov", "talks by Kerry and Lavrov".
func (st *story) between(n int, c *clause, f finding, p *schema.Predicate, attached []oblique, doers []doer) {
	t := st.trees[n]
	var sides []int
	for _, o := range attached {
		if o.preposition == "between" || o.preposition == "among" {
			if t.preposition(o.head) != "" && len(sides) > 1 { // "between Israel and Bahrain and between Serbia and Kosovo"
				break
			}
			sides = append(sides, o.head)
		}
	}
	if len(sides) < 2 {
		for _, o := range attached {
			if st.noun(f.lemma, o.preposition) != nil && !t.isTime(o.head) {
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
		if st.lex.Audiences[f.lemma] && !slices.ContainsFunc(t.kids[f.word], func(k int) bool { return t.lower(k) == "joint" }) {
			return // "Lind and Berg gave a press conference", each perhaps their own
		}
		if len(doers) == 0 && c != nil && (c.is(st.lex.Light) && slices.Contains(c.objects, f.word)) { // "Turkey and Libya signed an agreement"
			if sides = c.subjects; len(sides) == 1 { // "Representatives of Cyprus and Greece began talks"
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
