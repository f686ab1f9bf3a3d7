package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress/press"
	"github.com/quadpress/quadpress/schema"
)

func schemaCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "schema",
		Short: "Check an ontology of your own, or show the built-in one",
		Long: "Schema is for ontologies: types of things and events, and relations with the verbs, nouns and patterns\n" +
			"that say them. A file of your own goes to --schema of build, extract, explain, eval and events.",
	}
	cmd.AddCommand(schemaCheckCommand(), schemaShowCommand())
	return cmd
}

func schemaCheckCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check [FILE]",
		Short: "Read all examples of an ontology and say which fail",
		Long: "Check loads an ontology (the built-in one for no file), reads each example of its patterns and predicates,\n" +
			"and prints those that do not say what they must, with what they say. Kinds of nouns and senses of words\n" +
			"that there are not are named too. The exit status is 1 when anything is wrong.",
		Example: "  quadpress schema check mine.yaml",
		Args:    cobra.MaximumNArgs(1),
	}
	cmd.RunE = does(func(cmd *cobra.Command, args []string) error {
		file := strings.Join(args, "")
		s, err := loadSchema(cmd.Context(), file)
		if err != nil {
			return err
		}
		report, err := press.CheckSchema(cmd.Context(), cmp.Or(s, schema.Default()))
		if err != nil {
			return err
		}
		return printSchemaReport(cmd.OutOrStdout(), cmp.Or(file, "ontology.yaml"), &report)
	})
	return cmd
}

// printSchemaReport says what is wrong with an ontology. It returns an error when anything is.
func printSchemaReport(w io.Writer, file string, r *press.SchemaReport) error {
	for _, p := range r.Problems {
		fmt.Fprintf(w, "%s:%d: %s\n", file, p.Line, p.Text)
		if p.Found == nil && p.Expected == nil && p.Missed == nil {
			continue
		}
		for _, list := range []struct {
			title, none string
			lines       []string
		}{{"expected", "nothing", p.Expected}, {"found", "nothing", p.Found}, {"dropped", "", p.Missed}} {
			for _, line := range list.lines {
				fmt.Fprintf(w, "  %-8s  %s\n", list.title, line)
			}
			if len(list.lines) == 0 && list.none != "" {
				fmt.Fprintf(w, "  %-8s  %s\n", list.title, list.none)
			}
		}
	}
	if n := len(r.Problems); n > 0 {
		return fmt.Errorf("%s: %s; mend the file, or what its examples expect", file, counted(n, "problem"))
	}
	_, err := fmt.Fprintf(w, "%s is well: %s\n", file, counted(r.Examples, "example"))
	return err
}

// counted is a number of things in words.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func schemaShowCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "show",
		Short: "Print the file of the built-in ontology",
		Args:  cobra.NoArgs,
	}
	cmd.RunE = does(func(cmd *cobra.Command, _ []string) error {
		_, err := io.WriteString(cmd.OutOrStdout(), schema.BuiltIn())
		return err
	})
	return cmd
}
