package neural

import (
	"fmt"
	"math"
	"strings"
	"sync"

	"github.com/quadpress/quadpress/language/neural/matrix"
)

// Model is a trained network, ready for use. It is safe for concurrent use.
type Model struct {
	static, word, gram *table
	staticID, wordID   map[string]int
	root               []float32
	input              *matrix.Packed
	layers             []layer
	norm               norm
	tag                *matrix.Packed
	arcDep, arcHead    *matrix.Packed
	arcPair            *matrix.Packed
	arcBias            []float32
	relDep, relHead    *matrix.Packed
	rel                *matrix.Packed

	tags    []tag
	rels    []string
	rootRel int
	width   int
	scratch sync.Pool
}

// tag is a class of the tag head: part of speech, Penn tag and features at once.
type tag struct{ upos, xpos, feats string }

// Read makes a model of a safetensors file's bytes, which it keeps and which must not change. The error says what the file
// lacks.
func Read(file []byte) (*Model, error) {
	f, err := parseTensors(file)
	if err != nil {
		return nil, err
	}
	r := &modelReader{file: f}
	m := &Model{
		static: r.table("static"), word: r.table("word"), gram: r.table("gram"),
		staticID: index(r.list("static_words")), wordID: index(r.list("words")),
		root: r.vector("root"), norm: r.norm("norm"),
		input: r.linear("inp"), tag: r.linear("tag"),
		arcDep: r.linear("arc_dep"), arcHead: r.linear("arc_head"), arcPair: r.linear("arc_u"), arcBias: r.vector("arc_b"),
		relDep: r.linear("rel_dep"), relHead: r.linear("rel_head"), rel: r.linear("rel"),
		rels: r.list("rels"), rootRel: -1,
	}
	for _, t := range r.list("tags") {
		upos, rest, _ := strings.Cut(t, "|")
		cut := strings.LastIndexByte(rest, '|')
		if cut < 0 {
			r.fail("tag %q is not UPOS|Feats|XPOS", t)
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
	for i, kind := range f.metadata["layers"] {
		m.layers = append(m.layers, r.layer(fmt.Sprintf("blocks.%d", i), kind, m.width))
	}
	if r.err == nil {
		r.err = m.check()
	}
	if r.err != nil {
		return nil, fmt.Errorf("neural model: %w", r.err)
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
		p           *matrix.Packed
		cols, inner int
	}
	arc, rel := m.arcDep.Cols(), m.relDep.Cols()
	for _, s := range []shape{
		{"inp", m.input, d, m.static.cols + m.word.cols + m.gram.cols},
		{"tag", m.tag, len(m.tags), d},
		{"arc_dep", m.arcDep, arc, d}, {"arc_head", m.arcHead, arc, d}, {"arc_u", m.arcPair, arc, arc},
		{"rel_dep", m.relDep, rel, d}, {"rel_head", m.relHead, rel, d}, {"rel", m.rel, len(m.rels), rel},
	} {
		if s.p.Cols() != s.cols || s.p.Inner() != s.inner {
			return fmt.Errorf("layer %s is %d by %d, want %d by %d", s.name, s.p.Cols(), s.p.Inner(), s.cols, s.inner)
		}
	}
	switch {
	case arc%matrix.Lanes != 0 || rel%matrix.Lanes != 0:
		return fmt.Errorf("widths %d and %d of the tree's scorers are not multiples of %d", arc, rel, matrix.Lanes)
	case len(m.arcBias) != arc, len(m.norm.gain) != d, len(m.norm.bias) != d:
		return fmt.Errorf("a bias or norm has the wrong length")
	case len(m.staticID) != m.static.rows, len(m.wordID) != m.word.rows, m.gram.rows == 0:
		return fmt.Errorf("a vocabulary and its vectors differ in length")
	case m.rootRel < 0:
		return fmt.Errorf("no relation \"root\"")
	}
	return nil
}

// modelReader reads parts until the first error, which it keeps.
type modelReader struct {
	file *tensorFile
	err  error
}

func (r *modelReader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf(format, args...)
	}
}

func (r *modelReader) table(name string) *table {
	t, err := r.file.table(name)
	if err != nil {
		r.fail("%w", err)
		return &table{}
	}
	return t
}

func (r *modelReader) vector(name string) []float32 {
	v, err := r.file.vector(name)
	if err != nil {
		r.fail("%w", err)
	}
	return v
}

func (r *modelReader) list(name string) []string {
	text, ok := r.file.metadata[name]
	if !ok {
		r.fail("no list %s in the metadata", name)
	}
	return strings.Split(text, "\n")
}

func (r *modelReader) linear(name string) *matrix.Packed {
	t := r.table(name + ".weight")
	var bias []float32
	if _, ok := r.file.tensors[name+".bias"]; ok {
		bias = r.vector(name + ".bias")
		if len(bias) != t.rows {
			r.fail("%d biases for %d outputs of %s", len(bias), t.rows, name)
			bias = nil
		}
	}
	return matrix.Pack(t.floats(), bias, t.rows, t.cols)
}

func (r *modelReader) norm(name string) norm {
	return norm{gain: r.vector(name + ".weight"), bias: r.vector(name + ".bias")}
}

func (r *modelReader) layer(name string, kind rune, width int) layer {
	n := r.norm(name + ".norm")
	if len(n.gain) != width || len(n.bias) != width {
		r.fail("%s has a norm of another width than %d", name, width)
	}
	switch kind {
	case 'C':
		c := &convolution{norm: n, window: r.linear(name + ".lin")}
		if c.window.Cols() != 2*width || c.window.Inner() != 3*width {
			r.fail("%s is no window of three words of %d", name, width)
		}
		return c
	case 'A':
		t := r.table(name + ".bias")
		a := &attention{norm: n, qkv: r.linear(name + ".qkv"), out: r.linear(name + ".out"), heads: t.rows, reach: t.cols / 2, near: t.floats()}
		if t.rows == 0 || t.cols%2 == 0 || width%(t.rows*matrix.Lanes) != 0 || a.qkv.Cols() != 3*width || a.qkv.Inner() != width ||
			a.out.Cols() != width || a.out.Inner() != width {
			r.fail("%s is no self-attention over %d", name, width)
			return a
		}
		a.scale = float32(1 / math.Sqrt(float64(width/a.heads)))
		return a
	}
	r.fail("unknown kind of layer %q", kind)
	return nil
}

func index(words []string) map[string]int {
	m := make(map[string]int, len(words))
	for i, w := range words {
		m[w] = i
	}
	return m
}
