package main

import (
	"fmt"
	"os"
	"slices"
	"sync"

	"github.com/quadpress/quadpress/language/cluster"
	"github.com/quadpress/quadpress/language/parse"
	"github.com/quadpress/quadpress/language/tag"
	"github.com/spf13/cobra"
)

func parserCommand() *cobra.Command {
	var out, taggerFile string
	var dev []string
	var folds int
	opt := parse.Options{}
	tagging := tag.Options{Epochs: 3, MinUpdates: 3}
	cmd := &cobra.Command{
		Use:   "parser TREEBANK.conllu...",
		Short: "Train the dependency parser",
		Long: "Train the dependency parser.\n\nIt learns from tags as they are predicted: the treebank is cut into parts, and each is tagged by a tagger\n" +
			"trained on the others. Held-out treebanks are tagged by the tagger given with --tagger.",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			train, err := readTreebank(args)
			if err != nil {
				return err
			}
			if opt.Clusters, err = cluster.Default(); err != nil {
				return err
			}
			tagging.Clusters = opt.Clusters
			data, err := os.ReadFile(taggerFile)
			if err != nil {
				return err
			}
			tagger, err := tag.Read(data, opt.Clusters)
			if err != nil {
				return fmt.Errorf("%s: %w", taggerFile, err)
			}
			var held []treebank
			for _, path := range dev {
				gold, err := readTreebank([]string{path})
				if err != nil {
					return err
				}
				held = append(held, gold)
			}
			report := func(p *parse.Parser) {
				for i, gold := range held {
					var s score
					for _, g := range gold {
						got := bare(g)
						tagger.Tag(got)
						p.Parse(got)
						s.add(g, got)
					}
					fmt.Fprintf(cmd.OutOrStdout(), "%s: %s\n", dev[i], &s)
				}
			}
			opt.Progress = func(what string, epoch int, right float64) {
				fmt.Fprintf(cmd.ErrOrStderr(), "%s, epoch %d: %.2f%% right\n", what, epoch, 100*right)
			}
			opt.Try = func(_ int, p *parse.Parser) { report(p) }
			if folds > 1 {
				retag(train, folds, tagging)
			}
			if data, err = parse.Train(train, opt).AppendBinary(nil); err != nil {
				return err
			}
			p, err := parse.Read(data, opt.Clusters)
			if err != nil {
				return err
			}
			report(p)
			return os.WriteFile(out, data, 0o644)
		},
	}
	cmd.Flags().StringVarP(&out, "out", "o", "parser.bin", "file to write the model to")
	cmd.Flags().StringVar(&taggerFile, "tagger", "tagger.bin", "trained tagger")
	cmd.Flags().StringArrayVar(&dev, "dev", nil, "held-out treebank to score on (repeat for more)")
	cmd.Flags().IntVar(&folds, "folds", 4, "parts that the treebank is tagged in; 1 takes its tags as they are")
	cmd.Flags().IntVar(&opt.Epochs, "epochs", 9, "passes over the treebank for the arcs")
	cmd.Flags().IntVar(&opt.LabelEpochs, "label-epochs", 5, "passes over the treebank for the relations")
	cmd.Flags().IntVar(&opt.Width, "width", 5, "partial parses kept while learning")
	cmd.Flags().Float64Var(&opt.Dropout, "dropout", 0, "chance that a kind of feature is left out for one sentence")
	cmd.Flags().Float64Var(&opt.WordDropout, "word-dropout", 0.5, "how readily words are made unknown, rare ones first")
	cmd.Flags().IntVar(&opt.MinUpdates, "min-updates", 10, "updates that a feature of the arcs must take part in before it counts")
	cmd.Flags().IntVar(&opt.LabelMinUpdates, "label-min-updates", 3, "the same for the relations")
	return cmd
}

// retag replaces the tags of a treebank by predicted ones. Each of its parts, runs of sentences that belong together, is
// tagged by a tagger trained on the others.
func retag(all treebank, folds int, opt tag.Options) {
	tagged := make(treebank, len(all))
	var work sync.WaitGroup
	for k := range folds {
		work.Go(func() {
			from, to := k*len(all)/folds, (k+1)*len(all)/folds
			tagger := tag.Train(slices.Concat(all[:from], all[to:]), opt)
			for i := from; i < to; i++ {
				tagged[i] = slices.Clone(all[i])
				tagger.Tag(tagged[i])
			}
		})
	}
	work.Wait()
	copy(all, tagged)
}

func retagCommand() *cobra.Command {
	var out string
	var folds int
	opt := tag.Options{Epochs: 3, MinUpdates: 3}
	cmd := &cobra.Command{
		Use:   "retag TREEBANK.conllu...",
		Short: "Write a treebank with the tags that the parser learns from, for parser --folds 1",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			all, err := readTreebank(args)
			if err != nil {
				return err
			}
			if opt.Clusters, err = cluster.Default(); err != nil {
				return err
			}
			retag(all, folds, opt)
			return writeTreebank(out, all)
		},
	}
	cmd.Flags().StringVarP(&out, "out", "o", "retagged.conllu", "file to write the treebank to")
	cmd.Flags().IntVar(&folds, "folds", 4, "parts that the treebank is tagged in")
	return cmd
}
