// Command quadtrain trains the tagger of names and scores the models of package language. The network that tags and parses
// is trained apart, see docs/training.md.
//
// A subcommand that trains reads the files named on the command line, prints scores on held-out files and writes the
// model. The same files give the same bytes.
package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
)

func main() {
	if err := command().Execute(); err != nil {
		fmt.Fprintln(os.Stderr, "quadtrain:", err)
		os.Exit(1)
	}
}

func command() *cobra.Command {
	root := &cobra.Command{
		Use:           "quadtrain",
		Short:         "Train and score the language models",
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.AddCommand(mentionsCommand(), clustersCommand(), evalCommand(), evalRelationsCommand(), confidenceCommand())
	return root
}
