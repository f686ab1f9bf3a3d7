package extract

import (
	"cmp"
	"slices"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/frames"
)

// complete gives a frame what stands behind the adjective that the verb gives its subject: "tested positive for the
// virus", "was found guilty of fraud".
func (st *story) complete(f *frame) {
	c, t := f.clause, st.trees[f.sentence]
	if f.state || f.nominal || !c.Passive && len(c.Objects) > 0 {
		return
	}
	adjective := t.Child(c.Verb, "xcomp")
	if adjective < 0 || st.folded[[2]int{f.sentence, adjective}] != nil || t.Tokens[adjective].UPOS != "ADJ" ||
		t.Child(adjective, "mark") >= 0 || t.Child(adjective, "xcomp") >= 0 {
		return
	}
	f.complement, f.also = t.Lower(adjective), append(f.also, adjective)
	for k := range f.args { // "was reported missing"
		if a := &f.args[k]; c.Passive && a.role == quadpress.RecipientRole && slices.Contains(c.Subjects, a.head) {
			a.name, a.role = "ARG1", quadpress.ThemeRole
		}
	}
	covered := f.covers(adjective)
	f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool { // "was found dead"
		return a.head == adjective && (a.role == quadpress.ThemeRole || a.role == quadpress.TopicRole)
	})
	if t.Negated(adjective) { // "pleaded not guilty to"
		f.complement = "not " + f.complement
	}
	for _, x := range t.Kids[adjective] {
		preposition := t.Preposition(x)
		if c.Passive && preposition == "by" && len(c.Agents) == 0 && st.isSomeone(f.sentence, x) {
			c.Agents = []int{x} // "was reported missing by the police"
			continue
		}
		if rel := t.Rel(x); rel != "obl" && rel != "nmod" || preposition == "" ||
			st.isTimeOrWithin(f, x) && !covered {
			continue
		}
		if st.lex.Locative[preposition] && st.schema.IsA(st.typeOfWord(f.sentence, x), "Place") {
			// "died alone in a hospital"
			c.Obliques = append(c.Obliques, syntax.Oblique{Head: x, Preposition: preposition})
			continue
		}
		f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool {
			return a.head == adjective && a.role != quadpress.AttributeRole || a.head == x
		})
		f.args = append(f.args, frameArgument{"ARG2", quadpress.TopicRole, x, preposition})
	}
}

// ascribeResult gives a frame the object of a verb and what the verb says that it is or becomes, where the language's
// roles take both for one: "found the strike justified", "declared the outbreak an emergency".
func (st *story) ascribeResult(f *frame) {
	c := f.clause
	result := st.resultNamed(f)
	if result < 0 {
		return
	}
	f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool {
		return a.name == "ARG1" && (a.head == result || c.Within(a.head, result))
	})
	for k := range f.args { // "was appointed coach"
		if a := &f.args[k]; a.role == quadpress.AttributeRole && a.preposition == "" && a.head != result &&
			(c.Passive && slices.Contains(c.Subjects, a.head) || !c.Passive && slices.Contains(c.Objects, a.head)) {
			a.name, a.role = "ARG1", cmp.Or(frames.RoleOf(f.sense, "ARG1", ""), quadpress.ThemeRole)
		}
	}
	for _, x := range c.Conjuncts(result) {
		if !f.covers(x) {
			f.args = append(f.args, frameArgument{"ARG2", quadpress.AttributeRole, x, ""})
		}
	}
}

// resultNamed is the noun or adjective behind the object of a verb, or behind a passive, that the verb says it is or
// becomes; -1 for none.
func (st *story) resultNamed(f *frame) int {
	c := f.clause
	if f.state || !c.Passive && len(c.Objects) == 0 {
		return -1
	}
	if len(c.Objects) > 0 && c.Lower(c.Objects[0]) == "it" && c.Child(c.Verb, "ccomp", "advcl") >= 0 {
		return -1 // "found it likely that"
	}
	naming := st.lex.Naming[f.lemma] || st.lex.Appointing[f.lemma]
	makes := naming || lexicon.EnglishExpressions().Resultative[f.lemma]
	for _, k := range c.Kids[c.Verb] {
		rel, u := c.Rel(k), c.Tokens[k].UPOS
		noun := u == "NOUN" && (rel == "xcomp" && makes || rel == "obj" && naming)
		behind := c.Passive || k > c.Objects[0] || u == "ADJ" && k == c.Verb+1 // "shot dead two guards"
		if k > c.Verb && behind && (noun || rel == "xcomp" && u == "ADJ" && !c.Passive) &&
			c.Preposition(k) == "" && c.Child(k, "mark", "cop", "xcomp", "advcl") < 0 &&
			st.folded[[2]int{f.sentence, k}] == nil {
			return k
		}
	}
	return -1
}

// absorbed is the adjective that a verb has in its predicate and that is no part of its event: "dead" of "was found
// dead".
func (f *frame) absorbed() string {
	if slices.ContainsFunc(f.also, f.covers) {
		return ""
	}
	return f.complement
}
