// Package nquads checks N-Quads for tests, by the letter of the specifications and without help from the code that
// writes them.
package nquads

import (
	"errors"
	"fmt"
	"net/netip"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// The productions of RFC 3987, appendix 2.2. An absolute IRI may have a fragment here, as RDF has it.
const (
	ucschar = `\x{A0}-\x{D7FF}\x{F900}-\x{FDCF}\x{FDF0}-\x{FFEF}` +
		`\x{10000}-\x{1FFFD}\x{20000}-\x{2FFFD}\x{30000}-\x{3FFFD}\x{40000}-\x{4FFFD}\x{50000}-\x{5FFFD}` +
		`\x{60000}-\x{6FFFD}\x{70000}-\x{7FFFD}\x{80000}-\x{8FFFD}\x{90000}-\x{9FFFD}\x{A0000}-\x{AFFFD}` +
		`\x{B0000}-\x{BFFFD}\x{C0000}-\x{CFFFD}\x{D0000}-\x{DFFFD}\x{E1000}-\x{EFFFD}`
	private    = `\x{E000}-\x{F8FF}\x{F0000}-\x{FFFFD}\x{100000}-\x{10FFFD}`
	unreserved = `A-Za-z0-9._~\-` + ucschar
	subDelims  = `!$&'()*+,;=`
	escaped    = `%[0-9A-Fa-f]{2}`
	char       = `(?:[` + unreserved + subDelims + `:@]|` + escaped + `)`
	userinfo   = `(?:[` + unreserved + subDelims + `:]|` + escaped + `)*`
	regName    = `(?:[` + unreserved + subDelims + `]|` + escaped + `)*`
	authority  = `(?:` + userinfo + `@)?(?:\[([^\]]*)\]|` + regName + `)(?::[0-9]*)?`
	path       = `(?://` + authority + `(?:/` + char + `*)*|/?(?:` + char + `+(?:/` + char + `*)*)?)`
	query      = `(?:\?(?:` + char + `|[/?` + private + `])*)?`
	fragment   = `(?:#(?:` + char + `|[/?])*)?`
)

var absolute = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.\-]*:` + path + query + fragment + `$`)

// CheckIRI returns what is wrong with an absolute IRI.
func CheckIRI(iri string) error {
	if !utf8.ValidString(iri) {
		return fmt.Errorf("%q is not UTF-8", iri)
	}
	m := absolute.FindStringSubmatch(iri)
	if m == nil {
		return fmt.Errorf("%q is no absolute IRI", iri)
	}
	if m[1] != "" {
		if address, err := netip.ParseAddr(m[1]); err != nil || !address.Is6() {
			return fmt.Errorf("%q: the host is no address", iri)
		}
	}
	return nil
}

// Term is a term of a quad.
type Term struct {
	IRI      string // empty for a literal
	Value    string // of a literal, its escapes read
	Datatype string // of a literal, empty for a string
}

// Parse reads N-Quads in canonical form (RDF 1.2 N-Quads, section 3): lines of three or four terms, one blank
// behind each, with no blank nodes and no language tags, of which Quadpress has none. The error says what is wrong
// with the first line that is not of this form.
func Parse(text string) (quads [][]Term, err error) {
	n := 0
	for line := range strings.Lines(text) {
		n++
		q, err := parseLine(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w: %q", n, err, line)
		}
		quads = append(quads, q)
	}
	return quads, nil
}

func parseLine(line string) ([]Term, error) {
	if !utf8.ValidString(line) {
		return nil, errors.New("not UTF-8")
	}
	rest, ok := strings.CutSuffix(line, " .\n")
	if !ok {
		return nil, errors.New("no full stop at the end")
	}
	var quad []Term
	for more := true; more; {
		t, behind, err := parseTerm(rest)
		if err != nil {
			return nil, err
		}
		if quad = append(quad, t); t.IRI == "" && len(quad) != 3 {
			return nil, fmt.Errorf("term %d is a literal", len(quad))
		}
		if rest, more = strings.CutPrefix(behind, " "); !more && behind != "" {
			return nil, fmt.Errorf("no blank before %q", behind)
		}
	}
	if len(quad) < 3 || len(quad) > 4 {
		return nil, fmt.Errorf("%d terms", len(quad))
	}
	return quad, nil
}

func parseTerm(s string) (t Term, rest string, err error) {
	if !strings.HasPrefix(s, `"`) {
		t.IRI, rest, err = parseIRI(s)
		return t, rest, err
	}
	if t.Value, rest, err = parseString(s[1:]); err != nil || !strings.HasPrefix(rest, "^^") {
		return t, rest, err
	}
	if t.Datatype, rest, err = parseIRI(rest[2:]); err != nil {
		return t, rest, err
	}
	return t, rest, t.checkValue()
}

func parseIRI(s string) (iri, rest string, err error) {
	s, ok := strings.CutPrefix(s, "<")
	iri, rest, closed := strings.Cut(s, ">")
	if !ok || !closed {
		return "", "", fmt.Errorf("no IRI: %q", s)
	}
	return iri, rest, CheckIRI(iri)
}

// parseString reads a string up to its closing quotation mark. What canonical form escapes must be escaped, in the form
// that it says, and nothing else.
func parseString(s string) (value, rest string, err error) {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '"':
			return b.String(), s[i+1:], nil
		case r != '\\':
			if short(r) != "" || long(r) {
				return "", "", fmt.Errorf("%q is not escaped", r)
			}
			b.WriteRune(r)
			i += size
		case i+5 < len(s) && s[i+1] == 'u':
			code, err := strconv.ParseUint(s[i+2:i+6], 16, 16)
			if err != nil || !long(rune(code)) || s[i+2:i+6] != strings.ToUpper(s[i+2:i+6]) {
				return "", "", fmt.Errorf("%q should not be escaped so", s[i:i+6])
			}
			b.WriteRune(rune(code))
			i += 6
		default:
			r, _ := utf8.DecodeRuneInString(unescape(s[i:]))
			if r == utf8.RuneError {
				return "", "", fmt.Errorf("unknown escape at %q", s[i:])
			}
			b.WriteRune(r)
			i += 2
		}
	}
	return "", "", errors.New("a string does not end")
}

// shortEscapes are those of two characters (ECHAR) that canonical form uses.
var shortEscapes = map[rune]string{
	'\b': `\b`, '\t': `\t`, '\n': `\n`, '\f': `\f`, '\r': `\r`, '"': `\"`, '\\': `\\`,
}

func short(r rune) string { return shortEscapes[r] }

// unescape is the character whose short escape a string begins with, empty for none.
func unescape(s string) string {
	for r, escape := range shortEscapes {
		if strings.HasPrefix(s, escape) {
			return string(r)
		}
	}
	return ""
}

// long reports whether a character is to be escaped by its number.
func long(r rune) bool {
	return short(r) == "" && (r < ' ' || r == 0x7F || r == 0xFFFE || r == 0xFFFF)
}

// checkValue returns an error when a literal's value is none of its type.
func (t *Term) checkValue() error {
	const xsd, unit = "http://www.w3.org/2001/XMLSchema#", "urn:quadpress:unit:"
	name, ok := strings.CutPrefix(t.Datatype, xsd)
	if strings.HasPrefix(t.Datatype, unit) {
		name, ok = "decimal", true // an amount
	}
	if !ok || name == "string" {
		return fmt.Errorf("datatype %s is not to be used", t.Datatype)
	}
	var err error
	switch name {
	case "integer":
		if !regexp.MustCompile(`^[-+]?[0-9]+$`).MatchString(t.Value) {
			err = errors.New("no integer")
		}
	case "double", "decimal":
		_, err = strconv.ParseFloat(t.Value, 64)
	case "gYear":
		_, err = time.Parse("2006", t.Value)
	case "gYearMonth":
		_, err = time.Parse("2006-01", t.Value)
	case "date":
		_, err = time.Parse(time.DateOnly, t.Value)
	case "gMonthDay":
		_, err = time.Parse("--01-02", t.Value)
	case "time":
		_, err = time.Parse(time.TimeOnly, t.Value)
	case "duration":
		if !regexp.MustCompile(`^-?P[0-9DHMSTY.]*[0-9][DHMSY]$`).MatchString(t.Value) {
			err = errors.New("no duration")
		}
	case "dateTime":
		if _, err = time.Parse("2006-01-02T15:04:05", t.Value); err != nil {
			_, err = time.Parse(time.RFC3339, t.Value)
		}
	default:
		err = errors.New("a type that the vocabulary does not have")
	}
	return err
}
