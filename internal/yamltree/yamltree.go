// Package yamltree reads the tree of a YAML file that a user wrote. It is the one place where the YAML library meets
// such a file.
package yamltree

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
)

// Error is what is wrong with a file that is not valid YAML.
type Error struct {
	Line    int // 0 where it is not known
	Message string
}

func (e *Error) Error() string { return e.Message }

// Parse returns the tree of the one document in data, nil where there is nothing but blanks and comments. Nodes may
// stand so deep in one another; an error is an [*Error]. Should the library panic, the file is at fault.
func Parse(data []byte, depth int) (*yaml.Node, error) {
	root, err := parse(data, depth)
	var at *yaml.LoadError
	switch {
	case err == nil:
		return root, nil
	case errors.Is(err, io.EOF):
		return nil, nil
	case errors.As(err, &at):
		message := at.Message
		if at.ContextMsg != "" {
			message = at.ContextMsg + ", " + message
		}
		return nil, &Error{cmp.Or(at.ContextMark.Line, at.Mark.Line), message}
	}
	return nil, &Error{Message: err.Error()}
}

func parse(data []byte, depth int) (root *yaml.Node, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("its parser fails with %q; write it more simply", fmt.Sprint(p))
		}
	}()
	limit := loaderlimits.New(loaderlimits.DepthValue(depth))
	loader, err := yaml.NewLoader(bytes.NewReader(data), yaml.WithPlugin(limit))
	if err != nil {
		return nil, err
	}
	root = new(yaml.Node)
	if err := loader.Load(root); err != nil {
		return nil, err
	}
	if err := loader.Load(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return nil, cmp.Or(err, errors.New("a second document follows the first; leave it out"))
	}
	return root, nil
}
