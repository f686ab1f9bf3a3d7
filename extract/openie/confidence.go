package openie

import (
	_ "embed"
	"fmt"
	"math"
	"sync"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/logistic"
	"github.com/quadpress/quadpress/extract/syntax"
)

// confidence.yaml is written by "quadtrain confidence"; docs/quality.md says how well it tells.
//
//go:embed confidence.yaml
var confidenceYAML []byte

var loadConfidence = sync.OnceValue(func() *logistic.Model {
	m, err := logistic.Read(confidenceYAML)
	if err != nil {
		panic(fmt.Sprintf("confidence.yaml: %v", err)) // embedded: a test reads it
	}
	return m
})

// OfClause returns what a clause of a sentence says, one proposition for each subject, with confidence. The clauses are
// all of the sentence's, by predicate.
func OfClause(c *syntax.Clause, clauses map[int]*syntax.Clause) []quadpress.Proposition {
	out := clausePropositions(c, clauses)
	for i := range out {
		out[i].Confidence = loadConfidence().Probability(describe(c.Tree, &out[i], c))
	}
	return out
}

// describe describe a proposition to the model of its confidence: the rule that made it, how its clause hangs, how its
// parts were found, how long they are and how far apart they stand. c is nil where no clause says it.
func describe(t *syntax.Tree, p *quadpress.Proposition, c *syntax.Clause) logistic.Features {
	f := logistic.Features{}
	has := func(name string, holds bool) {
		if holds {
			f[name] = 1
		}
	}
	many := func(name string, n int) { f[name] = math.Round(1000*math.Log1p(float64(n))) / 1000 }

	has("rule "+p.Rule, true)
	many("length of sentence", len(t.Tokens))
	many("length of subject", len(p.Subject.Tokens))
	many("length of predicate", len(p.Predicate.Tokens))
	many("arguments", len(p.Arguments))
	words := 0
	for i := range p.Arguments {
		words += len(p.Arguments[i].Tokens)
		many("length of arguments", words)
	}
	has("subject pronoun", t.Tokens[p.Subject.Head].UPOS == "PRON")
	has("subject name", t.Tokens[p.Subject.Head].UPOS == "PROPN")
	has("subject demonstrative", t.Tokens[p.Subject.Head].Feat("PronType") == "Dem")
	has("subject in pieces", inPieces(p.Subject.Tokens))
	has("subject coordinated", t.Child(p.Subject.Head, "conj") >= 0)
	if len(p.Arguments) > 0 {
		first := &p.Arguments[0]
		has("argument "+string(first.Role), true)
		has("argument clause", t.Tokens[first.Head].UPOS == "VERB")
		has("argument name", t.Tokens[first.Head].UPOS == "PROPN")
		has("argument pronoun", t.Tokens[first.Head].UPOS == "PRON")
		has("argument in pieces", inPieces(first.Tokens))
		has("argument coordinated", t.Child(first.Head, "conj") >= 0)
		many("length of argument", len(first.Tokens))
		from, to := min(p.Subject.Head, first.Head), max(p.Subject.Head, first.Head)
		commas := 0
		for i := from; i < to; i++ {
			if t.Tokens[i].UPOS == "PUNCT" {
				commas++
			}
		}
		many("marks between", commas)
	}
	if c == nil {
		return f
	}
	has("clause "+t.Rel(c.Verb), true)
	has("clause relative", t.Rels[c.Verb] == "acl:relcl")
	has("clause coordinated", t.Child(c.Verb, "conj") >= 0)
	has("clause passive", c.Passive)
	has("clause finite", t.Tokens[c.FiniteWord()].Feat("VerbForm") == "Fin")
	has("subject supplied", !c.Explicit)
	has("subject after verb", p.Subject.Head > c.Verb)
	has("verb of speech", c.Is(lexicon.English().Speech))
	has("verb of little content", lexicon.English().Vague[t.Lemma(c.Verb)] && c.Copula < 0)
	many("depth", t.Depth(c.Verb))
	if len(p.Arguments) > 0 {
		many("distance to argument", abs(p.Arguments[0].Head-c.Verb))
	}
	many("distance to subject", abs(c.Verb-p.Subject.Head))
	return f
}

// inPieces reports whether tokens do not stand side by side.
func inPieces(tokens []int) bool {
	return len(tokens) > 0 && tokens[len(tokens)-1]-tokens[0] >= len(tokens)
}

func abs(n int) int { return max(n, -n) }
