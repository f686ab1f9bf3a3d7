// Command quadtrain is for those who work on Quadpress: it scores the language models and extraction on annotated
// corpora, fits the confidence of propositions, and prepares data for the training of the networks, which is apart
// (docs/training.md).
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
		Short:         "Score models and extraction on annotated corpora, fit and prepare what is trained",
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.AddCommand(
		evalCommand(), treesCommand(), rolesCommand(), mentionsCommand(), corefCommand(), evalRelationsCommand(),
		confidenceCommand(), antecedentsCommand(), featuresCommand(), boundariesCommand(), eventsCommand(), peopleCommand(),
	)
	return root
}
