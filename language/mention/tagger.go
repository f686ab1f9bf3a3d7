package mention

import (
	_ "embed"
	"fmt"
	"slices"
	"sync"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/neural/matrix"
)

//go:embed model.safetensors
var embedded []byte

// Tagger finds the mentions of a sentence. It is read-only and safe for concurrent use.
type Tagger struct {
	curatedLists
	names   *gazetteer
	network *network
	buffers sync.Pool
}

// buffer is the working memory of one call.
type buffer struct {
	words                  []word
	lower                  []byte
	vectors                []float32 // of one sentence's words
	features               []int
	hidden, window, scores []float32
	fixed                  matrix.Fixed // the left-hand side of a product
	back                   []label      // labels a word
	path                   []label
}

// Load returns a tagger with the embedded network. The error says that the embedded data is damaged, which only a
// faulty build can bring about.
func Load() (*Tagger, error) { return New(embedded) }

// New returns a tagger with a network in a safetensors file's bytes, which it keeps and which must not change.
func New(file []byte) (*Tagger, error) {
	t, err := untrained()
	if err != nil {
		return nil, err
	}
	if t.network, err = readNetwork(file); err != nil {
		return nil, fmt.Errorf("mention network: %w", err)
	}
	return t, nil
}

// Width is the number of values in the words' vectors that it reads.
func (t *Tagger) Width() int { return t.network.word.Inner() }

// untrained returns a tagger that sees features but has no network to weigh them.
func untrained() (*Tagger, error) {
	names, err := newGazetteer()
	if err != nil {
		return nil, err
	}
	t := &Tagger{names: names, curatedLists: newCurated()}
	t.buffers.New = func() any { return new(buffer) }
	return t, nil
}

// TagDocument sets the mentions of all sentences of one document. What is clear in one sentence ("John Kerry") helps in
// another ("Kerry"). It calls annotate for each sentence in turn, which sets its tags and appends the vectors of its
// words, as package neural does, to those given. Where it returns nil instead, the sentences are left as they are then.
func (t *Tagger) TagDocument(sentences []quadpress.Sentence, annotate func(s *quadpress.Sentence,
	vectors []float32) []float32) {
	b := t.buffers.Get().(*buffer)
	defer t.buffers.Put(b)
	doc, votes := t.contextOf(sentences, b), votes{}
	for i := range sentences {
		s := &sentences[i]
		vectors := annotate(s, b.vectors[:0])
		if vectors == nil && len(s.Tokens) > 0 {
			return
		}
		b.vectors = vectors
		t.readWords(s, b)
		t.network.score(b, b.vectors, doc)
		s.Mentions = appendNames(s.Mentions[:0], t.network.decode(b))
		votes.add(s, b.scores, t.network.out.Width())
	}
	for i := range sentences {
		s := &sentences[i]
		votes.settle(s)
		t.readWords(s, b)
		t.refine(s, b.words)
	}
	t.agree(sentences)
}

func (t *Tagger) contextOf(sentences []quadpress.Sentence, b *buffer) *context {
	doc := &context{words: map[uint64]seen{}}
	for i := range sentences {
		t.readWords(&sentences[i], b)
		doc.note(b.words)
	}
	return doc
}

// Features returns, for each word of each sentence of one document, the features that the network is trained on. The
// forms of the tokens are all that counts.
func Features(documents [][]quadpress.Sentence) ([][][][]int, error) {
	t, err := untrained()
	if err != nil {
		return nil, err
	}
	b := new(buffer)
	out := make([][][][]int, len(documents))
	for d, sentences := range documents {
		doc := t.contextOf(sentences, b)
		out[d] = make([][][]int, len(sentences))
		for i := range sentences {
			t.readWords(&sentences[i], b)
			style := styleOf(b.words)
			for j := range b.words {
				b.features = appendFeatures(b.features[:0], b.words, j, style, doc)
				out[d][i] = append(out[d][i], slices.Clone(b.features))
			}
		}
	}
	return out, nil
}
