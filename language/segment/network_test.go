package segment

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
)

// TestParity holds the network to what the training framework computes with the same weights, to the last bit.
func TestParity(t *testing.T) {
	data, err := os.ReadFile("testdata/parity.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Forms  []string
		Marks  []int
		Scores []float32
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	n := load(t)
	for _, c := range cases {
		words := make([]Word, len(c.Forms))
		for i := range words {
			words[i] = Word{Form: c.Forms[i], Mark: c.Marks[i]}
		}
		if got := scoreWords(n, words); !slices.Equal(got, c.Scores) {
			t.Errorf("%q:\n got %v\nwant %v", c.Forms, got, c.Scores)
		}
	}
}

func scoreWords(n *network, words []Word) []float32 {
	return n.score(len(words), func(i int) Word { return words[i] }, new(workspace))
}

func load(t *testing.T) *network {
	s, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return s.network
}

// Long paragraphs are read in chunks, which must not show in the scores.
func TestChunks(t *testing.T) {
	n := load(t)
	r := rand.New(rand.NewPCG(1, 2))
	words := make([]Word, 3*chunk+chunk/2)
	for i := range words {
		words[i] = Word{Form: fragments[r.IntN(len(fragments))], Mark: r.IntN(NumMarks)}
	}
	all := scoreWords(n, words)
	for _, at := range []int{0, 1, chunk / 2, chunk, len(words) - 1} {
		from, to := max(at-n.reach, 0), min(at+n.reach+1, len(words))
		if got := scoreWords(n, words[from:to])[at-from]; got != all[at] {
			t.Errorf("word %d has score %g, with only what it sees around it %g", at, all[at], got)
		}
	}
}

// Sums are exact only while they stay below 2^24 of their smallest unit, the product of that of weights and of what
// they weigh.
func TestExact(t *testing.T) {
	n := load(t)
	const unit = step / 64
	if most := float64(3*n.width) * 127.0 / 64 * limit; most+1024 >= unit*(1<<24) {
		t.Errorf("sums of %g may be rounded", most)
	}
}

// Wrong files are told apart from networks, and none makes the reader panic.
func TestReadNetworkErrors(t *testing.T) {
	for name, file := range map[string][]byte{"empty": nil, "no header": []byte("not a model"),
		"nothing in it": append([]byte{2, 0, 0, 0, 0, 0, 0, 0}, "{}"...)} {
		if _, err := readNetwork(file); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// Python's lower case and kinds of letters are Go's.
func TestFeatures(t *testing.T) {
	tests := []struct {
		form, word, first, two, three, shape string
	}{
		{"Kerry", "kerry", "ke", "ry", "rry", "Xxx"},
		{"U.S.", "u.s.", "u.", "s.", ".s.", "X.X."},
		{"2015", "0000", "00", "00", "000", "dd"},
		{"Ö", "ö", "ö", "ö", "ö", "X"},
		{"——", "--", "--", "--", "--", "--"},
		{"“", `"`, `"`, `"`, `"`, `"`},
		{"…", "...", "..", "..", "...", ".."},
	}
	of := func(kind byte, value string) hash {
		h := newHash(kind)
		for _, r := range value {
			h = h.rune(r)
		}
		return h
	}
	for _, tt := range tests {
		want := [numHashes]hash{of('w', tt.word), of('p', tt.first), of('e', tt.two), of('E', tt.three), of('s', tt.shape),
			of('j', fmt.Sprintf("\x01%s", tt.shape))}
		var f features
		if f.read(tt.form, apart|ruled); f.hashes != want || string(f.plain[:f.length]) != tt.word {
			t.Errorf("%s: got %v, want %v", tt.form, f.hashes, want)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := readNetwork(embedded); err != nil {
			b.Fatal(err)
		}
	}
}
