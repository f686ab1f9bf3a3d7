package language

import (
	"testing"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/neural"
)

// story is of the kind that the models are for.
const story = `PORTO VELHO — The governor of the northern province said on Monday that three dams along the river would close for repairs after inspectors found cracks in their walls, a decision that could leave more than 200,000 people without power until the end of the month.

Speaking to reporters in the provincial capital, Governor Elena Marques said the work had been put off twice since 2012 because the energy ministry and the dams' owner, a consortium led by the Norwegian company Nordkraft, could not agree on who should pay for it.

"We were told there was no danger," Ms. Marques said. "That was not true, and the people who live below these walls deserved to know."

A spokesman for Nordkraft, Jens Aaby, denied that the company had kept the reports from the authorities. He said engineers had sent them to the ministry in March, together with a plan to lower the water by two meters, but never received an answer.

The ministry, which is also facing an inquiry into the sale of two power stations, declined to comment. In a statement published later on its website, it said it would "cooperate fully with any investigation" and had asked the army to help move families out of the valley.

About 40 trucks arrived in the town of Vila Nova on Sunday night. Residents, many of whom remember the flood of 1997, in which 61 people died, gathered in front of the church and waited for instructions; some refused to leave without their animals.

"My father built this house," said Antonio Reis, a 71-year-old farmer. "If the water comes, it will find me here."

Opposition lawmakers called for the resignation of the energy minister, Paulo Tavares, and for an independent commission to examine every dam in the country. The government rejected both demands, but Prime Minister Ana Coelho, who cut short a visit to Madrid, promised to meet the mayors of the affected towns on Thursday.
`

func BenchmarkAnalyze(b *testing.B) {
	a, doc := analyzer(b), document(story)
	words := 0
	for b.Loop() {
		for _, s := range a.Analyze(doc) {
			words += len(s.Tokens)
		}
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkParts measures each part by itself.
func BenchmarkParts(b *testing.B) {
	a, doc := analyzer(b), document(story)
	sentences := a.Analyze(doc)
	words := 0
	for _, s := range sentences {
		words += len(s.Tokens)
	}
	given := map[*quadpress.Token]neural.Vectors{} // by a sentence's first token
	for i := range sentences {
		var v neural.Vectors
		a.network.Annotate(&sentences[i], a.roles.Branch(), &v)
		given[&sentences[i].Tokens[0]] = v
	}
	var vectors neural.Vectors
	for name, run := range map[string]func(){
		"segment": func() { a.Segment(doc) },
		"network": func() {
			for i := range sentences {
				vectors.Words = vectors.Words[:0]
				a.network.Annotate(&sentences[i], nil, &vectors)
			}
		},
		"branch": func() { // with the network
			for i := range sentences {
				vectors.Words, vectors.Branch = vectors.Words[:0], vectors.Branch[:0]
				a.network.Annotate(&sentences[i], a.roles.Branch(), &vectors)
			}
		},
		"role": func() {
			for i := range sentences {
				v := given[&sentences[i].Tokens[0]]
				a.roles.Label(&sentences[i], &v)
			}
		},
		"mention": func() {
			a.mentions.TagDocument(sentences, func(s *quadpress.Sentence, own []float32) []float32 {
				return append(own, given[&s.Tokens[0]].Words...)
			})
		},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				run()
			}
			b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}
