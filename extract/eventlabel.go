package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/schema"
)

// eventLabel says in words what an event is: "airstrikes on Homs", "collapse of apartment building in Magnitogorsk",
// "Russia struck Homs", "Noor said that Haddad did not visit Lamu". The events that take part in it are in told, by
// entity; nil leaves them out.
func (st *story) eventLabel(h *happening, told map[int]*happening) string {
	ev, f := &h.event, h.frames[0]
	written := map[string]string{} // how the text calls what takes part
	part := func(roles ...quadpress.ThematicRole) (name, preposition, content string) {
		for _, role := range roles {
			for k := range ev.Roles {
				r := &ev.Roles[k]
				if r.Role != role {
					continue
				}
				if event := told[r.Term.Entity]; r.Term.IsEntity() && event != nil && !slices.ContainsFunc(event.frames,
					func(g *frame) bool { return g.nominal && g.sentence == f.sentence }) {
					return "", "", st.contentLabel(event)
				}
				name := st.partName(&r.Term)
				written[name] = r.Term.Text
				return name, r.Preposition, ""
			}
		}
		return "", "", ""
	}
	actor, by, _ := part(quadpress.AgentRole)
	nominal := f.nominal && !f.participle
	undergoer, under, content := part(
		quadpress.PatientRole, quadpress.ThemeRole, quadpress.RecipientRole, quadpress.TopicRole)
	if undergoer == "" && content == "" && !nominal { // "left home", "fled to Lyon"
		undergoer, under, _ = part(quadpress.SourceRole, quadpress.DestinationRole)
		if strings.HasSuffix(ev.Predicate, "_"+under) {
			under = ""
		}
	}
	place, where, _ := part(quadpress.PlaceRole)
	var words []string
	add := func(before, text string) {
		if text != "" {
			words = append(words, strings.TrimSpace(before+" "+text))
		}
	}
	if undergoer == "" && content != "" {
		undergoer = st.raisedLabel(f)
	}
	verb := st.verbLabel(h, actor == "")
	if is, before, _ := part(quadpress.AttributeRole); f.state && f.lemma == "be" { // "plan was a mistake"
		verb = strings.Join(strings.Fields(verb+" "+before+" "+is), " ")
		if is == "" && place == "" { // "there was a fire"
			words, undergoer = []string{strings.TrimSpace("there " + verb + " " + undergoer)}, ""
			verb = ""
		}
	}
	if content != "" { // "agreed to", but "agreed that"
		verb = strings.TrimSuffix(verb, " to")
	} else if under != "" && undergoer != "" { // "called for", "aid"
		verb = strings.TrimSuffix(verb, " "+under)
	}
	switch {
	case nominal:
		noun := description(st.trees[f.sentence], f.word)
		words = append(words, noun)
		before := func(name string) bool { return name != "" && strings.Contains(noun, written[name]+" ") } // "US deaths"
		of := strings.Contains(noun, " of ")
		if !of && !before(undergoer) && !strings.Contains(noun, undergoer) {
			add(cmp.Or(under, "of"), undergoer)
		}
		if !before(actor) && !(of && by == "of") { // "the resignation of Lind"
			add("by", actor)
		}
		if before(place) {
			place = ""
		}
		add("", content)
	case actor == "":
		if form := st.trees[f.sentence].Tokens[f.word].Form; f.participle { // "spy convicted", not "convicted spy convicted"
			undergoer = strings.TrimPrefix(undergoer, form+" ")
		}
		add("", undergoer)
		add("", verb)
		add("", content)
	default:
		add(actor, verb)
		if strings.HasSuffix(verb, " "+under) {
			under = ""
		}
		add(under, undergoer)
		add("", content)
	}
	if where = cmp.Or(where, "in"); len(words) < 3 && !strings.Contains(strings.Join(words, " "), where+" "+place) {
		add(where, place)
	}
	return strings.Join(words, " ")
}

// raisedLabel is how the label of a passive calls the subject that belongs to the infinitive behind it: "war expected
// to end". It is "" for none.
func (st *story) raisedLabel(f *frame) string {
	if f.clause == nil || !f.clause.Passive || !st.lex.Raising[f.lemma] || len(f.clause.Subjects) == 0 {
		return ""
	}
	term, ok := st.term(f.sentence, f.clause.Subjects[0], false)
	if !ok {
		return ""
	}
	return st.partName(&term)
}

// verbLabel is the verb of an event's label, in the past tense or as a participle, with "not" where the event is
// denied: "struck", "did not strike", "not elected".
func (st *story) verbLabel(h *happening, undergone bool) string {
	f, denied := h.frames[0], h.event.Polarity == quadpress.Denied
	base, _, _ := strings.Cut(f.lemma, "_") // "make" of "made landfall"
	past, verb := schema.PastTense(base), h.event.Predicate
	itself := f.clause != nil && !f.nominal && !f.clause.Passive && // "the protests began"
		slices.ContainsFunc(f.args, func(a frameArgument) bool { return a.name == "ARG1" && f.isSubject(a.head) })
	if undergone && !itself && !f.state && takes(f.sense, "ARG0") {
		verb = schema.Participle(base) + strings.TrimPrefix(st.openEdge(f, "", false), past)
		if denied {
			verb = "not " + verb
		}
	} else if f.state {
		if st.isPlural(f) {
			verb = strings.Replace(verb, "was", "were", 1)
		}
		if be, rest, _ := strings.Cut(verb, "_"); denied {
			verb = be + " not " + rest
		}
	} else if denied {
		rest, _ := strings.CutPrefix(verb, past)
		if rest == verb { // the schema's name, of another verb
			rest = strings.TrimPrefix(st.openEdge(f, "", false), past)
		}
		verb = "did not " + base + rest
	}
	verb = strings.ReplaceAll(verb, "_", " ")
	if f.complement == "" || strings.HasSuffix(verb, " "+f.complement) {
		return verb
	}
	return verb + " " + f.complement
}

// isPlural reports whether a frame has several, or what stands in the plural, for its subject.
func (st *story) isPlural(f *frame) bool {
	subjects := f.clause.Subjects
	return len(subjects) > 1 || len(subjects) == 1 && strings.HasSuffix(f.clause.Tokens[subjects[0]].XPOS, "S")
}

// contentLabel is how the label of another event gives what is said or wanted in it: "that Haddad visited Lamu",
// "to visit". It is "" for other clauses.
func (st *story) contentLabel(h *happening) string {
	f := h.frames[0]
	switch label := st.eventLabel(h, nil); {
	case f.clause == nil:
		return ""
	case f.clause.ToInfinitive() && f.clause.Explicit: // "called for the mayor to resign"
		return label
	case f.clause.ToInfinitive() && !f.carried:
		return strings.TrimSpace("to " + f.lemma + " " + f.particle)
	case (f.carried || !f.clause.NonFinite()) && strings.Contains(label, " "):
		return "that " + label
	}
	return ""
}

// partName is how a label calls what takes part in an event: by its name or description, an amount as it is
// written, another event by its word.
func (st *story) partName(t *quadpress.Term) string {
	switch {
	case !t.IsEntity() && (t.Datatype == "integer" || t.Datatype == "decimal"):
		return t.Text // "$90 billion"
	case !t.IsEntity():
		return cmp.Or(t.Literal, t.Text)
	}
	e := st.entities[t.Entity]
	switch {
	case e.kind == quadpress.KindEvent:
		return t.Text
	case e.known != "":
		return e.export(st.gaz).Name
	}
	return cmp.Or(e.canonical(), t.Text)
}
