// Package tag gives words their parts of speech, Penn tags and morphological features.
//
// Two passes of an averaged perceptron go over a sentence from left to right: the first sees the tags on its left, the
// second those of the first pass on the right as well. Both choose the universal and the Penn tag as one label. Words that
// had one label throughout training are not asked about. Features follow from the label and the word's form.
package tag

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/cluster"
	"github.com/quadpress/quadpress/language/perceptron"
)

//go:embed model.bin
var embedded []byte

// Load returns a tagger with the embedded model. The error says that the embedded data is damaged, which only a faulty
// build can bring about.
func Load() (*Tagger, error) {
	clusters, err := cluster.Default()
	if err != nil {
		return nil, err
	}
	return Read(embedded, clusters)
}

// Tagger tags sentences. It is read-only and safe for concurrent use.
type Tagger struct {
	clusters *cluster.Clusters
	labels   []label
	certain  map[string]uint8 // labels of the words, as written, that need no model
	feats    featsTable
	first    *perceptron.Model
	second   *perceptron.Model
	scratch  sync.Pool
}

// label is a pair of tags that go together.
type label struct{ upos, xpos string }

func (l label) String() string { return l.upos + " " + l.xpos }

// scratch is the working memory of one call.
type scratch struct {
	context
	labels   []uint8
	features []uint64
	scores   []int32
}

// Tag sets UPOS, XPOS and Feats of the tokens from their forms.
func (t *Tagger) Tag(tokens []quadpress.Token) {
	s, _ := t.scratch.Get().(*scratch)
	if s == nil {
		s = &scratch{scores: make([]int32, len(t.labels))}
	}
	defer t.scratch.Put(s)
	s.reset(tokens, t.clusters)
	s.labels = s.labels[:0]
	for i := range tokens {
		l, ok := t.certain[tokens[i].Form]
		if !ok {
			s.features = s.context.features(s.features[:0], i, false)
			l = uint8(t.first.Best(s.features, s.scores))
		}
		s.labels = append(s.labels, l)
		s.context.labels[i+margin] = uint64(l) + 1
	}
	for i := range tokens {
		tok := &tokens[i]
		l, ok := t.certain[tok.Form]
		if !ok {
			s.features = s.context.features(s.features[:0], i, true)
			l = uint8(t.second.Best(s.features, s.scores))
			s.context.labels[i+margin] = uint64(l) + 1
		}
		tok.UPOS, tok.XPOS = t.labels[l].upos, t.labels[l].xpos
		tok.Feats = t.feats.of(t.labels[l], tok.Form)
	}
}

// reset makes the context of a sentence none of whose labels are known.
func (c *context) reset(tokens []quadpress.Token, clusters *cluster.Clusters) {
	c.words = append(c.words[:0], edge, edge)
	for i := range tokens {
		c.words = append(c.words, newWord(tokens[i].Form, clusters))
	}
	c.words = append(c.words, edge, edge)
	c.labels = append(c.labels[:0], make([]uint64, len(c.words))...)
}

// featsTable gives the features of a word by its label and form. It holds what training saw most often, for the form
// where that differs from what the ending says, for the ending where that differs from what the label says.
type featsTable struct {
	byLabel  map[label]string
	bySuffix map[featsKey]string
	byForm   map[featsKey]string
}

type featsKey struct {
	label label
	part  string
}

func (f *featsTable) of(l label, form string) string {
	lower := strings.ToLower(form)
	if v, ok := f.byForm[featsKey{l, lower}]; ok {
		return v
	}
	if v, ok := f.bySuffix[featsKey{l, ending(lower)}]; ok {
		return v
	}
	return f.byLabel[l]
}

// ending is the last two bytes of a word, all of it if it is shorter.
func ending(lower string) string { return lower[max(0, len(lower)-2):] }
