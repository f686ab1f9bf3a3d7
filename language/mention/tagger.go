package mention

import (
	_ "embed"
	"fmt"
	"sync"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/cluster"
	"github.com/quadpress/quadpress/language/perceptron"
)

//go:embed model.bin
var embedded []byte

// Tagger finds the mentions of a sentence. It is read-only and safe for concurrent use.
type Tagger struct {
	curatedLists
	clusters *cluster.Clusters
	names    *gazetteer
	model    *perceptron.Model
	// step holds the weight of label b after label a at [b][a].
	step    [labels][labels]int32
	buffers sync.Pool
}

// buffer is the working memory of one call.
type buffer struct {
	words               []word
	lower, shape, brief []byte
	features            []uint64
	scores              []int32 // labels a word
	back                []label // labels a word
	path                []label
}

// Load returns a tagger with the embedded model. The error says that the embedded data is damaged, which only a faulty
// build can bring about.
func Load() (*Tagger, error) { return New(embedded) }

// New returns a tagger with a model that [Train] made.
func New(model []byte) (*Tagger, error) {
	t, err := untrained()
	if err != nil {
		return nil, err
	}
	m, rest, err := perceptron.Read(model)
	if err != nil || len(rest) > 0 || m.Labels() != labels {
		return nil, fmt.Errorf("mention tagger: not a model of this version: train it anew with quadtrain mentions")
	}
	t.model = m
	scores := make([]int32, labels)
	for a := range label(labels) {
		m.Score([]uint64{stepFeature(a)}, scores)
		for b := range t.step {
			t.step[b][a] = scores[b]
		}
	}
	return t, nil
}

// untrained returns a tagger that can see features but not weigh them.
func untrained() (*Tagger, error) {
	clusters, err := cluster.Default()
	if err != nil {
		return nil, err
	}
	names, err := newGazetteer()
	if err != nil {
		return nil, err
	}
	t := &Tagger{clusters: clusters, names: names, curatedLists: newCurated()}
	t.buffers.New = func() any { return new(buffer) }
	return t, nil
}

func stepFeature(a label) uint64 { return perceptron.Join(tLabel, uint64(a)) }

// Tag sets s.Mentions from the forms and the tags of its tokens.
func (t *Tagger) Tag(s *quadpress.Sentence) { t.tag(s, nil) }

// TagDocument sets the mentions of all sentences of one document. It reads names better than [Tagger.Tag] does sentence by
// sentence, because what is clear in one sentence ("John Kerry") helps in another ("Kerry").
func (t *Tagger) TagDocument(sentences []quadpress.Sentence) {
	doc := t.contextOf(sentences)
	for i := range sentences {
		t.tag(&sentences[i], doc)
	}
	t.agree(sentences)
}

func (t *Tagger) contextOf(sentences []quadpress.Sentence) *context {
	b := t.buffers.Get().(*buffer)
	defer t.buffers.Put(b)
	doc := &context{words: map[uint64]seen{}}
	for i := range sentences {
		t.readWords(&sentences[i], b)
		doc.note(b.words)
	}
	return doc
}

func (t *Tagger) tag(s *quadpress.Sentence, doc *context) {
	b := t.buffers.Get().(*buffer)
	defer t.buffers.Put(b)
	t.readWords(s, b)
	s.Mentions = appendMentions(s.Mentions[:0], t.decode(b, doc))
	t.refine(s, b.words)
}

// decode finds the best valid run of labels.
func (t *Tagger) decode(b *buffer, doc *context) []label {
	n := len(b.words)
	b.scores, b.back, b.path = resize(b.scores, n*labels), resize(b.back, n*labels), resize(b.path, n)
	style := styleOf(b.words)
	for i := range n {
		row := b.scores[i*labels : (i+1)*labels]
		b.features = features(b.features[:0], b.words, i, style, doc)
		t.model.Score(b.features, row)
		if i == 0 {
			for l := range label(labels) {
				if !opens(l) {
					row[l] = impossible
				}
			}
			continue
		}
		previous := b.scores[(i-1)*labels : i*labels]
		for l := range label(labels) {
			best, from := int32(impossible), before[l][0]
			for _, a := range before[l] {
				if v := previous[a] + t.step[l][a]; v > best {
					best, from = v, a
				}
			}
			row[l] = max(row[l]+best, impossible)
			b.back[i*labels+int(l)] = from
		}
	}
	if n == 0 {
		return nil
	}
	end := outside
	for l, v := range b.scores[(n-1)*labels:] {
		if closes(label(l)) && v > b.scores[(n-1)*labels+int(end)] {
			end = label(l)
		}
	}
	for i := n - 1; i >= 0; i-- {
		b.path[i] = end
		end = b.back[i*labels+int(end)]
	}
	return b.path
}

// impossible is a score that no sum of weights comes near.
const impossible = -1 << 30
