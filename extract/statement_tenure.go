package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/syntax"
)

// inOffice states the offices that verbs speak of: "became president of Somalia", "served as foreign minister of
// Italy", "replaced Meade as chief executive".
func (st *story) inOffice(n int, c *syntax.Clause, f finding) {
	t := st.trees[n]
	lemma := c.Lemma(c.Verb)
	switch {
	case c.Passive:
	case lemma == "become" || lemma == "remain":
		for _, x := range c.Contents {
			if t.Rel(x) != "xcomp" || t.Tokens[x].UPOS != "NOUN" && t.Tokens[x].UPOS != "PROPN" {
				continue
			}
			for _, s := range c.Subjects {
				st.identity(n, s, x, f.stance, byTenure, byTenure)
			}
		}
	case len(c.Objects) == 0:
		for _, o := range c.Obliques {
			if o.Preposition == "as" && st.tenure(n, c, o.Head) {
				for _, s := range c.Subjects {
					st.held(n, s, o.Head, f.stance, lemma == "serve" && st.past(c))
				}
			}
		}
	case st.lex.Replacing[lemma]:
		for _, o := range c.Obliques {
			if o.Preposition == "as" && st.isOffice(t, o.Head) {
				for _, s := range c.Subjects {
					st.held(n, s, o.Head, f.stance, false)
				}
				for _, s := range c.Objects {
					st.held(n, s, o.Head, f.stance, true)
				}
			}
		}
	}
}

// tenure reports whether a verb says with "as" that its subject, a person, has an office or had it: "served as foreign
// minister".
func (st *story) tenure(n int, c *syntax.Clause, noun int) bool {
	switch c.Lemma(c.Verb) {
	case "serve", "act", "work":
		return !c.Passive && c.Rel(c.Verb) != "xcomp" && len(c.Objects) == 0 && st.isOffice(st.trees[n], noun) &&
			len(c.Subjects) > 0 && st.typeAt(n, c.Subjects[0]) == "Person"
	}
	return false
}

// held states that someone has an office, or had it.
func (st *story) held(n, who, noun int, s stance, past bool) {
	t := st.trees[n]
	if e := st.entityAt(n, who, false); e < 0 || st.entities[e].typ != "Person" {
		return
	}
	f := given(byTenure, n, who, noun, noun, strings.ToLower(t.Lemma(noun)), 0.85)
	f.stance, f.predicate, f.value = s, st.schema.Predicate("position"), withoutArticle(t.Written(st.officePhrase(n,
		noun)))
	st.emit(f)
	for _, k := range t.Kids[noun] {
		p := st.schema.Noun(f.lemma, t.Preposition(k))
		if k < noun || t.Rel(k) != "nmod" || p == nil || p.Event != "" {
			continue
		}
		if f.predicate = p; past {
			f.predicate = st.bygone(p)
		}
		if f.value = ""; f.predicate != nil && st.entityAt(n, k, false) >= 0 {
			f.object = k
			st.emit(f)
		}
	}
}

// officePhrase are the words of an office, without whom it is held under: "vice president under Jane Roe".
func (st *story) officePhrase(n, noun int) []int {
	t := st.trees[n]
	under := -1
	for _, k := range t.Kids[noun] {
		if k > noun && t.Preposition(k) == "under" {
			under = k
		}
	}
	phrase := t.Phrase(noun)
	for i, k := range phrase {
		if under >= 0 && t.Within(k, under) {
			return t.Trim(phrase[:i])
		}
	}
	return phrase
}

// appointment states the office to which someone is named: "Annan was appointed as envoy", "named Kerry secretary of
// state".
func (st *story) appointment(n int, c *syntax.Clause, f finding) {
	if verb := c.Lemma(c.Verb); !st.lex.Appointing[verb] && !st.lex.Recruiting[verb] {
		return
	}
	t := st.trees[n]
	f.rule = byAppointment
	who, offices := st.appointed(c)
	for _, o := range offices {
		for _, w := range who {
			if e := st.entityAt(n, w, false); e >= 0 && st.entities[e].typ == "Person" {
				f.subject, f.object, f.value = w, o, t.Written(t.Phrase(o))
				f.predicate = st.schema.Predicate("position")
				f.value = unowned(t, o, withoutArticle(f.value))
				st.emit(f)
				before := len(st.statements)
				if st.related(n, w, o, f.stance, byAppointment); len(st.statements) == before {
					st.office(n, w, o, o, f.stance)
				}
			}
		}
	}
}

// appointed are those whom a verb of naming to an office has for its objects, and the offices: "named Lee its
// director", "was appointed as envoy".
func (st *story) appointed(c *syntax.Clause) (who, offices []int) {
	who = c.Objects
	if c.Passive {
		who = c.Subjects
	} else if len(c.Indirect) > 0 { // "appointed Lee the bank's director"
		who, offices = c.Indirect, c.Objects
	}
	for _, o := range c.Obliques {
		if o.Preposition == "as" || o.Preposition == "to be" {
			offices = append(offices, o.Head)
		}
	}
	offices = append(slices.Clone(offices), c.Children(c.Verb, "xcomp")...)
	return who, slices.DeleteFunc(offices, func(o int) bool { return !st.lex.Roles[strings.ToLower(c.Lemma(o))] })
}

// unowned drops the pronoun before an office whose noun stands at a token: "its chief executive".
func unowned(t *syntax.Tree, noun int, office string) string {
	for _, k := range t.Kids[noun] {
		if t.Tokens[k].XPOS == "PRP$" {
			office = strings.TrimPrefix(office, t.Tokens[k].Form+" ")
		}
	}
	return office
}

// withoutArticle drops an article before an office or another value.
func withoutArticle(s string) string {
	for _, a := range [...]string{"the ", "The ", "a ", "an ", "A ", "An "} {
		s = strings.TrimPrefix(s, a)
	}
	return s
}

// paired is a phrase without a quotation mark whose other one was cut off with what stands around the phrase.
func paired(s string) string {
	if strings.Count(s, `"`) != 1 {
		return s
	}
	return strings.ReplaceAll(s, `"`, "")
}
