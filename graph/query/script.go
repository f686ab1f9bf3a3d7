package query

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/cayleygraph/cayley/query"
	"github.com/dop251/goja"
)

// entry is the script that Cayley is given to run. It calls the user's.
const entry = "quadpress()"

// script is the user's script in a Gizmo session, once that has run.
type script struct {
	value any   // of its last expression, such as the number that `g.V().count()` is
	err   error // what it threw
}

// prepare makes the user's script the one that [entry] runs in a Gizmo session.
//
// Cayley runs scripts in a goroutine of its own, and some mistakes in one (`g.V().out({})`) make it panic there, which
// would end the whole process. The only place to recover is inside the script's call stack, so the user's script is run
// by a function of ours. Cayley gives no way to define one, hence the look at its unexported field.
func prepare(session query.Session, text string) (*script, error) {
	program, err := goja.Compile("", text, false)
	if err != nil {
		return nil, err
	}
	field := reflect.ValueOf(session).Elem().FieldByName("vm")
	if !field.IsValid() || field.Type() != reflect.TypeFor[*goja.Runtime]() {
		return nil, errors.New("this version of Cayley keeps its script engine elsewhere")
	}
	vm := (*goja.Runtime)(field.UnsafePointer())
	s := new(script)
	vm.Set("quadpress", func(goja.FunctionCall) goja.Value {
		vm.Set("quadpress", goja.Undefined())
		if s.value, s.err = run(vm, program); s.err != nil {
			panic(vm.ToValue(s.err.Error())) // an exception: the engine's stack needs it to unwind
		}
		return goja.Undefined()
	})
	return s, nil
}

// run runs a script and returns its value, nil for none, or what it threw or panicked with.
func run(vm *goja.Runtime, program *goja.Program) (value any, err error) {
	defer func() {
		if p := recover(); p != nil {
			_, reason, _ := strings.Cut(fmt.Sprint(p), ": ") // after goja's "Panic at 7"
			err = errors.New(reason)
		}
	}()
	result, err := vm.RunProgram(program)
	var thrown *goja.Exception
	if errors.As(err, &thrown) && thrown.Value() != nil {
		if cause, ok := thrown.Value().Export().(error); ok {
			return nil, cause
		}
	}
	if err != nil {
		return nil, err
	}
	switch value := result.Export().(type) {
	case bool, int64, float64, string, []any:
		return value, nil
	}
	return nil, nil // nothing, or a path that was never asked for its results
}
