package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/schema"
)

// career states where a verb says that someone studied, works or lives, as life_biography.yaml has it.
func (st *story) career(n int, c *syntax.Clause) {
	for _, v := range loadBiography().verb[strings.ToLower(c.Lemma(c.Verb))] {
		if v.Passive && !c.Passive {
			continue
		}
		p := st.schema.Predicate(v.Says)
		var others []int
		switch {
		case len(v.Things) > 0 && !c.Passive:
			for _, o := range c.Objects {
				others = append(others, st.behindThing(n, o, v)...)
			}
			if slices.ContainsFunc(c.Objects, func(o int) bool { return st.isThing(n, o, v) }) {
				others = append(others, st.underOf(n, c, v)...)
			}
		case len(v.Things) == 0:
			others = st.underOf(n, c, v)
			if v.Under[""] && !c.Passive {
				others = append(others, c.Objects...)
			}
			if v.Under["by"] {
				others = append(others, c.Agents...)
			}
		}
		for _, who := range c.Subjects {
			if st.classOf(n, who, v.Of != "Person") != v.Of {
				continue
			}
			for _, k := range others {
				for _, o := range st.ofTypes(n, k, v.To) {
					st.careerFact(n, c, who, o, p)
				}
			}
		}
	}
}

// careerFact states one relation of a verb, unless it is stated.
func (st *story) careerFact(n int, c *syntax.Clause, who, where int, p *schema.Predicate) {
	f := given(byCareer, n, who, c.Verb, where, c.Lemma(c.Verb), 0.85)
	f.predicate, f.stance, f.time = p, st.stance(n, c), st.timeOf(n, c)
	st.emit(f)
}

// underOf are the nominals under the prepositions of a verb or of the verb that it is coordinated with, with what is
// coordinated with them.
func (st *story) underOf(n int, c *syntax.Clause, v *lifeVerb) (out []int) {
	obliques := c.Obliques
	g := st.clauses[n][c.Head(c.Verb)]
	if g != nil && c.Rel(c.Verb) == "conj" && len(obliques) == 0 { // "born and raised in Oslo"
		for _, o := range g.Obliques {
			if o.Head > c.Verb {
				obliques = append(obliques, o)
			}
		}
	}
	for _, o := range obliques {
		if o.Preposition != "" && v.Under[o.Preposition] {
			for _, h := range c.Conjuncts(o.Head) {
				if !slices.Contains(out, h) {
					out = append(out, h)
				}
			}
		}
	}
	return out
}

// isThing reports whether a nominal or what it is a part of is one of the things of a verb: "a master's degree", "BA".
func (st *story) isThing(n, i int, v *lifeVerb) bool {
	t := st.trees[n]
	within := t.Subtree(i, func(k int) bool { return t.Rel(k) == "acl" || t.Rel(k) == "appos" })
	return slices.ContainsFunc(within, func(k int) bool {
		return v.Things[t.Lower(k)] || v.Things[strings.ToLower(t.Lemma(k))]
	})
}

// behindThing are the nominals under the prepositions of a verb within its object: "received a degree in law from the
// University of Oslo and a diploma from Lund".
func (st *story) behindThing(n, object int, v *lifeVerb) (out []int) {
	t := st.trees[n]
	if !st.isThing(n, object, v) {
		return nil
	}
	for _, k := range t.Subtree(object, func(k int) bool { return t.Rel(k) == "acl" }) {
		if p := t.Preposition(k); p == "from" || p == "at" || p == "in" && st.bodyAt(n, k) != nil {
			out = append(out, t.Conjuncts(k)...)
		}
	}
	return out
}
