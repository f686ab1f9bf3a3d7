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
				g.clause = c
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
		tells := g != nil && !st.isUneventful(n, o) && (st.isEventNoun(n, o) || st.isHappening(n, o) || isDeverbal(g))
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
		case tells && g.nominal && g.clause == nil && len(c.Indirect) == 0 &&
			!c.Is(st.lex.Commissive) && !c.Is(st.lex.Prospective) && !st.schema.IsA(st.typeOfNoun(n, o), "Money") &&
			(light || frames.LightCount(f.lemma, t.Lemma(o)) > 0 ||
				(support != "" || c.Is(st.lex.Light) || c.Is(st.lex.Aspect)) && st.isHappening(n, o) &&
					(wordnet.NatureOf(g.lemma) != wordnet.Thing || st.isAimed(f, g))):
			g.clause = c
			st.pass(f, g, subject)
			return
		case light && !tells && st.at[n][o] == nil && !c.Passive && t.Tokens[o].UPOS == "NOUN": // "made landfall"
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

// acts makes an agent of who is the subject of a light verb that has kept its frame: "the mayor made a mistake".
func (st *story) acts(f *frame) {
	for k := range f.args {
		if a := &f.args[k]; !f.clause.Passive && f.isSubject(a.head) && st.isAgent(f.sentence, a.head) {
			a.name, a.role = "ARG0", quadpress.AgentRole
		}
	}
}

// befalls reports whether a verb says no more of an event than that it was: "violence broke out", "talks took place".
func (st *story) befalls(c *syntax.Clause) bool {
	return c.Is(st.lex.Befalling) || slices.ContainsFunc(c.Objects,
		func(o int) bool { return st.lex.Befalling[c.Key()+" "+c.Lemma(o)] })
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
