// Command quadpress builds a knowledge graph out of news and answers queries on it.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress/press"
)

// The exit statuses.
const (
	exitDone = iota
	exitFailed
	exitMisused
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the program without its process.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := rootCommand()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := execute(ctx, root)
	var failed failure
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, context.Canceled) && ctx.Err() != nil:
		aftermath := "nothing was changed"
		if kept := new(press.KeptError); errors.As(err, &kept) {
			aftermath = kept.Aftermath()
		}
		fmt.Fprintln(stderr, "quadpress: interrupted;", aftermath)
		return exitFailed
	case errors.As(err, &failed):
		fmt.Fprintf(stderr, "quadpress: %v\n", err)
		return exitFailed
	}
	fmt.Fprintf(stderr, "quadpress: %v\nRun `quadpress --help` for the commands and their flags.\n", err)
	return exitMisused
}

// execute runs the command that the arguments name. A fault of the program is an error like any other to its user.
func execute(ctx context.Context, root *cobra.Command) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = failure{fmt.Errorf("internal error: %v", p)}
		}
	}()
	return root.ExecuteContext(ctx)
}

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "quadpress",
		Short: "Builds a knowledge graph out of news",
		Long: "Quadpress reads the news and builds a knowledge graph out of it, offline. Text goes in; out come quads, each of\n" +
			"which can be traced back to the sentence that says it.",
		Version:       version,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetVersionTemplate(versionLine())
	root.AddCommand(
		buildCommand(), curateCommand(), checkCommand(), copyCommand(), serveCommand(), mcpCommand(), queryCommand(),
		searchCommand(), exportCommand(), eventsCommand(), evalCommand(), extractCommand(), explainCommand(),
		parseCommand(), schemaCommand(), statsCommand(), pingCommand(), versionCommand(), manCommand(),
		workerCommand(),
	)
	addCompletions(root)
	return root
}

// failure is an error in doing what was asked, as opposed to asking wrongly.
type failure struct{ error }

func (f failure) Unwrap() error { return f.error }

// misuse is an error in what was asked.
type misuse struct{ error }

func (m misuse) Unwrap() error { return m.error }

// does makes f a command's action: its errors are failures unless they say that they are misuse.
func does(f func(*cobra.Command, []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		err := f(cmd, args)
		var m misuse
		if err == nil || errors.As(err, &m) {
			return err
		}
		return failure{err}
	}
}
