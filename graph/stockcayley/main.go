// Command stockcayley runs a Gizmo query on a store with the released Cayley v0.7.7 and prints each result as a line of
// JSON. It is a module of its own, for it shows that a Quadpress store needs nothing of Quadpress to be read.
//
//	go run . leveldb DIR/graph 'g.V("<kg:John_Kerry>").out("<rel:met>").all()'
//	go run . postgres postgres://USER@HOST/DATABASE 'g.V().count()'
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/cayleygraph/cayley"
	"github.com/cayleygraph/cayley/graph"
	_ "github.com/cayleygraph/cayley/graph/kv/all"       // registers leveldb
	_ "github.com/cayleygraph/cayley/graph/sql/postgres" // registers postgres
	"github.com/cayleygraph/cayley/query"
	_ "github.com/cayleygraph/cayley/query/gizmo"
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: stockcayley leveldb|postgres STORE QUERY")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, "stockcayley:", err)
		os.Exit(1)
	}
}

func run(backend, name, text string) (err error) {
	store, err := cayley.NewGraph(backend, name, graph.Options{})
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
