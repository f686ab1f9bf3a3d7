package neural

import (
	"strings"
	"testing"

	"github.com/quadpress/quadpress"
)

var sentences = []string{
	"Secretary of State John Kerry met his Russian counterpart , Sergei Lavrov , in Vienna on Friday .",
	"He did n't say when the talks would go on .",
	"As Russia began striking targets near Homs , Syria , on Wednesday , the United States said that it had been told of the strikes an hour before they started , through a general who walked into the embassy in Baghdad .",
	"The merger , which still needs the approval of regulators in Brussels and Washington , values the company at $ 4.2 billion .",
}

func sentence(text string) *quadpress.Sentence {
	s := &quadpress.Sentence{}
	for f := range strings.FieldsSeq(text) {
		s.Tokens = append(s.Tokens, quadpress.Token{Form: f})
	}
	return s
}

// BenchmarkAnnotate measures the network alone.
func BenchmarkAnnotate(b *testing.B) {
	m, words := load(b), 0
	for i := 0; b.Loop(); i++ {
		s := sentence(sentences[i%len(sentences)])
		m.Annotate(s, nil, nil)
		words += len(s.Tokens)
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}
