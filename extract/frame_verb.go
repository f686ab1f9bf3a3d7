package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/frames"
)

// completeByTree gives a verb's frame the subject, objects, agent and adjuncts that the tree has and the language's
// roles have not, and turns round what they have the wrong way: the subject of an active verb acts.
func (st *story) completeByTree(f *frame) {
	c := f.clause
	st.disown(f)
	if !c.Passive && !f.state && c.Explicit && len(c.Subjects) > 0 {
		acts := slices.IndexFunc(f.args, func(a frameArgument) bool { return a.name == "ARG0" })
		done := slices.IndexFunc(f.args, func(a frameArgument) bool {
			return a.name == "ARG1" && slices.Contains(c.Subjects, a.head)
		})
		if acts >= 0 && done >= 0 && !slices.Contains(c.Subjects, f.args[acts].head) {
			f.args[acts].head, f.args[done].head = f.args[done].head, f.args[acts].head
		} else if acts < 0 && done >= 0 && c.Is(st.lex.Quotative) && takes(f.sense, "ARG0") { // ", reports Siemens"
			f.args[done].name, f.args[done].role = "ARG0", quadpress.AgentRole
		}
	}
	for k := range f.args { // "founded and led the band", "sentenced three men, including a minister, to"
		a := &f.args[k]
		switch {
		case c.Passive || len(c.Objects) == 0 || c.Objects[0] < c.Verb || f.has("ARG0") && f.has("ARG1") ||
			!takes(f.sense, "ARG0"):
		case a.name == "ARG1" && slices.Contains(c.Subjects, a.head) && !f.covers(c.Objects[0]) && !f.has("ARG2"):
			a.name, a.role = "ARG0", cmp.Or(frames.RoleOf(f.sense, "ARG0", ""), quadpress.AgentRole)
		case a.role == quadpress.AttributeRole && a.preposition == "" && slices.Contains(c.Objects, a.head) && !f.has("ARG1"):
			a.name, a.role = "ARG1", st.plainRole(f.sentence, f, "ARG1", frames.RoleOf(f.sense, "ARG1", ""), a.head)
		}
	}
	st.complete(f)
	st.turnGift(f)
	st.turnTold(f)
	st.ascribeResult(f)
	if c.Passive && takes(f.sense, "ARG0") && takes(f.sense, "ARG1") { // who is found guilty does not find
		for k := range f.args {
			switch a := &f.args[k]; {
			case (a.name == "ARG1" || strings.HasPrefix(a.name, "ARGM-")) && slices.Contains(c.Agents, a.head):
				// "is admired by all"
				a.name, a.role = "ARG0", frames.RoleOf(f.sense, "ARG0", "by")
			case a.name == "ARG0" && slices.Contains(c.Subjects, a.head):
				a.name, a.role = "ARG1", frames.RoleOf(f.sense, "ARG1", "")
			}
		}
	}
	f.reflexive = !c.Passive && slices.ContainsFunc(c.Objects, func(o int) bool { return st.lex.Reflexives[c.Lower(o)] })
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
	settled := !c.Passive && !f.state && len(doers) > 0 || c.IsImperative()
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
	st.completeCharge(f)
	supply := func(name string, heads []int, preposition string) {
		if f.has(name) {
			return
		}
		for _, h := range heads {
			if !f.covers(h) && h != f.word {
				st.addPlain(f, name, h, preposition)
			}
		}
	}
	if c.Passive && len(c.Objects) > 0 && st.lex.Giving[f.lemma] && f.has("ARG1") { // "died after being given the drug"
		subject = recipientOf(f.sense, subject)
	}
	supply(subject, doers, "")
	supply("ARG0", c.Agents, "by")
	st.accompany(f)
	if f.state && takes(f.sense, "ARG0") && slices.ContainsFunc(f.args, func(a frameArgument) bool {
		return a.name == "ARG1" && a.preposition != ""
	}) { // "officers who they believe are responsible for it"
		supply("ARG0", doers, "")
	}
	for _, h := range c.Agents { // "was convicted by a jury at Leeds Crown Court"
		for _, k := range c.Children(h, "nmod") {
			if r := st.at[f.sentence][k]; r != nil && c.Preposition(k) == "at" && st.schema.IsA(r.typ, "Court") && !f.covers(k) {
				f.add("ARGM-LOC", k, "at")
			}
		}
	}
	for _, h := range c.Subjects { // of a sense whose first role the roles gave to the object
		if !c.Passive && !f.state && c.Explicit && !f.covers(h) && h != f.word && !f.has("ARG0") &&
			!f.covers(st.insteadOfAmount(f.sentence, h)) { // "30 cm of snow fell"
			f.args = append(f.args, frameArgument{"ARG0", quadpress.AgentRole, h, ""})
		}
	}
	if !c.Passive {
		supply("ARG1", c.Objects, "")
	}
	if x := c.Child(c.Verb, "ccomp"); st.lex.Speech[f.lemma] && (x > c.Verb ||
		x >= 0 && st.quotes[f.sentence][x] != nil) { // "said in a statement that"
		supply("ARG1", []int{x}, "")
	}
	if len(c.Objects) > 0 || len(c.Contents) > 0 && st.lex.Telling[f.lemma] {
		supply("ARG2", c.Indirect, "")
	}
	if h := c.Head(f.word); c.Rel(f.word) == "parataxis" && c.Is(st.lex.Quotative) && !c.Passive && !f.has("ARG1") &&
		c.Tokens[h].UPOS == "VERB" && !c.AfterSemicolon(f.word) { // "The mill has closed, the paper reported"
		f.add("ARG1", h, "")
	}
	st.raise(f)
	st.askedFor(f)
	st.addRecipients(f)
	for _, o := range c.Obliques {
		if o.Preposition == "" || f.covers(o.Head) || f.covers(st.insteadOfAmount(f.sentence, o.Head)) ||
			st.amongOthers(f.sentence, o.Head) ||
			st.isTimeOrWithin(f, o.Head) || st.quotedApart(f.sentence, f.word, o.Head) ||
			o.Relative && st.typeAt(f.sentence, o.Head) == "Person" && hasWhere(c) { // "met Lind, where he praised Berg"
			continue
		}
		if o.Preposition == "of" && (c.Is(st.lex.Accusing) || st.lex.Accusing[f.lemma]) { // "accused Lind of fraud"
			f.add("ARG2", o.Head, o.Preposition)
		} else if name := st.lex.ObliqueNames[o.Preposition]; name != "" {
			st.addPlain(f, name, o.Head, o.Preposition)
		} else if st.lex.Locative[o.Preposition] {
			if role := st.plainRole(f.sentence, f, "ARGM-LOC", quadpress.PlaceRole, o.Head); role == quadpress.PlaceRole {
				f.add("ARGM-LOC", o.Head, o.Preposition)
			} else {
				f.args = append(f.args, frameArgument{"ARGM-LOC", role, o.Head, o.Preposition})
			}
		}
	}
	for _, k := range c.Tree.Kids[c.Verb] { // "struck 30 km south of Lyon"
		if of, side := st.sideOf(f.sentence, k); of >= 0 && !f.covers(of) {
			f.args = append(f.args, frameArgument{"ARGM-LOC", quadpress.PlaceRole, of, side})
		}
	}
	st.agentBehind(f)
	st.undergo(f)
	st.apart(f)
	st.phrasal(f)
	st.distances(f)
	for k := range f.args { // "arrested on suspicion of murder"
		if a := &f.args[k]; st.lex.Suspicions[st.trees[f.sentence].Lemma(a.head)] && a.preposition != "" {
			if a.preposition == "on" && a.role == quadpress.MannerRole { // "held on suspicion of murder"
				a.role = quadpress.CauseRole
			}
			st.suspect(f, st.frameAt[f.sentence][a.head])
			a.head = st.suspected(f.sentence, a.head)
		}
	}
}

// undergo makes the undergoer of a verb of its subject, where without an object the verb tells of no doer: "nine people
// drowned".
func (st *story) undergo(f *frame) {
	if f.clause.Passive || f.state || len(f.clause.Objects) > 0 || !st.lex.Undergoing[f.lemma] &&
		!st.lex.Gaining[f.lemma] {
		return
	}
	for k := range f.args {
		switch a := &f.args[k]; {
		case st.lex.Gaining[f.lemma] && f.clause.Preposition(a.head) == "from":
			a.name, a.role = "ARG0", quadpress.SourceRole // "benefited from the deal"
		case st.lex.Gaining[f.lemma] && f.isSubject(a.head):
			a.name, a.role = "ARG1", quadpress.BeneficiaryRole
		case a.role == quadpress.AgentRole && f.isSubject(a.head):
			a.name, a.role = "ARG1", quadpress.PatientRole
		}
	}
}

// accompany gives a frame those who take the part of its subject along with that: "Norway, along with Chad, signed".
func (st *story) accompany(f *frame) {
	k := slices.IndexFunc(f.args, func(a frameArgument) bool { return f.isSubject(a.head) })
	if k < 0 || f.clause.Passive || !f.clause.Explicit {
		return
	}
	own := f.args[k]
	for _, h := range st.companions(f.sentence, f.clause) {
		f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool { return a.head == h })
		f.args = append(f.args, frameArgument{own.name, own.role, h, ""})
	}
}

// turnTold makes the one who is told of the object of a verb of telling that says beside it what it tells: "told a
// rally that the war was over", "“We won,” Lind told a rally".
func (st *story) turnTold(f *frame) {
	c := f.clause
	if c.Passive || len(c.Contents) == 0 || !st.lex.Telling[f.lemma] || f.has("ARG2") {
		return
	}
	for k := range f.args {
		if a := &f.args[k]; a.name == "ARG1" && a.preposition == "" && slices.Contains(c.Objects, a.head) {
			a.name, a.role = "ARG2", quadpress.RecipientRole
			f.add("ARG1", c.Contents[0], "")
			return
		}
	}
}

// turnGift turns round what is given and the one to whom it is, where the roles have these the wrong way: "sent Lind a
// letter".
func (st *story) turnGift(f *frame) {
	c := f.clause
	if c.Passive || len(c.Indirect) == 0 || !st.lex.Giving[f.lemma] {
		return
	}
	whom := slices.IndexFunc(f.args, func(a frameArgument) bool { return a.name == "ARG1" && a.head == c.Indirect[0] })
	what := slices.IndexFunc(f.args, func(a frameArgument) bool {
		return a.preposition == "" && slices.Contains(c.Objects, a.head)
	})
	if whom >= 0 && what >= 0 {
		a, b := &f.args[whom], &f.args[what]
		a.head, b.head = b.head, a.head
		a.role, b.role = cmp.Or(frames.RoleOf(f.sense, "ARG1", ""), quadpress.ThemeRole), quadpress.RecipientRole
	}
}

// disown takes from a clause a subject that cannot do what it says: what is needed for something does not do that
// ("votes needed to win"), nor does the trouble that someone has with it ("had trouble finding staff"), nor what is
// told or wanted ("the instruction to wear masks"). Who is "the only country to oppose the treaty" opposes it.
func (st *story) disown(f *frame) {
	c := f.clause
	g := st.clauses[f.sentence][c.Head(c.Verb)]
	if h := c.Head(c.Verb); h >= 0 && c.Rels[c.Verb] == "acl" && c.Tokens[c.Verb].XPOS == "VBG" &&
		st.lex.Troubles[c.Lemma(h)] && len(c.Subjects) > 0 && !slices.Contains(c.Subjects, h) {
		f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool { return a.head == h })
	}
	if g != nil && c.Rels[c.Verb] == "ccomp" && st.lex.Telling[g.Lemma(g.Verb)] { // who tells a rally that she left
		f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool {
			return slices.Contains(g.Objects, a.head) || slices.Contains(g.Indirect, a.head)
		})
	}
	if h := c.Head(c.Verb); h >= 0 && !c.Explicit && c.Rels[c.Verb] == "acl" && c.ToInfinitive() &&
		(st.lex.Foresees(c.Lemma(h)) || c.Ranked(h) && len(c.Subjects) > 0 && !slices.Contains(c.Subjects, h)) {
		f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool { return a.head == h })
	}
	if h := c.Head(c.Verb); h >= 0 && !c.Explicit && c.Rels[c.Verb] == "acl" && c.ToInfinitive() &&
		st.lex.Intended[c.Lemma(h)] && len(c.Subjects) > 0 &&
		!slices.ContainsFunc(c.Subjects, func(s int) bool { return !st.isEventNoun(f.sentence, s) }) {
		f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool { return slices.Contains(c.Subjects, a.head) })
		c.Subjects = nil // "the raid took place in a bid to free hostages"
	}
	if g == nil || c.Explicit || !c.ToInfinitive() || !st.lex.Needing[g.Lemma(g.Verb)] || !g.Passive ||
		slices.ContainsFunc(g.Subjects, func(s int) bool { return st.isSomeone(f.sentence, s) }) {
		return
	}
	f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool { return slices.Contains(g.Subjects, a.head) })
	c.Subjects = nil
}

// agentBehind gives a passive the agent that stands behind the infinitive under it: "were forced to leave their homes
// by the flood".
func (st *story) agentBehind(f *frame) {
	c := f.clause
	g := st.clauses[f.sentence][c.Child(c.Verb, "xcomp")]
	if !c.Passive || f.has("ARG0") || g == nil || g.Passive || len(g.Objects) == 0 || !g.ToInfinitive() {
		return
	}
	for k, o := range g.Obliques {
		if o.Preposition != "by" || !st.someone(f.sentence, o.Head) && st.forceAt(f.sentence, o.Head) == "" &&
			!st.isEventNoun(f.sentence, st.counted(f.sentence, o.Head)) ||
			st.clauses[f.sentence][o.Head] != nil {
			continue
		}
		g.Obliques = slices.Delete(slices.Clone(g.Obliques), k, k+1)
		if under := st.frameAt[f.sentence][g.Verb]; under != nil {
			under.args = slices.DeleteFunc(under.args, func(a frameArgument) bool { return a.head == o.Head })
		}
		f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool { return a.head == o.Head })
		f.add("ARG0", o.Head, "by")
		return
	}
}

// phrasal gives a frame what takes part in its event through a noun between prepositions, and what is meant by one: "in
// response to the raid", "in an attempt to flee".
func (st *story) phrasal(f *frame) {
	t := st.trees[f.sentence]
	var added []frameArgument
	f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool {
		preposition := t.Preposition(a.head)
		if preposition == "" || t.Tokens[a.head].UPOS != "NOUN" {
			return false
		}
		for _, k := range t.Kids[a.head] {
			if k < a.head {
				continue
			}
			if x := st.clauses[f.sentence][k]; x != nil && preposition == "in" && st.lex.InOrder[t.Lemma(a.head)] &&
				(x.ToInfinitive() || x.Mark() == "of") {
				added = append(added, frameArgument{"ARGM-PRP", quadpress.PurposeRole, k, "to"})
				return true
			}
			role := st.lex.PhrasalRoles[preposition+" "+t.Lower(a.head)+" "+t.Preposition(k)]
			if role == "" {
				continue
			}
			name, preposition := "ARGM-ADV", preposition+" "+t.Lower(a.head)+" "+t.Preposition(k)
			switch role {
			case quadpress.CauseRole:
				name = "ARGM-CAU"
			case quadpress.AgentRole:
				name = "ARG0"
			case quadpress.TimeRole: // "in the wake of the raid"
				name, preposition = "ARGM-TMP", "after"
			}
			for _, h := range t.Conjuncts(k) {
				added = append(added, frameArgument{name, role, h, preposition})
			}
			return true
		}
		return false
	})
	f.args = append(f.args, added...)
}

// hasWhere reports whether a relative clause says "where", which in loose writing takes up the whole clause before it.
func hasWhere(c *syntax.Clause) bool {
	return slices.ContainsFunc(c.Kids[c.Verb], func(k int) bool { return c.Lower(k) == "where" })
}

// suspect makes whom a verb has for its object the one of whom a noun under it says what he is held to have done: of
// "arrested two men on suspicion of murder" the two men.
func (st *story) suspect(f, g *frame) {
	if g == nil || !g.nominal || !takes(g.sense, "ARG2") {
		return
	}
	for k := range g.args {
		if a := &g.args[k]; a.name == "ARG1" && !st.isSomeone(g.sentence, a.head) || a.name == "ARG2" {
			a.name, a.role = "ARG2", quadpress.TopicRole
		}
	}
	for _, a := range f.args {
		if a.name == "ARG1" && st.isSomeone(f.sentence, a.head) {
			g.add("ARG1", a.head, "")
		}
	}
}

// suspected is what someone is held to have done by a noun that says so: of "suspicion of murder" and "murder charges"
// the murder, of "charges of setting a fire" the setting; the noun itself where it does not say.
func (st *story) suspected(n, i int) int {
	t := st.trees[n]
	for _, k := range t.Kids[i] {
		if (k > i && (t.Rel(k) == "acl" || t.Rel(k) == "nmod" && t.Preposition(k) == "of") ||
			k == i-1 && t.Rel(k) == "compound") && st.frameAt[n][k] != nil {
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

// askedFor makes what a verb asks or waits for of an infinitive, not of who is to do it: in "called for the mayor to
// resign" the resignation is called for.
func (st *story) askedFor(f *frame) {
	c := f.clause
	for _, k := range c.Children(c.Verb, "advcl", "xcomp", "ccomp") {
		marks := c.Children(k, "mark")
		subject := c.Child(k, "nsubj")
		if k < c.Verb || len(marks) != 2 || c.Lower(marks[0]) != "for" || subject < marks[0] || subject > marks[1] ||
			f.lemma == "be" || len(c.Objects) > 0 && !c.Passive {
			continue
		}
		part := slices.IndexFunc(f.args, func(a frameArgument) bool { return c.Within(a.head, subject) })
		if part < 0 || f.args[part].name == "ARG0" {
			continue
		}
		asked := f.args[part]
		asked.head, asked.preposition = k, "for"
		switch asked.role { // what somebody does takes nothing: "paid for Lind to attend"
		case quadpress.RecipientRole, quadpress.BeneficiaryRole, quadpress.DestinationRole:
			asked.role = quadpress.PurposeRole
		}
		f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool { return a.head == k || c.Within(a.head, subject) })
		f.args = append(f.args, asked)
	}
}

// apart puts right the second of two who seem to undergo the same: "added salt to the soup", "linked the deaths to the
// virus"; and what comes of something is no attribute of it: "led to tensions".
func (st *story) apart(f *frame) {
	for k := range f.args {
		a := &f.args[k]
		if st.clauses[f.sentence][a.head] != nil && st.clauses[f.sentence][a.head].ToInfinitive() {
			continue
		}
		switch {
		case a.role == quadpress.AttributeRole && f.has("ARG0") && st.lex.Entailing[f.lemma+" "+a.preposition]:
			a.role = quadpress.ThemeRole
		case a.name == "ARG1" || strings.HasPrefix(a.name, "ARGM") ||
			a.role != quadpress.PatientRole && a.role != quadpress.ThemeRole ||
			!slices.ContainsFunc(f.args, func(o frameArgument) bool {
				return o.name == "ARG1" && o.preposition == "" && o.role == a.role
			}):
		case a.preposition == "to" && st.lex.Giving[f.lemma]:
			a.role = quadpress.RecipientRole
		case a.preposition == "to" && (st.lex.Attaching[f.lemma] || a.name == "ARG4"): // "carried mourners to a funeral"
			a.role = quadpress.DestinationRole
		case a.preposition != "" && a.preposition != "and":
			a.role = quadpress.ThemeRole
		}
	}
}

// judgesClause reports whether an adjective says no more than how likely, meant or wanted another clause is: "is likely
// to fall", "it is unclear whether".
func (st *story) judgesClause(c *syntax.Clause) bool {
	if len(c.Contents) == 0 && (c.Child(c.Verb, "csubj") < 0 || c.Child(c.Verb, "nsubj") >= 0) {
		return false
	}
	for _, words := range st.lex.JudgingWords {
		if words[c.Lower(c.Verb)] {
			return true
		}
	}
	return false
}

// isAnothers reports whether an adjunct stands within a clause under that of a verb, or goes with the verb that has its
// clause for an object: of "Born in Oslo, she studied" Oslo is no place of her studies, and in "said on Friday Berg
// would leave" Berg does not leave on Friday.
func (st *story) isAnothers(n, verb, adjunct int) bool {
	t := st.trees[n]
	h := t.Head(adjunct)
	if st.quotedApart(n, verb, adjunct) || t.Rel(verb) == "ccomp" && h == t.Head(verb) ||
		h >= 0 && t.Preposition(h) == "according to" {
		return true
	}
	g := t.Governor(adjunct, st.clauses[n])
	return g >= 0 && g != verb && st.clauses[n][adjunct] == nil && t.Head(adjunct) == g && t.Within(g, verb) &&
		st.clauses[n][g].Copula < 0
}
