package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/schema"
)

// storeFlag adds --db.
func storeFlag(cmd *cobra.Command, dir *string) {
	cmd.Flags().StringVar(dir, "db", "quadpress.db", "the store's `directory`")
}

// choice is a flag that takes one of a few words.
type choice struct {
	value   string
	allowed []string
}

func (c *choice) String() string { return c.value }
func (c *choice) Type() string   { return strings.Join(c.allowed, "|") }

func (c *choice) Set(value string) error {
	if !slices.Contains(c.allowed, value) {
		return fmt.Errorf("it is one of %s", strings.Join(c.allowed, ", "))
	}
	c.value = value
	return nil
}

// choiceFlag adds a flag that takes one of the allowed words, the first by default.
func choiceFlag(cmd *cobra.Command, name, usage string, allowed ...string) *choice {
	c := &choice{allowed[0], allowed}
	cmd.Flags().Var(c, name, usage)
	return c
}

// inputFlag adds --input.
func inputFlag(cmd *cobra.Command) *choice {
	c := &choice{allowed: []string{string(document.Text), string(document.Lines), string(document.CoNLLU), string(document.JSONL)}}
	cmd.Flags().Var(c, "input", "the format of the input (default: by the ending of each name, else text)")
	return c
}

// paths are the paths named, standard input for none.
func paths(args []string) []string {
	if len(args) == 0 {
		return []string{"-"}
	}
	return args
}

// loadSchema reads the schema file that a flag names; it is nil when none is named.
func loadSchema(path string) (*schema.Schema, error) {
	if path == "" {
		return nil, nil
	}
	return schema.LoadFile(path)
}
