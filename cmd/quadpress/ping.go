package main

import (
	"fmt"
	"net/http"
	"time"

	"github.com/spf13/cobra"
)

// patience is how long a server is waited for.
const patience = 5 * time.Second

func pingCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "ping [URL]",
		Short: "See whether a server answers",
		Long: "Ping asks a server of `quadpress serve` whether it is well, at http://127.0.0.1:64210 unless another\n" +
			"address is named. The exit status tells, so that what runs the server can ask where there is no curl.",
		Args: cobra.MaximumNArgs(1),
		RunE: does(func(cmd *cobra.Command, args []string) error {
			at := "http://127.0.0.1:64210"
			if len(args) > 0 {
				at = args[0]
			}
			request, err := http.NewRequestWithContext(cmd.Context(), http.MethodGet, at+"/healthz", nil)
			if err != nil {
				return misuse{fmt.Errorf("%s is no address of a server: %w", at, err)}
			}
			client := &http.Client{Timeout: patience}
			answer, err := client.Do(request)
			if err != nil {
				return fmt.Errorf("no server answers: %w", err)
			}
			defer answer.Body.Close()
			if answer.StatusCode != http.StatusOK {
				return fmt.Errorf("%s answers %s", at, answer.Status)
			}
			_, err = fmt.Fprintln(cmd.OutOrStdout(), "ok")
			return err
		}),
	}
}
