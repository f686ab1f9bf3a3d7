package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/schema"
)

// relate makes statements of the clauses of a sentence.
func (st *story) relate(n int) {
	for i := range st.trees[n].Tokens {
		c := st.clauses[n][i]
		switch {
		case c == nil, st.inTextTitle(n, i):
		case st.folded[[2]int{n, i}] != nil && st.folded[[2]int{n, i}].nominal: // "held talks at the request of Turkey"
			f := finding{sentence: n, word: c.Verb, stance: st.stance(n, c), time: st.timeOf(n, c), place: -1, confidence: 0.9, lemma: c.Lemma(c.Verb)}
			st.atBehest(n, c, f)
			if st.befalls(c) {
				f.place = st.sharedPlace(n, c)
				st.retold(n, c, f)
			}
		case c.Copula >= 0:
			st.copular(n, c)
		case st.lex.Comparing[c.Lemma(i)] && c.Passive && !c.HasAux(i):
			// "Compared to Chad, Mali is rich": what Mali is measured against.
		case c.Is(st.lex.Aspect) && st.hasEvent(n, c):
			// "began striking": the event is the complement, whose clause has the subject.
		default:
			st.verbal(n, c)
		}
	}
}

// hasEvent reports whether the complement or object of a clause carries its event, and has told it.
func (st *story) hasEvent(n int, c *syntax.Clause) bool {
	for _, x := range c.Contents {
		if c.Rel(x) == "xcomp" && st.clauses[n][x] != nil {
			return true
		}
	}
	return slices.ContainsFunc(c.Objects, func(o int) bool { return st.told[n][o] })
}

// verbal makes statements of a clause with a full verb.
func (st *story) verbal(n int, c *syntax.Clause) {
	t := st.trees[n]
	f := finding{rule: byObject, sentence: n, word: c.Verb, place: st.sharedPlace(n, c), time: st.timeOf(n, c), stance: st.stance(n, c), confidence: 0.9, lemma: c.Lemma(c.Verb)}
	doers, targets := c.Subjects, c.Objects
	if c.Passive {
		doers, targets = c.Agents, c.Subjects
	}
	if p := st.verb(c, ""); p != nil && p.Event != "" && len(doers) == 1 { // "The delegations of Cyprus and Greece met", "was rescued by Russian and Syrian troops"
		if lemma := strings.ToLower(t.Lemma(doers[0])); st.lex.Deputy[lemma] || st.lex.Instrument[lemma] {
			if all := st.sides(n, doers[0]); len(all) > 0 {
				doers = all
			}
		}
	}
	st.speech(n, c, f)
	st.appointment(n, c, f)
	st.renamed(n, c, f)
	if c.Is(st.lex.Light) && slices.ContainsFunc(c.Objects, func(o int) bool { return st.told[n][st.counted(n, o)] }) {
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
		for _, o := range c.Indirect { // "told the council", "gave Ukraine weapons"
			if st.lex.Naming[c.Lemma(c.Verb)] {
				continue
			}
			f.object, f.rule = o, byIndirect
			f.predicate = cmp.Or(st.verb(c, "to"), st.verb(c, ""))
			f.name = ""
			if f.predicate != nil && f.predicate.Name != "told" && st.schema.Refines(f.predicate.Name, "said") {
				continue
			}
			if f.predicate == nil && !st.lex.Vague[c.Lemma(c.Verb)] {
				f.name = st.openVerb(c.Sense(), c.Lemma(c.Verb), c.Particle, "to")
				if c.Is(st.lex.Directive) || c.Is(st.lex.Speech) { // "advised the council", not to it
					f.name = st.openVerb(c.Sense(), c.Lemma(c.Verb), c.Particle, "")
				}
			}
			st.emit(f)
		}
		if !c.Passive { // "was brought into politics by Lind": it is not Lind who went there
			st.obliques(n, c, f, append(st.transfers(n, c), c.Obliques...))
		}
		st.together(n, c, f, doers)
	}
	switch {
	case len(doers) > 0:
	case c.Passive:
		st.undergone(n, c, f)
		st.happenedAt(n, c, f)
	default:
		f.subject, f.object = -1, -1
		if len(targets) == 0 && len(c.Obliques) > 0 {
			f.rule = byOblique
		}
		st.reject(f, "the verb has no subject")
	}
}

// verb is the predicate of a clause's verb whose object stands under the preposition, or is the direct one. A
// preposition is no particle: "called for calm in Geneva" is not calling anyone in.
func (st *story) verb(c *syntax.Clause, preposition string) *schema.Predicate {
	w := schema.Word{Lemma: c.Lemma(c.Verb), Particle: c.Particle, Preposition: preposition, Sense: c.Sense()}
	p := st.schema.Relation(w)
	if p == nil || preposition == "" || p == st.schema.Sense(w.Sense, preposition) {
		return p
	}
	for _, v := range p.Verbs {
		if v.Lemma == c.Lemma(c.Verb) && v.Preposition != "" && strings.HasSuffix(preposition, v.Preposition) {
			return p
		}
	}
	return nil
}

// direct states what a verb says between its subject and its direct object: "Russia struck Homs".
func (st *story) direct(n int, c *syntax.Clause, f finding) {
	lemma := c.Lemma(c.Verb)
	f.rule = byObject
	if c.Passive {
		f.rule = byAgent
	}
	for _, x := range c.Contents { // "left one Iraqi dead", "makes him look weak": the object is the complement's subject
		if c.Rel(x) == "xcomp" && !c.Passive && (c.Tokens[x].UPOS != "VERB" || st.lex.Wishing[lemma] || !c.Is(st.lex.Directive) && !st.lex.Delegating[lemma] && lemma != "help") {
			st.reject(f, "the object is the subject of what follows it")
			return
		}
	}
	if st.lex.Naming[lemma] && (len(c.Children(c.Verb, "obj")) > 1 || c.Tokens[f.object].UPOS == "PRON") { // "called it a stab in the back"
		st.reject(f, "the verb gives its object a name")
		return
	}
	if st.lex.Regarding[lemma] && c.HasAs() { // "Lind viewed Berg as a threat" says nothing about the two without the threat
		st.reject(f, "the verb says what its object is taken for")
		return
	}
	if st.lex.Appointing[lemma] && len(c.Indirect) > 0 && st.isOffice(st.trees[n], f.object) {
		return // see appointment
	}
	if lemma == "write" && st.schema.Class(st.typeAt(n, f.object)) == "Person" { // "“How Paris Fell”, wrote Ann Lee"
		st.reject(f, "one writes texts, not people")
		return
	}
	f.predicate = st.verb(c, "")
	if to := st.verb(c, "to"); to != nil && slices.ContainsFunc(c.Obliques, func(o syntax.Oblique) bool { return o.Preposition == "with" }) && st.lex.Supplying[lemma] {
		f.predicate, f.rule = to, byRecipient // "provided Ukraine with tanks": to Ukraine
	}
	if f.predicate != nil && st.lex.Projectiles[st.trees[n].Lemma(st.counted(n, f.object))] && st.schema.Admits(f.predicate, "", "Person") && !st.schema.Admits(f.predicate, "", "Product") {
		f.predicate = nil // "fired two missiles" sacks no one
	}
	if f.predicate == nil {
		if (st.lex.Vague[lemma] || st.lex.Intransitive[lemma]) && c.Particle == "" {
			st.reject(f, "the verb says too little by itself")
			return
		}
		f.name = st.openVerb(c.Sense(), lemma, c.Particle, "")
	} else if f.predicate.Name != "told" && st.schema.Refines(f.predicate.Name, "said") && (lemma == "say" || st.entityAt(n, f.object, false) >= 0) &&
		!slices.ContainsFunc(c.Obliques, func(o syntax.Oblique) bool { return o.Preposition == "as" }) {
		st.reject(f, "one says words, not things")
		return // one says words, not people: where a parse says so it has lost a clause ("the paper reported Smith had left")
	}
	st.emit(f)
	if whole := st.shareOf(n, f.object); whole >= 0 { // "owns 14 percent of Siemens"
		f.object, f.predicate, f.rule = whole, nil, byShare
		f.name = openName(schema.PastTense(lemma), c.Particle, "part of")
		st.emit(f)
	}
}

// obliques states what a verb says with a preposition: "withdrew from Ukraine", "agreed with France". A verb that the
// ontology does not list relates its subject to what stands under certain prepositions alone, and not to places and
// times, which are circumstances.
func (st *story) obliques(n int, c *syntax.Clause, f finding, obliques []syntax.Oblique) {
	t := st.trees[n]
	lemma := c.Lemma(c.Verb)
	f.rule = byOblique
	for _, o := range obliques {
		if o.Preposition == "" || t.IsTime(o.Head) || !o.Relative && o.Head < c.Verb && o.Preposition != "with" && o.Preposition != "to" && o.Preposition != "against" {
			continue // what comes before the verb is a circumstance: "For Germany, Merkel stood in"
		}
		if o.Preposition == "as" && (st.tenure(n, c, o.Head) || st.isOffice(t, o.Head) || c.Passive && st.lex.Renaming[lemma]) {
			continue // see inOffice and renamed
		}
		if o.Preposition == "to" && len(c.Objects) > 0 && st.lex.Directing[lemma] { // "referred Syria to the court" mentions no court
			continue
		}
		if st.lex.Moving[lemma] && (c.Passive || len(c.Objects) > 0) {
			continue // "returned the money to Siemens", "flew troops to Mali": where the object went
		}
		if o.Preposition == "from" && st.receivesAct(c) {
			continue // "drew criticism from Germany": Germany's
		}
		if w := t.WordBefore(o.Head); w >= 0 && t.Tokens[w].UPOS == "ADV" && t.Head(w) == c.Verb && strings.HasSuffix(t.Lower(w), "ly") {
			continue // "operates independently from IBM": the preposition is the adverb's
		}
		if o.Preposition == "for" && st.isEntity(n, c.Objects) { // "traded Smith for Jones" gives Jones another part than "trade for" would
			continue
		}
		f.object = o.Head
		f.name = ""
		f.predicate = st.verb(c, o.Preposition)
		if f.predicate == nil && o.Preposition == "from" && slices.ContainsFunc(c.Objects, func(k int) bool { return k == t.WordBefore(o.Head) && st.someone(n, k) }) {
			continue // "met officials from the ministry"
		}
		if f.predicate == nil {
			switch e := st.entityAt(n, o.Head, false); {
			case c.Passive:
				st.reject(f, "what stands under the preposition is said of what undergoes it")
				continue
			case e < 0, st.lex.Vague[lemma] && c.Particle == "", !st.lex.Relating[o.Preposition]:
				if o.Head != f.place {
					st.reject(f, "the ontology does not list the verb with this preposition")
				}
				continue
			case len(c.Contents) > 0, c.Is(st.lex.Speech), c.Is(st.lex.Light), o.Preposition == "with" && t.SetOffAfter(o.Head, c.Verb):
				st.reject(f, "the preposition is more likely that of another word")
				continue
			case len(c.Objects) > 0 && (st.isEntity(n, c.Objects) || o.Preposition == "for" || o.Preposition == "under" || o.Preposition == "behind" || o.Preposition == "with" && lemma != "discuss"):
				st.reject(f, "the verb has an object of its own")
				continue
			}
			f.name = st.openVerb(c.Sense(), lemma, c.Particle, o.Preposition)
			f.confidence = 0.8
		} else if len(c.Objects) > 0 && st.verb(c, "") != nil && st.isEntity(n, c.Objects) && f.predicate.Event == "" {
			st.reject(f, "the verb has an object of its own")
			continue
		}
		st.emit(f)
	}
}

// isEntity reports whether one of the nominals is an entity.
func (st *story) isEntity(n int, nominals []int) bool {
	return slices.ContainsFunc(nominals, func(i int) bool { return st.entityAt(n, i, false) >= 0 })
}

// together states what subjects do with one another: "Kerry and Lavrov met", "the two sides agreed".
func (st *story) together(n int, c *syntax.Clause, f finding, doers []int) {
	p := st.verb(c, "with")
	if p == nil || !p.Symmetric || len(c.Objects) > 0 || f.subject != doers[0] || c.Passive && p.Event != "AGREE" { // "was agreed by France and Mali", but "is spoken by"
		return
	}
	if len(doers) == 1 && len(st.membersOf(n, doers[0])) > 1 {
		doers = []int{doers[0], doers[0]} // "They met": each of them the others
	} else if len(doers) == 1 {
		doers = st.sides(n, doers[0])
	}
	if slices.ContainsFunc(c.Obliques, func(o syntax.Oblique) bool { return o.Preposition == "with" }) {
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
	lemma := strings.ToLower(t.Lemma(i))
	if x := t.Tokens[i].XPOS; x != "NNS" && x != "NNPS" || !st.lex.Roles[lemma] && !st.lex.Deputy[lemma] && !st.lex.Instrument[lemma] {
		return nil
	}
	for _, k := range t.Kids[i] {
		if p := t.Preposition(k); !(k > i && t.Rel(k) == "nmod" && (p == "of" || p == "from")) && !(k < i && (t.Rel(k) == "amod" || t.Rel(k) == "nmod" || t.Rel(k) == "compound")) {
			continue
		}
		if all := t.Conjuncts(k); len(all) > 1 {
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
func (st *story) undergone(n int, c *syntax.Clause, f finding) {
	t := st.trees[n]
	f.rule = byUndergoing
	participle := strings.ToLower(t.Tokens[c.Verb].Form)
	for _, s := range c.Subjects {
		f.subject = s
		named := st.entityAt(n, s, false) >= 0
		for _, o := range c.Obliques {
			if !named && (!st.lex.Locative[o.Preposition] || st.placeWord(n, o.Head) < 0) { // "Two men were shot in Lyon"
				continue
			}
			if o.Preposition == "" || t.IsTime(o.Head) || st.lex.Locative[o.Preposition] && withinGoal(t, c, o.Head) {
				continue
			}
			f.object, f.name, f.predicate = o.Head, "", nil
			if p := st.verb(c, o.Preposition); p != nil && p.Event == "" && !st.schema.Refines(p.Name, "said") { // "was based in"
				f.predicate = p
			} else if st.entityAt(n, o.Head, false) < 0 {
				continue
			} else if st.lex.Relating[o.Preposition] || st.lex.Locative[o.Preposition] && st.schema.Class(st.entities[st.entityAt(n, o.Head, false)].typ) == "Place" {
				if st.lex.Vague[c.Lemma(c.Verb)] || (c.Is(st.lex.Speech) || c.Is(st.lex.Commissive)) && !st.lex.Admitting[c.Lemma(c.Verb)] {
					continue
				}
				f.name = openName("was_"+participle, c.Particle, o.Preposition)
				f.confidence = 0.8
			} else {
				continue
			}
			st.emit(f)
		}
	}
}

// speech states that something was said, with the clause as a literal: "Kerry said he and Lavrov talked".
func (st *story) speech(n int, c *syntax.Clause, f finding) {
	t := st.trees[n]
	if !c.Is(st.lex.Speech) || c.Passive {
		return
	}
	value := ""
	object := c.Verb
	for _, x := range c.Contents {
		if t.Rel(x) == "ccomp" {
			value, object = st.clauseText(n, x), x
		}
	}
	if value == "" && c.Is(st.lex.Quotative) {
		switch h := t.Head(c.Verb); {
		case t.Rel(c.Verb) == "parataxis" && h >= 0: // "Russia must withdraw, Kerry said"
			tokens := t.Trim(t.Subtree(h, func(k int) bool { return k == c.Verb }))
			value, object = t.Written(tokens), h
		default:
			if p := t.Child(c.Verb, "parataxis"); p >= 0 && st.quotes[n][p] != nil {
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
		if st.lex.Thinking[c.Lemma(c.Verb)] { // "fears that Turkey will attack"
			f.predicate, f.name = nil, st.openVerb(c.Sense(), c.Lemma(c.Verb), c.Particle, "")
		}
	}
	f.object, f.value, f.rule = object, value, bySpeech
	for _, s := range c.Subjects {
		if st.entityAt(n, s, true) >= 0 {
			f.subject = s
			st.emit(f)
		}
	}
}

// clauseText is a complement clause in its own words, without the word that introduces it.
func (st *story) clauseText(n, x int) string {
	t := st.trees[n]
	tokens := t.Trim(t.Subtree(x, func(k int) bool {
		return t.Head(k) == x && t.Rel(k) == "mark" && t.Lower(k) == "that" || t.Rel(k) == "parataxis" && st.clauses[n][k] != nil && st.clauses[n][k].Is(st.lex.Quotative)
	}))
	return t.Written(tokens)
}

// openName names a relation that the ontology does not list: past tense, particle and preposition joined by
// underscores. It is empty when the words do not make a name.
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
