package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress/schema"
)

// relate makes statements of the clauses of a sentence.
func (st *story) relate(n int) {
	for i := range st.trees[n].Tokens {
		c := st.clauses[n][i]
		switch {
		case c == nil, st.inTextTitle(n, i):
		case st.folded[[2]int{n, i}] != nil && st.folded[[2]int{n, i}].nominal: // "held talks at the request of Turkey"
			st.atBehest(n, c, finding{sentence: n, stance: st.stance(n, c), time: st.timeOf(n, c), place: -1, confidence: 0.9})
		case c.copula >= 0:
			st.copular(n, c)
		case st.lex.Comparing[c.lemma(i)] && c.passive && !c.hasAux(i):
			// "Compared to Chad, Mali is rich": what Mali is measured against.
		case c.is(st.lex.Aspect) && st.hasEvent(n, c):
			// "began striking": the event is the complement, whose clause has the subject.
		default:
			st.verbal(n, c)
		}
	}
}

// hasEvent tells whether the complement or object of a clause carries its event, and has told it.
func (st *story) hasEvent(n int, c *clause) bool {
	for _, x := range c.contents {
		if c.rel(x) == "xcomp" && st.clauses[n][x] != nil {
			return true
		}
	}
	return slices.ContainsFunc(c.objects, func(o int) bool { return st.told[n][o] })
}

// verbal makes statements of a clause with a full verb.
func (st *story) verbal(n int, c *clause) {
	t := st.trees[n]
	f := finding{rule: byObject, sentence: n, word: c.verb, place: st.sharedPlace(n, c), time: st.timeOf(n, c), stance: st.stance(n, c), confidence: 0.9, lemma: c.lemma(c.verb)}
	doers, targets := c.subjects, c.objects
	if c.passive {
		doers, targets = c.agents, c.subjects
	}
	if p := st.verb(c, ""); p != nil && p.Event != "" && len(doers) == 1 { // "The delegations of Cyprus and Greece met", "was rescued by Russian and Syrian troops"
		if lemma := strings.ToLower(t.lemma(doers[0])); st.lex.Deputy[lemma] || st.lex.Instrument[lemma] {
			if all := st.sides(n, doers[0]); len(all) > 0 {
				doers = all
			}
		}
	}
	st.speech(n, c, f)
	st.appointment(n, c, f)
	st.renamed(n, c, f)
	if c.is(st.lex.Light) && slices.ContainsFunc(c.objects, func(o int) bool { return st.told[n][st.counted(n, o)] }) {
		return // "held talks with": the event is the noun
	}
	st.retold(n, c, f)
	st.deeds(n, c, f)
	st.reciprocally(n, c, f)
	st.atBehest(n, c, f)
	st.inOffice(n, c, f)
	if st.acted(n, c, f) {
		return
	}
	f.confidence = 0.9
	for _, d := range slices.Concat(doers, st.companions(n, c)) {
		f.subject = d
		for _, o := range targets {
			f.object = o
			st.direct(n, c, f)
		}
		for _, o := range c.indirect { // "told the council", "gave Ukraine weapons"
			if st.lex.Naming[c.lemma(c.verb)] {
				continue
			}
			f.object, f.rule = o, byIndirect
			f.predicate = cmp.Or(st.verb(c, "to"), st.verb(c, ""))
			f.name = ""
			if f.predicate != nil && f.predicate.Name != "told" && st.schema.Refines(f.predicate.Name, "said") {
				continue
			}
			if f.predicate == nil && !st.lex.Vague[c.lemma(c.verb)] {
				f.name = st.openVerb(c.sense(), c.lemma(c.verb), c.particle, "to")
				if c.is(st.lex.Directive) || c.is(st.lex.Speech) { // "advised the council", not to it
					f.name = st.openVerb(c.sense(), c.lemma(c.verb), c.particle, "")
				}
			}
			st.emit(f)
		}
		if !c.passive { // "was brought into politics by Lind": it is not Lind who went there
			st.obliques(n, c, f, append(st.transfers(n, c), c.obliques...))
		}
		st.together(n, c, f, doers)
	}
	switch {
	case len(doers) > 0:
	case c.passive:
		st.undergone(n, c, f)
		st.happenedAt(n, c, f)
	default:
		f.subject, f.object = -1, -1
		if len(targets) == 0 && len(c.obliques) > 0 {
			f.rule = byOblique
		}
		st.reject(f, "the verb has no subject")
	}
}

// verb is the predicate of a clause's verb whose object stands under the preposition, or is the direct one. A preposition
// is no particle: "called for calm in Geneva" is not calling anyone in.
func (st *story) verb(c *clause, preposition string) *schema.Predicate {
	w := schema.Word{Lemma: c.lemma(c.verb), Particle: c.particle, Preposition: preposition, Sense: c.sense()}
	p := st.schema.Relation(w)
	if p == nil || preposition == "" || p == st.schema.Sense(w.Sense, preposition) {
		return p
	}
	for _, v := range p.Verbs {
		if v.Lemma == c.lemma(c.verb) && v.Preposition != "" && strings.HasSuffix(preposition, v.Preposition) {
			return p
		}
	}
	return nil
}

// sense is what a clause's verb means, PropBank's name of it, "" where it is not known.
func (c *clause) sense() string {
	for _, f := range c.Frames {
		if f.Predicate == c.verb {
			return f.Sense
		}
	}
	return ""
}

// direct states what a verb says between its subject and its direct object: "Russia struck Homs".
func (st *story) direct(n int, c *clause, f finding) {
	lemma := c.lemma(c.verb)
	f.rule = byObject
	if c.passive {
		f.rule = byAgent
	}
	for _, x := range c.contents { // "left one Iraqi dead", "makes him look weak": the object is the complement's subject
		if c.rel(x) == "xcomp" && !c.passive && (c.Tokens[x].UPOS != "VERB" || st.lex.Wishing[lemma] || !c.is(st.lex.Directive) && !st.lex.Delegating[lemma] && lemma != "help") {
			st.reject(f, "the object is the subject of what follows it")
			return
		}
	}
	if st.lex.Naming[lemma] && (len(c.children(c.verb, "obj")) > 1 || c.Tokens[f.object].UPOS == "PRON") { // "called it a stab in the back"
		st.reject(f, "the verb gives its object a name")
		return
	}
	if st.lex.Regarding[lemma] && c.hasAs() { // "Lind viewed Berg as a threat" says nothing about the two without the threat
		st.reject(f, "the verb says what its object is taken for")
		return
	}
	if st.lex.Appointing[lemma] && len(c.indirect) > 0 && st.isOffice(st.trees[n], f.object) {
		return // see appointment
	}
	if lemma == "write" && class(st.schema, st.typeAt(n, f.object)) == "Person" { // "“How Paris Fell”, wrote Ann Lee"
		st.reject(f, "one writes texts, not people")
		return
	}
	f.predicate = st.verb(c, "")
	if to := st.verb(c, "to"); to != nil && slices.ContainsFunc(c.obliques, func(o oblique) bool { return o.preposition == "with" }) && st.lex.Supplying[lemma] {
		f.predicate, f.rule = to, byRecipient // "provided Ukraine with tanks": to Ukraine
	}
	if f.predicate != nil && st.lex.Projectiles[st.trees[n].lemma(st.counted(n, f.object))] && st.schema.Admits(f.predicate, "", "Person") && !st.schema.Admits(f.predicate, "", "Product") {
		f.predicate = nil // "fired two missiles" sacks no one
	}
	if f.predicate == nil {
		if (st.lex.Vague[lemma] || st.lex.Intransitive[lemma]) && c.particle == "" {
			st.reject(f, "the verb says too little by itself")
			return
		}
		f.name = st.openVerb(c.sense(), lemma, c.particle, "")
	} else if f.predicate.Name != "told" && st.schema.Refines(f.predicate.Name, "said") && (lemma == "say" || st.entityAt(n, f.object, false) >= 0) &&
		!slices.ContainsFunc(c.obliques, func(o oblique) bool { return o.preposition == "as" }) {
		st.reject(f, "one says words, not things")
		return // one says words, not people: where a parse says so it has lost a clause ("the paper reported Smith had left")
	}
	st.emit(f)
	if whole := st.shareOf(n, f.object); whole >= 0 { // "owns 14 percent of Siemens"
		f.object, f.predicate, f.rule = whole, nil, byShare
		f.name = openName(schema.PastTense(lemma), c.particle, "part of")
		st.emit(f)
	}
}

// obliques states what a verb says with a preposition: "withdrew from Ukraine", "agreed with France". A verb that the
// ontology does not list relates its subject to what stands under certain prepositions alone, and not to places and
// times, which are circumstances.
func (st *story) obliques(n int, c *clause, f finding, obliques []oblique) {
	t := st.trees[n]
	lemma := c.lemma(c.verb)
	f.rule = byOblique
	for _, o := range obliques {
		if o.preposition == "" || t.isTime(o.head) || !o.relative && o.head < c.verb && o.preposition != "with" && o.preposition != "to" && o.preposition != "against" {
			continue // what comes before the verb is a circumstance: "For Germany, Merkel stood in"
		}
		if o.preposition == "as" && (st.tenure(n, c, o.head) || st.isOffice(t, o.head) || c.passive && st.lex.Renaming[lemma]) {
			continue // see inOffice and renamed
		}
		if o.preposition == "to" && len(c.objects) > 0 && st.lex.Directing[lemma] { // "referred Syria to the court" mentions no court
			continue
		}
		if st.lex.Moving[lemma] && (c.passive || len(c.objects) > 0) {
			continue // "returned the money to Siemens", "flew troops to Mali": where the object went
		}
		if o.preposition == "from" && st.receivesAct(c) {
			continue // "drew criticism from Germany": Germany's
		}
		if w := t.wordBefore(o.head); w >= 0 && t.Tokens[w].UPOS == "ADV" && t.head(w) == c.verb && strings.HasSuffix(t.lower(w), "ly") {
			continue // "operates independently from IBM": the preposition is the adverb's
		}
		if o.preposition == "for" && st.isEntity(n, c.objects) { // "traded Smith for Jones" gives Jones another part than "trade for" would
			continue
		}
		f.object = o.head
		f.name = ""
		f.predicate = st.verb(c, o.preposition)
		if f.predicate == nil && o.preposition == "from" && slices.ContainsFunc(c.objects, func(k int) bool { return k == t.wordBefore(o.head) && st.someone(n, k) }) {
			continue // "met officials from the ministry"
		}
		if f.predicate == nil {
			switch e := st.entityAt(n, o.head, false); {
			case c.passive:
				st.reject(f, "what stands under the preposition is said of what undergoes it")
				continue
			case e < 0, st.lex.Vague[lemma] && c.particle == "", !st.lex.Relating[o.preposition]:
				if o.head != f.place {
					st.reject(f, "the ontology does not list the verb with this preposition")
				}
				continue
			case len(c.contents) > 0, c.is(st.lex.Speech), c.is(st.lex.Light), o.preposition == "with" && t.setOffAfter(o.head, c.verb):
				st.reject(f, "the preposition is more likely that of another word")
				continue
			case len(c.objects) > 0 && (st.isEntity(n, c.objects) || o.preposition == "for" || o.preposition == "under" || o.preposition == "behind" || o.preposition == "with" && lemma != "discuss"):
				st.reject(f, "the verb has an object of its own")
				continue
			}
			f.name = st.openVerb(c.sense(), lemma, c.particle, o.preposition)
			f.confidence = 0.8
		} else if len(c.objects) > 0 && st.verb(c, "") != nil && st.isEntity(n, c.objects) && f.predicate.Event == "" {
			st.reject(f, "the verb has an object of its own")
			continue
		}
		st.emit(f)
	}
}

// setOffAfter tells whether a comma stands between the phrase that i heads and what is before it, a token at least: "voted for the
// plan, with France as its guarantor".
func (t *tree) setOffAfter(i, token int) bool {
	w := t.wordBefore(i)
	return w > token && t.Tokens[w].Form == ","
}

// wordBefore is the token right before the phrase that i heads, -1 at the start of the sentence.
func (t *tree) wordBefore(i int) int { return t.subtree(i, nil)[0] - 1 }

// isEntity tells whether one of the nominals is an entity.
func (st *story) isEntity(n int, nominals []int) bool {
	return slices.ContainsFunc(nominals, func(i int) bool { return st.entityAt(n, i, false) >= 0 })
}

// together states what subjects do with one another: "Kerry and Lavrov met", "the two sides agreed".
func (st *story) together(n int, c *clause, f finding, doers []int) {
	p := st.verb(c, "with")
	if p == nil || !p.Symmetric || len(c.objects) > 0 || f.subject != doers[0] || c.passive && p.Event != "AGREE" { // "was agreed by France and Mali", but "is spoken by"
		return
	}
	if len(doers) == 1 && len(st.membersOf(n, doers[0])) > 1 {
		doers = []int{doers[0], doers[0]} // "They met": each of them the others
	} else if len(doers) == 1 {
		doers = st.sides(n, doers[0])
	}
	if slices.ContainsFunc(c.obliques, func(o oblique) bool { return o.preposition == "with" }) {
		return
	}
	f.predicate, f.name, f.rule = p, "", byTogether
	for i := range doers {
		for j := i + 1; j < len(doers); j++ {
			f.subject, f.object = doers[i], doers[j]
			st.emit(f)
		}
	}
}

// sides are those whose people a plural noun speaks of: "the delegations of Cyprus and Greece", "Russian and Turkish
// officials", "the leaders of France and Germany".
func (st *story) sides(n, i int) (out []int) {
	t := st.trees[n]
	lemma := strings.ToLower(t.lemma(i))
	if x := t.Tokens[i].XPOS; x != "NNS" && x != "NNPS" || !st.lex.Roles[lemma] && !st.lex.Deputy[lemma] && !st.lex.Instrument[lemma] {
		return nil
	}
	for _, k := range t.kids[i] {
		if p := t.preposition(k); !(k > i && t.rel(k) == "nmod" && (p == "of" || p == "from")) && !(k < i && (t.rel(k) == "amod" || t.rel(k) == "nmod" || t.rel(k) == "compound")) {
			continue
		}
		if all := t.conjuncts(k); len(all) > 1 {
			for _, h := range all {
				if st.modifierEntity(n, h) >= 0 {
					out = append(out, h)
				}
			}
		}
	}
	return out
}

// undergone states what happened to the subject of a passive without an agent: "Soleimani was killed in Baghdad",
// "was born in Hawaii".
func (st *story) undergone(n int, c *clause, f finding) {
	t := st.trees[n]
	f.rule = byUndergoing
	participle := strings.ToLower(t.Tokens[c.verb].Form)
	for _, s := range c.subjects {
		f.subject = s
		named := st.entityAt(n, s, false) >= 0
		for _, o := range c.obliques {
			if !named && (!st.lex.Locative[o.preposition] || st.placeWord(n, o.head) < 0) { // "Two men were shot in Lyon"
				continue
			}
			if o.preposition == "" || t.isTime(o.head) || st.lex.Locative[o.preposition] && t.withinGoal(c, o.head) {
				continue
			}
			f.object, f.name, f.predicate = o.head, "", nil
			if p := st.verb(c, o.preposition); p != nil && p.Event == "" && !st.schema.Refines(p.Name, "said") { // "was based in"
				f.predicate = p
			} else if st.entityAt(n, o.head, false) < 0 {
				continue
			} else if st.lex.Relating[o.preposition] || st.lex.Locative[o.preposition] && class(st.schema, st.entities[st.entityAt(n, o.head, false)].typ) == "Place" {
				if st.lex.Vague[c.lemma(c.verb)] || (c.is(st.lex.Speech) || c.is(st.lex.Commissive)) && !st.lex.Admitting[c.lemma(c.verb)] {
					continue
				}
				f.name = openName("was_"+participle, c.particle, o.preposition)
				f.confidence = 0.8
			} else {
				continue
			}
			st.emit(f)
		}
	}
}

// speech states that something was said, with the clause as a literal: "Kerry said he and Lavrov talked".
func (st *story) speech(n int, c *clause, f finding) {
	t := st.trees[n]
	if !c.is(st.lex.Speech) || c.passive {
		return
	}
	value := ""
	object := c.verb
	for _, x := range c.contents {
		if t.rel(x) == "ccomp" {
			value, object = st.clauseText(n, x), x
		}
	}
	if value == "" && c.is(st.lex.Quotative) {
		switch h := t.head(c.verb); {
		case t.rel(c.verb) == "parataxis" && h >= 0: // "Russia must withdraw, Kerry said"
			tokens := t.trim(t.subtree(h, func(k int) bool { return k == c.verb }))
			value, object = t.written(tokens), h
		default:
			if p := t.child(c.verb, "parataxis"); p >= 0 && st.quotes[n][p] != nil {
				value, object = st.clauseText(n, p), p
			}
		}
	}
	if value == "" {
		return
	}
	f.predicate = st.verb(c, "")
	if f.predicate == nil || !st.schema.Refines(f.predicate.Name, "said") {
		f.predicate = st.schema.Predicate("said")
		if st.lex.Thinking[c.lemma(c.verb)] { // "fears that Turkey will attack"
			f.predicate, f.name = nil, st.openVerb(c.sense(), c.lemma(c.verb), c.particle, "")
		}
	}
	f.object, f.value, f.rule = object, value, bySpeech
	for _, s := range c.subjects {
		if st.entityAt(n, s, true) >= 0 {
			f.subject = s
			st.emit(f)
		}
	}
}

// clauseText is a complement clause in its own words, without the word that introduces it.
func (st *story) clauseText(n, x int) string {
	t := st.trees[n]
	tokens := t.trim(t.subtree(x, func(k int) bool {
		return t.head(k) == x && t.rel(k) == "mark" && t.lower(k) == "that" || t.rel(k) == "parataxis" && st.clauses[n][k] != nil && st.clauses[n][k].is(st.lex.Quotative)
	}))
	return t.written(tokens)
}

// written is a phrase as the text writes it where its words are next to each other, else joined by blanks.
func (t *tree) written(tokens []int) string {
	if len(tokens) == 0 {
		return ""
	}
	first, last := tokens[0], tokens[len(tokens)-1]+1
	if last-first == len(tokens) {
		text, _ := t.cut(first, last)
		return strings.Join(strings.Fields(text), " ")
	}
	return t.text(tokens)
}

// openName names a relation that the ontology does not list: past tense, particle and preposition joined by underscores.
// It is empty when the words do not make a name.
func openName(past, particle, preposition string) string {
	name := past
	for _, w := range []string{particle, preposition} {
		if w != "" {
			name += "_" + w
		}
	}
	name = strings.ReplaceAll(strings.ToLower(name), " ", "_")
	for _, r := range name {
		if !(r >= 'a' && r <= 'z' || r == '_') {
			return ""
		}
	}
	return name
}
