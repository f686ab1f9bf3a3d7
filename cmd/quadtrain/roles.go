package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/evaluate"
	"github.com/quadpress/quadpress/extract/openie"
	"github.com/quadpress/quadpress/language"
	"github.com/quadpress/quadpress/language/frames"
)

func rolesCommand() *cobra.Command {
	var clauses bool
	cmd := &cobra.Command{
		Use:   "roles TREEBANK.conllu[.gz] ROLES.jsonl[.gz]",
		Short: "Score semantic roles on an annotated treebank, from its words alone",
		Args:  cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			analyzer, err := language.Load()
			if err != nil {
				return err
			}
			gold, err := readFrames(args[0], args[1])
			if err != nil {
				return err
			}
			find := analyzer.Annotate
			if clauses {
				find = clauseFinder(analyzer)
			}
			fmt.Fprint(cmd.OutOrStdout(), evaluate.Frames(gold, find))
			return nil
		},
	}
	cmd.Flags().BoolVar(&clauses, "clauses", false, "score the clauses of open information extraction instead, as frames")
	return cmd
}

func readFrames(treebank, roles string) ([]evaluate.FramedSentence, error) {
	t, err := open(treebank)
	if err != nil {
		return nil, err
	}
	defer t.Close()
	r, err := open(roles)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return evaluate.ReadFrames(t, r)
}

// clauseFinder returns a function that sets a sentence's frames to what clauses say.
func clauseFinder(analyzer *language.Analyzer) func(s *quadpress.Sentence) {
	return func(s *quadpress.Sentence) {
		analyzer.Annotate(s)
		s.Frames = clauseFrames(s, openie.Propositions([]quadpress.Sentence{*s}))
	}
}

// clauseFrames are what clauses say as frames, for comparison: a verb has its most frequent sense, a subject is ARG0,
// or ARG1 of a passive, an object ARG1, and so on.
func clauseFrames(s *quadpress.Sentence, propositions []quadpress.Proposition) (out []quadpress.Frame) {
	for i := range propositions {
		p := &propositions[i]
		verb := p.Predicate.Head
		if verb < 0 || s.Tokens[verb].UPOS == "AUX" {
			continue
		}
		isPassive := func(t quadpress.Token) bool { return t.Head == verb && t.Rel == "aux:pass" }
		passive := slices.ContainsFunc(s.Tokens, isPassive)
		at := slices.IndexFunc(out, func(f quadpress.Frame) bool { return f.Predicate == verb })
		if at < 0 {
			at = len(out)
			out = append(out, quadpress.Frame{Predicate: verb, Sense: frequent(&s.Tokens[verb])})
		}
		f := &out[at]
		add := func(role string, phrase quadpress.Phrase) {
			if a, ok := asArgument(role, phrase); ok && !slices.Contains(f.Args, a) {
				f.Args = append(f.Args, a)
			}
		}
		subject := "ARG0"
		if passive {
			subject = "ARG1"
		}
		add(subject, p.Subject)
		for _, a := range p.Arguments {
			role := map[quadpress.Role]string{
				quadpress.RoleObject: "ARG1", quadpress.RoleIndirectObject: "ARG2", quadpress.RoleComplement: "ARG1",
				quadpress.RoleOblique: "ARG2", quadpress.RoleTime: "ARGM-TMP",
			}[a.Role]
			if passive && a.Role == quadpress.RoleOblique && len(a.Tokens) > 0 && s.Tokens[a.Tokens[0]].Form == "by" {
				role = "ARG0"
			}
			add(role, a.Phrase)
		}
	}
	return out
}

// frequent is the sense that a word has most often.
func frequent(t *quadpress.Token) string {
	best, most := "", -1
	for _, e := range frames.Entries(t.Lemma) {
		if e.POS == frames.POSOfTag(t.UPOS) && len(e.Rest) == 0 && e.Count > most {
			best, most = e.Sense.ID, e.Count
		}
	}
	return best
}

// asArgument is a phrase as an argument, if it is words of the sentence.
func asArgument(role string, p quadpress.Phrase) (quadpress.FrameArgument, bool) {
	if len(p.Tokens) == 0 {
		return quadpress.FrameArgument{}, false
	}
	return quadpress.FrameArgument{Role: role, First: slices.Min(p.Tokens), Last: slices.Max(p.Tokens) + 1}, true
}
