package press

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/frames"
	"github.com/quadpress/quadpress/language/wordnet"
	"github.com/quadpress/quadpress/schema"
	"github.com/quadpress/quadpress/schema/pattern"
)

// SchemaReport says whether a schema does what it says.
type SchemaReport struct {
	// Examples is how many examples were read.
	Examples int
	// Problems are what is wrong, in the order of the file.
	Problems []SchemaProblem
}

// SchemaProblem is something wrong with a schema.
type SchemaProblem struct {
	// Line is the line of the file that it concerns.
	Line int
	// Text says what is wrong and what to do.
	Text string
	// Expected and Found are what an example must give, and what is read from it; Missed are what a rule found and did not
	// state, with its reason. They are empty for problems other than those of examples.
	Expected, Found, Missed []string
}

// CheckSchema reads all examples of a schema's patterns and predicates, and looks up the kinds and senses of words that
// it names. What a file extends is taken to be right. An error means that the language models cannot be loaded, or that
// ctx has ended.
func CheckSchema(ctx context.Context, s *schema.Schema) (SchemaReport, error) {
	c := checker{schema: s, reader: newReader(s)}
	c.checkWords()
	for _, p := range s.Predicates() {
		if s.Line("predicates", p.Name) == 0 {
			continue
		}
		says := func(l *Line) bool { return l.Predicate == p.Name }
		if err := c.checkExamples(ctx, "predicate "+p.Name, p.Examples, says); err != nil {
			return SchemaReport{}, err
		}
	}
	for _, p := range s.Patterns() {
		if s.Line("patterns", p.Name) == 0 {
			continue
		}
		if !slices.ContainsFunc(p.Examples, func(e schema.Example) bool { return len(e.Gives) > 0 }) {
			c.problem(s.Line("patterns", p.Name), "pattern %s has no example; give it a sentence and what that must say", p.Name)
		}
		says := func(l *Line) bool { return l.Rule == "pattern/"+p.Name }
		if err := c.checkExamples(ctx, "pattern "+p.Name, p.Examples, says); err != nil {
			return SchemaReport{}, err
		}
	}
	slices.SortStableFunc(c.report.Problems, func(a, b SchemaProblem) int { return cmp.Compare(a.Line, b.Line) })
	return c.report, nil
}

// checker gathers what is wrong with a schema.
type checker struct {
	schema *schema.Schema
	reader *reader
	report SchemaReport
}

func (c *checker) problem(line int, format string, args ...any) {
	c.report.Problems = append(c.report.Problems, SchemaProblem{Line: line, Text: fmt.Sprintf(format, args...)})
}

// checkWords looks up the kinds of nouns and the senses that the schema names.
func (c *checker) checkWords() {
	kinds := wordnet.Kinds()
	for _, t := range c.schema.Types() {
		for _, kind := range t.Kinds {
			if line := c.schema.Line("types", t.Name); line > 0 && !slices.Contains(kinds, kind) {
				c.problem(line, "type %s: unknown kind of noun %q; it is one of %s", t.Name, kind, strings.Join(kinds, ", "))
			}
		}
	}
	for _, e := range c.schema.Events() {
		for _, sense := range e.Senses {
			c.checkSense(c.schema.Line("events", e.Name), "event "+e.Name, sense)
		}
	}
	for _, p := range c.schema.Predicates() {
		for _, sense := range p.Senses {
			c.checkSense(c.schema.Line("predicates", p.Name), "predicate "+p.Name, sense.ID)
		}
	}
	for _, p := range c.schema.Patterns() {
		for _, sense := range p.Tree.Tests(pattern.Sense) {
			if c.schema.Line("patterns", p.Name) > 0 {
				c.checkSense(p.Line+sense.Line, "pattern "+p.Name, sense.Value)
			}
		}
	}
}

// checkSense looks up a sense that something names on a line, 0 for one of another file.
func (c *checker) checkSense(line int, of, sense string) {
	if line > 0 && frames.Get(sense) == nil {
		c.problem(line, "%s: unknown sense %q; `quadpress explain` shows the senses of a sentence", of, sense)
	}
}

// checkExamples checks each of some examples.
func (c *checker) checkExamples(ctx context.Context, of string, all []schema.Example, says func(*Line) bool) error {
	for i := range all {
		if err := c.checkExample(ctx, of, &all[i], says); err != nil {
			return err
		}
	}
	return nil
}

// checkExample reads an example and compares what it gives with what it must give. What is read by what the example
// stands for, and is none of that, is a fault too.
func (c *checker) checkExample(ctx context.Context, of string, e *schema.Example, says func(*Line) bool) error {
	c.report.Examples++
	doc := &quadpress.Document{ID: "example", Language: "en", Text: e.Text}
	doc.Blocks = []quadpress.Span{{End: len([]rune(e.Text))}}
	x, err := c.reader.explain(ctx, section{Document: doc})
	if err != nil {
		return err
	}
	read := []Resolved{{Extraction: x.Extraction}}
	resolveAll(read, Options{Schema: c.schema})
	lines := read[0].Lines(false)
	p := SchemaProblem{Line: e.Line, Text: fmt.Sprintf("%s: %q", of, e.Text), Expected: e.Gives}
	missing := slices.ContainsFunc(e.Gives, func(want string) bool {
		return !slices.ContainsFunc(lines, func(l Line) bool { return l.says(want) })
	})
	wrong := slices.ContainsFunc(lines, func(l Line) bool {
		return says(&l) && !slices.ContainsFunc(e.Gives, l.says)
	})
	if !missing && !wrong {
		return nil
	}
	for i := range lines {
		if missing || says(&lines[i]) {
			p.Found = append(p.Found, strings.Join(lines[i].Parts(), ", ")+" (by "+lines[i].Rule+")")
		}
	}
	for _, r := range x.Rejections {
		p.Missed = append(p.Missed,
			fmt.Sprintf("%s %s %s: %s (%s)", r.SubjectText, r.Predicate, r.ObjectText, r.Reason, r.Rule))
	}
	c.report.Problems = append(c.report.Problems, p)
	return nil
}
