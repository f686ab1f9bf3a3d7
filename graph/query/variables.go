package query

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
)

// graphQLToken matches what a GraphQL query in Cayley's dialect consists of, as far as variables need it: strings,
// comments and IRIs, in which a "$" is none, variables, and anything else a character at a time.
var graphQLToken = regexp.MustCompile(`"(?:[^"\\]|\\.)*"|#[^\n]*|<[^<>\s]*>|\$[A-Za-z_][A-Za-z_0-9]*|(?s:.)`)

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
