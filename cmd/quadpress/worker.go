package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/query"
)

// workerName is the command that the program starts itself with to run queries.
const workerName = "query-worker"

// workerCommand is what [query.Pool] talks to. It is not for users, so help does not show it.
func workerCommand() *cobra.Command {
	var db string
	cmd := &cobra.Command{
		Use:    workerName,
		Short:  "Run queries for another process of this program",
		Args:   cobra.NoArgs,
		Hidden: true,
	}
	storeFlag(cmd, &db)
	cmd.RunE = does(func(cmd *cobra.Command, _ []string) (err error) {
		quads, err := graph.OpenQuads(db)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, quads.Close()) }()
		return query.Work(quads, cmd.InOrStdin(), cmd.OutOrStdout())
	})
	return cmd
}

// newPool returns a pool of workers on a store, which must stay open while it is in use.
func newPool(db string) (*query.Pool, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find the running program: %w", err)
	}
	return query.NewPool(func() *exec.Cmd { return exec.Command(program, workerName, "--db", db) }), nil
}
