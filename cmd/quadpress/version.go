package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"
)

// version is the release, as in CHANGELOG.md; `make dist` may set another.
var version = "0.1.0"

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cobra.NoArgs,
		RunE: does(func(cmd *cobra.Command, args []string) error {
			_, err := fmt.Fprint(cmd.OutOrStdout(), versionLine())
			return err
		}),
	}
}

// versionLine is what --version prints too.
func versionLine() string {
	return fmt.Sprintf("quadpress %s %s %s/%s\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
