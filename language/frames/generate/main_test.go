package main

import (
	"compress/gzip"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// write writes a compressed file below a folder.
func write(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := gzip.NewWriter(f)
	defer z.Close()
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
}

func TestGenerate(t *testing.T) {
	data, out := t.TempDir(), t.TempDir()
	write(t, data, "srl/propbank-frames.jsonl.gz",
		`{"id":"visit.01","name":"go and see","lemma":"visit","aliases":[["n","visit"],["v","visit"]],`+
			`"roles":[{"n":"0","f":"PAG","descr":"visitor","verbnet":["Agent"]},`+
			`{"n":"1","f":"com","descr":"host | place","verbnet":["co-agent","co_agent"]},`+
			`{"n":"m","f":"LOC","descr":"where","verbnet":[]}]}`+"\n")
	write(t, data, "srl/ewt-train.srl.jsonl.gz",
		`{"sent_id":"a","predicates":[[3,"visit.01",[["ARG0",0,1],["ARGM-LVB",1,2]]],[1,"pay.LV",[]]]}`+"\n")
	write(t, data, "ud/en_ewt-ud-train.conllu.gz", `# sent_id = a
1	Ann	Ann	PROPN	NNP	_	2	nsubj	_	_
2	paid	pay	VERB	VBD	_	0	root	_	_
3	a	a	DET	DT	_	4	det	_	_
4	visit	visit	NOUN	NN	_	2	obj	_	_

`)
	if err := generate(data, out); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"frames.tsv": "pay.LV\tpay\t\t~v:pay=1\t\n" +
			"visit.01\tvisit\tgo and see\tn:visit=1 v:visit\t0:PAG:Agent:visitor|1:COM:co_agent:host / place\n",
		"light.tsv": "pay\tvisit\t1\n",
	} {
		got, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// What is wrong is named by its file and sentence.
func TestGenerateError(t *testing.T) {
	data := t.TempDir()
	write(t, data, "srl/ewt-train.srl.jsonl.gz", `{"sent_id":"a","predicates":[[3,"visit.01"]]}`+"\n")
	want := filepath.Join(data, "srl/ewt-train.srl.jsonl.gz") +
		": a: a predicate has 2 parts; token, sense and arguments are needed"
	if err := generate(data, t.TempDir()); err == nil || err.Error() != want {
		t.Errorf("the error is %v, not %s", err, want)
	}
}
