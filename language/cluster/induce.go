package cluster

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Options says how finely [Induce] divides words.
type Options struct {
	Words                int // how many words to take, the first ones
	Fine, Medium, Coarse int // numbers of classes
	// Examples are words in lower case whose kinds are known; a word without a kind is a common word. Profiles are
	// learnt from them.
	Examples map[string][]Kind
}

const (
	// rounds of k-means; few words still move after these.
	rounds = 15
	// Classes are found on the most frequent words, the others only put into them.
	centreWords = 50000
)

// Induce reads word vectors in the text form of GloVe and word2vec, "word number number ...", the most frequent word
// first. It finds classes by spherical k-means: fine classes of words, medium classes of fine ones, coarse classes of
// medium ones; and it learns from the examples what kinds of name every word may be. The result depends on the input alone.
func Induce(r io.Reader, opt Options) (*Clusters, error) {
	words, vectors, err := readVectors(r, opt.Words)
	if err != nil {
		return nil, err
	}
	fineCentres := centres(vectors[:min(len(vectors), centreWords)], opt.Fine)
	fine := nearest(vectors, fineCentres)
	mediumCentres := centres(fineCentres, opt.Medium)
	medium := nearest(fineCentres, mediumCentres)
	coarse := nearest(mediumCentres, centres(mediumCentres, opt.Coarse))
	profiles := learnProfiles(words, vectors, opt.Examples)

	c := &Clusters{words: make(map[string]uint16, len(words)), classes: make([]Class, 1)}
	index := map[Class]uint16{}
	for i, w := range words {
		m := medium[fine[i]]
		class := Class{uint16(fine[i] + 1), uint16(m + 1), uint16(coarse[m] + 1), profiles[i]}
		n, ok := index[class]
		if !ok {
			if len(c.classes) > math.MaxUint16 {
				return nil, fmt.Errorf("word classes: more than %d kinds of word: ask for fewer classes", math.MaxUint16)
			}
			n = uint16(len(c.classes))
			index[class] = n
			c.classes = append(c.classes, class)
		}
		c.words[w] = n
	}
	return c, nil
}

func readVectors(r io.Reader, limit int) (words []string, vectors [][]float32, err error) {
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for line := 1; len(words) < limit && in.Scan(); line++ {
		fields := strings.Fields(in.Text())
		if len(fields) < 3 || len(vectors) > 0 && len(fields) != len(vectors[0])+1 {
			return nil, nil, fmt.Errorf("word vectors, line %d: want a word and as many numbers as on the first line", line)
		}
		if strings.ContainsAny(fields[0], "0123456789/_@#") {
			continue // not words
		}
		v := make([]float32, len(fields)-1)
		for i, f := range fields[1:] {
			x, err := strconv.ParseFloat(f, 32)
			if err != nil {
				return nil, nil, fmt.Errorf("word vectors, line %d: %w", line, err)
			}
			v[i] = float32(x)
		}
		normalize(v)
		words, vectors = append(words, fields[0]), append(vectors, v)
	}
	return words, vectors, in.Err()
}

func normalize(v []float32) {
	sum := dot(v, v)
	if sum == 0 {
		return
	}
	f := float32(1 / math.Sqrt(float64(sum)))
	for i := range v {
		v[i] *= f
	}
}

func dot(a, b []float32) float32 {
	b = b[:len(a)]
	var s0, s1, s2, s3 float32
	i := 0
	for ; i+4 <= len(a); i += 4 {
		s0 += a[i] * b[i]
		s1 += a[i+1] * b[i+1]
		s2 += a[i+2] * b[i+2]
		s3 += a[i+3] * b[i+3]
	}
	for ; i < len(a); i++ {
		s0 += a[i] * b[i]
	}
	return s0 + s1 + s2 + s3
}

// centres finds k unit vectors, each the mean direction of the vectors nearest to it. It starts from vectors spread evenly
// over the list.
func centres(vectors [][]float32, k int) [][]float32 {
	k = min(k, len(vectors))
	found := make([][]float32, k)
	for i := range found {
		found[i] = slices.Clone(vectors[i*len(vectors)/k])
	}
	for range rounds {
		member := nearest(vectors, found)
		for i := range found {
			clear(found[i])
		}
		for i, m := range member {
			for j, x := range vectors[i] {
				found[m][j] += x
			}
		}
		for i := range found {
			if dot(found[i], found[i]) == 0 { // emptied: start again elsewhere
				copy(found[i], vectors[(i*7919)%len(vectors)])
			}
			normalize(found[i])
		}
	}
	return found
}

// nearest gives, for each vector, the index of the centre with the largest cosine.
func nearest(vectors, centres [][]float32) []int {
	out := make([]int, len(vectors))
	var work sync.WaitGroup
	part := (len(vectors) + runtime.NumCPU() - 1) / runtime.NumCPU()
	for lo := 0; lo < len(vectors); lo += part {
		work.Go(func() {
			for i := lo; i < min(lo+part, len(vectors)); i++ {
				best := float32(math.Inf(-1))
				for j, c := range centres {
					if d := dot(vectors[i], c); d > best {
						best, out[i] = d, j
					}
				}
			}
		})
	}
	work.Wait()
	return out
}
