package tag

import "testing"

func BenchmarkTag(b *testing.B) {
	tagger, err := Load()
	if err != nil {
		b.Fatal(err)
	}
	words := tokens(`The governor of the northern province said on Monday that three dams along the river would close for repairs
		after inspectors found cracks in their walls , a decision that could leave more than 200,000 people without power .`)
	for b.Loop() {
		tagger.Tag(words)
	}
	b.ReportMetric(float64(b.N*len(words))/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}
