package main

import (
	"regexp"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// named matches what stands for files in the line that says how a command is used.
var named = regexp.MustCompile(`\b(PATH|FILE|FOLDER|GOLD|FROM|TO)\b`)

// addCompletions tells shells what may come next, for a command and all below it: the words that a flag takes, files
// and folders where such are named, and else nothing, rather than whatever lies in the folder.
func addCompletions(cmd *cobra.Command) {
	if !named.MatchString(cmd.Use) && !cmd.HasSubCommands() {
		cmd.ValidArgsFunction = cobra.NoFileCompletions
	}
	cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
		complete := cobra.NoFileCompletions
		what, _ := pflag.UnquoteUsage(f)
		words, isChoice := f.Value.(*choice)
		switch {
		case isChoice:
			complete = cobra.FixedCompletions(words.allowed, cobra.ShellCompDirectiveNoFileComp)
		case what == "folder", what == "store":
			complete = cobra.FixedCompletions(nil, cobra.ShellCompDirectiveFilterDirs)
		case what == "file":
			complete = cobra.FixedCompletions(nil, cobra.ShellCompDirectiveDefault)
		}
		// A flag that the commands below share is registered by the one that has it.
		_ = cmd.RegisterFlagCompletionFunc(f.Name, complete)
	})
	for _, below := range cmd.Commands() {
		addCompletions(below)
	}
}
