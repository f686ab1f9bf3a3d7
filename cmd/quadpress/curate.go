package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress/curate"
	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/press"
)

func curateCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "curate",
		Short: "Correct a graph by hand, in a way that builds keep",
		Long: "Curate says what the reading got wrong: that two things are one, that some documents mean another thing,\n" +
			"that a relation is wrong, what a thing is called or of what type it is. What it says is kept in a file beside\n" +
			"the store, curation.yaml, which every build applies. Things are given by IRI or by name.",
	}
	c := &curating{}
	cmd.PersistentFlags().StringVar(&c.db, "db", "quadpress.db", storeUsage)
	curationFlag(cmd, &c.file)
	cmd.PersistentFlags().StringVar(&c.schemaFile, "schema", "",
		"the ontology that the store was built with, if not the built-in one")
	cmd.AddCommand(c.same(), c.apart(), c.wrong(), c.rename(), c.retype(), c.list(), c.undo(), c.export(), c.importing())
	return cmd
}

// curating is what all commands on a curation have in common.
type curating struct {
	db, file, schemaFile string
	note, who            string
}

// curator is the curator of the store that flags name.
func (c *curating) curator(cmd *cobra.Command) (*press.Curator, error) {
	file, err := c.path()
	if err != nil {
		return nil, err
	}
	s, err := loadSchema(cmd.Context(), c.schemaFile)
	return &press.Curator{Store: c.db, File: file, Schema: s}, err
}

// path is the file of the curation.
func (c *curating) path() (string, error) {
	file := curationPath(c.db, c.file)
	if file == "" {
		return "", misuse{fmt.Errorf("%s is no directory; name the file with --curation", graph.Name(c.db))}
	}
	return file, nil
}

// adds makes a command one that puts in the entry that make gives.
func (c *curating) adds(cmd *cobra.Command, entry func(args []string) curate.Entry) *cobra.Command {
	cmd.Flags().StringVar(&c.note, "note", "", "`why` it is so")
	cmd.Flags().StringVar(&c.who, "who", "", "`who` says so")
	cmd.RunE = does(func(cmd *cobra.Command, args []string) error {
		e := entry(args)
		e.Note, e.Who = c.note, c.who
		return c.change(cmd, func(curator *press.Curator) (press.Corrected, error) { return curator.Add(cmd.Context(), e) })
	})
	return cmd
}

// change changes the curation and says what came of it.
func (c *curating) change(cmd *cobra.Command, do func(*press.Curator) (press.Corrected, error)) error {
	curator, err := c.curator(cmd)
	if err != nil {
		return err
	}
	done, err := do(curator)
	if err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	for i := range done.Removed {
		fmt.Fprintf(out, "undone  %s  %s\n", done.Removed[i].ID(), plain(done.Removed[i].Entry.String()))
	}
	for i := range done.Added {
		printCorrection(out, &done.Added[i])
	}
	fmt.Fprintf(out, "added %d quads, removed %d\n", done.QuadsAdded, done.QuadsRemoved)
	return nil
}

// printCorrection prints an entry with how it stands, in a line.
func printCorrection(w io.Writer, c *graph.Correction) {
	state := string(c.State)
	if c.Why != "" {
		state += ": " + c.Why
	}
	fmt.Fprintf(w, "%s  %s", c.ID(), plain(c.Entry.String()))
	for _, aside := range []string{c.Note, c.Who} {
		if aside != "" {
			fmt.Fprintf(w, " (%s)", plain(aside))
		}
	}
	fmt.Fprintf(w, " [%s]\n", plain(state))
}

// plain is a text without what a terminal would take for more than text.
func plain(text string) string { return strings.Map(printable, text) }

func (c *curating) same() *cobra.Command {
	return c.adds(&cobra.Command{
		Use:     "same THING OTHER...",
		Short:   "Say that things are one, which has the IRI and name of the first",
		Example: `  quadpress curate same "John Kerry" kg:Secretary_Kerry`,
		Args:    cobra.MinimumNArgs(2),
	}, func(args []string) curate.Entry { return curate.Entry{Kind: curate.Same, Things: args} })
}

func (c *curating) apart() *cobra.Command {
	var documents []string
	cmd := c.adds(&cobra.Command{
		Use:     "apart THING --document ID...",
		Short:   "Say that some documents mean another thing",
		Example: `  quadpress curate apart kg:Georgia --document atlanta.txt --document savannah.txt`,
		Args:    cobra.ExactArgs(1),
	}, func(args []string) curate.Entry {
		return curate.Entry{Kind: curate.Apart, Things: args, Documents: documents}
	})
	cmd.Flags().StringArrayVar(&documents, "document", nil, "the `ID` of a document that means another one; once for each")
	return cmd
}

func (c *curating) wrong() *cobra.Command {
	return c.adds(&cobra.Command{
		Use:     "wrong SUBJECT PREDICATE OBJECT",
		Short:   "Say that a relation does not hold",
		Example: `  quadpress curate wrong "John Kerry" rel:met kg:Vienna`,
		Args:    cobra.ExactArgs(3),
	}, func(args []string) curate.Entry {
		return curate.Entry{Kind: curate.Wrong, Things: args[:1], Predicate: args[1], Object: args[2]}
	})
}

func (c *curating) rename() *cobra.Command {
	return c.adds(&cobra.Command{
		Use:     "rename THING NAME",
		Short:   "Say what a thing is called",
		Example: `  quadpress curate rename kg:Kerry "John F. Kerry"`,
		Args:    cobra.ExactArgs(2),
	}, func(args []string) curate.Entry {
		return curate.Entry{Kind: curate.Rename, Things: args[:1], Value: args[1]}
	})
}

func (c *curating) retype() *cobra.Command {
	return c.adds(&cobra.Command{
		Use:     "retype THING TYPE",
		Short:   "Say of what type of the schema a thing is",
		Example: `  quadpress curate retype kg:Jordan Country`,
		Args:    cobra.ExactArgs(2),
	}, func(args []string) curate.Entry {
		return curate.Entry{Kind: curate.Retype, Things: args[:1], Value: args[1]}
	})
}

func (c *curating) list() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List what was corrected, and how each entry stands",
		Args:  cobra.NoArgs,
	}
	format := choiceFlag(cmd, "format", "how to print the entries", "text", "json")
	cmd.RunE = does(func(cmd *cobra.Command, _ []string) error {
		curator, err := c.curator(cmd)
		if err != nil {
			return err
		}
		all, pending, err := curator.List(cmd.Context())
		if err != nil {
			return err
		}
		if pending {
			fmt.Fprintf(cmd.ErrOrStderr(), "quadpress: %s was changed since the last build; build to apply it\n", curator.File)
		}
		return buffered(cmd.OutOrStdout(), func(w io.Writer) error {
			if format.value == "json" {
				return printCorrectionsJSON(w, all)
			}
			for i := range all {
				printCorrection(w, &all[i])
			}
			return nil
		})
	})
	return cmd
}

// printCorrectionsJSON prints an entry a line.
func printCorrectionsJSON(w io.Writer, all []graph.Correction) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for i := range all {
		if err := out.Encode(&all[i]); err != nil {
			return err
		}
	}
	return nil
}

func (c *curating) undo() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "undo ID...",
		Short: "Take entries back, by the IDs that list shows",
		Args:  cobra.MinimumNArgs(1),
	}
	cmd.RunE = does(func(cmd *cobra.Command, args []string) error {
		return c.change(cmd, func(curator *press.Curator) (press.Corrected, error) {
			return curator.Undo(cmd.Context(), args...)
		})
	})
	return cmd
}

func (c *curating) export() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export FILE",
		Short: "Write what was corrected to a file for a colleague, - for standard output",
		Args:  cobra.ExactArgs(1),
	}
	cmd.RunE = does(func(cmd *cobra.Command, args []string) error {
		file, err := c.path()
		if err != nil {
			return err
		}
		all, err := curate.Load(file)
		if err != nil {
			return err
		}
		if args[0] == "-" {
			return buffered(cmd.OutOrStdout(), all.Write)
		}
		if _, err := os.Stat(args[0]); err == nil {
			return fmt.Errorf("%s exists; name another file, or remove it", args[0])
		}
		return all.Save(args[0])
	})
	return cmd
}

func (c *curating) importing() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Put in what a colleague corrected, - for standard input",
		Args:  cobra.ExactArgs(1),
	}
	cmd.RunE = does(func(cmd *cobra.Command, args []string) (err error) {
		var other *curate.Curation
		if args[0] == "-" {
			other, err = curate.Read(cmd.InOrStdin(), "standard input")
		} else {
			other, err = readCuration(cmd, args[0])
		}
		if err != nil {
			return err
		}
		return c.change(cmd, func(curator *press.Curator) (press.Corrected, error) {
			return curator.Import(cmd.Context(), other)
		})
	})
	return cmd
}

// readCuration reads a file that must be there.
func readCuration(cmd *cobra.Command, path string) (_ *curate.Curation, err error) {
	f, err := document.Open(cmd.Context(), path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return curate.Read(f, path)
}
