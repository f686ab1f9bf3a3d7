package query

import (
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"time"

	"github.com/cayleygraph/cayley/query"
	"github.com/dop251/goja"
)

// entry is the script that Cayley is given to run. It calls the user's.
const entry = "quadpress()"

// maxCalls is how deep a script's calls may be nested. Callbacks through Go take more of the stack than that allows
// for; what overflows it ends the process.
const maxCalls = 4000

// script is the user's script in a Gizmo session.
type script struct {
	value any           // of its last expression, such as the number that `g.V().count()` is
	err   error         // what it threw
	begun chan struct{} // closed when it starts
	ended chan struct{} // closed when it is done; value and err are set then
}

func newScript() *script {
	return &script{begun: make(chan struct{}), ended: make(chan struct{})}
}

// failure is what the script threw, if it has ended.
func (s *script) failure() error {
	select {
	case <-s.ended:
		return s.err
	default:
		return nil
	}
}

// waitFor reports whether the script has ended or ends within a time. One that never began has.
func (s *script) waitFor(patience time.Duration) bool {
	select {
	case <-s.begun:
	default:
		return true
	}
	select {
	case <-s.ended:
		return true
	case <-time.After(patience):
		return false
	}
}

// prepare makes the user's script the one that [entry] runs in a Gizmo session.
//
// Cayley runs scripts in a goroutine of its own, and some mistakes in one (`g.V().out({})`) make it panic there, which
// would end the process. The only place to recover is inside the script's call stack, so the user's script is run
// by a function of ours. Cayley gives no way to define one, hence the look at its unexported field.
func (s *script) prepare(session query.Session, text string) error {
	program, err := goja.Compile("", text, false)
	if err != nil {
		return err
	}
	field := reflect.ValueOf(session).Elem().FieldByName("vm")
	if !field.IsValid() || field.Type() != reflect.TypeFor[*goja.Runtime]() {
		return errors.New("this version of Cayley keeps its script engine elsewhere")
	}
	vm := (*goja.Runtime)(field.UnsafePointer())
	vm.SetMaxCallStackSize(maxCalls)
	defineComparisons(vm)
	return vm.Set("quadpress", func(goja.FunctionCall) goja.Value {
		close(s.begun)
		defer close(s.ended)
		if err := vm.Set("quadpress", goja.Undefined()); err != nil {
			panic(err)
		}
		if s.value, s.err = run(vm, program); s.err != nil {
			panic(vm.ToValue(s.err.Error())) // an exception: the engine's stack needs it to unwind
		}
		return goja.Undefined()
	})
}

// run runs a script and returns its value, nil for none, or what it threw or panicked with.
func run(vm *goja.Runtime, program *goja.Program) (value any, err error) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case runtime.Error:
			err = fmt.Errorf("this query fails in Cayley (%w)", p)
		default:
			err = fmt.Errorf("%v", p)
		}
	}()
	result, err := vm.RunProgram(program)
	var deep *goja.StackOverflowError
	if errors.As(err, &deep) {
		return nil, fmt.Errorf("the script's calls are nested more than %d deep", maxCalls)
	}
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
