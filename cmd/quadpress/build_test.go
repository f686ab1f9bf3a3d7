package main

import (
	"math"
	"runtime"
	"runtime/debug"
	"testing"
)

// TestMemoryBound bounds what is in use, and leaves a quarter more room where that is much.
func TestMemoryBound(t *testing.T) {
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(-1))
	debug.SetMemoryLimit(math.MaxInt64)
	m := newMemoryBound()
	runtime.GC()
	m.update()
	if got := debug.SetMemoryLimit(-1); got != builtWithin {
		t.Errorf("bound of %d bytes, want %d", got, builtWithin)
	}
	kept := make([]byte, 2*builtWithin)
	runtime.GC()
	m.update()
	if got := debug.SetMemoryLimit(-1); got < 2*builtWithin*5/4 || got > 3*builtWithin {
		t.Errorf("bound of %d bytes where %d are in use", got, len(kept))
	}
	runtime.KeepAlive(kept)
}
