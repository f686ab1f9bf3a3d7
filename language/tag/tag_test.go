package tag

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/cluster"
	"pgregory.net/rapid"
)

func tokens(text string) []quadpress.Token {
	var out []quadpress.Token
	for _, form := range strings.Fields(text) {
		out = append(out, quadpress.Token{Form: form})
	}
	return out
}

func TestTag(t *testing.T) {
	tagger, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ text, want string }{
		{
			"The ministers met in Geneva on Tuesday .",
			"DET/DT NOUN/NNS VERB/VBD ADP/IN PROPN/NNP ADP/IN PROPN/NNP PUNCT/.",
		},
		{
			"She did n't say when talks will resume .",
			"PRON/PRP AUX/VBD PART/RB VERB/VB ADV/WRB NOUN/NNS AUX/MD VERB/VB PUNCT/.",
		},
		{
			"Rescuers found 12 people alive under the rubble .",
			"NOUN/NNS VERB/VBD NUM/CD NOUN/NNS ADJ/JJ ADP/IN DET/DT NOUN/NN PUNCT/.",
		},
		{
			"The bridge was built by Italian engineers .",
			"DET/DT NOUN/NN AUX/VBD VERB/VBN ADP/IN ADJ/JJ NOUN/NNS PUNCT/.",
		},
	}
	for _, test := range tests {
		words := tokens(test.text)
		tagger.Tag(words)
		var got []string
		for _, w := range words {
			got = append(got, w.UPOS+"/"+w.XPOS)
		}
		if diff := cmp.Diff(strings.Fields(test.want), got); diff != "" {
			t.Errorf("%s\n%s", test.text, diff)
		}
	}
}

func TestFeats(t *testing.T) {
	tagger, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	words := tokens("The guards were told that she is leaving her office .")
	tagger.Tag(words)
	for _, want := range []struct {
		word       int
		name, feat string
	}{
		{0, "Definite", "Def"}, {1, "Number", "Plur"}, {3, "VerbForm", "Part"}, {5, "Gender", "Fem"}, {6, "Tense", "Pres"},
		{7, "VerbForm", "Part"}, {8, "Poss", "Yes"}, {9, "Number", "Sing"},
	} {
		if got := words[want.word].Feat(want.name); got != want.feat {
			t.Errorf("%s of %q is %q, want %q", want.name, words[want.word].Form, got, want.feat)
		}
	}
}

func TestTagIsTotal(t *testing.T) {
	tagger, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		var words []quadpress.Token
		for _, form := range rapid.SliceOf(rapid.String()).Draw(t, "forms") {
			words = append(words, quadpress.Token{Form: form})
		}
		tagger.Tag(words)
		for _, w := range words {
			if w.UPOS == "" || w.XPOS == "" {
				t.Errorf("%q has no tag", w.Form)
			}
		}
	})
}

// lesson is a treebank of a toy language, in which "x" is a noun after "a" and a verb elsewhere.
func lesson() [][]quadpress.Token {
	set := func(text string, tags ...string) []quadpress.Token {
		words := tokens(text)
		for i := range words {
			words[i].UPOS, words[i].XPOS, words[i].Feats = tags[i], tags[i], "Of="+words[i].Form
		}
		return words
	}
	var bank [][]quadpress.Token
	for range 5 {
		bank = append(bank, set("a x", "DET", "NOUN"), set("they x", "PRON", "VERB"), set("a x x", "DET", "NOUN", "VERB"))
	}
	return bank
}

func TestTrainLearnsAndIsDeterministic(t *testing.T) {
	clusters, err := cluster.Default()
	if err != nil {
		t.Fatal(err)
	}
	train := func() []byte {
		data, err := Train(lesson(), Options{Epochs: 6, MinUpdates: 1, Clusters: clusters}).AppendBinary(nil)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	data := train()
	if !bytes.Equal(data, train()) {
		t.Error("training twice gives two taggers")
	}
	tagger, err := Read(data, clusters)
	if err != nil {
		t.Fatal(err)
	}
	got := tokens("a x x")
	tagger.Tag(got)
	if diff := cmp.Diff(lesson()[2], got); diff != "" {
		t.Error(diff)
	}
}

func TestReadRejectsWhatIsNoTagger(t *testing.T) {
	for _, data := range []string{"", "abc", "\xff\xff\xff\x7fabc", "\x04\x00\x00\x00what", "\x00\x00\x00\x00qpw1"} {
		if _, err := Read([]byte(data), nil); err == nil {
			t.Errorf("Read(%q) gave no error", data)
		}
	}
}
