package query

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// graphQLToken matches what a GraphQL query in Cayley's dialect consists of, as far as it matters here: strings,
// comments and IRIs, variables, names with a colon, and anything else a character at a time.
var graphQLToken = regexp.MustCompile(
	`"(?:[^"\\]|\\.)*"|#[^\n]*|<[^<>\s]*>|\$[A-Za-z_][A-Za-z_0-9]*|[A-Za-z_][A-Za-z_0-9]*:?|(?s:.)`,
)

// spaced puts a blank behind the colon of an argument, without which Cayley takes "first:1" and "id:<kg:Russia>" for
// prefixed names, and behind an IRI, to which it takes a comma.
func spaced(text string) string {
	var b strings.Builder
	for _, at := range graphQLToken.FindAllStringIndex(text, -1) {
		token := text[at[0]:at[1]]
		b.WriteString(token)
		if token[0] == '<' && len(token) > 1 {
			b.WriteByte(' ')
		} else if strings.HasSuffix(token, ":") && at[1] < len(text) && strings.IndexByte(`0123456789-"<[`,
			text[at[1]]) >= 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// graphQLNotes are hints at what Cayley does silently: `*` gives the last value of each predicate alone.
func graphQLNotes(text string) []string {
	if slices.Contains(graphQLToken.FindAllString(text, -1), "*") {
		return []string{"* gives one value for each predicate; name a predicate to have all of its values"}
	}
	return nil
}

// operation matches the head of a query with variables: "query Name($id: ID!, $n: Int = 10)".
var operation = regexp.MustCompile(`^\s*query\b\s*[A-Za-z_0-9]*\s*\([^)]*\)`)

// isIRI matches an IRI in angle brackets.
var isIRI = regexp.MustCompile(`^<[^<>"\s]*>$`)

// WithVariables puts the values of variables in the places where a GraphQL query names them, which Cayley's dialect has
// no other way to do. A string in angle brackets is an IRI. Values are those of encoding/json: strings, numbers,
// booleans and lists of these. The error names a variable that has no value, or one of another kind.
func WithVariables(text string, values map[string]any) (string, error) {
	text = operation.ReplaceAllString(text, "")
	var failed error
	text = graphQLToken.ReplaceAllStringFunc(text, func(token string) string {
		if len(token) < 2 || token[0] != '$' {
			return token
		}
		literal, err := graphQLLiteral(values[token[1:]])
		if err != nil && failed == nil {
			failed = fmt.Errorf("variable %s %w", token, err)
		}
		return literal
	})
	return text, failed
}

func graphQLLiteral(value any) (string, error) {
	switch value := value.(type) {
	case nil:
		return "", fmt.Errorf("has no value")
	case string:
		if isIRI.MatchString(value) {
			return value, nil
		}
		data, err := json.Marshal(value)
		return string(data), err
	case bool, float64, json.Number:
		return fmt.Sprint(value), nil
	case []any:
		var items []string
		for _, item := range value {
			literal, err := graphQLLiteral(item)
			if err != nil {
				return "", err
			}
			items = append(items, literal)
		}
		return "[" + strings.Join(items, ", ") + "]", nil
	}
	return "", fmt.Errorf("is neither a string, a number, a boolean nor a list of these")
}
