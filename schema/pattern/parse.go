package pattern

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
)

// maxWords is the most words that a pattern has.
const maxWords = 24

// Error is a mistake in a pattern.
type Error struct {
	Line   int // of the pattern, from 1
	Reason string
}

func (e *Error) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Reason) }

// Parse reads a pattern. Each line is a word:
//
//	[not|maybe] [before|after] [...][RELATION] [CAPTURE:] CONDITION... [+RELATION CONDITION...]...
//
// The first line is the word on which all others hang and has no relation; "..." says that a word hangs anywhere below
// its head, with or without the relation of the last step. What stands behind a "+" is a further word that hangs on the
// line's own. A condition is a lemma (work), a form ("Inc."), a tag (NOUN, VBD), a type of the schema (Person),
// mention=date, sense=strike.01 or a feature (Number=Plur); "|" stands between alternatives, also of relations and
// behind a "=", "!" before a condition denies it, and "*" alone is any word. What follows a "#" is a comment.
//
// A mistake is reported as an [*Error].
func Parse(text string) (*Pattern, error) {
	var p Pattern
	var open []level // the lines that the next may hang on
	n := 0
	for line := range strings.Lines(text) {
		n++
		fields := strings.Fields(uncommented(line))
		if len(fields) == 0 {
			continue
		}
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if line[indent] == '\t' {
			return nil, &Error{n, "a tab at the start; indent with blanks"}
		}
		above := len(open)
		for len(open) > 0 && open[len(open)-1].indent >= indent {
			open = open[:len(open)-1]
		}
		switch {
		case len(p.Words) > 0 && len(open) == 0:
			return nil, &Error{n, "hangs on no word; indent it more than the first line"}
		case above > len(open) && indent != open[:above][len(open)].indent:
			return nil, &Error{n, "is indented as no line above it"}
		}
		head := -1
		if len(open) > 0 {
			head = open[len(open)-1].word
		}
		open = append(open, level{indent, len(p.Words)})
		if err := p.addLine(n, head, fields); err != nil {
			return nil, err
		}
	}
	if err := p.check(); err != nil {
		return nil, err
	}
	return &p, nil
}

// level is a line and how far it is indented.
type level struct{ indent, word int }

// uncommented is a line up to its comment.
func uncommented(line string) string {
	for i := range len(line) {
		if line[i] == '#' && (i == 0 || line[i-1] == ' ') {
			return line[:i]
		}
	}
	return line
}

// addLine adds the words of a line, the first of which hangs on head.
func (p *Pattern) addLine(line, head int, fields []string) error {
	first := len(p.Words)
	for len(fields) > 0 {
		end := 1
		for end < len(fields) && !strings.HasPrefix(fields[end], "+") {
			end++
		}
		if len(p.Words) == maxWords {
			return &Error{line, fmt.Sprintf("more than %d words; leave out what the rest implies", maxWords)}
		}
		w, err := parseWord(line, head, fields[:end])
		if err != nil {
			return err
		}
		p.Words = append(p.Words, *w)
		fields = fields[end:]
		if head = first; len(fields) > 0 {
			if fields[0] = fields[0][1:]; fields[0] == "" {
				return &Error{line, `a blank behind "+"; write the relation right behind it (+case of)`}
			}
		}
	}
	return nil
}

// anyWord stands for conditions where there are none.
const anyWord = "*"

// parseWord reads a word that hangs on head, from the parts of its line.
func parseWord(line, head int, fields []string) (*Word, error) {
	w := &Word{Line: line, Head: head}
	rest := fields
	take := func(word string) bool {
		if len(rest) > 0 && rest[0] == word {
			rest = rest[1:]
			return true
		}
		return false
	}
	switch {
	case take("not"):
		w.Need = Not
	case take("maybe"):
		w.Need = Maybe
	}
	switch {
	case take("before"):
		w.Side = Before
	case take("after"):
		w.Side = After
	}
	switch {
	case head < 0 && len(rest) < len(fields):
		return nil, &Error{line, fmt.Sprintf("the first word hangs on none and cannot be %q", fields[0])}
	case head < 0 && isRelation(rest[0]):
		return nil, &Error{line, fmt.Sprintf("the first word hangs on none; leave %q out", rest[0])}
	case head >= 0:
		if len(rest) == 0 {
			return nil, &Error{line, "no relation; write how the word hangs on the one above it (nmod)"}
		}
		if err := w.setRelations(rest[0]); err != nil {
			return nil, err
		}
		rest = rest[1:]
	}
	if len(rest) > 0 && strings.HasSuffix(rest[0], ":") {
		w.Capture = Capture(strings.TrimSuffix(rest[0], ":"))
		if !slices.Contains(captures, w.Capture) {
			return nil, &Error{line, fmt.Sprintf("unknown capture %q; it is one of %s", w.Capture, listed(captures))}
		}
		rest = rest[1:]
	}
	if len(rest) == 1 && rest[0] == anyWord {
		return w, nil
	}
	for _, field := range rest {
		c, err := parseCondition(line, field)
		if err != nil {
			return nil, err
		}
		w.Conditions = append(w.Conditions, c)
	}
	return w, nil
}

// setRelations reads how a word hangs on its head: "nmod|obl", "...obl".
func (w *Word) setRelations(field string) error {
	names, below := strings.CutPrefix(field, "...")
	w.Below = below
	if names == "" {
		return nil
	}
	for name := range strings.SplitSeq(names, "|") {
		if !isRelation(name) {
			return &Error{w.Line, fmt.Sprintf("unknown relation %q; it is one of Universal Dependencies (%s), with or without "+
				"subtype, or \"...\"", name, strings.Join(relations, ", "))}
		}
		w.Relations = append(w.Relations, name)
	}
	return nil
}

// The forms of conditions.
var (
	lemmaForm   = regexp.MustCompile(`^[\p{Ll}\p{N}][\p{Ll}\p{N}'’._-]*$`)
	quotedForm  = regexp.MustCompile(`^"[^"]+"$`)
	typeForm    = regexp.MustCompile(`^[A-Z][A-Za-z0-9]*$`)
	senseForm   = regexp.MustCompile(`^[^\s.|]+\.([0-9]+|LV)$`)
	featureForm = regexp.MustCompile(`^[A-Z][A-Za-z\[\]]*$`)
)

// mentionTypes are what mention= may name.
var mentionTypes = []string{"name", string(quadpress.Person), string(quadpress.Organization), string(quadpress.Place),
	string(quadpress.Facility), string(quadpress.Group), string(quadpress.NamedEvent), string(quadpress.Product),
	string(quadpress.Law), string(quadpress.Other), string(quadpress.Date), string(quadpress.Number),
	string(quadpress.Quantity), string(quadpress.Money)}

// parseCondition reads a condition.
func parseCondition(line int, field string) (c Condition, err error) {
	rest := field
	rest, c.Negated = strings.CutPrefix(rest, "!")
	name, values, named := strings.Cut(rest, "=")
	if strings.HasPrefix(rest, `"`) {
		named = false
	}
	if !named {
		values = rest
	}
	for value := range strings.SplitSeq(values, "|") {
		t := Test{Value: value}
		bad := ""
		switch {
		case named && name == "mention":
			t.Kind = Mention
			if !slices.Contains(mentionTypes, value) {
				bad = "it is one of " + strings.Join(mentionTypes, ", ")
			}
		case named && name == "sense":
			t.Kind = Sense
			if !senseForm.MatchString(value) {
				bad = "want PropBank's name of a sense, such as strike.01"
			}
		case named:
			t.Kind, t.Name = Feature, name
			if !featureForm.MatchString(name) || value == "" {
				bad = "want mention=, sense= or a universal feature, such as Number=Plur"
			}
		case quotedForm.MatchString(value):
			t.Kind, t.Value = Form, value[1:len(value)-1]
		case tags[value]:
			t.Kind = Tag
		case typeForm.MatchString(value):
			t.Kind = Type
		case lemmaForm.MatchString(value):
			t.Kind = Lemma
		default:
			bad = `want a lemma (work), a form ("Inc."), a tag (NOUN) or a type (Person), "|" between alternatives`
		}
		if bad != "" {
			return c, &Error{line, fmt.Sprintf("bad condition %q: %s", field, bad)}
		}
		c.Tests = append(c.Tests, t)
	}
	return c, nil
}

// check looks at the pattern as a whole.
func (p *Pattern) check() error {
	if len(p.Words) == 0 {
		return &Error{1, "no words; write a tree, a word a line"}
	}
	seen := map[Capture]int{}
	for i := range p.Words {
		w := &p.Words[i]
		if w.Capture == NoCapture {
			continue
		}
		if before := seen[w.Capture]; before > 0 {
			return &Error{w.Line, fmt.Sprintf("%s is captured twice, first in line %d", w.Capture, before)}
		}
		seen[w.Capture] = w.Line
		switch need := p.need(i); {
		case need == Not:
			return &Error{w.Line, fmt.Sprintf("%s is captured where nothing may be", w.Capture)}
		case need == Maybe && w.Capture != Place && w.Capture != Time:
			return &Error{w.Line, fmt.Sprintf("%s may be missing; only place and time may", w.Capture)}
		}
	}
	switch {
	case seen[Subject] == 0:
		return &Error{1, `no subject; put "subject:" before the conditions of a word`}
	case seen[Object] == 0 && seen[Value] == 0:
		return &Error{1, `no object; put "object:" (or "value:") before the conditions of a word`}
	case seen[Object] > 0 && seen[Value] > 0:
		return &Error{max(seen[Object], seen[Value]), "both an object and a value; leave one out"}
	}
	return nil
}

// need is the need of a word or of one that it hangs on.
func (p *Pattern) need(i int) Need {
	for ; i >= 0; i = p.Words[i].Head {
		if n := p.Words[i].Need; n != Must {
			return n
		}
	}
	return Must
}

// relations are those of Universal Dependencies v2.
var relations = strings.Fields(`acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj
	dep det discourse dislocated expl fixed flat goeswith iobj list mark nmod nsubj nummod obj obl
	orphan parataxis punct reparandum root vocative xcomp`)

// isRelation reports whether a name is a universal dependency, with or without a subtype.
func isRelation(name string) bool {
	base, subtype, has := strings.Cut(name, ":")
	return slices.Contains(relations, base) && (!has || subtype != "")
}

// tags are the universal parts of speech and the Penn tags, those of the English treebanks of Universal Dependencies.
var tags = func() map[string]bool {
	out := map[string]bool{}
	for _, t := range strings.Fields(`ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X
		ADD AFX CC CD DT EX FW GW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP TO UH VB VBD
		VBG VBN VBP VBZ WDT WP WP$ WRB`) {
		out[t] = true
	}
	return out
}()

// listed joins names for an error.
func listed(names []Capture) string {
	var out []string
	for _, n := range names {
		out = append(out, string(n))
	}
	return strings.Join(out, ", ")
}
