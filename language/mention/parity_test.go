package mention

import (
	"encoding/json"
	"math"
	"os"
	"testing"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/neural"
)

// TestParity holds features and network to what the training framework computes with the same weights.
func TestParity(t *testing.T) {
	data, err := os.ReadFile("testdata/parity.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Forms  []string
		Scores [][]float64
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	words, err := neural.Load()
	if err != nil {
		t.Fatal(err)
	}
	tagger, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	b := new(buffer)
	for _, c := range cases {
		s := quadpress.Sentence{}
		for _, f := range c.Forms {
			s.Tokens = append(s.Tokens, quadpress.Token{Form: f})
		}
		var v neural.Vectors
		words.Annotate(&s, nil, &v)
		doc := tagger.contextOf([]quadpress.Sentence{s}, b)
		tagger.readWords(&s, b)
		tagger.network.score(b, v.Words, doc)
		width := tagger.network.out.Width()
		for i, row := range c.Scores {
			for l, want := range row {
				// The framework rounds vectors to 16 bits on the way.
				if got := float64(b.scores[i*width+l]); math.Abs(got-want) > 0.02*(1+math.Abs(want)) {
					t.Fatalf("%q: score of label %d is %g, want %g", c.Forms[i], l, got, want)
				}
			}
		}
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
