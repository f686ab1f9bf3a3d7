package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/schema"
)

// contentLabel is how the label of another event, which an adjective may judge it by, gives what is said or wanted in
// it: "that Haddad visited Lamu", "to visit". It is "" for other clauses.
func (st *story) contentLabel(h *happening, told map[int]*happening, depth int, judged bool) string {
	f := h.frames[0]
	subject := f.clause != nil && f.clause.Rel(f.clause.Verb) == "csubj" && !judged // "said it is vital to act"
	label := st.eventLabel(h, told, depth)
	if subject && st.mood(f) == "to" { // "said that ship be sold"
		label = strings.Replace(label, " to ", " ", 1)
	}
	if !subject && !f.nominal && !f.carried { // "that ship was sold"
		label = st.finiteLabel(h, label)
	}
	switch {
	case f.clause == nil:
		return ""
	case f.clause.ToInfinitive() && f.clause.Explicit && !subject: // "called for the mayor to resign"
		if f.clause.Mark() == "for" {
			return "for " + label
		}
		return label
	case f.clause.ToInfinitive() && !f.carried && !subject:
		return st.notIn(f.clause) + st.infinitiveLabel(h, told, depth)
	case f.clause.IsGerund() && !f.clause.Explicit && !f.nominal &&
		!f.carried && !subject: // "prevented from leaving"
		return strings.TrimSpace(f.clause.Mark() + " " + st.notIn(f.clause) + st.gerundLabel(h, told, depth))
	case (f.carried || !f.clause.NonFinite() || subject || f.clause.Explicit) && strings.Contains(label, " "):
		if strings.HasPrefix(label, "who ") || f.carried && f.clause.IsGerund() && st.mood(f) == "to" {
			return label // "decided who leads", "would like Lind to keep running"
		}
		return openingWord(f.clause) + " " + label
	}
	return ""
}

// finiteLabel is the label of a passive with the auxiliary that it has in a clause of its own: "ship was sold" of "ship
// sold".
func (st *story) finiteLabel(h *happening, label string) string {
	f := h.frames[0]
	if f.clause == nil || !f.clause.Passive || f.state || f.clause.NonFinite() || st.mood(f) != "" ||
		slices.ContainsFunc(h.event.Roles, func(r quadpress.EventRole) bool { return r.Role == quadpress.AgentRole }) {
		return label
	}
	base, _, _ := strings.Cut(f.lemma, "_")
	participle, be := schema.Participle(schema.American(base)), " was"
	if degree := st.degree(f); degree != "" && degree != "too" {
		participle = degree + " " + participle
	}
	if len(f.clause.Subjects) > 0 && st.isPlural(f) {
		be = " were"
	}
	for _, verb := range [...]string{" not " + participle, " " + participle} {
		if i := strings.Index(label+" ", verb+" "); i > 0 && !strings.HasSuffix(label[:i], " was") {
			return label[:i] + be + label[i:]
		}
	}
	return label
}

// openingWord is the word by which a label begins a clause that is said, asked or known: that of the text, "that" for
// none.
func openingWord(c *syntax.Clause) string {
	if m := c.Mark(); m == "whether" || m == "if" && c.Rel(c.Verb) == "ccomp" && c.Verb > c.Head(c.Verb) {
		return "whether"
	}
	for _, k := range c.Kids[c.Verb] {
		if k < c.Verb && c.Tokens[k].XPOS == "WRB" && c.Rel(k) == "advmod" {
			return c.Lower(k)
		}
	}
	return "that"
}

// infinitiveLabel is how the label of another event gives what someone agreed, tried or was asked to do: "to visit
// Lamu".
func (st *story) infinitiveLabel(h *happening, told map[int]*happening, depth int) string {
	switch f := h.frames[0]; {
	case f.nominal: // "planned to hold a vote"
		return strings.Join([]string{"to", f.clause.Lemma(f.clause.Verb), description(st.trees[f.sentence], f.word)}, " ")
	case f.clause.Passive:
		return "to be " + st.phraseLabel(h, schema.Participle(f.lemma), told, depth)
	case f.state && f.lemma != "be": // "thought to be dead"
		if f.clause.Auxiliary("have") {
			return "to have been " + st.graded(f)
		}
		return "to be " + st.graded(f)
	case f.clause.Auxiliary("have"):
		return "to have " + st.phraseLabel(h, schema.Participle(f.lemma), told, depth)
	default:
		return "to " + st.phraseLabel(h, f.lemma, told, depth)
	}
}

// gerundLabel is how the label of another event gives what someone considered or was kept from: "visiting Lamu".
func (st *story) gerundLabel(h *happening, told map[int]*happening, depth int) string {
	f := h.frames[0]
	if f.state && f.lemma != "be" {
		return "being " + st.graded(f)
	}
	if f.clause.Passive {
		return "being " + st.phraseLabel(h, schema.Participle(f.lemma), told, depth)
	}
	if f.clause.Auxiliary("having") {
		return "having " + st.phraseLabel(h, schema.Participle(f.lemma), told, depth)
	}
	return st.phraseLabel(h, f.clause.Lower(f.word), told, depth)
}

// phraseLabel is a form of the verb of an event with its particle and, where it is no passive, what undergoes it or
// what it is completed by: "to reach a verdict", "to try to help".
func (st *story) phraseLabel(h *happening, verb string, told map[int]*happening, depth int) string {
	f := h.frames[0]
	words := []string{verb, f.particle}
	k := slices.IndexFunc(h.event.Roles, func(r quadpress.EventRole) bool {
		switch r.Role {
		case quadpress.PatientRole, quadpress.ThemeRole, quadpress.RecipientRole, quadpress.TopicRole,
			quadpress.DestinationRole, quadpress.SourceRole:
			return !f.clause.Passive && (!r.Term.IsEntity() || st.entities[r.Term.Entity].kind != quadpress.KindEvent)
		}
		return false
	})
	pronoun := ""
	if !f.clause.Passive {
		pronoun = st.pronounLabel(h, f.clause.Objects)
	}
	switch {
	case k >= 0:
		r := &h.event.Roles[k]
		if r.Preposition == "" {
			words = append(words, st.indirectName(h, st.partName(&r.Term)))
		}
		words = append(words, strings.TrimSpace(r.Preposition+" "+st.partName(&r.Term)))
	case pronoun != "":
		words = append(words, pronoun)
	default:
		words = append(words, st.restLabel(h, told, depth, verb, false))
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(strings.Join(words, " "), "_", " ")), " ")
}

// maxSaid bounds the words of a clause that an event has for what is said in it.
const maxSaid = 16

// saidWithoutEvent is in its own words what an argument of a frame says in a clause that tells no event: "ruled that
// the mayor lacked authority". It is "" for any other argument, and where it would be long.
func (st *story) saidWithoutEvent(f *frame, a frameArgument) string {
	if f.nominal || f.clause == nil || a.role != quadpress.TopicRole && a.role != quadpress.ThemeRole ||
		!slices.Contains(f.clause.Contents, a.head) {
		return ""
	}
	c := st.clauses[f.sentence][a.head]
	if c == nil || c.NonFinite() || len(c.Subjects) == 0 || !c.Within(c.Subjects[0], a.head) {
		return ""
	}
	if g := st.carrier(f.sentence, a.head); g != nil && g.happening != nil {
		return ""
	}
	if said := st.clauseText(f.sentence, a.head); len(strings.Fields(said)) <= maxSaid {
		return said
	}
	return ""
}

// wordsSaid is how a label gives what a frame's event has for what is said in it where that is no event: "that the
// mayor lacked authority". It is "" for any other part.
func (st *story) wordsSaid(f *frame, r *quadpress.EventRole) string {
	if f.clause == nil || r.Term.IsEntity() || r.Term.Datatype != "" {
		return ""
	}
	for _, x := range f.clause.Contents {
		c := st.clauses[f.sentence][x]
		if c == nil || !r.Term.Span.Contains(c.Tokens[x].Span) || r.Term.Literal != st.clauseText(f.sentence, x) {
			continue
		}
		first := slices.IndexFunc(c.Tokens, func(w quadpress.Token) bool { return r.Term.Span.Contains(w.Span) })
		if tag := c.Tokens[first].XPOS; strings.HasPrefix(tag, "W") || c.Lower(first) == openingWord(c) { // "what it cost"
			return r.Term.Literal
		}
		return openingWord(c) + " " + r.Term.Literal
	}
	return ""
}

// maxRest bounds the words of what completes a label.
const maxRest = 5

// restLabel is what stands right behind the word of an event and says what the event is, where neither an object nor a
// clause does and the label so far does not: "dismissed because of an emergency", "suspended for three games", "got out
// of the car", "struggled to breathe"; of the word's own arguments alone, what more it says of its object: "convicted
// Lind of theft". It is "" for none.
func (st *story) restLabel(h *happening, told map[int]*happening, depth int, label string, own bool) string {
	f := h.frames[0]
	t := st.trees[f.sentence]
	args := slices.Clone(f.args)
	slices.SortStableFunc(args, func(a, b frameArgument) int { return a.head - b.head })
	for _, a := range args {
		k := slices.IndexFunc(h.event.Roles, func(r quadpress.EventRole) bool {
			switch r.Role {
			case quadpress.AgentRole, quadpress.TimeRole, quadpress.PlaceRole, quadpress.ExtentRole:
				return false
			}
			return (r.Role == a.role || a.role == quadpress.PlaceRole) && r.Term.Span.Contains(t.Tokens[a.head].Span)
		})
		if a.head <= f.word || k < 0 || own && !st.completesObject(f.sentence, a) || f.isSubject(a.head) ||
			a.role == quadpress.AttributeRole && f.complement != "" {
			continue
		}
		r := &h.event.Roles[k]
		under := f.prepositionOf(t, a.head)
		preposition := cmp.Or(r.Preposition, a.preposition, under)
		if h := t.Head(a.head); h > f.word && st.lex.Suspicions[t.Lemma(h)] && under == "of" {
			preposition = a.preposition + " " + t.Lower(h) + " of" // "arrested on suspicion of murder"
		} else if own && preposition != cmp.Or(under, preposition) {
			continue
		}
		if !r.Term.IsEntity() {
			if text := strings.TrimSpace(r.Term.Literal); text != "" && r.Term.Datatype == "" &&
				len(strings.Fields(text)) <= maxRest && !strings.Contains(label, text) {
				if strings.HasPrefix(text, preposition+" ") {
					preposition = ""
				}
				return strings.TrimSpace(preposition + " " + text)
			}
			continue
		}
		if g := st.carrier(f.sentence, a.head); g != nil && g.happening != nil && g.clause != nil && !g.nominal {
			if depth > 0 && !(own && g.carried) && g.happening != h && g.happening.frames[0] == g && g.clause.NonFinite() {
				if content := st.contentLabel(g.happening, told, depth-1, false); content != "" {
					return content
				}
			}
			continue
		}
		object := f.clause != nil && slices.Contains(f.clause.Objects, a.head)
		if name := st.joinedName(h, r); (preposition != "" || object) && !strings.Contains(label, name) {
			return strings.TrimSpace(preposition + " " + name)
		}
	}
	return ""
}

// completesObject reports whether an argument is one of the verb's own that says more of what undergoes it: "of theft",
// "to the council", "of taking bribes".
func (st *story) completesObject(n int, a frameArgument) bool {
	if strings.HasPrefix(a.name, "ARGM") {
		return false
	}
	c := st.clauses[n][a.head]
	return st.trees[n].Preposition(a.head) != "" || c != nil && c.IsGerund() && c.Mark() != ""
}

// deniedLabel is the contentLabel of what an event's verb speaks of, which a verb of denial says as the text does:
// "denied that Norway sold ship" of what was not sold.
func (st *story) deniedLabel(f *frame, h *happening, told map[int]*happening, depth int) string {
	said := h.frames[0].clause
	if f.clause == nil || f.nominal || said == nil || !f.clause.Is(st.lex.Reporting["denied"]) ||
		st.negatedClause(f.clause) {
		return st.contentLabel(h, told, depth, f.state)
	}
	p := h.event.Polarity
	defer func() { h.event.Polarity = p }()
	switch {
	case st.negatedClause(said):
		h.event.Polarity = quadpress.Denied
	case p == quadpress.Denied:
		h.event.Polarity = quadpress.Affirmed
	}
	return st.contentLabel(h, told, depth, f.state)
}
