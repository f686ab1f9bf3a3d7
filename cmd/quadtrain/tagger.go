package main

import (
	"fmt"
	"os"

	"github.com/quadpress/quadpress/language/cluster"
	"github.com/quadpress/quadpress/language/tag"
	"github.com/spf13/cobra"
)

func taggerCommand() *cobra.Command {
	var out string
	var dev []string
	opt := tag.Options{}
	cmd := &cobra.Command{
		Use:   "tagger TREEBANK.conllu...",
		Short: "Train the part-of-speech tagger",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			train, err := readTreebank(args)
			if err != nil {
				return err
			}
			if opt.Clusters, err = cluster.Default(); err != nil {
				return err
			}
			opt.Progress = func(pass, epoch int, right float64) {
				fmt.Fprintf(cmd.ErrOrStderr(), "pass %d, epoch %d: %.2f%% right\n", pass, epoch, 100*right)
			}
			data, err := tag.Train(train, opt).AppendBinary(nil)
			if err != nil {
				return err
			}
			tagger, err := tag.Read(data, opt.Clusters)
			if err != nil {
				return err
			}
			for _, path := range dev {
				gold, err := readTreebank([]string{path})
				if err != nil {
					return err
				}
				var s score
				for _, g := range gold {
					got := bare(g)
					tagger.Tag(got)
					s.add(g, got)
				}
				fmt.Fprintf(cmd.OutOrStdout(), "%s: %s\n", path, &s)
			}
			return os.WriteFile(out, data, 0o644)
		},
	}
	cmd.Flags().StringVarP(&out, "out", "o", "tagger.bin", "file to write the model to")
	cmd.Flags().StringArrayVar(&dev, "dev", nil, "held-out treebank to score on (repeat for more)")
	cmd.Flags().IntVar(&opt.Epochs, "epochs", 8, "passes over the treebank")
	cmd.Flags().IntVar(&opt.MinUpdates, "min-updates", 3, "errors that a feature must take part in before it counts")
	return cmd
}
