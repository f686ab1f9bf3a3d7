// Package shown holds what a server shows at present, which may change while requests still use what was shown before.
package shown

import "sync"

// Value is what is shown at present. Its methods are safe for concurrent use.
type Value[T any] struct {
	mu  sync.Mutex
	now *state[T]
}

// state is one of the values, and who uses it.
type state[T any] struct {
	value T
	users sync.WaitGroup
}

// New shows a value.
func New[T any](value T) *Value[T] { return &Value[T]{now: &state[T]{value: value}} }

// Use returns the value that is shown. The caller has to call done when it needs it no longer.
func (v *Value[T]) Use() (value T, done func()) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.now.users.Add(1)
	return v.now.value, v.now.users.Done
}

// Show shows another value from now on. When it returns, the one before is no longer in use.
func (v *Value[T]) Show(next T) {
	v.mu.Lock()
	before := v.now
	v.now = &state[T]{value: next}
	v.mu.Unlock()
	before.users.Wait()
}
