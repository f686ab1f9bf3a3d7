package schema

import (
	"errors"
	"fmt"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// decode reads one YAML document into v. Fields that v does not have are errors, and every error names file and line.
func decode(data []byte, file string, v any) error {
	err := yaml.UnmarshalWithOptions(data, v, yaml.Strict())
	if err == nil {
		return nil
	}
	var mistyped *yaml.TypeError
	if errors.As(err, &mistyped) && mistyped.Token != nil {
		return lineError(file, mistyped.Token.Position.Line, "want a %s here", mistyped.DstType.Kind())
	}
	var at yaml.Error
	if errors.As(err, &at) && at.GetToken() != nil {
		return lineError(file, at.GetToken().Position.Line, "%s", at.GetMessage())
	}
	return fmt.Errorf("%s: %w", file, err)
}

// text is a string that knows the line it stands on.
type text struct {
	string
	line int
}

func (t *text) UnmarshalYAML(node ast.Node) error {
	t.line = node.GetToken().Position.Line
	if s, ok := node.(*ast.StringNode); ok { // nearly always; a decoder for each would cost more than all the rest
		t.string = s.Value
		return nil
	}
	return yaml.NodeToValue(node, &t.string, yaml.Strict())
}

// mapping is a YAML mapping that keeps its order and knows the line of each key.
type mapping[T any] []entry[T]

type entry[T any] struct {
	key   string
	line  int
	value T
}

func (m *mapping[T]) UnmarshalYAML(node ast.Node) error {
	mapNode, ok := node.(ast.MapNode)
	if !ok {
		return &yaml.UnexpectedNodeTypeError{Actual: node.Type(), Expected: ast.MappingType, Token: node.GetToken()}
	}
	for it := mapNode.MapRange(); it.Next(); {
		key := text{}
		if err := key.UnmarshalYAML(it.Key()); err != nil {
			return err
		}
		e := entry[T]{key: key.string, line: key.line}
		if err := yaml.NodeToValue(it.Value(), &e.value, yaml.Strict()); err != nil {
			return err
		}
		*m = append(*m, e)
	}
	return nil
}

// lineError is a mistake in a file.
func lineError(file string, line int, format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", file, line, fmt.Sprintf(format, args...))
}
