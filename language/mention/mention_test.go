package mention_test

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/mention"
	"github.com/quadpress/quadpress/language/neural"
	"github.com/quadpress/quadpress/language/segment"
)

var models = sync.OnceValues(func() (*mention.Tagger, *neural.Model) {
	m, err := mention.Load()
	if err != nil {
		panic(err)
	}
	network, err := neural.Load()
	if err != nil {
		panic(err)
	}
	return m, network
})

// annotateBy reads sentences with a network, for a tagger.
func annotateBy(network *neural.Model) func(s *quadpress.Sentence, vectors []float32) []float32 {
	return func(s *quadpress.Sentence, vectors []float32) []float32 {
		v := neural.Vectors{Words: vectors}
		network.Annotate(s, nil, &v)
		return v.Words
	}
}

// analyse segments and tags paragraphs and finds their mentions.
func analyse(paragraphs ...string) []quadpress.Sentence {
	m, network := models()
	doc := &quadpress.Document{}
	for _, p := range paragraphs {
		begin := utf8.RuneCountInString(doc.Text)
		doc.Text += p + "\n"
		doc.Blocks = append(doc.Blocks, quadpress.Span{Begin: begin, End: begin + utf8.RuneCountInString(p)})
	}
	segmenter, err := segment.Load()
	if err != nil {
		panic(err)
	}
	sentences := segmenter.Document(doc)
	m.TagDocument(sentences, annotateBy(network))
	return sentences
}

// show writes mentions as "type: words".
func show(sentences []quadpress.Sentence) (out []string) {
	for _, s := range sentences {
		for _, m := range s.Mentions {
			var b strings.Builder
			for i := m.First; i < m.Last; i++ {
				b.WriteString(s.Tokens[i].Form)
				if i+1 < m.Last && !s.Tokens[i].Joined {
					b.WriteByte(' ')
				}
			}
			out = append(out, string(m.Type)+": "+b.String())
		}
	}
	return out
}

func TestTagDocument(t *testing.T) {
	for _, test := range []struct {
		name string
		text []string
		want []string
	}{
		{"title", []string{"US Secretary of State John Kerry met Norway's prime minister in Oslo."},
			[]string{"place: US", "person: John Kerry", "place: Norway", "place: Oslo"}},
		{"title of an organization", []string{"UN Secretary-General Ban Ki-moon thanked President Moreno."},
			[]string{"organization: UN", "person: Ban Ki-moon", "person: Moreno"}},
		{"title in a name with hyphens", []string{"“It is over,” NATO Secretary-General Anna-lise Verhoeven said."},
			[]string{"organization: NATO", "person: Anna-lise Verhoeven"}},
		{"whose dollars", []string{"The US firm paid US$750 in taxes."}, []string{"place: US", "money: US$750"}},
		{"office without a name", []string{"The President of Peru and the Prime Minister spoke."}, []string{"place: Peru"}},
		{"particles", []string{"The envoy Staffan de Mistura wrote to Walid al-Moallem."},
			[]string{"person: Staffan de Mistura", "person: Walid al-Moallem"}},
		{"pronoun", []string{"They told us that the US would join us.", "Tell us more."}, []string{"place: US"}},
		{"capitals", []string{"UNITED NATIONS -- Envoys from Kenya gathered on Monday."},
			[]string{"organization: UNITED NATIONS", "place: Kenya", "date: Monday"}},
		{"nationalities", []string{"Three Syrians and a Sunni cleric spoke to Russian troops."},
			[]string{"number: Three", "group: Syrians", "group: Sunni", "group: Russian"}},
		{"longer name first", []string{"The Islamic State attacked the Russian Federation, the UN Security Council heard."},
			[]string{"organization: Islamic State", "place: Russian Federation", "organization: UN Security Council"}},
		{"two names in a row", []string{"He won the Republican Iowa caucuses."},
			[]string{"group: Republican", "place: Iowa"}},
		{"surname after full name", []string{"Erika Halvorsen opened the plant in Bergen.", "Later Halvorsen left."},
			[]string{"person: Erika Halvorsen", "place: Bergen", "person: Halvorsen"}},
		{"state code", []string{"She was born in Springfield, IL."}, []string{"place: Springfield", "place: IL"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, show(analyse(test.text...))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDatesAndNumbers(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"They met on Wednesday, Sept. 30, 2015.", []string{"date: Wednesday, Sept. 30, 2015"}},
		{"It closed in August last year.", []string{"date: August last year"}},
		{"It began three days ago.", []string{"date: three days ago"}},
		{"It grew over the past two years.", []string{"date: past two years"}},
		{"It was built in the 1990s.", []string{"date: 1990s"}},
		{"The vote starts at 5 p.m. on 12 March 2016.", []string{"date: 5 p.m.", "date: 12 March 2016"}},
		{"The war began in 2011.", []string{"date: 2011"}},
		{"It may rain.", nil},
		{"They lost $3.5 million.", []string{"money: $3.5 million"}},
		{"About 250,000 people left.", []string{"number: 250,000"}},
		{"It fell by 40 percent.", []string{"quantity: 40 percent"}},
		{"The road is 15 kilometers long.", []string{"quantity: 15 kilometers"}},
		{"They counted hundreds of thousands of birds.", []string{"number: hundreds of thousands"}},
		{"There were twenty-five boats.", []string{"number: twenty-five"}},
	} {
		if diff := cmp.Diff(test.want, show(analyse(test.text))); diff != "" {
			t.Errorf("%s\n%s", test.text, diff)
		}
	}
}

func TestKindsOfNames(t *testing.T) {
	for text, want := range map[string]string{
		"Turkey attacked first, he said.":                   "place: Turkey",
		"The flight left Lisbon Airport at noon.":           "facility: Lisbon Airport",
		"The senate passed the Clean Rivers Act on Monday.": "law: Clean Rivers Act",
		"The pilot of the Sukhoi Su-24 was killed.":         "product: Sukhoi Su-24",
		"Aldermoor Optics of Norway hired forty people.":    "organization: Aldermoor Optics",
	} {
		if got := show(analyse(text)); !slices.Contains(got, want) {
			t.Errorf("%s: got %v, want %s among them", text, got, want)
		}
	}
}

func TestEvents(t *testing.T) {
	got := show(analyse("The worst crisis since the Second World War has ended."))
	if !slices.Contains(got, "event: Second World War") {
		t.Errorf("got %v", got)
	}
}

// Whatever the words, mentions lie within the sentence, in order and apart, and the same words give the same mentions.
func TestMentionsAreValid(t *testing.T) {
	m, _ := models()
	words := []string{
		"the", "The", "of", "John", "Kerry", "UN", "President", "Syria", "'s", "-", "Al", "de", "May", "3", "2015", ",",
		"million", "$",
		"Secretary", "General", "said", "IS", "us", "US", "Islamic", "State", "\"", "(", ")", "…", "日本", "É", "Sept.",
		"days", "ago", "",
	}
	tags := []string{"PROPN", "NOUN", "VERB", "PRON", "ADP", "NUM", "PUNCT", ""}
	rapid.Check(t, func(t *rapid.T) {
		var sentences []quadpress.Sentence
		for range rapid.IntRange(0, 3).Draw(t, "sentences") {
			var s quadpress.Sentence
			for range rapid.IntRange(0, 12).Draw(t, "words") {
				s.Tokens = append(s.Tokens, quadpress.Token{
					Form: rapid.SampledFrom(words).Draw(t, "word"), UPOS: rapid.SampledFrom(tags).Draw(t, "tag"),
				})
			}
			sentences = append(sentences, s)
		}
		again := slices.Clone(sentences)
		annotate := func(s *quadpress.Sentence, vectors []float32) []float32 { // of no words in particular
			for i := range len(s.Tokens) * m.Width() {
				vectors = append(vectors, float32(i%7)-3)
			}
			return vectors
		}
		m.TagDocument(sentences, annotate)
		m.TagDocument(again, annotate)
		for i, s := range sentences {
			end := 0
			for _, m := range s.Mentions {
				if m.First < end || m.Last <= m.First || m.Last > len(s.Tokens) || m.Type == "" {
					t.Fatalf("bad mention %+v in %v", m, s.Mentions)
				}
				end = m.Last
			}
			if !slices.Equal(s.Mentions, again[i].Mentions) {
				t.Fatalf("once %v, then %v", s.Mentions, again[i].Mentions)
			}
		}
	})
}

func TestTagIsSafeForConcurrentUse(t *testing.T) {
	m, network := models()
	var s quadpress.Sentence
	for f := range strings.FieldsSeq("President Moreno of Ecuador met Angela Merkel in Berlin on Monday") {
		s.Tokens = append(s.Tokens, quadpress.Token{Form: f})
	}
	all := []quadpress.Sentence{s}
	m.TagDocument(all, annotateBy(network))
	var work sync.WaitGroup
	for range 4 {
		work.Go(func() {
			for range 50 {
				own := []quadpress.Sentence{{Tokens: s.Tokens}}
				own[0].Tokens = slices.Clone(own[0].Tokens)
				m.TagDocument(own, annotateBy(network))
				if !slices.Equal(own[0].Mentions, all[0].Mentions) {
					t.Errorf("got %v, want %v", own[0].Mentions, all[0].Mentions)
				}
			}
		})
	}
	work.Wait()
}

func TestNewRefusesOtherBytes(t *testing.T) {
	for _, data := range [][]byte{nil, []byte("not a model")} {
		if _, err := mention.New(data); err == nil {
			t.Errorf("New(%q) gave no error", data)
		}
	}
}

func BenchmarkTag(b *testing.B) {
	m, network := models()
	var sentences []quadpress.Sentence
	vectors := map[*quadpress.Token][]float32{}
	words := 0
	for _, text := range []string{
		"The finance ministers of France and Germany met in Luxembourg on Tuesday to discuss a plan that would cost 40 billion euros.",
		"Nobody knew how the fire had started, but the police said that they were looking for a man in a grey coat.",
		"Maria Okonjo, who heads the African Development Forum, told reporters that talks with the World Bank would go on.",
	} {
		s := quadpress.Sentence{}
		for f := range strings.FieldsSeq(strings.NewReplacer(",", " ,", ".", " .").Replace(text)) {
			s.Tokens = append(s.Tokens, quadpress.Token{Form: f})
		}
		var v neural.Vectors
		network.Annotate(&s, nil, &v)
		vectors[&s.Tokens[0]] = v.Words
		words += len(s.Tokens)
		sentences = append(sentences, s)
	}
	b.ReportAllocs()
	for b.Loop() {
		m.TagDocument(sentences, func(s *quadpress.Sentence, own []float32) []float32 {
			return append(own, vectors[&s.Tokens[0]]...)
		})
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := mention.Load(); err != nil {
			b.Fatal(err)
		}
	}
}
