package extract

import (
	"cmp"
	"slices"

	"github.com/quadpress/quadpress"
)

// passiveRecipient reports whether the subject of a frame's passive is who got something.
func (f *frame) passiveRecipient() bool {
	return !f.nominal && f.clause != nil && f.clause.Passive && slices.ContainsFunc(f.args, func(a frameArgument) bool {
		return a.role == quadpress.RecipientRole && slices.Contains(f.clause.Subjects, a.head)
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
			return cmp.Or(a.preposition, t.Preposition(a.head))
		}
	}
	return ""
}

// partnerOf is the part of whom someone does with what an event is, where both act: the police of "protesters clashed
// with police". It is nil for none.
func (st *story) partnerOf(h *happening) *quadpress.EventRole {
	var partner *quadpress.EventRole
	acting := 0
	for k := range h.event.Roles {
		if r := &h.event.Roles[k]; r.Role == quadpress.AgentRole {
			if acting++; st.prepositionIn(h.frames[0], r) == "with" {
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
	for _, s := range f.clause.Subjects {
		for k := range h.event.Roles {
			r := &h.event.Roles[k]
			if (r.Role == quadpress.PatientRole || r.Role == quadpress.ThemeRole) &&
				r.Term.Span.Contains(st.trees[f.sentence].Tokens[s].Span) {
				return r
			}
		}
	}
	return nil
}
