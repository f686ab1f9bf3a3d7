package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/frames"
	"github.com/quadpress/quadpress/language/quantity"
	"github.com/quadpress/quadpress/language/wordnet"
)

// maxFolds is how many verbs may stand over one event: "is going to start to attack".
const maxFolds = 4

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

// fold takes up the frame of a verb that says no more than that something else happened: of aspect ("began striking")
// and of light verbs ("carried out strikes", "held talks").
func (st *story) fold(f *frame) {
	n, c := f.sentence, f.clause
	if c == nil || f.nominal || f.state && !c.Is(st.lex.Befalling) { // "the talks were ongoing"
		return
	}
	t := st.trees[n]
	if c.Is(st.lex.Aspect) || st.lex.Periphrastic[f.sense] || c.HasYet() && f.lemma == "have" ||
		c.Passive && len(c.Agents) == 0 && st.lex.Slated[f.lemma] {
		for _, x := range c.Contents {
			if g := st.frameAt[n][x]; g != nil && t.Rel(x) == "xcomp" {
				st.pass(f, g, "")
				return
			}
		}
	}
	if st.foldDuration(f) {
		return
	}
	if c.Passive && st.lex.Slated[f.lemma] && len(c.Subjects) == 1 && len(c.Contents)+len(c.Agents) == 0 {
		if g := st.frameAt[n][c.Subjects[0]]; g != nil && g.nominal && g.clause == nil && st.isEventNoun(n, g.word) {
			g.clause = c // "his execution is scheduled for Dec. 9"
			for k := range f.args {
				if a := &f.args[k]; t.IsTime(a.head) || a.preposition == "for" && t.Dates[a.head] {
					a.name, a.role = "ARGM-TMP", quadpress.TimeRole
				}
			}
			st.pass(f, g, "")
			return
		}
	}
	if st.befalls(c) {
		sure := st.takesPlace(c) // whatever it is, it happens: "the debate took place", "a concert took place"
		for _, s := range c.Subjects {
			if g := st.nounFrame(n, s); sure && g != nil && st.frameAt[n][s] == nil {
				st.completeNoun(g)
				st.frameAt[n][s] = g
			}
			if g := st.frameAt[n][s]; g != nil && g.nominal && g.clause == nil && (sure || st.isEventNoun(n, s)) {
				g.clause = c
				st.pass(f, g, "")
			}
		}
		return
	}
	st.foldUtterance(f)
	light := strings.HasSuffix(f.sense, ".LV")
	support := frames.Support(cmp.Or(joinLemma(f.lemma, f.particle), f.lemma))
	st.partObjects(f)
	nouns := c.Objects
	if c.Passive {
		nouns = c.Subjects
	}
	for _, o := range c.Obliques { // "came under pressure from France"
		if st.receives(c, o.Head) {
			nouns = append(slices.Clone(nouns), o.Head)
		}
	}
	for _, o := range nouns {
		o = st.counted(n, o)
		g := st.frameAt[n][o]
		if st.lex.Attending[f.lemma] && t.Definite(o) && (st.negatedClause(c) ||
			slices.ContainsFunc(c.Subjects, func(s int) bool { return st.none(t, s) })) {
			continue // "Lind did not attend the meeting", which there was
		}
		tells := g != nil && !st.isUneventful(n, o) && (st.isEventNoun(n, o) || st.isHappening(n, o) || isDeverbal(g))
		if g != nil && g.nominal && g.clause == nil && st.foldInto(f, g, o, support, tells) {
			return
		}
		if light && !tells && st.at[n][o] == nil && !c.Passive && t.Tokens[o].UPOS == "NOUN" && o > f.word &&
			t.Tokens[o].XPOS == "NN" && t.Child(o, "nmod:poss", "nummod", "compound", "amod") < 0 && !t.Definite(o) {
			// "made landfall", "made a mistake"
			st.acts(f)
			if g != nil && g.nominal { // "took care of the boy"
				for _, a := range g.args {
					if a.preposition != "" && !f.covers(a.head) {
						f.args = append(f.args, a)
					}
				}
				st.frameAt[n][o] = nil
			}
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
	if x := t.Child(f.word, "xcomp"); light && x > f.word && t.Tokens[x].UPOS == "NOUN" { // "was made a dame"
		f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool { return a.head == x })
		f.args = append(f.args, frameArgument{"ARG2", quadpress.AttributeRole, x, ""})
	}
	if light { // "mistakes made by the mayor"
		f.sense = ""
		st.acts(f)
		for _, o := range nouns {
			if !f.covers(o) {
				f.add("ARG1", o, "")
			}
		}
	}
}

// foldDuration folds a verb that only says how long something took into what took so long, and reports whether it does:
// "took two hours to put out the fire", "spent a year writing the book", "it took Lind a year to write the book".
func (st *story) foldDuration(f *frame) bool {
	n, t, c := f.sentence, st.trees[f.sentence], f.clause
	gerund := f.lemma == "spend" || f.lemma == "waste"
	if f.lemma != "take" && !gerund || c.Passive || f.particle != "" {
		return false
	}
	long := slices.IndexFunc(c.Objects, func(o int) bool {
		amount := st.amountAt(n, o)
		return amount != nil && amount.Value.Kind == quantity.Duration || gerund && t.Lemma(o) == "time"
	})
	if long < 0 {
		return false
	}
	for _, x := range c.Children(c.Verb, "advcl", "xcomp", "csubj") {
		g, clause := st.frameAt[n][x], st.clauses[n][x]
		if x < c.Objects[long] || g == nil || g.nominal || clause == nil || clause.Explicit ||
			!clause.ToInfinitive() && !(gerund && t.Tokens[x].XPOS == "VBG" && clause.Mark() == "") {
			continue
		}
		if t.Rel(x) == "csubj" && !g.has("ARG0") { // "it took Lind a year to"
			for _, h := range append(slices.Clone(c.Indirect), c.Objects[:long]...) {
				st.addPlain(g, "ARG0", h, "")
			}
		}
		st.pass(f, g, "")
		g.carried = false
		if t.Lemma(c.Objects[long]) != "time" { // "wasted little time selling it"
			g.args = append(g.args, frameArgument{"ARGM-EXT", quadpress.ExtentRole, c.Objects[long], ""})
		}
		return true
	}
	return false
}

// acts makes an agent of who is the subject of a light verb that has kept its frame: "the mayor made a mistake".
func (st *story) acts(f *frame) {
	for k := range f.args {
		if a := &f.args[k]; !f.clause.Passive && f.isSubject(a.head) && (st.isAgent(f.sentence, a.head) ||
			len(f.clause.Objects) > 0) {
			a.name, a.role = "ARG0", quadpress.AgentRole
		}
	}
}

// foldUtterance folds what something is said in into the saying: "said in a statement", "told in an interview". Where
// and when that was is where and when it was said.
func (st *story) foldUtterance(f *frame) {
	n, t, c := f.sentence, st.trees[f.sentence], f.clause
	judging := c.Is(st.lex.Judging)
	if !st.lex.Speech[f.lemma] && !judging {
		return
	}
	for _, o := range c.Obliques {
		h := o.Head
		if o.Preposition != "in" || t.Tokens[h].UPOS != "NOUN" || st.entityAt(n, h, false) >= 0 ||
			t.Child(h, "acl") >= 0 || t.Child(h, "det") >= 0 && t.Definite(h) ||
			!slices.Contains(wordnet.Noun(t.Lemma(h)), "utterance") {
			continue
		}
		if g := st.frameAt[n][h]; judging && (g == nil || g.has("ARG0") || st.event(g) != "STATEMENT") {
			continue // "thanked voters in a speech", but not "was expelled in a dispute"
		}
		f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool { return a.head == h })
		f.also = append(f.also, h)
		if g := st.frameAt[n][h]; g != nil {
			for _, a := range g.args {
				if (a.name == "ARGM-LOC" || a.name == "ARGM-TMP") && !f.covers(a.head) {
					f.args = append(f.args, a)
				}
			}
			st.frameAt[n][h] = nil
		}
		st.folded[[2]int{n, h}] = f
	}
}

// partObjects makes an indirect object of whom a light verb gives what its second object tells, where the tree has both
// for objects, or the second for what the first is made: "made Teixeira an offer".
func (st *story) partObjects(f *frame) {
	n, t, c := f.sentence, st.trees[f.sentence], f.clause
	if len(c.Indirect) > 0 || len(c.Objects) == 0 || c.Passive || !st.isSomeone(n, c.Objects[0]) ||
		frames.Support(f.lemma) != "ARG0" {
		return
	}
	whom, rest := c.Objects[:1], c.Objects[1:]
	if len(rest) == 0 {
		for _, x := range c.Contents {
			if t.Rel(x) == "xcomp" && t.Tokens[x].UPOS == "NOUN" && t.Preposition(x) == "" && st.isEventNoun(n, x) {
				rest = []int{x}
			}
		}
	} else if t.Rel(rest[0]) == "conj" {
		return
	}
	if len(rest) == 1 && st.frameAt[n][rest[0]] != nil && st.frameAt[n][rest[0]].nominal {
		c.Indirect, c.Objects = whom, rest
	}
}

// foldInto folds a verb into what its object tells where the verb says no more than who does that, undergoes it or
// receives it, and reports whether it does.
func (st *story) foldInto(f, g *frame, object int, support string, tells bool) bool {
	n, t, c := f.sentence, st.trees[f.sentence], f.clause
	if c.Is(st.lex.Answering) && st.lex.Posed[t.Lemma(object)] || // "accepted the offer" of another
		f.lemma == "attend" && !st.lex.Attended[st.event(g)] { // who attends a wedding does not marry
		return false
	}
	subject, undergone := cmp.Or(support, "ARG0"), ""
	if tells && g.sense != "" && st.isEventNoun(n, object) {
		undergone = st.undergoneBySubject(f, g)
	}
	switch {
	case tells && st.receives(c, object) && !g.has("ARG1") && (g.has("ARG0") || f.comesFrom() || g.comesFrom()):
		// "drew criticism from Germany"
		for k := range f.args {
			if a := &f.args[k]; a.preposition == "from" && !g.covers(a.head) {
				g.args = append(g.args, frameArgument{"ARG0", quadpress.AgentRole, a.head, "from"})
			}
		}
		g.args = slices.DeleteFunc(g.args, func(a frameArgument) bool {
			return a.name == "ARG0" && slices.Contains(c.Subjects, a.head) && (g.comesFrom() || c.Key() == "suffer")
		})
		for k := range g.args {
			if a := &g.args[k]; a.preposition == "from" {
				a.name, a.role = "ARG0", quadpress.AgentRole
			}
		}
		subject = "ARG1"
	case undergone != "":
		for k := range g.args { // "suffered a defeat against Sweden"
			if a := &g.args[k]; a.name == undergone && (a.preposition == "against" || a.preposition == "to") &&
				st.schema.EventOf(g.sense, "", "") == "CONTEST" {
				a.name, a.role = "ARG0", quadpress.AgentRole
			}
		}
		subject = undergone
	case !tells, c.Is(st.lex.Commissive) && support == "", c.Is(st.lex.Prospective),
		st.schema.IsA(st.typeOfNoun(n, object), "Money"),
		len(c.Indirect) > 0 && (support != "ARG0" || st.lex.Transferable[g.lemma]):
		return false
	case strings.HasSuffix(f.sense, ".LV"), frames.LightCount(f.lemma, t.Lemma(object)) > 0,
		support == "ARG0" && !st.lex.Having[f.lemma] && isDeverbal(g) && st.isEventNoun(n, object) &&
			takes(g.sense, "ARG0") && c.Child(c.Verb, "xcomp") < 0, // "made the attack seem harmless" makes none
		c.Is(st.lex.Staging) && wordnet.NatureOf(g.lemma) == wordnet.Event,
		(support != "" || c.Is(st.lex.Light) || c.Is(st.lex.Aspect)) && st.isHappening(n, object) &&
			(wordnet.NatureOf(g.lemma) != wordnet.Thing || st.isAimed(f, g)):
		st.passRecipient(g, c)
	default:
		return false
	}
	g.clause = c
	st.pass(f, g, subject)
	return true
}

// undergoneBySubject is the part of a verb's subject in what its object tells where it does not act: who "suffered a
// defeat", "underwent surgery" or "received an offer". It is "" where the verb says no such thing.
func (st *story) undergoneBySubject(f, g *frame) string {
	c, key := f.clause, joinLemma(f.lemma, f.particle)
	undergoes := frames.Support(key) == "ARG1" && !st.lex.Receiving[key] || key == "suffer"
	switch {
	case c.Passive:
		return ""
	case undergoes && verbOf(g.sense) == "lose": // who suffers a loss loses
		return "ARG0"
	case undergoes, (key == "have" || st.lex.Receiving[key]) && st.event(g) == "HEALTH" &&
		slices.Contains(c.Objects, g.word):
		return "ARG1" // "received brain surgery"
	case key == "receive" && c.Child(g.word, "nmod:poss") < 0:
		return recipientOf(g.sense, "")
	}
	return ""
}

// recipientOf is the role of whom a sense's event is meant for, or the other one where there is none.
func recipientOf(sense, other string) string {
	if s := frames.Get(sense); s != nil {
		for _, r := range s.Roles() {
			if r.Function == "GOL" {
				return r.Name
			}
		}
	}
	return other
}

// passRecipient gives a noun's frame those whom the verb that carries it gives it to: "granted Lind a pardon", "issued
// a warning to drivers".
func (st *story) passRecipient(g *frame, c *syntax.Clause) {
	to := slices.Clone(c.Indirect)
	noun := st.eventNoun(st.trees[g.sentence], g.word)
	for _, o := range c.Obliques {
		if o.Preposition == "to" && st.noun(noun, "to") == nil && !g.covers(o.Head) && st.isSomeone(g.sentence, o.Head) {
			to = append(to, o.Head)
		}
	}
	name := recipientOf(g.sense, "ARG1")
	for _, h := range to {
		g.args = slices.DeleteFunc(g.args, func(a frameArgument) bool { return a.head == h })
		if !g.has(name) {
			g.add(name, h, c.Preposition(h))
		}
	}
}

// befalls reports whether a verb says no more of an event than that it was: "violence broke out", "talks took place".
func (st *story) befalls(c *syntax.Clause) bool {
	return c.Is(st.lex.Befalling) || st.emerges(c) || st.descends(c) || st.takesPlace(c)
}

// takesPlace reports whether a verb says so with its object: "took place".
func (st *story) takesPlace(c *syntax.Clause) bool {
	return slices.ContainsFunc(c.Objects, func(o int) bool { return st.lex.Befalling[c.Key()+" "+c.Lemma(o)] })
}

// descends reports whether a verb says no more of what does harm that nobody means than that it came: "the quake struck
// at noon".
func (st *story) descends(c *syntax.Clause) bool {
	return c.Is(st.lex.Descending) && !c.Passive && len(c.Objects)+len(c.Contents) == 0 && len(c.Subjects) > 0 &&
		!slices.ContainsFunc(c.Subjects, func(s int) bool { return st.forceAt(c.Index, s) == "" })
}

// emerges reports whether a verb says of an event no more than when it was: "the arrest came after a raid".
func (st *story) emerges(c *syntax.Clause) bool {
	if !c.Is(st.lex.Emerging) || len(c.Objects)+len(c.Contents) > 0 {
		return false
	}
	timed := false
	for _, o := range c.Obliques {
		if !c.IsTime(o.Head) && !st.lex.Temporal[o.Preposition] &&
			st.lex.PhrasalRoles[o.Preposition+" "+c.Lower(o.Head)+" of"] != quadpress.TimeRole {
			return false
		}
		timed = timed || o.Head > c.Verb
	}
	for _, k := range c.Children(c.Verb, "advcl") {
		g := st.clauses[c.Index][k]
		timed = timed || g != nil && k > c.Verb && (st.lex.Temporal[g.Mark()] || st.lex.Opening[g.Mark()])
	}
	return timed
}

// comesFrom reports whether a frame has an argument under "from".
func (f *frame) comesFrom() bool {
	return slices.ContainsFunc(f.args, func(a frameArgument) bool { return a.preposition == "from" })
}

// isAimed reports whether a noun's frame, or that of the verb over it, has what the schema relates by the noun: "a
// letter to the council".
func (st *story) isAimed(frames ...*frame) bool {
	g := frames[len(frames)-1]
	noun := st.eventNoun(st.trees[g.sentence], g.word)
	return slices.ContainsFunc(frames, func(f *frame) bool {
		return slices.ContainsFunc(f.args, func(a frameArgument) bool {
			return a.preposition == "between" || a.preposition == "among" || a.preposition != "" &&
				st.noun(noun, a.preposition) != nil
		})
	})
}

// isHappening reports whether a noun is known to name what happens and nothing else: "airstrikes", "talks".
func (st *story) isHappening(n, i int) bool {
	t := st.trees[n]
	if st.lex.Happenings[t.Lemma(i)] {
		return true
	}
	noun := st.eventNoun(t, i)
	return slices.ContainsFunc(st.schema.NounPrepositions(noun), func(p string) bool {
		return st.schema.Noun(noun, p).Event != ""
	})
}

// joinLemma is a verb with its particle, as PropBank writes it.
func joinLemma(lemma, particle string) string {
	if particle == "" {
		return lemma
	}
	return lemma + "_" + particle
}

// pass gives the arguments of a verb that only carries another word's event to that word's frame, its subject in the
// role named, and takes the verb's frame away: the verb is one more word that tells the event.
func (st *story) pass(from, to *frame, subject string) {
	told := to.has(subject)
	to.carried = !to.nominal
	for _, a := range from.args {
		if to.covers(a.head) || a.head == to.word {
			continue
		}
		switch {
		case a.name == "ARGM-LOC" && to.nominal && !to.has("ARG1") && st.concerns(from.sentence, &a):
			to.add("ARG1", a.head, a.preposition) // "issued a ruling on the case"
		case st.schema.IsA(st.typeOfNoun(from.sentence, to.word), "Disaster") && from.isSubject(a.head):
			if st.isPlaceAt(from.sentence, a.head) { // "Norway had a storm", but "we had a storm" is not ours
				to.args = append(to.args, frameArgument{"ARGM-LOC", quadpress.PlaceRole, a.head, "in"})
			}
		case strings.HasPrefix(a.name, "ARGM-") && a.name != "ARGM-PRR":
			to.args = append(to.args, a)
		case subject != "" && !told && (slices.Contains(from.clause.Subjects, a.head) && !from.clause.Passive ||
			slices.Contains(from.clause.Agents, a.head)):
			to.add(subject, a.head, "")
		}
	}
	to.also = append(append(to.also, from.word), from.also...)
	st.frameAt[from.sentence][from.word] = nil
	st.folded[[2]int{from.sentence, from.word}] = to
}

// concerns reports whether a phrase that looks like one for a place is for what an event has to do with: "on the case".
func (st *story) concerns(n int, a *frameArgument) bool {
	switch a.preposition {
	case "on", "over", "into", "against":
		return !st.isPlaceAt(n, a.head) && !st.schema.IsA(st.typeOfWord(n, a.head), "Place")
	}
	return false
}
