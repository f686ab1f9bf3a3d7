package language

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/neural"
	"github.com/quadpress/quadpress/language/segment"
)

var load = sync.OnceValues(Load)

func analyzer(t testing.TB) *Analyzer {
	t.Helper()
	a, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func document(text string) *quadpress.Document {
	doc := &quadpress.Document{ID: "test", Text: text}
	at := 0
	for _, block := range strings.SplitAfter(text, "\n") {
		n := utf8.RuneCountInString(block)
		doc.Blocks = append(doc.Blocks, quadpress.Span{Begin: at, End: at + n})
		at += n
	}
	return doc
}

// arcs writes a tree as "relation(head, word)" in the order of the words.
func arcs(s quadpress.Sentence) []string {
	var out []string
	for _, t := range s.Tokens {
		head := "ROOT"
		if t.Head >= 0 {
			head = s.Tokens[t.Head].Form
		}
		if t.UPOS != "PUNCT" {
			out = append(out, t.Rel+"("+head+", "+t.Form+")")
		}
	}
	return out
}

func TestTrees(t *testing.T) {
	tests := []struct{ text, want string }{
		{
			"The ministers met in Geneva on Tuesday.",
			"det(ministers, The) nsubj(met, ministers) root(ROOT, met) case(Geneva, in) obl(met, Geneva) case(Tuesday, on) obl(met, Tuesday)",
		},
		{
			"The bridge was built by Italian engineers.",
			"det(bridge, The) nsubj:pass(built, bridge) aux:pass(built, was) root(ROOT, built) case(engineers, by) amod(engineers, Italian) obl:agent(built, engineers)",
		},
		{
			"She said the army had left the city.",
			"nsubj(said, She) root(ROOT, said) det(army, the) nsubj(left, army) aux(left, had) ccomp(said, left) det(city, the) obj(left, city)",
		},
		{
			"Miners and farmers marched to the palace and demanded bread.",
			"nsubj(marched, Miners) cc(farmers, and) conj(Miners, farmers) root(ROOT, marched) case(palace, to) det(palace, the) obl(marched, palace) cc(demanded, and) conj(marched, demanded) obj(demanded, bread)",
		},
	}
	for _, test := range tests {
		sentences := analyzer(t).Analyze(document(test.text))
		if len(sentences) != 1 {
			t.Fatalf("%q: %d sentences", test.text, len(sentences))
		}
		if diff := cmp.Diff(test.want, strings.Join(arcs(sentences[0]), " ")); diff != "" {
			t.Errorf("%s\n%s", test.text, diff)
		}
	}
}

func TestLemmas(t *testing.T) {
	s := analyzer(t).Analyze(document("Talks between the two sides began in Vienna."))[0]
	var got []string
	for _, tok := range s.Tokens {
		got = append(got, tok.Lemma)
	}
	if diff := cmp.Diff("talk between the two side begin in Vienna .", strings.Join(got, " ")); diff != "" {
		t.Error(diff)
	}
}

func TestMine(t *testing.T) {
	for text, want := range map[string]string{
		"The gold mine closed.":    "NOUN mine",
		"A mine killed a soldier.": "NOUN mine",
		"The red car is mine.":     "PRON my",
		"A friend of mine left.":   "PRON my",
	} {
		for _, w := range analyzer(t).Analyze(document(text))[0].Tokens {
			if got := w.UPOS + " " + w.Lemma; w.Form == "mine" && got != want {
				t.Errorf("%s: %s, want %s", text, got, want)
			}
		}
	}
}

func TestBeat(t *testing.T) {
	s := analyzer(t).Analyze(document("The German beat Ole Vik 6-4 in Oslo."))[0]
	for form, want := range map[string]string{"German": "nsubj", "beat": "root", "Ole": "obj", "Oslo": "obl"} {
		for _, w := range s.Tokens {
			if w.Form == form && (w.Rel != want || w.Rel != "root" && s.Tokens[w.Head].Form != "beat") {
				t.Errorf("%s is %s of %d, want %s", form, w.Rel, w.Head, want)
			}
		}
	}
	if len(s.Frames) != 1 || s.Frames[0].Sense != "beat.03" {
		t.Errorf("got %v", s.Frames)
	}
}

func TestUpTo(t *testing.T) {
	for text, want := range map[string]string{
		"The ferry carries up to 300 people.":     "carry.01 people",
		"The blast killed at least 12.":           "kill.01 12",
		"The rebels killed at most 20 soldiers.":  "kill.01 soldiers",
		"The firm will hire up to 2,000 nurses.":  "hire.01 nurses",
		"The firm will build up to 2,000 homes.":  "build.01 homes",
		"The storm brought up to a foot of snow.": "bring_up.02 ",
		"The bank will lend up to $3 billion.":    "lend.01 $",
		"The costs added up to 20 million euros.": "add.01 ",
	} {
		s := analyzer(t).Analyze(document(text))[0]
		got := ""
		for _, f := range s.Frames {
			if w := s.Tokens[f.Predicate]; w.UPOS == "VERB" {
				got += f.Sense + " "
			}
		}
		for _, w := range s.Tokens {
			if w.Rel == "obj" {
				got += w.Form
			}
		}
		if got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestPassedOver(t *testing.T) {
	for _, c := range []struct{ tree, want string }{ // a word, its tag, its head, its relation
		{
			"A/DT/2/det woman/NN/3/nsubj hit/VBD/12/csubj and/CC/5/cc killed/VBN/3/conj by/IN/8/case a/DT/8/det " +
				"car/NN/3/obl in/IN/10/case Cork/NNP/3/obl was/VBD/12/cop ill/JJ/0/root ././12/punct",
			"A→woman woman→ill hit→woman and→killed killed→hit by→car a→car car→killed in→Cork Cork→hit was→ill ill .→ill",
		},
		{
			"The/DT/3/det man/NN/3/compound shot/NN/9/nsubj:pass and/CC/5/cc hurt/VBN/3/conj by/IN/7/case " +
				"police/NNS/5/obl:agent was/VBD/9/aux:pass named/VBN/0/root ././9/punct",
			"The→man man→named shot→man and→hurt hurt→shot by→police police→hurt was→named named .→named",
		},
		{
			"The/DT/2/det ship/NN/3/nsubj rammed/VBD/0/root and/CC/5/cc sunk/VBN/3/conj by/IN/8/case a/DT/8/det " +
				"boat/NN/9/nsubj held/VBD/3/advcl grain/NN/9/obj ././3/punct",
			"The→ship ship→held rammed→ship and→sunk sunk→rammed by→boat a→boat boat→sunk held grain→held .→held",
		},
		{
			"The/DT/2/det man/NN/3/nsubj ran/VBD/0/root and/CC/5/cc died/VBN/3/conj by/IN/8/case the/DT/8/det " +
				"road/NN/5/obl ././3/punct",
			"The→man man→ran ran and→died died→ran by→road the→road road→died .→ran",
		},
		{
			"A/DT/2/det man/NN/3/nsubj came/VBD/0/root and/CC/5/cc left/VBN/3/conj by/IN/7/case bus/NN/5/obl ,/,/10/punct " +
				"but/CC/10/cc returned/VBD/3/conj ././3/punct",
			"A→man man→came came and→left left→came by→bus bus→left ,→returned but→returned returned→came .→came",
		},
		{
			"A/DT/2/det man/NN/3/nsubj hit/VBD/9/csubj and/CC/5/cc killed/VBN/3/conj by/IN/8/case a/DT/8/det car/NN/0/root " +
				"skidded/VBD/8/acl",
			"A→man man→hit hit→skidded and→killed killed→hit by→car a→car car skidded→car",
		},
	} {
		tokens := tokensOf(c.tree)
		passedOver(tokens)
		var got []string
		for _, w := range tokens {
			if w.Head < 0 {
				got = append(got, w.Form)
			} else {
				got = append(got, w.Form+"→"+tokens[w.Head].Form)
			}
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Error(diff)
		}
	}
}

func TestTokenizedIsCopied(t *testing.T) {
	doc := &quadpress.Document{Tokenized: []quadpress.Sentence{{Tokens: []quadpress.Token{{Form: "Talks", Head: -1},
		{Form: "began", Head: -1}}}}}
	before := doc.Tokenized[0].Tokens[0]
	got := analyzer(t).Analyze(doc)
	if len(got) != 1 || got[0].Tokens[1].UPOS != "VERB" {
		t.Errorf("got %+v", got)
	}
	if diff := cmp.Diff(before, doc.Tokenized[0].Tokens[0]); diff != "" {
		t.Errorf("the document was changed: %s", diff)
	}
}

// TestEveryTextIsAnalysed checks what holds for every text: tags, lemmas, trees and mentions are complete and in
// bounds.
func TestEveryTextIsAnalysed(t *testing.T) {
	a := analyzer(t)
	words := rapid.OneOf(rapid.SampledFrom(strings.Fields("The president of Peru met ministers , who said that “ talks ” ( in Lima ) won't end . \n U.S. 3.5 %")), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		text := strings.ToValidUTF8(strings.Join(rapid.SliceOfN(words, 0, 40).Draw(t, "words"), " "), "?")
		for _, s := range a.Analyze(document(text)) {
			roots := 0
			for i, tok := range s.Tokens {
				if tok.UPOS == "" || tok.XPOS == "" || tok.Rel == "" {
					t.Errorf("token %+v is not complete", tok)
				}
				at, hops := i, 0
				for ; at >= 0 && at < len(s.Tokens) && hops <= len(s.Tokens); hops++ {
					at = s.Tokens[at].Head
				}
				if at != -1 {
					t.Errorf("token %d leads to %d", i, at)
				}
				if tok.Head == -1 {
					roots++
				}
			}
			if roots != 1 {
				t.Errorf("%d roots in %q", roots, s.Text)
			}
			end := 0
			for _, m := range s.Mentions {
				if m.First < end || m.Last <= m.First || m.Last > len(s.Tokens) || m.Type == "" {
					t.Errorf("mention %+v in %d tokens", m, len(s.Tokens))
				}
				end = m.Last
			}
		}
	})
}

func TestConcurrentUseGivesTheSame(t *testing.T) {
	a := analyzer(t)
	want := a.Analyze(document(story))
	var work sync.WaitGroup
	for range 8 {
		work.Go(func() {
			if diff := cmp.Diff(want, a.Analyze(document(story))); diff != "" {
				t.Error(diff)
			}
		})
	}
	work.Wait()
}

// A sentence that segment leaves whole is one tree to the network.
func TestSentencesAreReadWhole(t *testing.T) {
	if segment.MaxTokens > neural.MaxWords {
		t.Errorf("sentences have up to %d words, the network reads %d at once", segment.MaxTokens, neural.MaxWords)
	}
	text := "The ministers met" + strings.Repeat(" and talked and met", 70) + "."
	if got := analyzer(t).Analyze(document(text)); len(got) != 1 || len(got[0].Tokens) < 280 {
		t.Errorf("%d sentences, the first of %d words, want one of more than 280", len(got), len(got[0].Tokens))
	}
}

// A sentence that stands in a document again is read as it is alone, but for where it stands.
func TestRepeatedSentences(t *testing.T) {
	const sentence = "Kari Lund didn't sell the old boat."
	a := analyzer(t)
	got := a.Analyze(document(sentence + " " + sentence + " Nobody knew why. " + sentence))
	if len(got) != 4 {
		t.Fatalf("%d sentences, want 4", len(got))
	}
	alone := a.Analyze(document(sentence))[0]
	for _, n := range []int{0, 1, 3} {
		want := slices.Clone(alone.Tokens)
		for i := range want {
			want[i].Span.Begin += got[n].Span.Begin
			want[i].Span.End += got[n].Span.Begin
		}
		if diff := cmp.Diff(want, got[n].Tokens); diff != "" {
			t.Errorf("sentence %d: %s", n, diff)
		}
		if diff := cmp.Diff(alone.Frames, got[n].Frames); diff != "" || len(alone.Frames) == 0 {
			t.Errorf("frames of sentence %d: %s", n, diff)
		}
	}
}

// Who does what to whom.
func TestFrames(t *testing.T) {
	s := analyzer(t).Analyze(document("Rebels attacked the town on Friday."))[0]
	want := []quadpress.Frame{{Predicate: 1, Sense: "attack.01", Args: []quadpress.FrameArgument{
		{Role: "ARG0", First: 0, Last: 1}, {Role: "ARG1", First: 2, Last: 4}, {Role: "ARGM-TMP", First: 4, Last: 6},
	}}}
	if diff := cmp.Diff(want, s.Frames); diff != "" {
		t.Errorf("frames (-want +got):\n%s", diff)
	}
}

// countdown is a context that ends when it has been asked so many times whether it has.
type countdown struct {
	context.Context
	left int
}

func (c *countdown) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

// Reading stops within a document when its context ends: it goes on to no further sentence.
func TestReadingStops(t *testing.T) {
	doc := document(strings.Repeat("The boat left the harbour. Nobody saw it go. ", 50))
	ctx := &countdown{Context: t.Context(), left: 5}
	got, err := analyzer(t).AnalyzeContext(ctx, doc)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	for i := range got {
		if read := got[i].Tokens[0].UPOS != ""; read != (i < 5) {
			t.Fatalf("sentence %d of %d: read is %t", i, len(got), read)
		}
	}
}
