package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/frames"
	"github.com/quadpress/quadpress/schema"
)

// verbLabel is the verb of an event's label, in the past tense or as a participle, with "not" where the event is
// denied: "struck", "did not strike", "not elected".
func (st *story) verbLabel(h *happening, undergone, denied bool) string {
	f := h.frames[0]
	base, _, _ := strings.Cut(f.lemma, "_") // "make" of "made landfall"
	base = schema.American(base)
	past, verb := schema.PastTenseOf(base, f.sense), h.event.Predicate
	if st.lex.Naming[f.lemma] && f.particle == "" { // "called", not "named"
		verb = past
	} else if own := st.ownVerb(f, verb); own != "" { // "answered", not "replied"
		verb = own
	}
	if words := st.strikeWords(f); words != "" { // "went on hunger strike"
		base = schema.American(f.clause.Lemma(f.word))
		past = schema.PastTense(base)
		verb = past + "_" + words
	}
	mood := st.mood(f)
	rest := func() string { // what stands behind the verb
		if own, found := strings.CutPrefix(verb, past); found {
			return own
		}
		return strings.TrimPrefix(st.openEdge(f, "", false), past) // the schema's name, of another verb
	}
	switch {
	case undergone && (!f.undergoneBySubject() || st.standsTrial(f)) && !f.state && takes(f.sense, "ARG0"):
		more := strings.TrimPrefix(st.openEdge(f, "", false), past)
		participle := schema.Participle(base)
		if degree := st.degree(f); degree != "" && degree != "too" { // "gangs less organized"
			participle = degree + " " + participle
		}
		switch verb = participle + more; {
		case mood != "":
			verb = st.inMood(f, mood, base, participle, true, denied) + more
		case denied:
			verb = "not " + verb
		}
	case f.state:
		if st.isPlural(f) {
			verb = strings.Replace(verb, "was", "were", 1)
		}
		be, more, _ := strings.Cut(verb, "_")
		switch {
		case mood != "":
			verb = st.inMood(f, mood, "be", "been", false, denied) + " " + more
		case denied:
			verb = be + " not " + more
		}
	case mood != "":
		verb = st.inMood(f, mood, base, schema.Participle(base), false, denied) + rest()
	case denied:
		verb = "did not " + base + rest()
	}
	verb = strings.ReplaceAll(verb, "_", " ")
	if f.state && f.lemma != "be" {
		verb = strings.Replace(verb+" ", " "+f.lemma+" ", " "+st.graded(f)+" ", 1)
		verb = strings.TrimSpace(verb)
	}
	if f.complement == "" || strings.HasSuffix(verb, " "+f.complement) {
		return verb
	}
	return verb + " " + f.complement
}

// strikeWords are the words behind the verb of a strike that tell of what kind it is: "on hunger strike". They are ""
// where the verb tells it by itself.
func (st *story) strikeWords(f *frame) string {
	t := st.trees[f.sentence]
	if f.nominal || f.clause == nil || st.lex.Striking[senseOf(t.Lemma(f.word), frames.Verb)] != "" {
		return ""
	}
	for _, w := range f.also {
		if f.sense == st.lex.Striking[senseOf(t.Lemma(w), frames.Noun)] && t.Tokens[w].UPOS == "NOUN" && f.sense != "" {
			return strings.TrimSpace(t.Preposition(w) + " " + description(t, w))
		}
	}
	return ""
}

// graded is the adjective of a state as a label gives it, with its degree: "lower", "less popular", "too dirty".
func (st *story) graded(f *frame) string {
	t := st.trees[f.sentence]
	if x := t.Tokens[f.word].XPOS; x == "JJR" || x == "JJS" {
		return t.Lower(f.word)
	}
	return strings.TrimSpace(st.degree(f) + " " + f.lemma)
}

// degree is the adverb before the word of a frame without which that says something else, "" for none.
func (st *story) degree(f *frame) string {
	t := st.trees[f.sentence]
	for _, k := range t.Children(f.word, "advmod") {
		if k < f.word && st.lex.Grading[t.Lower(k)] {
			return t.Lower(k)
		}
	}
	return ""
}

// mood is the word by which a label tells what a verb does not say to have happened, as the text has it: "would" of
// "said it would sell the ship", "to" of "planned to sell the ship". It is "" for none.
func (st *story) mood(f *frame) string {
	if f.clause == nil || f.nominal || f.participle {
		return ""
	}
	if m := modal(f.clause); m != "" {
		return m
	}
	for _, w := range f.also { // "will begin selling"
		if c := st.clauses[f.sentence][w]; c != nil && modal(c) != "" {
			return modal(c)
		}
	}
	v := f.clause.Verb
	if f.clause.Rel(v) == "conj" && f.clause.Tokens[v].XPOS == "VB" && f.clause.Child(v, "aux", "nsubj") < 0 {
		c := st.clauses[f.sentence][f.clause.Head(v)]
		switch {
		case c == nil:
		case modal(c) != "": // "will come and see"
			return modal(c)
		case c.ToInfinitive() && st.frameStance(f).modality != quadpress.Asserted: // "promised to come and see"
			return "to"
		}
	}
	switch {
	case st.frameStance(f).modality == quadpress.Asserted:
	case f.clause.WillBe(): // "is to be sold"
		if f.clause.Auxiliary("was") || f.clause.Auxiliary("were") {
			return "would"
		}
		return "will"
	case f.clause.IsGerund() && st.frameStance(f).modality == quadpress.Planned: // "will discuss selling"
		return "to"
	case !f.clause.ToInfinitive():
	case slices.ContainsFunc(f.also, func(w int) bool { return f.clause.Lemma(w) == "go" }): // "is going to sell"
		return "will"
	default:
		return "to"
	}
	return ""
}

// modal is the modal auxiliary of a clause as it is written in full, "" for none.
func modal(c *syntax.Clause) string {
	for _, k := range c.Kids[c.Verb] {
		if c.Rel(k) != "aux" || c.Tokens[k].XPOS != "MD" {
			continue
		}
		switch w := strings.Replace(c.Lower(k), "’", "'", 1); w {
		case "'ll", "wo":
			return "will"
		case "'d":
			return "would"
		case "ca":
			return "can"
		default:
			return w
		}
	}
	return ""
}

// inMood is the verb of a label behind its mood: "would sell", "to be sold", "could not have been".
func (st *story) inMood(f *frame, mood, base, participle string, passive, denied bool) string {
	words := []string{mood, "", base}
	perfect := f.clause.Auxiliary("have")
	switch {
	case passive && perfect:
		words = append(words[:2], "have been", participle)
	case passive:
		words = append(words[:2], "be", participle)
	case perfect:
		words = append(words[:2], "have", participle)
	}
	if denied {
		if words[1] = "not"; mood == "to" {
			words[0], words[1] = "not", "to"
		}
	}
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " ")
}

// inActive is the verb of a label in the active voice behind its mood: "to prepare" for "to be prepared".
func inActive(f *frame, verb string) string {
	base, _, _ := strings.Cut(f.lemma, "_")
	base = schema.American(base)
	return strings.Replace(verb, " be "+schema.Participle(base), " "+base, 1)
}
