package schema

import (
	"errors"
	"strings"

	"github.com/quadpress/quadpress/schema/pattern"
)

// Pattern is a relation that the tree of a sentence says.
type Pattern struct {
	// Name is what the rest of the file and explanations call it.
	Name string
	// Reads says to a reader what it reads; it may be empty.
	Reads string
	// Predicate is the name of the relation, Tree what it is read from.
	Predicate string
	Tree      *pattern.Pattern
	// Line is the line of the file before the first of the tree's lines.
	Line int `json:"-"`
	// Examples are sentences with what the pattern must say of them.
	Examples []Example `json:"-"`
}

// Example is a sentence, or a few, with what must be read from it.
type Example struct {
	Text string
	// Gives are statements as "quadpress explain" shows them: "Ann Lee studied_at Yale University"; none if nothing may
	// be read.
	Gives []string
	// Line is where it stands in the file.
	Line int
}

// Line returns the line of the file on which a name is defined in a section ("types"), 0 for one that is not there.
func (s *Schema) Line(section, name string) int { return s.lines[entity{section, name}] }

// entity is something that a file defines.
type entity struct{ section, name string }

type patternEntry struct {
	Reads     text
	Predicate text
	Tree      text
	Examples  mapping[texts]
}

// nothing is what an example gives of which nothing may be read.
const nothing = "nothing"

func (l *loader) addPatterns(f *ontologyFile) error {
	for _, e := range f.Patterns {
		v := e.value
		if !predicateName.MatchString(e.key) {
			return lineError(l.file, e.line, "pattern name %q: want lower case words joined by underscores", e.key)
		}
		if v.Predicate.string == "" {
			return lineError(l.file, e.line, "pattern %s has no predicate; name one of predicates", e.key)
		}
		if l.s.predicateByName[v.Predicate.string] == nil {
			return lineError(l.file, v.Predicate.line, "pattern %s: unknown predicate %q; add it to predicates, or correct it",
				e.key, v.Predicate.string)
		}
		p := &Pattern{Name: e.key, Reads: v.Reads.string, Predicate: v.Predicate.string, Line: v.Tree.line}
		var err error
		if p.Examples, err = l.examples("pattern", p.Name, p.Predicate, v.Examples); err != nil {
			return err
		}
		if err := l.addTree(p, v.Tree); err != nil {
			return err
		}
		l.s.patterns = append(l.s.patterns, p)
	}
	return nil
}

// addTree reads the tree of a pattern, a block of lines behind "tree: |".
func (l *loader) addTree(p *Pattern, tree text) error {
	parsed, err := pattern.Parse(tree.string)
	var at *pattern.Error
	if errors.As(err, &at) {
		return lineError(l.file, max(l.s.Line("patterns", p.Name), tree.line+at.Line), "pattern %s: %s", p.Name, at.Reason)
	} else if err != nil {
		return err
	}
	for _, t := range parsed.Tests(pattern.Type) {
		if l.s.typeByName[t.Value] == nil {
			return lineError(l.file, tree.line+t.Line,
				"pattern %s: %q is neither a type nor a tag; add it to types, or correct it", p.Name, t.Value)
		}
	}
	if w := parsed.Captured(pattern.Value); w >= 0 && !l.s.predicateByName[p.Predicate].Values {
		return lineError(l.file, tree.line+parsed.Words[w].Line, "pattern %s captures a value, but the object of %s is a "+
			"thing; write object: here, or values: true there", p.Name, p.Predicate)
	}
	p.Tree = parsed
	return nil
}

// examples reads the examples of a pattern or predicate, which say something by a predicate.
func (l *loader) examples(what, name, predicate string, entries mapping[texts]) ([]Example, error) {
	var out []Example
	for _, e := range entries {
		if strings.TrimSpace(e.key) == "" {
			return nil, lineError(l.file, e.line, "%s %s: an example without a sentence; write one, or leave it out", what, name)
		}
		x := Example{Text: e.key, Line: e.line}
		for _, g := range e.value.list {
			if g.string == nothing && len(e.value.list) == 1 {
				continue
			}
			if !strings.Contains(g.string, " "+predicate+" ") {
				return nil, lineError(l.file, g.line, `%s %s: bad example %.60q: want "Subject %s Object", or "nothing"`,
					what, name, g.string, predicate)
			}
			x.Gives = append(x.Gives, g.string)
		}
		if len(e.value.list) == 0 {
			return nil, lineError(l.file, e.line, `%s %s: the example says not what it gives; add it, or "nothing"`, what, name)
		}
		out = append(out, x)
	}
	return out, nil
}
