package cluster

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed clusters.txt.gz
var embedded []byte

// Class is where a word belongs, from 1; 0 stands for a word that is not known.
type Class struct {
	Fine, Medium, Coarse uint16
	// Profile is what kinds of name the word may be.
	Profile Profile
}

// Clusters maps words to their classes. It is read-only and safe for concurrent use.
type Clusters struct {
	words   map[string]uint16 // to an index of classes
	classes []Class
}

// ErrFormat reports text that does not hold classes.
var ErrFormat = errors.New("word classes: not a file of this version: make it anew with quadtrain clusters")

// Default returns the embedded classes. The error says that the embedded data is damaged, which only a faulty build can
// bring about.
var Default = sync.OnceValues(func() (*Clusters, error) {
	r, err := gzip.NewReader(bytes.NewReader(embedded))
	if err != nil {
		return nil, fmt.Errorf("%w (%v)", ErrFormat, err)
	}
	return Read(r)
})

// Of returns the class of a word in lower case.
func (c *Clusters) Of(lower string) Class { return c.classes[c.words[lower]] }

// Len is the number of words that have a class.
func (c *Clusters) Len() int { return len(c.words) }

// Read reads classes in the form that [Clusters.Write] gives. The error wraps [ErrFormat] or is the reader's.
func Read(r io.Reader) (*Clusters, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	c := &Clusters{words: make(map[string]uint16, len(text)/8), classes: make([]Class, 1)}
	for line := range strings.Lines(string(text)) {
		class, words, err := parseLine(strings.TrimSuffix(line, "\n"))
		if err != nil || len(c.classes) > math.MaxUint16 {
			return nil, fmt.Errorf("%w (line %d)", ErrFormat, len(c.classes))
		}
		n := uint16(len(c.classes))
		c.classes = append(c.classes, class)
		for words != "" {
			var w string
			w, words, _ = strings.Cut(words, " ")
			c.words[w] = n
		}
	}
	return c, nil
}

func parseLine(line string) (class Class, words string, err error) {
	for _, to := range []*uint16{&class.Fine, &class.Medium, &class.Coarse} {
		var field string
		field, line, _ = strings.Cut(line, "\t")
		n, err := strconv.ParseUint(field, 10, 16)
		if err != nil {
			return class, "", err
		}
		*to = uint16(n)
	}
	profile, words, _ := strings.Cut(line, "\t")
	class.Profile, err = parseProfile(profile)
	return class, words, err
}

// Write writes the words of one class and profile to a line: fine, medium and coarse class, profile, and the words in
// alphabetical order, separated by blanks; all else by tabs.
func (c *Clusters) Write(w io.Writer) error {
	lines := map[Class][]string{}
	for word, n := range c.words {
		lines[c.classes[n]] = append(lines[c.classes[n]], word)
	}
	classes := make([]Class, 0, len(lines))
	for class, words := range lines {
		slices.Sort(words)
		classes = append(classes, class)
	}
	slices.SortFunc(classes, func(a, b Class) int {
		return cmp.Or(cmp.Compare(a.Fine, b.Fine), cmp.Compare(a.Profile.Number(), b.Profile.Number()))
	})
	out := bufio.NewWriter(w)
	for _, class := range classes {
		fmt.Fprintf(out, "%d\t%d\t%d\t%s\t%s\n", class.Fine, class.Medium, class.Coarse, class.Profile, strings.Join(lines[class], " "))
	}
	return out.Flush()
}
