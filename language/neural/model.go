package neural

import (
	"fmt"
	"math"
	"strings"
	"sync"

	"github.com/quadpress/quadpress/language/neural/matrix"
	"github.com/quadpress/quadpress/language/neural/safetensors"
)

// Model is a trained network, ready for use. It is safe for concurrent use.
type Model struct {
	static, word, gram *safetensors.Table
	staticID, wordID   map[string]int
	root               []float32
	input              *matrix.Weights
	layers             []layer
	norm               norm
	tag                *matrix.Weights
	arcDep, arcHead    *matrix.Weights
	arcPair            *matrix.Weights
	arcBias            []float32
	relDep, relHead    *matrix.Weights
	rel                *matrix.Weights

	tags    []tag
	rels    []string
	rootRel int
	width   int
	scratch sync.Pool
}

// tag is a class of the tag head: part of speech, Penn tag and features at once.
type tag struct{ upos, xpos, feats string }

// Read makes a model of a safetensors file's bytes, which it keeps and which must not change. The error says what the
// file lacks.
func Read(file []byte) (*Model, error) {
	f, err := safetensors.Parse(file)
	if err != nil {
		return nil, fmt.Errorf("neural model: %w", err)
	}
	r := &modelReader{f.Reader()}
	m := &Model{
		static: r.Table("static"), word: r.Table("word"), gram: r.Table("gram"),
		staticID: index(r.List("static_words")), wordID: index(r.List("words")),
		root: r.Vector("root"), norm: r.norm("norm"),
		input: r.Linear("inp"), tag: r.Linear("tag"),
		arcDep: r.Linear("arc_dep"), arcHead: r.Linear("arc_head"), arcPair: r.Linear("arc_u"), arcBias: r.Vector("arc_b"),
		relDep: r.Linear("rel_dep"), relHead: r.Linear("rel_head"), rel: r.Linear("rel"),
		rels: r.List("rels"), rootRel: -1,
	}
	for _, t := range r.List("tags") {
		upos, rest, _ := strings.Cut(t, "|")
		cut := strings.LastIndexByte(rest, '|')
		if cut < 0 {
			r.Fail("tag %q is not UPOS|Feats|XPOS", t)
			break
		}
		feats := rest[:cut]
		if feats == "_" {
			feats = ""
		}
		m.tags = append(m.tags, tag{upos, rest[cut+1:], feats})
	}
	for i, rel := range m.rels {
		if rel == "root" {
			m.rootRel = i
		}
	}
	m.width = len(m.root)
	for i, kind := range r.Text("layers") {
		m.layers = append(m.layers, r.layer(fmt.Sprintf("blocks.%d", i), kind, m.width))
	}
	err = r.Err()
	if err == nil {
		err = m.check()
	}
	if err != nil {
		return nil, fmt.Errorf("neural model: %w", err)
	}
	m.scratch.New = func() any { return &workspace{} }
	return m, nil
}

// check holds the parts against one another, so that no file can make the network read out of bounds.
func (m *Model) check() error {
	d := m.width
	if d == 0 || d%matrix.Lanes != 0 {
		return fmt.Errorf("a width of %d is not a multiple of %d", d, matrix.Lanes)
	}
	type shape struct {
		name        string
		w           *matrix.Weights
		cols, inner int
	}
	arc, rel := m.arcDep.Cols(), m.relDep.Cols()
	for _, s := range []shape{
		{"inp", m.input, d, m.static.Cols + m.word.Cols + m.gram.Cols},
		{"tag", m.tag, len(m.tags), d},
		{"arc_dep", m.arcDep, arc, d}, {"arc_head", m.arcHead, arc, d}, {"arc_u", m.arcPair, arc, arc},
		{"rel_dep", m.relDep, rel, d}, {"rel_head", m.relHead, rel, d}, {"rel", m.rel, len(m.rels), rel},
	} {
		if s.w.Cols() != s.cols || s.w.Inner() != s.inner {
			return fmt.Errorf("layer %s is %d by %d, want %d by %d", s.name, s.w.Cols(), s.w.Inner(), s.cols, s.inner)
		}
	}
	switch {
	case arc%matrix.Lanes != 0 || rel%matrix.Lanes != 0:
		return fmt.Errorf("widths %d and %d of the tree's scorers are not multiples of %d", arc, rel, matrix.Lanes)
	case len(m.arcBias) != arc, len(m.norm.gain) != d, len(m.norm.bias) != d:
		return fmt.Errorf("a bias or norm has the wrong length")
	case len(m.staticID) != m.static.Rows, len(m.wordID) != m.word.Rows, m.gram.Rows == 0:
		return fmt.Errorf("a vocabulary and its vectors differ in length")
	case m.rootRel < 0:
		return fmt.Errorf("no relation \"root\"")
	}
	return nil
}

// modelReader reads the parts of a network.
type modelReader struct{ *safetensors.Reader }

func (r *modelReader) norm(name string) norm {
	return norm{gain: r.Vector(name + ".weight"), bias: r.Vector(name + ".bias")}
}

func (r *modelReader) layer(name string, kind rune, width int) layer {
	n := r.norm(name + ".norm")
	if len(n.gain) != width || len(n.bias) != width {
		r.Fail("%s has a norm of another width than %d", name, width)
	}
	switch kind {
	case 'C':
		c := &convolution{norm: n, window: r.Linear(name + ".lin")}
		if c.window.Cols() != 2*width || c.window.Inner() != 3*width {
			r.Fail("%s is no window of three words of %d", name, width)
		}
		return c
	case 'A':
		t := r.Table(name + ".bias")
		a := &attention{norm: n, qkv: r.Linear(name + ".qkv"), out: r.Linear(name + ".out"), heads: t.Rows,
			reach: t.Cols / 2, near: t.Floats()}
		if t.Rows == 0 || t.Cols%2 == 0 || width%(t.Rows*matrix.Lanes) != 0 || a.qkv.Cols() != 3*width ||
			a.qkv.Inner() != width ||
			a.out.Cols() != width || a.out.Inner() != width {
			r.Fail("%s is no self-attention over %d", name, width)
			return a
		}
		a.scale = float32(1 / math.Sqrt(float64(width/a.heads)))
		return a
	}
	r.Fail("unknown kind of layer %q", kind)
	return nil
}

func index(words []string) map[string]int {
	m := make(map[string]int, len(words))
	for i, w := range words {
		m[w] = i
	}
	return m
}
