// Command stockcayley runs a Gizmo query on a store with the released Cayley v0.7.7 and prints each result as a line of
// JSON. It is a module of its own, for it shows that a Quadpress store needs nothing of Quadpress to be read.
//
//	go run . DIR/graph 'g.V("<kg:John_Kerry>").out("<rel:met>").all()'
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/cayleygraph/cayley"
	"github.com/cayleygraph/cayley/graph"
	_ "github.com/cayleygraph/cayley/graph/kv/all" // registers leveldb
	"github.com/cayleygraph/cayley/query"
	_ "github.com/cayleygraph/cayley/query/gizmo"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: stockcayley DIR/graph QUERY")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "stockcayley:", err)
		os.Exit(1)
	}
}

func run(dir, text string) (err error) {
	store, err := cayley.NewGraph("leveldb", dir, graph.Options{})
	if err != nil {
		return err
	}
	defer func() {
		if closeErr := store.Close(); err == nil {
			err = closeErr
		}
	}()
	ctx := context.Background()
	results, err := query.Execute(ctx, store.QuadStore, "gizmo", text, query.Options{Collation: query.JSON, Limit: 1000})
	if err != nil {
		return err
	}
	defer results.Close()
	out := json.NewEncoder(os.Stdout)
	for results.Next(ctx) {
		if err := out.Encode(results.Result()); err != nil {
			return err
		}
	}
	return results.Err()
}
