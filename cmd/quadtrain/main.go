// Command quadtrain scores the models of package language and prepares data for their training, which is apart: see
// docs/training.md.
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
		Short:         "Score the language models, prepare their training",
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.AddCommand(evalCommand(), mentionsCommand(), featuresCommand(), evalRelationsCommand(), confidenceCommand(), corefCommand())
	return root
}
