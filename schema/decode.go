package schema

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/quadpress/quadpress/internal/yamltree"
)

// Bounds on a file, far above what an ontology has.
const (
	maxFile   = 4 << 20
	maxDepth  = 50
	maxValues = 1 << 20 // what stands behind an alias counts wherever the alias does
)

// decode reads one YAML document into v: a struct, map, [mapping] or list of such, of strings, of [text] and of bool.
// Fields that v does not have are errors, and every error names file and line.
func decode(data []byte, file string, v any) error {
	if len(data) > maxFile {
		return fmt.Errorf("%s: has more than %d MB; no ontology is that long", file, maxFile>>20)
	}
	root, err := yamltree.Parse(data, maxDepth)
	var bad *yamltree.Error
	switch {
	case errors.As(err, &bad) && bad.Line > 0:
		return lineError(file, bad.Line, "is not valid YAML: %s", bad.Message)
	case err != nil:
		return fmt.Errorf("%s: is not valid YAML: %w", file, err)
	case root == nil:
		return nil
	}
	d := decoder{file: file}
	return d.value(root, reflect.ValueOf(v).Elem())
}

// decoder fills Go values from a tree.
type decoder struct {
	file   string
	values int // met so far
}

// text is a string that knows the line it stands on.
type text struct {
	string
	line int
}

// texts is a text or a list of them.
type texts struct{ list []text }

// mapping is a YAML mapping that keeps its order and knows the line of each key.
type mapping[T any] []entry[T]

type entry[T any] struct {
	key   string
	line  int
	value T
}

// add enters a key and returns what its value is to be put in.
func (m *mapping[T]) add(key string, line int) reflect.Value {
	*m = append(*m, entry[T]{key: key, line: line})
	return reflect.ValueOf(&(*m)[len(*m)-1].value).Elem()
}

// value puts what stands at a node into to.
func (d *decoder) value(n *yaml.Node, to reflect.Value) error {
	line := n.Line
	for n.Kind == yaml.DocumentNode || n.Kind == yaml.AliasNode {
		if n.Kind == yaml.DocumentNode {
			n = n.Content[0]
		} else {
			n = n.Alias
		}
	}
	if d.values++; d.values > maxValues {
		return lineError(d.file, line, "there are more than %d values; use fewer aliases", maxValues)
	}
	isNull := n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null"
	switch v := to.Addr().Interface().(type) {
	case *text:
		v.line = line
		return d.value(n, reflect.ValueOf(&v.string).Elem())
	case *texts:
		if n.Kind == yaml.SequenceNode || isNull {
			return d.value(n, reflect.ValueOf(&v.list).Elem())
		}
		v.list = make([]text, 1)
		return d.value(n, reflect.ValueOf(&v.list[0]).Elem())
	case interface {
		add(key string, line int) reflect.Value
	}:
		if isNull {
			return nil
		}
		return d.fields(n, line, v.add)
	}
	if isNull {
		return nil
	}
	switch to.Kind() {
	case reflect.Struct:
		return d.fields(n, line, func(key string, _ int) reflect.Value { return field(to, key) })
	case reflect.Slice:
		if n.Kind != yaml.SequenceNode {
			return d.want("a list", n, line)
		}
		for _, item := range n.Content {
			to.Grow(1)
			to.SetLen(to.Len() + 1)
			if err := d.value(item, to.Index(to.Len()-1)); err != nil {
				return err
			}
		}
		return nil
	case reflect.String:
		if n.Kind != yaml.ScalarNode {
			return d.want("text", n, line)
		}
		to.SetString(n.Value)
		return nil
	case reflect.Bool:
		if n.Kind != yaml.ScalarNode || n.Value != "true" && n.Value != "false" {
			return d.want("true or false", n, line)
		}
		to.SetBool(n.Value == "true")
		return nil
	}
	panic("schema: a " + to.Kind().String() + " cannot be read from YAML")
}

// fields puts the values of a mapping where place says, which knows no place for an unknown field.
func (d *decoder) fields(n *yaml.Node, line int, place func(key string, line int) reflect.Value) error {
	if n.Kind != yaml.MappingNode {
		return d.want("a mapping (name: value)", n, line)
	}
	lines := map[string]int{}
	for pair := range slices.Chunk(n.Content, 2) {
		var key text
		if err := d.value(pair[0], reflect.ValueOf(&key).Elem()); err != nil {
			return err
		}
		if before := lines[key.string]; before > 0 {
			return lineError(d.file, key.line, "%q is there twice, first in line %d", key.string, before)
		}
		lines[key.string] = key.line
		to := place(key.string, key.line)
		if !to.IsValid() {
			return lineError(d.file, key.line, "unknown field %q", key.string)
		}
		if err := d.value(pair[1], to); err != nil {
			return err
		}
	}
	return nil
}

// field is the field of a struct whose name in lower case is that, the zero value for none.
func field(of reflect.Value, name string) reflect.Value {
	if name != strings.ToLower(name) {
		return reflect.Value{}
	}
	return of.FieldByNameFunc(func(f string) bool { return strings.ToLower(f) == name })
}

// want says what should stand at a node, and what does.
func (d *decoder) want(what string, n *yaml.Node, line int) error {
	is := map[yaml.Kind]string{yaml.MappingNode: "a mapping", yaml.SequenceNode: "a list"}[n.Kind]
	if is == "" {
		is = fmt.Sprintf("%.40q", n.Value)
	}
	return lineError(d.file, line, "want %s here, not %s", what, is)
}

// lineError is a mistake in a file.
func lineError(file string, line int, format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", file, line, fmt.Sprintf(format, args...))
}
