// Package language reads English: it cuts text into sentences and words, and gives each word its lemma, tags,
// features and place in the sentence's dependency tree, each sentence the names in it, and what its predicates say of
// whom.
//
// The parts are packages of their own, run in this order: segment, neural (tags and trees), lemma, role, mention,
// timex (the values of dates). Their models are embedded.
package language

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/lemma"
	"github.com/quadpress/quadpress/language/mention"
	"github.com/quadpress/quadpress/language/neural"
	"github.com/quadpress/quadpress/language/role"
	"github.com/quadpress/quadpress/language/segment"
	"github.com/quadpress/quadpress/language/timex"
	"github.com/quadpress/quadpress/schema"
)

// Analyzer analyses English text. It is safe for concurrent use, and the same input always gives the same analysis.
type Analyzer struct {
	segmenter *segment.Segmenter
	network   *neural.Model
	roles     *role.Labeler
	mentions  *mention.Tagger
}

// Load returns an analyzer with the embedded models. The error says that one of them is damaged, which only a faulty
// build can bring about.
func Load() (*Analyzer, error) {
	// What the parts need is read side by side: start-up waits for it.
	var a Analyzer
	var work errgroup.Group
	work.Go(func() (err error) {
		if a.network, err = neural.Load(); err != nil {
			return fmt.Errorf("load the network: %w", err)
		}
		if a.roles, err = role.Load(); err != nil {
			return fmt.Errorf("load the labeler of roles: %w", err)
		}
		schema.Countries()
		return nil
	})
	work.Go(func() (err error) {
		schema.Things()
		if a.segmenter, err = segment.Load(); err != nil {
			return fmt.Errorf("load the segmenter: %w", err)
		}
		if a.mentions, err = mention.Load(); err != nil {
			return fmt.Errorf("load the mention tagger: %w", err)
		}
		return nil
	})
	if err := work.Wait(); err != nil {
		return nil, err
	}
	if got, want := a.mentions.Width(), a.network.Width(); got != want {
		return nil, fmt.Errorf("load the mention tagger: it reads vectors of %d values, the network gives %d: train it anew",
			got, want)
	}
	if err := a.roles.Fits(a.network); err != nil {
		return nil, fmt.Errorf("load the labeler of roles: %w", err)
	}
	return &a, nil
}

// Analyze segments a document and annotates its sentences. Names are recognised with the whole document in view.
func (a *Analyzer) Analyze(doc *quadpress.Document) []quadpress.Sentence {
	sentences, _ := a.AnalyzeContext(context.Background(), doc)
	return sentences
}

// AnalyzeContext is [Analyzer.Analyze] that stops before the next sentence when ctx ends; the error is then that of
// ctx.
func (a *Analyzer) AnalyzeContext(ctx context.Context, doc *quadpress.Document) ([]quadpress.Sentence, error) {
	sentences := a.Segment(doc)
	a.annotate(ctx, sentences)
	timex.Annotate(sentences, doc.Published)
	return sentences, ctx.Err()
}

// Segment returns the sentences of a document with their tokens, spans and text. Where the document comes tokenised
// they are those of [quadpress.Document.Tokenized], copied.
func (a *Analyzer) Segment(doc *quadpress.Document) []quadpress.Sentence {
	if doc.Tokenized == nil {
		return a.segmenter.Document(doc)
	}
	sentences := slices.Clone(doc.Tokenized)
	for i := range sentences {
		sentences[i].Tokens = slices.Clone(sentences[i].Tokens)
		sentences[i].Mentions, sentences[i].Frames = nil, nil
	}
	return sentences
}

// Annotate sets the tags, lemmas, tree, frames and mentions of a sentence from the forms of its tokens. What it held
// of these before does not count.
func (a *Analyzer) Annotate(s *quadpress.Sentence) {
	alone := []quadpress.Sentence{*s}
	a.annotate(context.Background(), alone)
	*s = alone[0]
}

// annotate annotates the sentences of one document, until ctx ends.
func (a *Analyzer) annotate(ctx context.Context, sentences []quadpress.Sentence) {
	defer recase(sentences)()
	again := repeated(sentences)
	var v neural.Vectors
	a.mentions.TagDocument(sentences, func(s *quadpress.Sentence, vectors []float32) []float32 {
		if ctx.Err() != nil {
			return nil
		}
		known := again[wording(s)]
		if known != nil && known.tokens != nil {
			for i, t := range known.tokens {
				t.Span, t.Joined = s.Tokens[i].Span, s.Tokens[i].Joined
				s.Tokens[i] = t
			}
			s.Frames = known.frames
			return append(vectors, known.vectors...)
		}
		v.Words, v.Branch = vectors, v.Branch[:0]
		a.parse(s, &v)
		nounMine(s.Tokens)
		ownObject(s.Tokens)
		verbBeat(s.Tokens)
		passedOver(s.Tokens)
		arrestedSubject(s.Tokens)
		electedTo(s.Tokens)
		participleInNoun(s.Tokens)
		participleAsPeople(s.Tokens)
		stayPut(s.Tokens)
		nounInIng(s.Tokens)
		scoreApart(s.Tokens)
		beatsName(s.Tokens)
		nounOfSomeone(s.Tokens)
		namedWHO(s.Tokens)
		verbBeforeState(s.Tokens)
		askedWho(s.Tokens)
		officeToCome(s.Tokens)
		nounWithRelative(s.Tokens)
		gradedParticiple(s.Tokens)
		verbOfPlan(s.Tokens)
		nounBeforeVerb(s.Tokens)
		verbAndObject(s.Tokens)
		agedSubject(s.Tokens)
		partOwned(s.Tokens)
		caseBehind(s.Tokens)
		for i := range s.Tokens {
			t := &s.Tokens[i]
			t.Lemma = lemma.Of(t.Form, t.UPOS, t.XPOS)
		}
		bounds(s.Tokens)
		a.roles.Label(s, &v)
		if known != nil {
			known.tokens, known.vectors = slices.Clone(s.Tokens), slices.Clone(v.Words)
			known.frames = s.Frames
		}
		return v.Words
	})
}

// parse sets the tags and the tree of a sentence, and appends its words' vectors. The label of a turn in an interview
// is read by itself: of "Q. Did Russia leave?" it is no part.
func (a *Analyzer) parse(s *quadpress.Sentence, v *neural.Vectors) {
	length, _ := segment.TurnLabel(s.Tokens)
	if length == 0 {
		a.network.Annotate(s, a.roles.Branch(), v)
		return
	}
	label, rest := quadpress.Sentence{Tokens: s.Tokens[:length]}, quadpress.Sentence{Tokens: s.Tokens[length:]}
	a.network.Annotate(&label, a.roles.Branch(), v)
	a.network.Annotate(&rest, a.roles.Branch(), v)
	root := 0
	for i := range rest.Tokens {
		if t := &rest.Tokens[i]; t.Head < 0 {
			root = length + i
		} else {
			t.Head += length
		}
	}
	for i := range label.Tokens {
		if t := &label.Tokens[i]; t.Head < 0 {
			t.Head, t.Rel = root, "discourse"
		}
	}
}

// reading is what the network makes of a sentence.
type reading struct {
	tokens  []quadpress.Token
	vectors []float32
	frames  []quadpress.Frame // shared: nobody changes them
}

// maxRepeated bounds the words of the sentences whose readings are kept, each of which takes about a kilobyte.
const maxRepeated = 5000

// repeated finds the sentences of a document that it has word for word more than once, by their wordings: the network,
// which sees nothing but the words, need not read them again. They are few, but where a page of noise repeats itself
// they are all.
func repeated(sentences []quadpress.Sentence) map[string]*reading {
	seen, again := make(map[string]bool, len(sentences)), map[string]*reading{}
	words := 0
	for i := range sentences {
		s := &sentences[i]
		w := wording(s)
		if n := len(s.Tokens); seen[w] && again[w] == nil && words+n <= maxRepeated {
			words += n
			again[w] = new(reading)
		}
		seen[w] = true
	}
	return again
}

// wording is the words of a sentence, each with its length, so that no two sentences have one wording.
func wording(s *quadpress.Sentence) string {
	var b strings.Builder
	for i := range s.Tokens {
		b.WriteString(strconv.Itoa(len(s.Tokens[i].Form)))
		b.WriteByte(' ')
		b.WriteString(s.Tokens[i].Form)
	}
	return b.String()
}
