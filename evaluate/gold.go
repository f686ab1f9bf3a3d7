package evaluate

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
)

// GoldStory is what a reader has written down of one document.
type GoldStory struct {
	// Document is the document's ID, Line the line of the file that names it.
	Document   string
	Line       int
	Statements []GoldStatement
}

// GoldStatement is one statement that a document makes.
type GoldStatement struct {
	// Line is its line in the file.
	Line int
	// Quote is the sentence that says it, or a part of it, as far as the file quotes it.
	Quote     string
	Subject   GoldTerm
	Predicate string
	Object    GoldTerm
	// Place, Time and Speaker are empty where the reader gives none.
	Place, Time, Speaker string
	Polarity             quadpress.Polarity
	Modality             quadpress.Modality
}

// GoldTerm is an end of a statement: a thing by one of its names or its IRI, or a value.
type GoldTerm struct {
	Text  string
	Value bool
}

// String is the term as the file writes it.
func (t GoldTerm) String() string {
	if t.Value {
		return `"` + t.Text + `"`
	}
	return t.Text
}

// String is the statement as the file writes it.
func (g *GoldStatement) String() string {
	fields := []string{g.Subject.String(), g.Predicate, g.Object.String()}
	for _, f := range [...]string{string(g.Polarity), string(g.Modality)} {
		if f != "" {
			fields = append(fields, f)
		}
	}
	for _, f := range [...][2]string{{"in ", g.Place}, {"on ", g.Time}, {"says ", g.Speaker}} {
		if f[1] != "" {
			fields = append(fields, f[0]+f[1])
		}
	}
	return strings.Join(fields, " | ")
}

// maxGoldLine is the longest line of a gold file, in bytes.
const maxGoldLine = 1 << 16

var (
	goldPredicate = regexp.MustCompile(`^[a-z][a-z0-9_-]*$`)
	goldTime      = regexp.MustCompile(`^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`)
)

// ReadGold reads a file of gold statements in the form that docs/evaluation.md describes. A mistake is reported as
// "NAME:LINE: what is wrong"; name is what errors call the file.
func ReadGold(r io.Reader, name string) ([]GoldStory, error) {
	in := bufio.NewScanner(r)
	in.Buffer(nil, maxGoldLine)
	var stories []GoldStory
	seen := map[string]bool{}
	quote := ""
	line := 0
	fail := func(err error) ([]GoldStory, error) { return nil, fmt.Errorf("%s:%d: %w", name, line, err) }
	for in.Scan() {
		line++
		text := strings.TrimSpace(strings.TrimPrefix(in.Text(), "\uFEFF"))
		switch {
		case !utf8.ValidString(text):
			return fail(errors.New("the line is not valid UTF-8"))
		case text == "" || text[0] == '#':
		case text[0] == '>':
			quote = strings.TrimSpace(text[1:])
		case text[0] == '[':
			id, ok := strings.CutSuffix(text[1:], "]")
			if id = strings.TrimSpace(id); !ok || id == "" {
				return fail(errors.New("want the ID of a document in brackets, such as [vienna-talks.txt]"))
			}
			if seen[id] {
				return fail(fmt.Errorf("document %s is there twice", id))
			}
			seen[id] = true
			stories = append(stories, GoldStory{Document: id, Line: line})
			quote = ""
		case len(stories) == 0:
			return fail(errors.New("a statement before the first [document]"))
		default:
			g, err := goldStatement(text)
			if err != nil {
				return fail(err)
			}
			g.Line, g.Quote = line, quote
			story := &stories[len(stories)-1]
			key := story.Document + "\n" + g.String()
			if seen[key] {
				return fail(errors.New("the statement is there twice for this document"))
			}
			seen[key] = true
			story.Statements = append(story.Statements, g)
		}
	}
	if err := in.Err(); errors.Is(err, bufio.ErrTooLong) {
		line++
		return fail(fmt.Errorf("the line is longer than %d bytes", maxGoldLine))
	} else if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(stories) == 0 {
		return nil, fmt.Errorf("%s: there are no documents in it; docs/evaluation.md shows the form", name)
	}
	return stories, nil
}

// goldStatement reads a line: subject | predicate | object | what else is known.
func goldStatement(line string) (g GoldStatement, err error) {
	fields := strings.Split(line, "|")
	if len(fields) < 3 {
		return g, errors.New("want subject | predicate | object")
	}
	for i, f := range fields {
		if fields[i] = strings.TrimSpace(f); fields[i] == "" {
			return g, errors.New("there is nothing between two bars, or before or after one")
		}
	}
	if g.Subject, err = goldTerm(fields[0]); err != nil {
		return g, err
	}
	if g.Predicate = fields[1]; !goldPredicate.MatchString(g.Predicate) {
		return g, fmt.Errorf("predicate %q: want lower case words joined by underscores, such as met or withdrew_from",
			g.Predicate)
	}
	if g.Object, err = goldTerm(fields[2]); err != nil {
		return g, err
	}
	for _, f := range fields[3:] {
		if err := g.qualify(f); err != nil {
			return g, err
		}
	}
	return g, nil
}

func goldTerm(text string) (GoldTerm, error) {
	if text[0] != '"' {
		return GoldTerm{Text: text}, nil
	}
	value, closed := strings.CutSuffix(text[1:], `"`)
	if value = strings.TrimSpace(value); !closed || value == "" {
		return GoldTerm{}, fmt.Errorf("%s: a value stands between quotation marks", text)
	}
	return GoldTerm{Text: value, Value: true}, nil
}

// qualify reads what follows subject, predicate and object.
func (g *GoldStatement) qualify(field string) error {
	word, rest, _ := strings.Cut(field, " ")
	rest = strings.TrimSpace(rest)
	set := func(to *string, value string) error {
		if *to != "" {
			return fmt.Errorf("%q after %q", field, word+" "+*to)
		}
		*to = value
		return nil
	}
	switch {
	case rest != "" && word == "in":
		return set(&g.Place, rest)
	case rest != "" && word == "says":
		return set(&g.Speaker, rest)
	case rest != "" && word == "on":
		if !goldTime.MatchString(rest) {
			return fmt.Errorf("date %q: want 2015-10-30, 2015-10 or 2015", rest)
		}
		return set(&g.Time, rest)
	case field == string(quadpress.Denied) && g.Polarity == quadpress.Affirmed:
		g.Polarity = quadpress.Denied
		return nil
	}
	switch m := quadpress.Modality(field); m {
	case quadpress.Possible, quadpress.Planned, quadpress.Requested, quadpress.Hypothetical:
		if g.Modality == quadpress.Asserted {
			g.Modality = m
			return nil
		}
	}
	return fmt.Errorf("%q: want one each of in PLACE, on DATE, says SPEAKER, denied, and one of possible, planned, requested, hypothetical", field)
}
