package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// bank is a treebank of our own.
const bank = `1	The	the	DET	DT	Definite=Def|PronType=Art	2	det	_	_
2	dams	dam	NOUN	NNS	Number=Plur	3	nsubj	_	_
3	closed	close	VERB	VBD	Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin	0	root	_	SpaceAfter=No
4	.	.	PUNCT	.	_	3	punct	_	_

1	Farmers	farmer	NOUN	NNS	Number=Plur	2	nsubj	_	_
2	left	leave	VERB	VBD	Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin	0	root	_	_
3	the	the	DET	DT	Definite=Def|PronType=Art	4	det	_	_
4	valley	valley	NOUN	NN	Number=Sing	2	obj	_	SpaceAfter=No
5	.	.	PUNCT	.	_	2	punct	_	_

`

func run(t *testing.T, args ...string) (stdout string, err error) {
	t.Helper()
	var out, log bytes.Buffer
	cmd := command()
	cmd.SetOut(&out)
	cmd.SetErr(&log)
	cmd.SetArgs(args)
	err = cmd.Execute()
	return out.String(), err
}

func TestTrees(t *testing.T) {
	dir := t.TempDir()
	path, out := filepath.Join(dir, "bank.conllu"), filepath.Join(dir, "out.conllu")
	if err := os.WriteFile(path, []byte(bank), 0o644); err != nil {
		t.Fatal(err)
	}
	scores, err := run(t, "trees", path, "-o", out)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(scores, "words 9") {
		t.Errorf("scores: %s", scores)
	}
	written, err := readTreebank([]string{out})
	if err != nil || len(written) != 2 {
		t.Errorf("%d sentences written, %v", len(written), err)
	}
}

func TestErrors(t *testing.T) {
	dir := t.TempDir()
	bad := filepath.Join(dir, "bad.conllu.gz")
	if err := os.WriteFile(bad, []byte("not packed"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"trees", filepath.Join(dir, "missing.conllu")}, "missing.conllu"},
		{[]string{"mentions", filepath.Join(dir, "nowhere")}, "uner-ewt-dev.iob2.gz"},
		{[]string{"trees", bad}, "bad.conllu.gz"},
		{[]string{"eval", dir}, "en_ewt-ud-dev.conllu.gz"},
		{[]string{"eval-relations", filepath.Join(dir, "missing")}, "documents.json"},
	} {
		if _, err := run(t, test.args...); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%v: error %v does not name %s", test.args, err, test.want)
		}
	}
}

func TestConfidence(t *testing.T) {
	dir := t.TempDir()
	sentences, gold, out := filepath.Join(dir, "sentences.txt"), filepath.Join(dir, "gold.tsv"),
		filepath.Join(dir, "confidence.yaml")
	text, golds := "", ""
	for _, who := range []string{"Ann", "Bob", "Carl", "Dora", "Emil", "Fay", "Gus", "Hana", "Ivan", "Jane", "Kurt",
		"Lena"} {
		text += who + " repaired the pump .\nThe pump , repaired by " + who + " , works .\n" + who + " left the farm .\nAnnoyed , " + who + " sold the mill .\n"
		golds += who + " repaired the pump .\trepaired\t" + who + "\tthe pump\n" + "The pump , repaired by " + who + " , works .\tworks\tThe pump\n" +
			who + " left the farm .\tstayed\t" + who + "\tthe farm\n" + "Annoyed , " + who + " sold the mill .\tsold\t" + who + "\tthe mill\n"
	}
	for path, s := range map[string]string{sentences: text, gold: golds} {
		if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var before []byte
	for range 2 { // the same files give the same bytes
		scores, err := run(t, "confidence", "--sentences", sentences, "--gold", gold, "-o", out)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(scores, "even lines, not fitted") {
			t.Errorf("scores: %s", scores)
		}
		got, err := os.ReadFile(out)
		if err != nil || !bytes.Contains(got, []byte("intercept: ")) {
			t.Fatalf("%v %s", err, got)
		}
		if before != nil && !bytes.Equal(before, got) {
			t.Error("a second run gives other weights")
		}
		before = got
	}
}

func TestBoundaries(t *testing.T) {
	dir := t.TempDir()
	raw, text := filepath.Join(dir, "bank.conllu"), filepath.Join(dir, "story.txt")
	if err := errors.Join(os.WriteFile(raw, []byte(bank), 0o644), os.WriteFile(text, []byte("It rained. Dams closed."),
		0o644)); err != nil {
		t.Fatal(err)
	}
	got, err := run(t, "boundaries", raw)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(got, `"sentences":2,`) || !strings.Contains(got, `true],["left",1,false]`) {
		t.Errorf("of a treebank: %s", got)
	}
	got, err = run(t, "boundaries", text)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(got, `["Dams",13,true],["closed",1,false]`) {
		t.Errorf("of text: %s", got)
	}
}

// coreferent is a document of our own with its coreference.
const coreferent = `# newdoc id = GUM_news_ships%d
1	A	a	DET	DT	_	2	det	_	Entity=(1-object-new-nnnnn-cf1-2-coref
2	ship	ship	NOUN	NN	_	3	nsubj	_	Entity=1)
3	left	leave	VERB	VBD	_	0	root	_	_
4	Oslo	Oslo	PROPN	NNP	_	3	obj	_	Entity=(2-place-new-nnnnn-cf2-1-sgl)
5	.	.	PUNCT	.	_	3	punct	_	_

1	It	it	PRON	PRP	_	2	nsubj	_	Entity=(1-object-giv:act-nnnnn-cf1-1-coref)
2	sank	sink	VERB	VBD	_	0	root	_	_
3	.	.	PUNCT	.	_	2	punct	_	_

`

func TestAntecedents(t *testing.T) {
	dir := t.TempDir()
	path, out := filepath.Join(dir, "gum.conllu"), filepath.Join(dir, "it.yaml")
	text := ""
	for k := range 6 {
		text += fmt.Sprintf(coreferent, k)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	scores, err := run(t, "antecedents", path, "-o", out)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(scores, `cross-validated  6 of "it", 6 with a right candidate: of these right 100.0; joined 6`) {
		t.Errorf("scores: %s", scores)
	}
	if got, err := os.ReadFile(out); err != nil || !bytes.Contains(got, []byte("\nsalience: [")) {
		t.Errorf("%v %s", err, got)
	}
	scores, err = run(t, "coref", path)
	if err != nil || !strings.Contains(scores, "nouns ") {
		t.Errorf("%v %s", err, scores)
	}
}
