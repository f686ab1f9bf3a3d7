package main

import (
	"bytes"
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

func TestTrainAndScore(t *testing.T) {
	dir := t.TempDir()
	file := func(name string) string { return filepath.Join(dir, name) }
	if err := os.WriteFile(file("bank.conllu"), []byte(strings.Repeat(bank, 4)), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, n := range []string{"1", "2"} {
		for _, args := range [][]string{
			{"tagger", file("bank.conllu"), "--dev", file("bank.conllu"), "--min-updates", "1", "-o", file("tagger" + n)},
			{"retag", file("bank.conllu"), "--folds", "2", "-o", file("retagged" + n)},
			{"parser", file("retagged" + n), "--folds", "1", "--tagger", file("tagger" + n), "--dev", file("bank.conllu"),
				"--min-updates", "1", "--label-min-updates", "1", "-o", file("parser" + n)},
		} {
			out, err := run(t, args...)
			if err != nil {
				t.Fatalf("%v: %v", args, err)
			}
			if args[0] != "retag" && !strings.Contains(out, "UPOS 100.00") || args[0] == "parser" && !strings.Contains(out, "LAS 100.00") {
				t.Errorf("%s does not learn its own treebank: %s", args[0], out)
			}
		}
	}
	for _, name := range []string{"tagger", "retagged", "parser"} {
		one, err1 := os.ReadFile(file(name + "1"))
		two, err2 := os.ReadFile(file(name + "2"))
		if err1 != nil || err2 != nil || !bytes.Equal(one, two) {
			t.Errorf("two trainings give two files %s (%v, %v)", name, err1, err2)
		}
	}
}

func TestEval(t *testing.T) {
	dir := t.TempDir()
	path, out := filepath.Join(dir, "bank.conllu"), filepath.Join(dir, "out.conllu")
	if err := os.WriteFile(path, []byte(bank), 0o644); err != nil {
		t.Fatal(err)
	}
	scores, err := run(t, "eval", path, "-o", out)
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
		{[]string{"tagger", filepath.Join(dir, "missing.conllu")}, "missing.conllu"},
		{[]string{"tagger", bad}, "bad.conllu.gz"},
		{[]string{"parser", bad}, "bad.conllu.gz"},
		{[]string{"eval", bad}, "bad.conllu.gz"},
	} {
		if _, err := run(t, test.args...); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%v: error %v does not name %s", test.args, err, test.want)
		}
	}
}
