package extract

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"sync"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/logistic"
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

// features describe a proposition to the model of its confidence: the rule that made it, how its clause hangs, how its
// parts were found, how long they are and how far apart they stand. c is nil where no clause says it.
func (t *tree) features(p *quadpress.Proposition, c *clause) logistic.Features {
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
	has("subject coordinated", t.child(p.Subject.Head, "conj") >= 0)
	if len(p.Arguments) > 0 {
		first := &p.Arguments[0]
		has("argument "+string(first.Role), true)
		has("argument clause", t.Tokens[first.Head].UPOS == "VERB")
		has("argument name", t.Tokens[first.Head].UPOS == "PROPN")
		has("argument pronoun", t.Tokens[first.Head].UPOS == "PRON")
		has("argument in pieces", inPieces(first.Tokens))
		has("argument coordinated", t.child(first.Head, "conj") >= 0)
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
	has("clause "+t.rel(c.verb), true)
	has("clause relative", t.rels[c.verb] == "acl:relcl")
	has("clause coordinated", t.child(c.verb, "conj") >= 0)
	has("clause passive", c.passive)
	has("clause finite", t.Tokens[c.finiteWord()].Feat("VerbForm") == "Fin")
	has("subject supplied", !c.explicit)
	has("subject after verb", p.Subject.Head > c.verb)
	has("verb of speech", c.is(loadLexicon().Speech))
	has("verb of little content", loadLexicon().Vague[t.lemma(c.verb)] && c.copula < 0)
	many("depth", t.depth(c.verb))
	if len(p.Arguments) > 0 {
		many("distance to argument", abs(p.Arguments[0].Head-c.verb))
	}
	many("distance to subject", abs(c.verb-p.Subject.Head))
	return f
}

// inPieces tells whether tokens do not stand side by side.
func inPieces(tokens []int) bool {
	return len(tokens) > 0 && tokens[len(tokens)-1]-tokens[0] >= len(tokens)
}

func abs(n int) int { return max(n, -n) }

// sureness is the confidence of the proposition that a finding's clause makes of its subject. Where no clause says what the
// finding does ("German Chancellor Angela Merkel", "Homs, Syria") it is that of the rule.
func (st *story) sureness(f *finding) float64 {
	clauses := st.clauses[f.sentence]
	c := clauses[f.word]
	if c == nil && f.word >= 0 {
		c = clauses[f.object] // of "be" the relation stands in the copula
	}
	if c == nil {
		return loadJudgements().confidence(f.rule.Name, f.confidence)
	}
	all, ok := st.sure[c]
	if !ok {
		for _, p := range st.propositions(c, clauses) {
			all = append(all, subjectSureness{p.Subject.Head, loadConfidence().Probability(c.features(&p, c))})
		}
		st.sure[c] = all
	}
	if len(all) == 0 {
		return f.confidence
	}
	if k := slices.IndexFunc(all, func(s subjectSureness) bool { return s.subject == f.subject }); k >= 0 {
		return all[k].confidence
	}
	return all[0].confidence
}

// subjectSureness is how sure the proposition about one subject of a clause is.
type subjectSureness struct {
	subject    int
	confidence float64
}
