// Package parse finds the dependency tree of a tagged sentence.
//
// A beam search over arc-hybrid transitions, scored by a structured perceptron, finds the tree; a second perceptron, which
// sees the whole tree, names its arcs. Every sentence gets a tree: one root, no cycle, no crossing arcs.
package parse

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"strings"
	"sync"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/cluster"
	"github.com/quadpress/quadpress/language/perceptron"
)

//go:embed model.bin
var embedded []byte

// Load returns a parser with the embedded model. The error says that the embedded data is damaged, which only a faulty
// build can bring about.
func Load() (*Parser, error) {
	clusters, err := cluster.Default()
	if err != nil {
		return nil, err
	}
	return Read(embedded, clusters)
}

// Width is how many partial parses a [Parser] keeps.
const Width = 4

// longSentence is the length from which one partial parse is kept, so that time and memory stay in bounds.
const longSentence = 300

// Parser parses sentences. It is read-only and safe for concurrent use.
type Parser struct {
	clusters *cluster.Clusters
	rels     []string
	arcs     *perceptron.Narrow
	labels   *perceptron.Model
	scratch  sync.Pool
}

// scratch is the working memory of one call.
type scratch struct {
	beam
	labelling
	heads    []int32
	features []uint64
	scores   []int32
}

// Parse sets Head and Rel of the tokens from their forms and tags.
func (p *Parser) Parse(tokens []quadpress.Token) {
	if len(tokens) == 0 {
		return
	}
	s, _ := p.scratch.Get().(*scratch)
	if s == nil {
		s = &scratch{scores: make([]int32, len(p.rels))}
	}
	defer p.scratch.Put(s)
	s.beam.words = appendWords(s.beam.words[:0], tokens, p.clusters)
	p.search(s)
	p.name(s)
	for i := range tokens {
		tokens[i].Head = int(s.heads[i])
		tokens[i].Rel = "root"
		if s.heads[i] != none {
			tokens[i].Rel = p.rels[s.labelling.rels[i]-1]
		}
	}
}

// search sets the heads.
func (p *Parser) search(s *scratch) {
	width := Width
	if len(s.beam.words) >= longSentence {
		width = 1
	}
	score := func(f []uint64) (out [actions]int64) {
		for i, v := range p.arcs.Score(f) {
			out[i] = int64(v)
		}
		return out
	}
	s.beam.start()
	for range steps(len(s.beam.words)) {
		s.beam.expand(score)
		s.beam.advance(width)
	}
	s.heads = s.heads[:0]
	for i := range s.beam.words {
		s.heads = append(s.heads, s.beam.states[0].nodes[i].head)
	}
}

// name sets the relations.
func (p *Parser) name(s *scratch) {
	s.labelling.reset(s.beam.words, s.heads)
	for _, d := range s.labelling.order {
		if s.heads[d] == none {
			continue
		}
		s.features = s.labelling.features(s.features[:0], d)
		s.labelling.set(d, p.labels.Best(s.features, s.scores))
	}
}

// ErrFormat reports bytes that are not a parser.
var ErrFormat = errors.New("parse: not a parser, or one of another version: train it anew")

// AppendBinary appends the parser, without its word classes, in the form that [Read] takes.
func (p *Parser) AppendBinary(b []byte) ([]byte, error) {
	names := strings.Join(p.rels, " ")
	b = binary.LittleEndian.AppendUint32(b, uint32(len(names)))
	b = append(b, names...)
	b, err := p.arcs.AppendBinary(b)
	if err != nil {
		return nil, err
	}
	return p.labels.AppendBinary(b)
}

// Read makes a parser of what [Parser.AppendBinary] gave and of the word classes that it was trained with. The error is
// [ErrFormat] or [perceptron.ErrFormat].
func Read(b []byte, clusters *cluster.Clusters) (*Parser, error) {
	if len(b) < 4 {
		return nil, ErrFormat
	}
	n := int(binary.LittleEndian.Uint32(b))
	if len(b) < 4+n {
		return nil, ErrFormat
	}
	p := &Parser{clusters: clusters, rels: strings.Fields(string(b[4 : 4+n]))}
	var err error
	if p.arcs, b, err = perceptron.ReadNarrow(b[4+n:]); err != nil {
		return nil, err
	}
	if p.labels, _, err = perceptron.Read(b); err != nil {
		return nil, err
	}
	if p.labels.Labels() != len(p.rels) {
		return nil, ErrFormat
	}
	return p, nil
}
