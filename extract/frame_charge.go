package extract

import (
	"slices"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
)

// inquiresInto makes the event before a noun for what looks into it what that is about: "murder charges", "his DUI
// trial".
func (st *story) inquiresInto(f *frame, i int) {
	if !f.nominal || !st.lex.Inquiring[f.lemma] {
		return
	}
	k := slices.IndexFunc(f.args, func(a frameArgument) bool { return a.head == i })
	topic := frameArgument{"ARGM-PRP", quadpress.TopicRole, i, ""}
	switch {
	case k < 0:
		f.args = append(f.args, topic)
	case f.args[k].name == "ARG0" || f.args[k].name == "ARG1":
		f.args[k] = topic
	}
}

// blamedFor are those who a clause says are accused of what a noun names, or deny any of it: "accused Lind of fraud",
// "Lind was charged with theft", "Lind denied any wrongdoing". Who is charged with the murder of another is not told to
// be the murderer.
func (st *story) blamedFor(c *syntax.Clause, noun int) []int {
	p, any := c.Preposition(noun), c.Child(noun, "det")
	charged := c.Is(st.lex.Accusing) && (p == "of" || st.lex.Charging[c.Key()+" "+p] && !c.Definite(noun))
	switch {
	case charged && c.Passive:
		return c.Subjects
	case charged:
		return c.Objects
	case any >= 0 && c.Lower(any) == "any" && slices.Contains(c.Objects, noun) && c.Is(st.lex.Reporting["denied"]):
		return c.Subjects
	}
	return nil
}
