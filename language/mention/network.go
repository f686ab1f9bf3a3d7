package mention

import (
	"fmt"
	"slices"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/neural/matrix"
	"github.com/quadpress/quadpress/language/neural/safetensors"
)

// network tells each word's label from its vector in the sentence (package neural) and its features: a layer over the
// two, windows of three words, a score for each label, and for each label after each other.
type network struct {
	width    int // of its layers
	word     *matrix.Weights
	features *safetensors.Table
	windows  []*matrix.Weights
	out      *matrix.Weights
	step     [labels][labels]float32 // of label b after label a at [b][a]
}

// readNetwork reads a network from a safetensors file's bytes.
func readNetwork(file []byte) (*network, error) {
	f, err := safetensors.Parse(file)
	if err != nil {
		return nil, err
	}
	r := f.Reader()
	n := &network{word: r.Linear("word"), features: r.Table("features"), out: r.Linear("out")}
	n.width = n.word.Cols()
	for i := range r.Text("windows") {
		n.windows = append(n.windows, r.Linear(fmt.Sprintf("windows.%d", i)))
	}
	step := r.Vector("step")
	sameType := func(a string, b quadpress.MentionType) bool {
		return a == string(b)
	}
	if got := r.List("types"); !slices.EqualFunc(got, types[:], sameType) {
		r.Fail("it tells the types %v, want %v", got, types)
	}
	switch {
	case n.width == 0 || n.width%matrix.Lanes != 0:
		r.Fail("a width of %d is not a multiple of %d", n.width, matrix.Lanes)
	case n.features.Rows != featureCount || n.features.Cols != n.width:
		r.Fail("features are %d by %d, want %d by %d", n.features.Rows, n.features.Cols, featureCount, n.width)
	case n.out.Cols() != labels || n.out.Inner() != n.width:
		r.Fail("scores are %d by %d, want %d by %d", n.out.Cols(), n.out.Inner(), labels, n.width)
	case len(step) != labels*labels:
		r.Fail("%d weights for %d labels after each other", len(step), labels)
	}
	for _, w := range n.windows {
		if w.Cols() != n.width || w.Inner() != 3*n.width {
			r.Fail("a window is %d by %d, want %d by %d", w.Cols(), w.Inner(), n.width, 3*n.width)
		}
	}
	if r.Err() != nil {
		return nil, r.Err()
	}
	for b := range n.step {
		copy(n.step[b][:], step[b*labels:])
	}
	return n, nil
}

// score sets b.scores to the labels' scores of the words, n.out.Width() values a word. vectors holds the words'
// vectors.
func (n *network) score(b *buffer, vectors []float32, doc *context) {
	rows, d := len(b.words), n.width
	b.hidden = resize(b.hidden, (rows+2)*d)
	clear(b.hidden[:d])
	clear(b.hidden[(rows+1)*d:])
	hidden := b.hidden[d : (rows+1)*d]
	b.fixed.Set(vectors[:rows*n.word.Inner()])
	n.word.Mul(hidden, b.fixed, rows, n.word.Inner())
	style := styleOf(b.words)
	for i := range rows {
		row := hidden[i*d : (i+1)*d]
		b.features = appendFeatures(b.features[:0], b.words, i, style, doc)
		for _, f := range b.features {
			n.features.Add(row, f)
		}
		for j, v := range row {
			row[j] = max(v, 0)
		}
	}
	b.window = resize(b.window, rows*d)
	for _, w := range n.windows {
		b.fixed.Set(b.hidden)
		w.Mul(b.window, b.fixed, rows, d)
		for j, v := range b.window {
			hidden[j] += max(v, 0)
		}
	}
	b.scores = resize(b.scores, rows*n.out.Width())
	b.fixed.Set(hidden)
	n.out.Mul(b.scores, b.fixed, rows, d)
}

// decode finds the best valid run of labels for the scores in b.
func (n *network) decode(b *buffer) []label {
	rows, width := len(b.words), n.out.Width()
	b.back, b.path = resize(b.back, rows*labels), resize(b.path, rows)
	var best [labels]float32 // of the runs up to a word, by its label
	for i := range rows {
		row := b.scores[i*width:][:labels]
		if i == 0 {
			for l := range label(labels) {
				best[l] = row[l]
				if !opens(l) {
					best[l] = impossible
				}
			}
			continue
		}
		previous, back := best, b.back[i*labels:][:labels]
		for l := range label(labels) {
			step := &n.step[l]
			most, from := float32(impossible), before[l][0]
			for _, a := range before[l] {
				if v := previous[a] + step[a]; v > most {
					most, from = v, a
				}
			}
			best[l], back[l] = row[l]+most, from
		}
	}
	end := outside
	for l, v := range best {
		if closes(label(l)) && v > best[end] {
			end = label(l)
		}
	}
	for i := rows - 1; i >= 0; i-- {
		b.path[i] = end
		end = b.back[i*labels+int(end)]
	}
	return b.path
}

// impossible is a score that no sum of weights comes near.
const impossible = -1e9
