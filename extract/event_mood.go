package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
)

// mood is in what words a label tells what a verb does not say to have happened, as the text has it: "would" of "said
// it would sell the ship", "to" of "planned to sell the ship". It is "" for none.
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
		if c := st.clauses[f.sentence][f.clause.Head(v)]; c != nil && modal(c) != "" { // "will come and see"
			return modal(c)
		}
	}
	switch {
	case st.frameStance(f).modality == quadpress.Asserted:
	case f.clause.WillBe(): // "is to be sold"
		if st.isPlural(f) {
			return "are to"
		}
		return "is to"
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
	first, infinitive := strings.CutSuffix(mood, "to")
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
		if words[1] = "not"; infinitive { // "is not to be sold"
			words[0], words[1] = strings.TrimSpace(first), "not to"
		}
	}
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " ")
}
