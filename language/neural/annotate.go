package neural

import "github.com/quadpress/quadpress"

// MaxWords bounds the words read at once: time and memory grow with the square. What is longer is cut. It is the length
// at which package segment cuts a run of words without an end, so that only sentences that come tokenised are cut here.
const MaxWords = 600

// Width is the number of values in a word's vector.
func (m *Model) Width() int { return m.width + m.static.Cols }

// Vectors are what the network makes of words, for other readers of the sentence to build upon.
type Vectors struct {
	// Words has [Model.Width] values for each: the word's vector in its place, and the static vector that it came with.
	Words []float32
	// Branch has what a branch made of each, [Branch.Width] values.
	Branch []float32
}

// Annotate sets the tags, features, heads and relations of a sentence's tokens from their forms. It appends the words'
// vectors to v. Branch and v may be nil.
func (m *Model) Annotate(s *quadpress.Sentence, branch *Branch, v *Vectors) {
	w := m.scratch.Get().(*workspace)
	defer m.scratch.Put(w)
	root := -1
	for begin := 0; begin < len(s.Tokens); begin += MaxWords {
		end := min(begin+MaxWords, len(s.Tokens))
		r := m.annotate(w, s, branch, begin, end)
		if v != nil {
			d, inner := w.width, m.input.Inner()
			for i := range end - begin {
				v.Words = append(v.Words, w.y[(i+2)*d:(i+3)*d]...)
				v.Words = append(v.Words, w.words[i*inner:][:m.static.Cols]...)
			}
			if branch != nil {
				v.Branch = append(v.Branch, branch.read(w)...)
			}
		}
		if root < 0 {
			root = r
		} else {
			s.Tokens[r].Head, s.Tokens[r].Rel = root, "parataxis"
		}
	}
}

// annotate analyses the tokens from begin to end as one tree and returns the index of its root.
func (m *Model) annotate(w *workspace, s *quadpress.Sentence, branch *Branch, begin, end int) int {
	tokens := s.Tokens[begin:end]
	forms := make([]string, len(tokens))
	for i := range tokens {
		forms[i] = tokens[i].Form
	}
	m.encode(w, forms, branch)

	tags := grow(&w.tags, len(tokens)*m.tag.Width())
	m.tag.Mul(tags, w.encoded.From(w.width), len(tokens), w.width)
	for i := range tokens {
		t := m.tags[argmax(tags[i*m.tag.Width():][:len(m.tags)])]
		tokens[i].UPOS, tokens[i].XPOS, tokens[i].Feats = t.upos, t.xpos, t.feats
	}

	stride := m.scoreArcs(w)
	heads := decodeTree(w.arcs, w.rows, stride)
	m.scoreRels(w, heads)
	root := begin
	for i := range tokens {
		t := &tokens[i]
		if heads[i+1] == 0 {
			t.Head, t.Rel = -1, "root"
			root = begin + i
			continue
		}
		row := w.rels[(i+1)*m.rel.Width():][:len(m.rels)]
		row[m.rootRel] = -1e9
		t.Head, t.Rel = begin+heads[i+1]-1, m.rels[argmax(row)]
	}
	return root
}

func argmax(x []float32) int {
	best, top := 0, x[0]
	for i, v := range x {
		if v > top {
			best, top = i, v
		}
	}
	return best
}
