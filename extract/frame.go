package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/frames"
	"github.com/quadpress/quadpress/language/wordnet"
)

// frame is what one word of a sentence says: its sense, and who and what takes which part. All ints but sentence are
// token indexes.
type frame struct {
	sentence, word int
	sense          string         // PropBank's, empty where the language's roles have none
	lemma          string         // of the word; of a light verb and a noun without a sense of its own both: "make_landfall"
	particle       string         // "out" of "carry out"
	clause         *syntax.Clause // of a verb, or the verb that only lends a noun its grammar; nil of a bare noun
	nominal        bool           // the word is a noun
	modifier       bool           // the noun stands before the noun that it modifies: "crash" of "crash site"
	carried        bool           // a verb over it only says whether or when it happens: "failed to pay"
	reflexive      bool           // the object is the subject itself: "committed itself to"
	state          bool           // the word is an adjective that a copula says of its subject
	complement     string         // the adjective that a verb gives its subject: "positive" of "tested positive for"
	also           []int          // words beside its own that tell its event: "erupted" of "violence erupted", "dead" of "left dead"
	args           []frameArgument
	happening      *happening

	stance *stance // how it is put forward, nil while nobody has asked
	when   int     // two more than the word for its time, 1 for none, 0 while nobody has asked
}

// frameArgument is one part taken in a frame.
type frameArgument struct {
	name        string // PropBank's: "ARG1"
	role        quadpress.ThematicRole
	head        int
	preposition string
}

// findFrames makes the frames of the story: those that the language's roles give, put right by the tree, and those of
// verbs that the roles have missed. What verbs of aspect and light verbs say goes to the frame that carries the event.
func (st *story) findFrames() {
	st.frames = make([][]*frame, len(st.trees))
	st.frameAt = make([][]*frame, len(st.trees))
	for n, t := range st.trees {
		st.frameAt[n] = make([]*frame, len(t.Tokens))
		for k := range t.Frames {
			if f := st.languageFrame(n, &t.Frames[k]); f != nil {
				st.frameAt[n][f.word] = f
			}
		}
		for i := range t.Tokens {
			c := st.clauses[n][i]
			if c != nil && c.Copula < 0 && t.Tokens[i].UPOS == "VERB" && st.frameAt[n][i] == nil && !st.inTextTitle(n, i) {
				st.frameAt[n][i] = &frame{sentence: n, word: i, lemma: t.Lemma(i), particle: c.Particle, clause: c}
			}
			if c != nil && c.Copula >= 0 && t.Tokens[i].UPOS == "ADJ" && st.frameAt[n][i] == nil && t.Preposition(i) == "" &&
				!st.inTextTitle(n, i) && !st.judgesClause(c) {
				st.frameAt[n][i] = &frame{sentence: n, word: i, lemma: strings.ToLower(t.Lemma(i)), clause: c, state: true}
			}
			if st.frameAt[n][i] == nil && (st.isEventNoun(n, i) || st.relatesSides(n, i)) {
				st.frameAt[n][i] = cmp.Or(st.nounFrame(n, i), st.modifierFrame(n, i))
			}
		}
		for i := range t.Tokens {
			if f := st.frameAt[n][i]; f != nil && f.clause != nil {
				st.express(f)
				st.completeByTree(f)
			} else if f != nil && f.nominal {
				st.completeNoun(f)
			}
		}
		for i := range t.Tokens {
			f := st.frameAt[n][i]
			if f == nil {
				continue
			}
			st.fold(f)
			if g := st.frameAt[n][min(i+1, len(t.Tokens)-1)]; f.modifier && g != nil && g.nominal && st.lex.Inquiring[g.lemma] && !g.covers(i) {
				g.args = append(g.args, frameArgument{"ARGM-PRP", quadpress.TopicRole, i, ""}) // "murder charges"
			}
		}
		for _, f := range st.frameAt[n] {
			if f != nil && f.nominal {
				st.completeByClause(f)
			}
		}
		for _, f := range st.frameAt[n] {
			if f != nil {
				st.frames[n] = append(st.frames[n], f)
			}
		}
	}
}

// languageFrame makes a frame of one that the language's roles give, nil where it is no frame of an event: of a word
// within a name, of a noun for someone ("the owner"), of a participle that only describes ("the burned house").
func (st *story) languageFrame(n int, lf *quadpress.Frame) *frame {
	t, i := st.trees[n], lf.Predicate
	if r := st.at[n][i]; st.inTextTitle(n, i) || r != nil && !r.acting && !r.some {
		return nil
	}
	f := &frame{sentence: n, word: i, sense: lf.Sense, lemma: strings.ToLower(t.Lemma(i))}
	switch t.Tokens[i].UPOS {
	case "VERB":
		if f.clause = st.clauses[n][i]; f.clause == nil || f.clause.Copula >= 0 {
			return nil
		}
		if f.particle = f.clause.Particle; st.lex.Phrasal[f.lemma+" "+f.particle] && !strings.Contains(f.sense, "_") {
			f.sense = "" // "hit back at critics" is no blow
		}
	case "NOUN":
		if e := st.entityAt(n, i, false); e >= 0 && st.schema.Class(st.entities[e].typ) != "Event" {
			return nil // "the alliance" that has a name
		}
		if f.nominal = true; t.Rel(i) == "compound" || t.IsTime(i) || st.isPersonNoun(f.lemma) || st.isOffice(t, i) ||
			st.lex.BodyType(f.lemma) != "" || strings.HasSuffix(f.sense, ".LV") {
			return nil
		}
	case "ADJ":
		if f.clause = st.clauses[n][i]; f.clause == nil || f.clause.Copula < 0 || st.judgesClause(f.clause) {
			return nil
		}
		f.state = true
	default:
		return nil
	}
	for k := range lf.Args {
		a := &lf.Args[k]
		if a.First <= i && i < a.Last {
			continue
		}
		head := t.ArgumentHead(a.First, a.Last)
		if head < 0 || head == i || t.Rels[head] == "dislocated" || t.Preposition(head) == "according to" || t.Tokens[head].UPOS == "ADJ" && t.Rel(head) == "amod" && st.at[n][head] == nil {
			continue
		}
		lasting := false
		if of := t.Child(head, "nmod"); t.IsTime(head) && f.clause != nil && slices.Contains(f.clause.Objects, head) &&
			of > head && t.Preposition(of) == "of" { // "declared three days of mourning"
			head, lasting = of, true
		}
		side := ""
		for _, d := range [...]int{head, t.Head(head)} { // "30 km south of Lyon"
			if of := st.sideOf(n, d); of >= 0 && side == "" {
				side, head = t.Lower(d)+" of", of
			}
		}
		if f.nominal && t.Rel(head) == "acl" && t.Head(head) == i && t.Tokens[head].XPOS != "VB" && t.Child(head, "mark") < 0 {
			continue // "talks held in Oslo": the holding has the talks
		}
		if t.IsRelativePronoun(head) && f.clause != nil && t.Rels[i] == "acl:relcl" {
			head = t.AntecedentOf(i)
		} else if f.clause != nil && t.IsWhose(i) && head == t.AntecedentOf(i) { // "the man whose house burned" did not burn
			continue
		}
		if strings.HasPrefix(a.Role, "ARGM-") && (t.Preposition(head) == "by" && a.Role == "ARGM-LOC" || st.isAnothers(n, i, head)) {
			continue
		}
		marker := t.Lower(a.First)
		role := frames.RoleOf(lf.Sense, a.Role, marker)
		name := a.Role
		if side != "" {
			role = quadpress.PlaceRole
		}
		with := f.nominal && t.Preposition(head) == "with" && takes(f.sense, "ARG1") // "cooperation with the school" is not by it
		if name == "ARG0" && (with || st.undergoes(n, f, head)) {
			name = "ARG1"
			role = frames.RoleOf(lf.Sense, name, marker)
		}
		if plain := st.plainRole(n, f, name, role, head); plain == quadpress.PlaceRole || plain == "" && role == quadpress.PlaceRole {
			name, role = "ARGM-LOC", plain
		} else {
			role = plain
		}
		if role == "" && name != "ARGM-LOC" && a.Role != "ARGM-ADV" && a.Role != "ARGM-PRR" && a.Role != "ARGM-GOL" {
			continue
		}
		for _, h := range t.Conjuncts(head) {
			if h == head || a.First <= h && h < a.Last {
				marker := ""
				if t.Rels[i] == "acl:relcl" && t.Lower(a.First) == "where" {
					if !st.isPlaceAt(n, h) && !st.schema.IsA(st.typeOfNoun(n, h), "Place") {
						continue // "met Lind, where he praised Berg"
					}
					marker = "in"
				} else if !t.Within(i, h) { // "a leak led to an explosion, followed by a fire" follows no "to"
					marker = t.Marker(h, head)
				}
				if side != "" || lasting {
					marker = side
				}
				f.args = append(f.args, frameArgument{name, role, h, marker})
			}
		}
	}
	return f
}

// sideOf is what a word for a direction says that something lies to that side of: of "south of Lyon" Lyon; -1 for none.
func (st *story) sideOf(n, i int) int {
	t := st.trees[n]
	if i < 0 || !st.lex.Sides[t.Lower(i)] {
		return -1
	}
	for _, k := range t.Kids[i] {
		if k > i && t.Preposition(k) == "of" {
			return k
		}
	}
	return -1
}

// judgesClause reports whether an adjective says no more than how likely, meant or wanted another clause is: "is likely to
// fall", "it is unclear whether".
func (st *story) judgesClause(c *syntax.Clause) bool {
	if len(c.Contents) == 0 {
		return false
	}
	for _, words := range st.lex.JudgingWords {
		if words[c.Lower(c.Verb)] {
			return true
		}
	}
	return false
}

// relatesSides reports whether the schema knows a noun for what someone does, or for what several share: "sanctions",
// "links".
func (st *story) relatesSides(n, i int) bool {
	t := st.trees[n]
	if st.lex.BodyType(t.Lemma(i)) != "" {
		return false
	}
	p := st.noun(st.eventNoun(t, i), "with")
	return p != nil && p.Symmetric || st.doing(t, i) != ""
}

// nounFrame makes the frame of a noun for what happens that the language's roles have not: "the fire at the church",
// "the death of a boy". It is nil for a noun within a name or before another.
func (st *story) nounFrame(n, i int) *frame {
	t := st.trees[n]
	if r := st.at[n][i]; t.Tokens[i].UPOS != "NOUN" || t.Rel(i) == "compound" || st.inTextTitle(n, i) || r != nil && !r.acting && !r.some {
		return nil
	}
	f := &frame{sentence: n, word: i, lemma: strings.ToLower(t.Lemma(i)), nominal: true}
	f.sense = senseOf(f.lemma, frames.Noun)
	if verb := wordnet.VerbOf(f.lemma); f.sense == "" && verb != "" {
		f.sense = senseOf(verb, frames.Verb)
	}
	return f
}

// completeNoun gives a noun's frame those who stand before it and under its prepositions, as far as it lacks them: "Russian
// airstrikes on Homs", "criticism of Turkey from Germany".
func (st *story) completeNoun(f *frame) {
	n, i, t := f.sentence, f.word, st.trees[f.sentence]
	noun := st.eventNoun(t, i)
	if strings.Contains(noun, " ") { // "a press conference" is not the press's
		f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool { return a.head == i-1 })
	}
	owner := "ARG0"
	if f.sense != "" && !takes(f.sense, "ARG0") {
		owner = "ARG1"
	}
	for _, k := range t.Kids[i] {
		name, p := "", t.Preposition(k)
		before := k < i && (t.Rel(k) == "amod" || t.Rel(k) == "compound" || t.Rel(k) == "nmod")
		switch {
		case f.covers(k):
			continue
		case st.undergoes(n, f, k):
			name = "ARG1"
		case t.Rels[k] == "nmod:poss", before && noun != "" && !f.has("ARG0") && t.Child(i, "nmod:poss") < 0 && st.isActor(st.modifierEntity(n, k)): // "Russian airstrikes"
			name = owner
		case t.Rel(k) != "nmod" || k < i || t.IsTime(k):
			continue
		case p == "by", p == "from" && st.lex.Sourced[noun]:
			name = "ARG0"
		case p == "of" && st.schema.Noun(noun, "of") == nil && st.doing(t, i) != "" && st.isActor(st.entityAt(n, k, true)) && owner == "ARG0" &&
			!f.has("ARG0"):
			name = "ARG0" // "airstrikes of Russia"
		case p == "of", st.noun(noun, p) != nil:
			name = "ARG1"
		case st.lex.Locative[p]:
			name = "ARGM-LOC"
		case p == "between" || p == "among":
			for _, h := range t.Conjuncts(k) {
				f.args = append(f.args, frameArgument{"ARG0", quadpress.AgentRole, h, p})
			}
			continue
		case p == "with" || p == "against":
			name = "ARG2"
		default:
			continue
		}
		for _, h := range t.Conjuncts(k) {
			f.add(name, h, p)
		}
	}
}

// completeByClause gives a noun's frame those who take part in it as the clause around it says, where the noun itself names
// none: "canceled a visit to Oslo", "after talks with Lavrov, Kerry left".
func (st *story) completeByClause(f *frame) {
	n, t := f.sentence, st.trees[f.sentence]
	noun := st.eventNoun(t, f.word)
	if noun == "" {
		return
	}
	first := st.firstOfList(n, f.word)
	c := st.clauseOver(n, first)
	if c == nil {
		return
	}
	if t.Head(first) == c.Verb && t.Rel(first) == "obj" { // "imposed sanctions on Iran": what stands under the noun's preposition
		for _, o := range c.Obliques {
			if o.Head > f.word && !f.covers(o.Head) && !t.IsTime(o.Head) && st.noun(noun, o.Preposition) != nil {
				f.args = append(f.args, frameArgument{"ARG1", quadpress.PatientRole, o.Head, o.Preposition})
			}
		}
	}
	if len(c.Indirect) > 0 && t.Rel(first) == "obj" && st.lex.Transferable[t.Lemma(first)] {
		f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool { return a.name == "ARG0" })
	}
	if h := st.against(n, f.word, noun, c); t.Head(first) == c.Verb && h >= 0 && !f.has("ARG1") {
		for _, h := range t.Conjuncts(h) {
			f.args = append(f.args, frameArgument{"ARG1", quadpress.PatientRole, h, "against"})
		}
	}
	f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool { // "announced their own support": the subject's
		return a.name == "ARG0" && t.Child(f.word, "amod") >= 0 && t.Lower(t.Child(f.word, "amod")) == "own" && t.Rels[a.head] == "nmod:poss"
	})
	if f.has("ARG0") || f.sense != "" && !takes(f.sense, "ARG0") || !st.isAimed(f) {
		return
	}
	for _, h := range st.participants(n, first, c, noun) {
		if !f.covers(h) {
			f.args = append(f.args, frameArgument{"ARG0", quadpress.AgentRole, h, ""})
		}
	}
}

// against is what an event is directed against where other phrases stand between: "conducted strikes with two bombers
// on Monday against the camp". It is -1 for none, and where something else may be what is against it.
func (st *story) against(n, i int, noun string, c *syntax.Clause) int {
	t := st.trees[n]
	if st.noun(noun, "against") == nil {
		return -1
	}
	own := func(k int) bool { return st.clauses[n][k] != nil && t.Rel(k) != "advcl" && k != c.Verb }
	for _, k := range t.Subtree(c.Verb, own) {
		if k < i || t.Preposition(k) != "against" {
			continue
		}
		h := t.Head(k)
		if h < 0 || st.eventNoun(t, h) != "" || t.Tokens[h].UPOS == "VERB" && st.verb(st.clauses[n][h], "against") != nil {
			return -1
		}
		return k
	}
	return -1
}

// participants are those who take part in an event whose noun names none who act: the subject of a verb that carries it
// out, plans it or calls it off; of events in which all take part alike, also the subject of the clause that it goes
// along with ("Speaking after talks with Lavrov, Kerry said").
func (st *story) participants(n, first int, c *syntax.Clause, noun string) []int {
	t := st.trees[n]
	doers := c.Subjects
	if c.Passive {
		doers = c.Agents
	}
	with := st.noun(noun, "with")
	mutual := with != nil && with.Symmetric
	preposition := t.Preposition(first)
	switch rel := t.Rel(first); {
	case rel == "obj" && len(c.Indirect) > 0 && st.lex.Transferable[t.Lemma(first)]: // "gave Lind control over the bank"
		return c.Indirect
	case rel == "obj" && (c.Is(st.lex.Light) || c.Is(st.lex.Prospective) && !c.Is(st.lex.Attitudes) || c.Is(st.lex.Cancelling) || c.Is(st.lex.Aspect)):
		return doers
	case c.Copula >= 0 && c.Verb == first && (preposition == "in" || preposition == "at" || preposition == "on"): // "is in talks with"
		return c.Subjects
	case mutual && (rel == "advcl" || rel == "obl" && (preposition == "in" || preposition == "at" || preposition == "during" ||
		st.lex.Temporal[preposition])):
		return c.Subjects
	case rel == "obl" && c.Is(st.lex.Light) && preposition == "in": // "took part in strikes on"
		return doers
	case preposition == "for" && !c.Passive && slices.ContainsFunc(c.Objects, func(o int) bool {
		return t.Lemma(o) == "responsibility"
	}): // "claimed responsibility for the attack on"
		return doers
	}
	return nil
}

// modifierFrame makes the frame of an event noun before a noun: "the crash site", "murder charges". It is nil for any
// other word.
func (st *story) modifierFrame(n, i int) *frame {
	t := st.trees[n]
	if t.Rel(i) != "compound" || t.Head(i) != i+1 || t.Tokens[i+1].UPOS != "NOUN" || t.Tokens[i].UPOS != "NOUN" || st.at[n][i] != nil ||
		st.inTextTitle(n, i) || st.isPersonNoun(strings.ToLower(t.Lemma(i+1))) { // "the fire chief"
		return nil
	}
	lemma := strings.ToLower(t.Lemma(i))
	f := &frame{sentence: n, word: i, lemma: lemma, nominal: true, modifier: true, sense: senseOf(lemma, frames.Noun)}
	if verb := wordnet.VerbOf(lemma); f.sense == "" && verb != "" {
		f.sense = senseOf(verb, frames.Verb)
	}
	return f
}

// senseOf is the sense in PropBank that a word has most often, "" for none.
func senseOf(lemma string, pos frames.POS) (sense string) {
	best := -1
	for _, e := range frames.Entries(lemma) {
		if e.POS == pos && len(e.Rest) == 0 && e.Count > best && !strings.HasSuffix(e.Sense.ID, ".LV") {
			sense, best = e.Sense.ID, e.Count
		}
	}
	return sense
}

// isAnothers reports whether an adjunct stands within a clause under that of a verb, or goes with the verb that has its
// clause for an object: of "Born in Oslo, she studied" Oslo is no place of her studies, and in "said on Friday Berg
// would leave" Berg does not leave on Friday.
func (st *story) isAnothers(n, verb, adjunct int) bool {
	t := st.trees[n]
	h := t.Head(adjunct)
	if t.Rel(verb) == "ccomp" && h == t.Head(verb) || h >= 0 && t.Preposition(h) == "according to" {
		return true
	}
	g := t.Governor(adjunct, st.clauses[n])
	return g >= 0 && g != verb && st.clauses[n][adjunct] == nil && t.Head(adjunct) == g && t.Within(g, verb) && st.clauses[n][g].Copula < 0
}

// undergoes reports whether whoever stands before a noun as its owner is the one to whom it happens: "Lind's arrest".
func (st *story) undergoes(n int, f *frame, owner int) bool {
	t := st.trees[n]
	return f.nominal && t.Rels[owner] == "nmod:poss" && st.lex.Undergone[f.lemma] &&
		!slices.ContainsFunc(t.Kids[f.word], func(k int) bool { return t.Rel(k) == "nmod" && t.Preposition(k) == "of" })
}

// covers reports whether a frame has an argument with that head.
func (f *frame) covers(i int) bool {
	return slices.ContainsFunc(f.args, func(a frameArgument) bool { return a.head == i })
}

// has reports whether a frame has an argument of that name.
func (f *frame) has(name string) bool {
	return slices.ContainsFunc(f.args, func(a frameArgument) bool { return a.name == name })
}

// add adds an argument that the tree gives.
func (f *frame) add(name string, head int, preposition string) {
	if role := frames.RoleOf(f.sense, name, preposition); role != "" {
		f.args = append(f.args, frameArgument{name, role, head, preposition})
	}
}

// completeByTree gives a verb's frame the subject, objects, agent and adjuncts that the tree has and the language's
// roles have not, and turns round what they have the wrong way: the subject of an active verb acts.
func (st *story) completeByTree(f *frame) {
	c := f.clause
	if !c.Passive && c.Explicit && len(c.Subjects) > 0 {
		acts := slices.IndexFunc(f.args, func(a frameArgument) bool { return a.name == "ARG0" })
		done := slices.IndexFunc(f.args, func(a frameArgument) bool { return a.name == "ARG1" && slices.Contains(c.Subjects, a.head) })
		if acts >= 0 && done >= 0 && !slices.Contains(c.Subjects, f.args[acts].head) {
			f.args[acts].head, f.args[done].head = f.args[done].head, f.args[acts].head
		}
	}
	st.complete(f)
	if c.Passive && takes(f.sense, "ARG0") && takes(f.sense, "ARG1") { // who is found guilty does not find
		for k := range f.args {
			switch a := &f.args[k]; {
			case (a.name == "ARG1" || strings.HasPrefix(a.name, "ARGM-")) && slices.Contains(c.Agents, a.head): // "is admired by all"
				a.name, a.role = "ARG0", frames.RoleOf(f.sense, "ARG0", "by")
			case a.name == "ARG0" && slices.Contains(c.Subjects, a.head):
				a.name, a.role = "ARG1", frames.RoleOf(f.sense, "ARG1", "")
			}
		}
	}
	f.reflexive = !c.Passive && slices.ContainsFunc(c.Objects, func(o int) bool { return reflexives[c.Lower(o)] })
	for k := range f.args { // what the tree knows for a subject or an object is no circumstance
		if a := &f.args[k]; strings.HasPrefix(a.name, "ARGM-") {
			if c.Explicit && slices.Contains(c.Subjects, a.head) || !c.Passive && slices.Contains(c.Objects, a.head) {
				a.name = ""
			}
		}
	}
	if c.Passive && c.Rel(c.Verb) == "acl" && len(c.Subjects) > 0 { // "an album by Kari Lund, released by": not she is
		f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool {
			return a.name == "ARG1" && a.head < c.Verb && a.preposition != "" && !slices.Contains(c.Subjects, a.head)
		})
	}
	// Whose doing an infinitive or a participle is, the tree's rules of control say best.
	doers := st.doers(f)
	for k := range f.args { // "collapsed, resulting in a fire": not from the roof
		if !c.Explicit && slices.Contains(c.Subjects, f.args[k].head) && !slices.Contains(doers, f.args[k].head) {
			f.args[k].head = doers[0]
		}
	}
	settled := !c.Passive && len(doers) > 0 || c.IsImperative()
	if g := st.clauses[f.sentence][c.Governor]; g != nil && !c.Explicit && c.Rel(c.Verb) == "advcl" && g.AsksFor(c) {
		settled = true // "called for closing the airport": it is not said by whom
	}
	f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool {
		return a.name == "" || settled && a.name == "ARG0" && !slices.Contains(doers, a.head)
	})
	subject := "ARG0"
	if c.Passive || f.state || f.sense != "" && !takes(f.sense, "ARG0") {
		subject = "ARG1"
	}
	supply := func(name string, heads []int, preposition string) {
		if f.has(name) {
			return
		}
		for _, h := range heads {
			if !f.covers(h) && h != f.word {
				f.add(name, h, preposition)
			}
		}
	}
	supply(subject, doers, "")
	supply("ARG0", c.Agents, "by")
	for _, h := range c.Subjects { // of a sense whose first role the roles gave to the object
		if !c.Passive && !f.state && c.Explicit && !f.covers(h) && h != f.word && !f.has("ARG0") {
			f.args = append(f.args, frameArgument{"ARG0", quadpress.AgentRole, h, ""})
		}
	}
	if !c.Passive {
		supply("ARG1", c.Objects, "")
	}
	if len(c.Objects) > 0 {
		supply("ARG2", c.Indirect, "")
	}
	st.raise(f)
	for _, o := range append(st.transfers(f.sentence, c), c.Obliques...) {
		if o.Preposition == "" || f.covers(o.Head) || st.isTimeOrWithin(f, o.Head) {
			continue
		}
		if name := obliqueNames[o.Preposition]; name != "" {
			f.add(name, o.Head, o.Preposition)
		} else if st.lex.Locative[o.Preposition] {
			if role := st.plainRole(f.sentence, f, "ARGM-LOC", quadpress.PlaceRole, o.Head); role == quadpress.PlaceRole {
				f.add("ARGM-LOC", o.Head, o.Preposition)
			} else {
				f.args = append(f.args, frameArgument{"ARGM-LOC", role, o.Head, o.Preposition})
			}
		}
	}
	for _, k := range c.Tree.Kids[c.Verb] { // "struck 30 km south of Lyon"
		if of := st.sideOf(f.sentence, k); of >= 0 && !f.covers(of) {
			f.args = append(f.args, frameArgument{"ARGM-LOC", quadpress.PlaceRole, of, c.Lower(k) + " of"})
		}
	}
	for k := range f.args { // "arrested on suspicion of murder"
		if a := &f.args[k]; st.lex.Suspicions[st.trees[f.sentence].Lemma(a.head)] && a.preposition != "" {
			a.head = st.suspected(f.sentence, a.head)
		}
	}
}

// suspected is what someone is held to have done by a noun that says so: of "suspicion of murder" the murder, of "charges of
// setting a fire" the setting; the noun itself where it does not say.
func (st *story) suspected(n, i int) int {
	t := st.trees[n]
	for _, k := range t.Kids[i] {
		if k > i && (t.Rel(k) == "acl" || t.Rel(k) == "nmod" && t.Preposition(k) == "of") && st.frameAt[n][k] != nil {
			return k
		}
	}
	return i
}

// doers are those whose doing a verb tells: its subjects, but for a participle of causing at the end of a clause what
// that clause tells: "The roof collapsed, causing a panic".
func (st *story) doers(f *frame) []int {
	c := f.clause
	g := st.clauses[f.sentence][c.Head(c.Verb)]
	participle := c.Rel(c.Verb) == "advcl" && c.Tokens[c.Verb].XPOS == "VBG" && c.Mark() == "" && !c.Explicit
	if g != nil && g.Copula < 0 && participle && c.Is(st.lex.Effecting) && g.SetOffAfter(c.Verb, g.Verb) {
		return []int{g.Verb}
	}
	return c.Subjects
}

// raise makes what a passive says of an infinitive the theme, not the subject that stands before both: in "the war was
// expected to end" the end was expected.
func (st *story) raise(f *frame) {
	c := f.clause
	x := c.Child(c.Verb, "xcomp")
	if g := st.clauses[f.sentence][x]; !c.Passive || !st.lex.Raising[f.lemma] || g == nil || !g.ToInfinitive() {
		return
	}
	f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool {
		return a.head == x || a.name == "ARG1" && slices.Contains(c.Subjects, a.head)
	})
	f.add("ARG1", x, "to")
}

// complete gives a frame what stands behind the adjective that the verb gives its subject: "tested positive for the
// virus", "was found guilty of fraud".
func (st *story) complete(f *frame) {
	c, t := f.clause, st.trees[f.sentence]
	if f.state || f.nominal || !c.Passive && len(c.Objects) > 0 {
		return
	}
	adjective := t.Child(c.Verb, "xcomp")
	if adjective < 0 || st.folded[[2]int{f.sentence, adjective}] != nil || t.Tokens[adjective].UPOS != "ADJ" || t.Child(adjective, "mark") >= 0 || t.Child(adjective, "xcomp") >= 0 {
		return
	}
	f.complement, f.also = t.Lower(adjective), append(f.also, adjective)
	if t.Negated(adjective) { // "pleaded not guilty to"
		f.complement = "not " + f.complement
	}
	for _, x := range t.Kids[adjective] {
		preposition := t.Preposition(x)
		if rel := t.Rel(x); rel != "obl" && rel != "nmod" || preposition == "" || st.isTimeOrWithin(f, x) && !f.covers(adjective) {
			continue
		}
		f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool { return a.head == adjective || a.head == x })
		f.args = append(f.args, frameArgument{"ARG2", quadpress.TopicRole, x, preposition})
	}
}

// obliqueNames are the parts that prepositions give where nothing else is known.
var obliqueNames = map[string]string{
	"from": "ARGM-DIR", "to": "ARGM-GOL", "into": "ARGM-GOL", "onto": "ARGM-GOL", "for": "ARGM-PRP", "with": "ARGM-COM",
	"because of": "ARGM-CAU", "due to": "ARGM-CAU", "as": "ARGM-PRD", "amid": "ARGM-TMP",
}

// isTimeOrWithin reports whether a phrase is a time, or stands within an argument that the frame has.
func (st *story) isTimeOrWithin(f *frame, i int) bool {
	t := st.trees[f.sentence]
	return t.IsTime(i) || slices.ContainsFunc(f.args, func(a frameArgument) bool { return a.head != f.word && t.Within(i, a.head) })
}

// takes reports whether a sense has a numbered role.
func takes(sense, name string) bool {
	s := frames.Get(sense)
	return s != nil && slices.ContainsFunc(s.Roles(), func(r frames.Role) bool { return r.Name == name })
}

// carrier is the frame that tells the event of a word: that of the word, or the one that it was folded into; nil for
// none.
func (st *story) carrier(n, i int) *frame {
	if f := st.frameAt[n][i]; f != nil {
		return f
	}
	f := st.folded[[2]int{n, i}]
	for range maxFolds {
		if f == nil || st.frameAt[n][f.word] == f {
			break
		}
		f = st.folded[[2]int{n, f.word}]
	}
	return f
}

// maxFolds is how many verbs may stand over one event: "is going to start to attack".
const maxFolds = 4

// fold takes up the frame of a verb that says no more than that something else happened: of aspect ("began striking")
// and of light verbs ("carried out strikes", "held talks").
func (st *story) fold(f *frame) {
	n, c := f.sentence, f.clause
	if c == nil || f.nominal || f.state {
		return
	}
	t := st.trees[n]
	if c.Is(st.lex.Aspect) || st.lex.Periphrastic[f.sense] {
		for _, x := range c.Contents {
			if g := st.frameAt[n][x]; g != nil && t.Rel(x) == "xcomp" {
				st.pass(f, g, "")
				return
			}
		}
	}
	if st.befalls(c) {
		for _, s := range c.Subjects {
			if g := st.frameAt[n][s]; g != nil && g.nominal && g.clause == nil && st.isEventNoun(n, s) {
				g.clause, g.also = c, append(g.also, f.word)
				st.pass(f, g, "")
			}
		}
		return
	}
	light := strings.HasSuffix(f.sense, ".LV")
	support := frames.Support(cmp.Or(joinLemma(f.lemma, f.particle), f.lemma))
	nouns, subject := c.Objects, "ARG0"
	if c.Passive {
		nouns = c.Subjects
	}
	for _, o := range c.Obliques { // "came under pressure from France"
		if st.receives(c, o.Head) {
			nouns = append(slices.Clone(nouns), o.Head)
		}
	}
	if support != "" {
		subject = support
	}
	for _, o := range nouns {
		o = st.counted(n, o)
		g := st.frameAt[n][o]
		switch {
		case g != nil && g.nominal && g.clause == nil && st.receives(c, o) && !g.has("ARG1") &&
			(g.has("ARG0") || f.comesFrom() || g.comesFrom()): // "drew criticism from Germany"
			for k := range f.args {
				if a := &f.args[k]; a.preposition == "from" && !g.covers(a.head) {
					g.args = append(g.args, frameArgument{"ARG0", quadpress.AgentRole, a.head, "from"})
				}
			}
			for k := range g.args {
				if a := &g.args[k]; a.preposition == "from" {
					a.name, a.role = "ARG0", quadpress.AgentRole
				}
			}
			g.clause = c
			st.pass(f, g, "ARG1")
			return
		case g != nil && g.nominal && g.clause == nil && len(c.Indirect) == 0 &&
			!c.Is(st.lex.Commissive) && !c.Is(st.lex.Prospective) && !st.schema.IsA(st.typeOfNoun(n, o), "Money") && (light || frames.LightCount(f.lemma, t.Lemma(o)) > 0 ||
			(support != "" || c.Is(st.lex.Light) || c.Is(st.lex.Aspect)) && st.isHappening(n, o) &&
				(wordnet.NatureOf(g.lemma) != wordnet.Thing || st.isAimed(f, g))):
			g.clause = c
			st.pass(f, g, subject)
			return
		case light && g == nil && st.at[n][o] == nil && !c.Passive && t.Tokens[o].UPOS == "NOUN": // "made landfall"
			f.lemma = joinLemma(f.lemma, f.particle) + "_" + t.Lemma(o)
			f.particle, f.sense = "", ""
			f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool { return a.head == o })
			for _, k := range t.Kids[o] {
				if p := t.Preposition(k); k > o && t.Rel(k) == "nmod" && st.lex.Locative[p] && !f.covers(k) && !t.IsTime(k) {
					f.add("ARGM-LOC", k, p)
				}
			}
			return
		}
	}
}

// befalls reports whether a verb says no more of an event than that it was: "violence broke out", "talks took place".
func (st *story) befalls(c *syntax.Clause) bool {
	return c.Is(st.lex.Befalling) || slices.ContainsFunc(c.Objects, func(o int) bool { return st.lex.Befalling[c.Key()+" "+c.Lemma(o)] })
}

// comesFrom reports whether a frame has an argument under "from".
func (f *frame) comesFrom() bool {
	return slices.ContainsFunc(f.args, func(a frameArgument) bool { return a.preposition == "from" })
}

// isAimed reports whether a noun's frame, or that of the verb over it, has what the schema relates by the noun: "a letter to
// the council".
func (st *story) isAimed(frames ...*frame) bool {
	g := frames[len(frames)-1]
	noun := st.eventNoun(st.trees[g.sentence], g.word)
	return slices.ContainsFunc(frames, func(f *frame) bool {
		return slices.ContainsFunc(f.args, func(a frameArgument) bool {
			return a.preposition == "between" || a.preposition == "among" || a.preposition != "" && st.noun(noun, a.preposition) != nil
		})
	})
}

// isActor reports whether an entity is someone, a body or a country, who may do something.
func (st *story) isActor(e int) bool {
	return e >= 0 && (st.schema.IsA(st.entities[e].typ, "Agent") || st.entities[e].typ == "Country")
}

// isHappening reports whether a noun is known to name what happens and nothing else: "airstrikes", "talks".
func (st *story) isHappening(n, i int) bool {
	t := st.trees[n]
	if st.lex.Happenings[t.Lemma(i)] {
		return true
	}
	noun := st.eventNoun(t, i)
	return slices.ContainsFunc(st.schema.NounPrepositions(noun), func(p string) bool { return st.schema.Noun(noun, p).Event != "" })
}

// joinLemma is a verb with its particle, as PropBank writes it.
func joinLemma(lemma, particle string) string {
	if particle == "" {
		return lemma
	}
	return lemma + "_" + particle
}

// pass gives the arguments of a verb that only carries another word's event to that word's frame, its subject in the
// role named, and takes the verb's frame away.
func (st *story) pass(from, to *frame, subject string) {
	told := to.has(subject)
	to.carried = !to.nominal
	for _, a := range from.args {
		if to.covers(a.head) || a.head == to.word {
			continue
		}
		switch {
		case strings.HasPrefix(a.name, "ARGM-") && a.name != "ARGM-PRR":
			to.args = append(to.args, a)
		case subject != "" && !told && (slices.Contains(from.clause.Subjects, a.head) && !from.clause.Passive ||
			slices.Contains(from.clause.Agents, a.head)):
			to.add(subject, a.head, "")
		}
	}
	st.frameAt[from.sentence][from.word] = nil
	st.folded[[2]int{from.sentence, from.word}] = to
}
