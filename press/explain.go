package press

import (
	"context"
	"errors"
	"iter"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/extract"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/schema"
)

// Explained is how one sentence was read, and what became of it. Its JSON form is a line of
// `quadpress explain --format json`.
type Explained struct {
	Document string `json:"document"`
	// Text is the sentence; Begin and End count code points of the document's text.
	Text  string `json:"text"`
	Begin int    `json:"begin"`
	End   int    `json:"end"`
	// Tokens are its words with their tree, as the rules see it.
	Tokens []quadpress.Token `json:"tokens"`
	// Frames are what its words say, with PropBank's senses and roles.
	Frames []quadpress.Frame `json:"frames,omitempty"`
	// Names are the words that stand for a thing, pronouns included.
	Names        []LineTerm             `json:"names,omitempty"`
	Propositions []ExplainedProposition `json:"propositions,omitempty"`
	// Events are those that it tells, in reading order.
	Events     []EventLine          `json:"events,omitempty"`
	Statements []ExplainedStatement `json:"statements,omitempty"`
	Rejections []ExplainedRejection `json:"rejections,omitempty"`
}

// ExplainedProposition is what a clause says in its own words.
type ExplainedProposition struct {
	Rule       string   `json:"rule"`
	Subject    string   `json:"subject"`
	Predicate  string   `json:"predicate"`
	Arguments  []string `json:"arguments"`
	Confidence float64  `json:"confidence"`
}

// ExplainedStatement is a statement with the words it was read from and the relation that it earns.
type ExplainedStatement struct {
	Line
	Words []int `json:"words"` // indexes of tokens: subject, relation, object
	// Relation is the quad that the statement earns, in the store's short form; where it earns none, WhyNot says why.
	Relation string `json:"relation,omitempty"`
	WhyNot   string `json:"whyNot,omitempty"`
}

// ExplainedRejection is something that a rule found and that became no statement.
type ExplainedRejection struct {
	Rule      string `json:"rule"`
	Words     []int  `json:"words"` // as in [ExplainedStatement]
	Subject   string `json:"subject,omitempty"`
	Predicate string `json:"predicate,omitempty"`
	Object    string `json:"object,omitempty"`
	Reason    string `json:"reason"`
}

// Explain returns how the sentences of documents were read, in their order. As with [Extract], entities are resolved
// across all documents and those that cannot be read are returned as failures; the documents' analyses are held until
// all are read, so it is meant for stories rather than for archives.
func Explain(ctx context.Context, docs iter.Seq2[*quadpress.Document, error], opt Options) (all []Explained,
	failures []*document.Error, err error) {
	opt = opt.withDefaults()
	r := newReader(opt.Schema)
	var explanations []extract.Explanation
	var resolved []Resolved
	explain := func(part section) (extract.Explanation, error) { return r.explain(ctx, part) }
	for e, err := range joined(inOrder(ctx, inSections(docs), opt.Workers, explain), addExplanation) {
		var bad *document.Error
		if errors.As(err, &bad) {
			failures = append(failures, bad)
			continue
		} else if err != nil {
			return nil, nil, err
		}
		explanations = append(explanations, e)
		resolved = append(resolved, Resolved{Extraction: e.Extraction})
	}
	resolveAll(resolved, opt)
	for i := range resolved {
		all = append(all, explained(opt.Schema, &resolved[i], &explanations[i])...)
	}
	return all, failures, nil
}

func (r *reader) explain(ctx context.Context, part section) (extract.Explanation, error) {
	t, err := r.load()
	if err != nil {
		return extract.Explanation{}, err
	}
	sentences, err := t.language.AnalyzeContext(ctx, part.Document)
	if err != nil {
		return extract.Explanation{}, err
	}
	return t.extract.Explain(part.Document, sentences), nil
}

// addExplanation appends what a further section of the document says, and how it was read.
func addExplanation(whole *extract.Explanation, part extract.Explanation) {
	entities, sentences := len(whole.Entities), len(whole.Sentences)
	addSection(&whole.Extraction, part.Extraction, sentences)
	for i := range part.References {
		part.References[i].Entity += entities
		part.References[i].Sentence += sentences
	}
	for i := range part.Propositions {
		part.Propositions[i].Sentence += sentences
	}
	for i := range part.Rejections {
		part.Rejections[i].Sentence += sentences
	}
	whole.Sentences = append(whole.Sentences, part.Sentences...)
	whole.References = append(whole.References, part.References...)
	whole.Propositions = append(whole.Propositions, part.Propositions...)
	whole.Rejections = append(whole.Rejections, part.Rejections...)
}

// explained sorts a document's explanation by sentence.
func explained(s *schema.Schema, r *Resolved, e *extract.Explanation) []Explained {
	all := make([]Explained, len(e.Sentences))
	for i := range all {
		sentence := &e.Sentences[i]
		all[i] = Explained{
			Document: r.Document.ID, Text: sentence.Text, Begin: sentence.Span.Begin, End: sentence.Span.End,
			Tokens: sentence.Tokens, Frames: sentence.Frames,
		}
	}
	for _, ref := range e.References {
		x := &all[ref.Sentence]
		begin, end := x.Tokens[ref.First].Span.Begin, x.Tokens[ref.Last-1].Span.End
		text := string([]rune(x.Text)[begin-x.Begin : end-x.Begin])
		x.Names = append(x.Names, *r.term(&quadpress.Term{Entity: ref.Entity, Text: text,
			Span: quadpress.Span{Begin: begin, End: end}}))
	}
	for i := range e.Propositions {
		p := &e.Propositions[i]
		x := ExplainedProposition{Rule: p.Rule, Subject: p.Subject.Text, Predicate: p.Predicate.Text,
			Confidence: p.Confidence}
		for _, a := range p.Arguments {
			x.Arguments = append(x.Arguments, a.Text)
		}
		all[p.Sentence].Propositions = append(all[p.Sentence].Propositions, x)
	}
	lines := r.EventLines()
	for i := range all {
		for _, line := range lines {
			if all[i].Begin <= line.Begin && line.Begin < all[i].End {
				all[i].Events = append(all[i].Events, line)
			}
		}
	}
	for i := range r.Statements {
		st := &r.Statements[i]
		x := ExplainedStatement{Line: r.line(st), Words: originWords(&st.Origin)}
		q, why := graph.Relation(s, &r.Extraction, r.Resolutions, st)
		if x.WhyNot = why; why == "" {
			x.Relation = q.NQuad()
		}
		all[st.Origin.Sentence].Statements = append(all[st.Origin.Sentence].Statements, x)
	}
	for _, rejection := range e.Rejections {
		x := &all[rejection.Sentence]
		x.Rejections = append(x.Rejections, ExplainedRejection{
			Rule: rejection.Rule, Words: originWords(&rejection.Origin), Subject: rejection.SubjectText,
			Predicate: rejection.Predicate,
			Object:    rejection.ObjectText, Reason: rejection.Reason,
		})
	}
	return all
}

func originWords(o *quadpress.Origin) []int { return []int{o.Subject, o.Relation, o.Object} }
