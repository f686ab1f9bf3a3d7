package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
)

// passiveRecipient reports whether the subject of a frame's passive is who got something.
func (f *frame) passiveRecipient() bool {
	return !f.nominal && f.clause != nil && f.clause.Passive && slices.ContainsFunc(f.args, func(a frameArgument) bool {
		return a.role == quadpress.RecipientRole && slices.Contains(f.clause.Subjects, a.head)
	})
}

// suppliesObject reports whether who gets something is the object of a frame's active verb: "presented her with a
// medal".
func (f *frame) suppliesObject() bool {
	return !f.nominal && f.clause != nil && !f.clause.Passive && slices.ContainsFunc(f.args, func(a frameArgument) bool {
		return a.role == quadpress.RecipientRole && slices.Contains(f.clause.Objects, a.head)
	})
}

// prepositionOfTheme is the one under which the theme of an event stands: "with" of "armed with a knife".
func (st *story) prepositionOfTheme(h *happening) string {
	k := slices.IndexFunc(h.event.Roles, func(r quadpress.EventRole) bool { return r.Role == quadpress.ThemeRole })
	if k < 0 {
		return ""
	}
	return st.prepositionIn(h.frames[0], &h.event.Roles[k])
}

// prepositionIn is the preposition under which a frame has what takes part in its event.
func (st *story) prepositionIn(f *frame, r *quadpress.EventRole) string {
	t := st.trees[f.sentence]
	for _, a := range f.args {
		if a.role == r.Role && r.Term.Span.Contains(t.Tokens[a.head].Span) {
			if k := t.Child(a.head, "case"); k >= 0 && r.Term.Span.Contains(t.Tokens[k].Span) {
				return "" // "52 percent to 48 percent"
			}
			if st.standsForSum(f.sentence, a.head) {
				return ""
			}
			return cmp.Or(a.preposition, f.prepositionOf(t, a.head))
		}
	}
	return ""
}

// indirectName is how a label calls whom the active verb of an event gives what undergoes it, where the text has no
// preposition before that: "gave Lind a medal". It is "" for none.
func (st *story) indirectName(h *happening, given string) string {
	f := h.frames[0]
	if f.nominal || f.clause == nil || f.clause.Passive || given == "" {
		return ""
	}
	t, whom := st.trees[f.sentence], ""
	for k := range h.event.Roles {
		r := &h.event.Roles[k]
		if r.Role != quadpress.RecipientRole {
			continue
		}
		name := st.joinedName(h, r)
		if name == given {
			return ""
		}
		if slices.ContainsFunc(f.clause.Indirect, func(i int) bool { // "gave Lind's club a medal"
			return i > f.word && r.Term.Span.Contains(t.Tokens[i].Span)
		}) {
			whom = cmp.Or(whom, name)
		}
	}
	return whom
}

// isWhereSpot reports whether the place of a frame is what its clause says "where" of, and a spot without a name: "the
// beach where she fell".
func (st *story) isWhereSpot(f *frame) bool {
	if f.clause == nil || f.nominal || f.clause.Rels[f.word] != "acl:relcl" || !hasWhere(f.clause) {
		return false
	}
	return st.placeWord(f.sentence, f.clause.AntecedentOf(f.word)) < 0
}

// hasSubject reports whether a part of a frame's event is the subject of its clause.
func (f *frame) hasSubject(t *syntax.Tree, r *quadpress.EventRole) bool {
	return !f.nominal && f.clause != nil && slices.ContainsFunc(f.clause.Subjects, func(s int) bool {
		return r.Term.Span.Contains(t.Tokens[s].Span)
	})
}

// clausePassive reports whether a frame is of a verb in the passive.
func (f *frame) clausePassive() bool { return f.clause != nil && f.clause.Passive }

// isObjectPart reports whether a part of a frame's event is the object of its active verb.
func (st *story) isObjectPart(f *frame, r *quadpress.EventRole) bool {
	return !f.nominal && !f.state && f.clause != nil && !f.clause.Passive &&
		slices.ContainsFunc(f.clause.Objects, func(o int) bool { return r.Term.Span.Contains(f.clause.Tokens[o].Span) })
}

// partnerOf is the part of whom someone does with what an event is, where both act: the police of "protesters clashed
// with police", the envoy of "Lind met the envoy". It is nil for none.
func (st *story) partnerOf(h *happening) *quadpress.EventRole {
	var partner *quadpress.EventRole
	acting := 0
	for k := range h.event.Roles {
		if r := &h.event.Roles[k]; r.Role == quadpress.AgentRole {
			if acting++; st.prepositionIn(h.frames[0], r) == "with" || st.isObjectPart(h.frames[0], r) {
				partner = r
			}
		}
	}
	if acting < 2 {
		return nil
	}
	return partner
}

// subjectPart is the part that the subject of an active verb with an object has in the verb's event; nil for none.
func (st *story) subjectPart(h *happening) *quadpress.EventRole {
	f := h.frames[0]
	if f.clause == nil || f.clause.Passive || f.state || len(f.clause.Objects) == 0 {
		return nil
	}
	subjects := f.clause.Subjects
	if h := f.clause.Head(f.word); len(subjects) == 0 && h >= 0 && f.clause.Rels[f.word] == "acl" {
		subjects = []int{h} // "the issue involving Lind"
	}
	for _, s := range subjects {
		for k := range h.event.Roles {
			r := &h.event.Roles[k]
			switch r.Role {
			case quadpress.AgentRole, quadpress.TimeRole, quadpress.PlaceRole:
				continue
			}
			if r.Term.Span.Contains(st.trees[f.sentence].Tokens[s].Span) {
				return r
			}
		}
	}
	return nil
}

// maxListed is how many things a label lists before it says "and others".
const maxListed = 3

// joinedName is how a label calls one of an event's parts, with those that the sentence joins to it by "and": "Norway
// and Sweden" of "talks between Norway and Sweden".
func (st *story) joinedName(h *happening, r *quadpress.EventRole) string {
	f, roles := h.frames[0], h.event.Roles
	t := st.trees[f.sentence]
	k := slices.IndexFunc(f.args, func(a frameArgument) bool {
		return a.role == r.Role && r.Term.Span.Contains(t.Tokens[a.head].Span)
	})
	if k < 0 {
		return st.partName(&r.Term)
	}
	var names []string
	for _, head := range t.Conjuncts(f.args[k].head) {
		if cc := t.Child(head, "cc"); cc >= 0 && t.Lower(cc) != "and" && t.Lower(cc) != "&" && t.Lower(cc) != "both" {
			return st.partName(&r.Term)
		}
		for j := range roles { // several where the noun stands for those of a list
			o := &roles[j]
			if o.Role != r.Role || o.Preposition != r.Preposition || !o.Term.IsEntity() ||
				st.entities[o.Term.Entity].kind == quadpress.KindEvent || !o.Term.Span.Contains(t.Tokens[head].Span) {
				continue
			}
			if name := st.partName(&o.Term); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	switch last := len(names) - 1; {
	case last < 1 || !slices.Contains(names, st.partName(&r.Term)):
		return st.partName(&r.Term)
	case last < maxListed:
		return strings.Join(names[:last], ", ") + " and " + names[last]
	default:
		return names[0] + " and others"
	}
}

// extentLabel is by how much or how long an event was, in the words of the text, and the preposition before it: "lasted
// six hours", "dropped by a fifth". Both are "" for none.
func (st *story) extentLabel(h *happening) (preposition, text string) {
	for k := range h.event.Roles {
		if r := &h.event.Roles[k]; r.Role == quadpress.ExtentRole && !r.Term.IsEntity() {
			preposition = cmp.Or(r.Preposition, st.prepositionIn(h.frames[0], r))
			if strings.HasPrefix(r.Term.Text, preposition+" ") { // "aged over 60"
				preposition = ""
			}
			return preposition, r.Term.Text
		}
	}
	return "", ""
}

// deniedByObject reports whether it is a pronoun for nothing in place of an object that denies an event: "did nothing".
func (st *story) deniedByObject(f *frame) bool {
	return !f.nominal && f.clause != nil && slices.ContainsFunc(f.clause.Objects, func(o int) bool {
		t := st.trees[f.sentence]
		return t.Tokens[o].UPOS == "PRON" && st.none(t, o) && t.Child(o, "nmod") < 0
	})
}
