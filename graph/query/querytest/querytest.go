// Package querytest lets a test's own binary be the worker of its queries.
package querytest

import (
	"fmt"
	"os"
	"os/exec"
	"testing"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/query"
)

// storeVariable names the environment variable that makes the test binary a worker on a store.
const storeVariable = "QUADPRESS_TEST_QUERY_STORE"

// Main runs the tests of a package whose TestMain it is, or a worker where [Pool] has started one.
func Main(m *testing.M) {
	dir := os.Getenv(storeVariable)
	if dir == "" {
		os.Exit(m.Run())
	}
	if err := work(dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

func work(dir string) error {
	quads, err := graph.OpenQuads(dir)
	if err != nil {
		return err
	}
	defer quads.Close()
	return query.Work(quads, os.Stdin, os.Stdout)
}

// Pool returns a pool of workers on the store in a directory, which is closed when the test ends. The package's
// TestMain must be [Main].
func Pool(t testing.TB, dir string) *query.Pool {
	t.Helper()
	pool := query.NewPool(func() *exec.Cmd {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), storeVariable+"="+dir)
		return cmd
	})
	t.Cleanup(pool.Close)
	return pool
}
