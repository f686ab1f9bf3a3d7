// Command quadtrain trains the models of package language from treebanks and scores them.
//
// Each subcommand trains one model: it reads the files named on the command line, prints scores on held-out files and
// writes the model. The same files give the same bytes.
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
	root.AddCommand(taggerCommand(), retagCommand(), parserCommand(), mentionsCommand(), clustersCommand(), evalCommand())
	return root
}
