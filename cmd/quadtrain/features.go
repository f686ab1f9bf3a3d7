package main

import (
	"bufio"
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/mention"
)

func featuresCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "features DOCUMENTS.json",
		Short: "Print the features of words that the network of package mention is trained on",
		Long: `Print the features of words that the network of package mention is trained on. DOCUMENTS.json is a list of
documents, each a list of sentences, each a list of words. The output has the numbers of each word's features in the
word's place.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			f, err := open(args[0])
			if err != nil {
				return err
			}
			defer f.Close()
			var words [][][]string
			if err := json.NewDecoder(f).Decode(&words); err != nil {
				return fmt.Errorf("%s: %w", args[0], err)
			}
			documents := make([][]quadpress.Sentence, len(words))
			for d := range words {
				for _, forms := range words[d] {
					var s quadpress.Sentence
					for _, form := range forms {
						s.Tokens = append(s.Tokens, quadpress.Token{Form: form})
					}
					documents[d] = append(documents[d], s)
				}
			}
			features, err := mention.Features(documents)
			if err != nil {
				return err
			}
			out := bufio.NewWriter(cmd.OutOrStdout())
			if err := json.NewEncoder(out).Encode(features); err != nil {
				return err
			}
			return out.Flush()
		},
	}
}
