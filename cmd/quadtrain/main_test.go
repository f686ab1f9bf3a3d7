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
		{[]string{"eval", filepath.Join(dir, "missing.conllu")}, "missing.conllu"},
		{[]string{"mentions", "--uner", bad}, "bad.conllu.gz"},
		{[]string{"eval", bad}, "bad.conllu.gz"},
		{[]string{"eval-relations", filepath.Join(dir, "missing")}, "documents.json"},
	} {
		if _, err := run(t, test.args...); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%v: error %v does not name %s", test.args, err, test.want)
		}
	}
}
