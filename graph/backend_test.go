package graph

import (
	"testing"

	"github.com/quadpress/quadpress/internal/postgrestest"
)

// runner is a test or a benchmark.
type runner[T any] interface {
	testing.TB
	Run(name string, f func(T)) bool
}

// onEach runs a test on each back end; place returns where another store may be made.
func onEach[T runner[T]](t T, test func(t T, place func(testing.TB) string)) {
	t.Run("leveldb", func(t T) { test(t, func(t testing.TB) string { return storeDir(t) }) })
	t.Run("postgres", func(t T) { test(t, postgrestest.New) })
}
