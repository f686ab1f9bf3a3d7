package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/extract"
	"github.com/quadpress/quadpress/language/frames"
	"github.com/quadpress/quadpress/press"
	"github.com/quadpress/quadpress/schema"
)

func explainCommand() *cobra.Command {
	var schemaFile, date string
	var rules bool
	cmd := &cobra.Command{
		Use:   "explain [SENTENCE...]",
		Short: "Show how a sentence is read",
		Long: "Explain reads a sentence or a few (or standard input, for - or nothing) and shows its tree, the names in it, what\n" +
			"its words say of whom (PropBank's frames), what each rule made of it, and why a statement is no relation\n" +
			"in the graph.",
		Example: "  quadpress explain \"Speaking after talks with Lavrov, Kerry said Iran had not attacked Syria.\"\n" +
			"  quadpress explain --rules",
	}
	format := choiceFlag(cmd, "format", "what to print", "text", "json")
	cmd.Flags().BoolVar(&rules, "rules", false,
		"list all rules and the ontology's patterns, each with an example, and do no more")
	cmd.Flags().StringVar(&date, "date", "",
		"the `day` on which the text was written, such as 2015-10-30, for words like \"yesterday\"")
	cmd.Flags().StringVar(&schemaFile, "schema", "", "use the ontology of this `file` in place of the built-in one")
	cmd.RunE = does(func(cmd *cobra.Command, args []string) (err error) {
		opt := press.Options{Workers: 1}
		if opt.Schema, err = loadSchema(cmd.Context(), schemaFile); err != nil {
			return err
		}
		if rules {
			if len(args) > 0 {
				return misuse{errors.New("--rules takes no sentence")}
			}
			of := cmp.Or(opt.Schema, schema.Default())
			return printRules(cmd.OutOrStdout(), append(extract.Rules(), extract.PatternRules(of)...))
		}
		doc := &quadpress.Document{ID: "sentence", Language: "en"}
		if date != "" {
			if doc.Published, err = time.Parse(time.DateOnly, date); err != nil {
				return misuse{fmt.Errorf("--date %s: give a day such as 2015-10-30", date)}
			}
		}
		if doc.Text, err = sentenceText(cmd.Context(), cmd.InOrStdin(), args); err != nil {
			return err
		}
		doc.Blocks = []quadpress.Span{{End: len([]rune(doc.Text))}}
		one := func(yield func(*quadpress.Document, error) bool) { yield(doc, nil) }
		return explain(cmd, format.value, opt, one, &input{})
	})
	return cmd
}

// sentenceText is the text in the arguments, or on standard input, on one line.
func sentenceText(ctx context.Context, stdin io.Reader, args []string) (string, error) {
	text := strings.Join(args, " ")
	if text == "-" || len(args) == 0 {
		in := document.Interruptible(ctx, stdin)
		defer in.Close()
		data, err := io.ReadAll(io.LimitReader(in, document.MaxText+1))
		if err != nil {
			return "", fmt.Errorf("read standard input: %w", err)
		}
		if len(data) > document.MaxText {
			return "", fmt.Errorf("standard input is over %d MB; explain a part of it", document.MaxText>>20)
		}
		text = string(data)
	}
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "\uFFFD")), " ")
	if text == "" {
		return "", misuse{errors.New("there is no sentence to explain; give one, or text on standard input")}
	}
	return text, nil
}

// explain prints how the documents of an input are read.
func explain(cmd *cobra.Command, format string, opt press.Options, docs iter.Seq2[*quadpress.Document, error],
	in *input) error {
	all, failures, err := press.Explain(cmd.Context(), docs, opt)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(cmd.OutOrStdout())
	if format == "json" {
		err = printLines(out, all)
	} else {
		err = printExplanations(out, all)
	}
	if err := errors.Join(err, out.Flush()); err != nil {
		return err
	}
	return in.report(cmd.ErrOrStderr(), failures)
}

func printRules(w io.Writer, rules []extract.Rule) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(out, "rule\treads\texample\tfinds")
	for _, r := range rules {
		fmt.Fprintf(out, "%s\t%s\t%s\t%s\n", r.Name, r.Reads, r.Example, r.Finds)
	}
	return out.Flush()
}

// printExplanations prints sentences one after the other, those of several documents under the document's ID.
func printExplanations(w io.Writer, all []press.Explained) error {
	document := ""
	for i := range all {
		x := &all[i]
		if i > 0 {
			fmt.Fprintln(w)
		}
		if x.Document != document && x.Document != all[0].Document || i == 0 && x.Document != all[len(all)-1].Document {
			fmt.Fprintf(w, "==== %s ====\n\n", x.Document)
		}
		document = x.Document
		if err := printExplanation(w, x); err != nil {
			return err
		}
	}
	return nil
}

func printExplanation(w io.Writer, x *press.Explained) error {
	fmt.Fprintf(w, "%s\n\ntree\n", strings.Map(printable, x.Text))
	printTree(w, x.Tokens)
	section := func(title string, n int, line func(out io.Writer, i int)) {
		if n == 0 {
			return
		}
		fmt.Fprintf(w, "\n%s\n", title)
		out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		for i := range n {
			line(out, i)
		}
		out.Flush() // what it writes to keeps its error
	}
	section("names", len(x.Names), func(out io.Writer, i int) {
		n := &x.Names[i]
		fmt.Fprintf(out, "  %s\t%s\t%s\n", n.Text, n.Name, n.Type)
	})
	section("frames", len(x.Frames), func(out io.Writer, i int) {
		f := &x.Frames[i]
		fmt.Fprintf(out, "  %s\t%s", x.Tokens[f.Predicate].Form, f.Sense)
		if s := frames.Get(f.Sense); s != nil && s.Name != "" {
			fmt.Fprintf(out, " (%s)", s.Name)
		}
		for _, a := range f.Args {
			fmt.Fprintf(out, "\t%s: %s", a.Role, strings.Map(printable, wordsOf(x, a.First, a.Last)))
		}
		fmt.Fprintln(out)
	})
	section("in its own words", len(x.Propositions), func(out io.Writer, i int) {
		p := &x.Propositions[i]
		fmt.Fprintf(out, "  %s\t%.2f\t%s\n", p.Rule, p.Confidence, strings.Join(append([]string{p.Subject, p.Predicate},
			p.Arguments...), " | "))
	})
	events := slices.DeleteFunc(slices.Clone(x.Events), func(e press.EventLine) bool {
		return len(e.Roles) == 0 && slices.ContainsFunc(x.Events, func(o press.EventLine) bool { // "held" of "held talks"
			return o.Event == e.Event && o.Begin != e.Begin && (len(o.Roles) > 0 || o.Begin < e.Begin)
		})
	})
	section("events", len(events), func(out io.Writer, i int) {
		e := &events[i]
		fmt.Fprintf(out, "  %s", e.Predicate)
		for _, part := range []string{e.Sense, e.Type, cmp.Or(e.Time, e.TimeText), string(e.Polarity), string(e.Modality)} {
			if part != "" {
				fmt.Fprintf(out, ", %s", part)
			}
		}
		for _, r := range e.Roles {
			fmt.Fprintf(out, "\t%s: %s", r.Role, strings.Map(printable, r.Text))
		}
		fmt.Fprintln(out)
	})
	section("statements", len(x.Statements), func(out io.Writer, i int) {
		s := &x.Statements[i]
		fmt.Fprintf(out, "  %s\n", strings.Join(append(s.Line.Parts(), fmt.Sprintf("confidence %.2f", s.Confidence)), ", "))
		fmt.Fprintf(out, "    by %s: %s · %s · %s\n", s.Rule, s.Subject.Text, wordAt(x.Tokens, s.Words[1]), s.Object.Text)
		if s.WhyNot != "" {
			fmt.Fprintf(out, "    no relation: %s\n", s.WhyNot)
		} else {
			fmt.Fprintf(out, "    %s\n", s.Relation)
		}
	})
	section("found and not stated", len(x.Rejections), func(out io.Writer, i int) {
		r := &x.Rejections[i]
		fmt.Fprintf(out, "  %s · %s · %s: %s (%s)\n", orDots(r.Subject), orDots(r.Predicate), orDots(r.Object), r.Reason,
			r.Rule)
	})
	if len(x.Statements) == 0 {
		_, err := fmt.Fprint(w, "\nno statements\n")
		return err
	}
	return nil
}

// wordAt is a word's form; -1 stands for none.
func wordAt(tokens []quadpress.Token, i int) string {
	if i < 0 {
		return "–"
	}
	return tokens[i].Form
}

// wordsOf are the words of a sentence from first to before last, as they stand in it.
func wordsOf(x *press.Explained, first, last int) string {
	begin, end := x.Tokens[first].Span.Begin-x.Begin, x.Tokens[last-1].Span.End-x.Begin
	return string([]rune(x.Text)[begin:end])
}

func orDots(s string) string {
	if s == "" {
		return "..."
	}
	return s
}

// small are the relations of words that need no line of their own where nothing hangs on them.
var small = map[string]bool{"det": true, "case": true, "mark": true, "aux": true, "aux:pass": true, "cop": true,
	"cc": true, "compound:prt": true}

// printTree prints a tree a word and line, indented below its head. Small words stand on the line of their head,
// punctuation on none.
func printTree(w io.Writer, tokens []quadpress.Token) {
	kids := make([][]int, len(tokens))
	root := -1
	for i := range tokens {
		if h := tokens[i].Head; h >= 0 {
			kids[h] = append(kids[h], i)
		} else {
			root = i
		}
	}
	var node func(i int, indent string)
	node = func(i int, indent string) {
		t := &tokens[i]
		fmt.Fprintf(w, "%s%s %s/%s", indent, t.Rel, t.Form, t.UPOS)
		onLine := func(k int) bool {
			return len(kids[k]) == 0 && (small[tokens[k].Rel] || tokens[k].Rel == "punct")
		}
		for _, k := range kids[i] {
			if onLine(k) && tokens[k].Rel != "punct" {
				fmt.Fprintf(w, " +%s %s", tokens[k].Rel, tokens[k].Form)
			}
		}
		fmt.Fprintln(w)
		for _, k := range kids[i] {
			if !onLine(k) {
				node(k, indent+"  ")
			}
		}
	}
	if root >= 0 {
		node(root, "  ")
	}
}
