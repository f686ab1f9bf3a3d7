package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress/language/wordnet/internal/table"
)

// A dictionary in WordNet's form: offset, file, type, count of words, words, count of pointers, pointers.
var files = map[string]string{
	"dict/data.noun": `  1 the licence
00000001 03 n 01 entity 0 002 ~ 00000002 n 0000 ~ 00000003 n 0000 | what is
00000002 06 n 01 tower 0 002 @ 00000001 n 0000 ~ 00000007 n 0000 | a tall structure
00000003 11 n 02 detonation 0 Blast 0 002 @ 00000001 n 0000 + 00000001 v 0101 | a loud event
00000004 18 n 01 Tower 0 001 @i 00000001 n 0000 | a man
00000005 05 n 01 Turris 0 001 @ 00000001 n 0000 | a genus
00000006 06 n 01 water_tower 0 001 @ 00000002 n 0000 | one for water
00000007 06 n 01 blast 0 002 @ 00000001 n 0000 ~ 00000001 n 0000 | a furnace
00000008 11 n 01 gas_tower 0 001 @ 00000003 n 0000 | one that blows up
`,
	"dict/index.noun": `tower n 2 1 @ 2 0 00000004 00000002
blast n 2 1 @ 2 1 00000003 00000007
turris n 1 1 @ 1 0 00000005
water_tower n 1 1 @ 1 0 00000006
gas_tower n 1 1 @ 1 0 00000008
detonation n 1 1 @ 1 0 00000003
mp3 n 1 1 @ 1 0 00000002
`,
	"dict/index.sense": "blast%1:06:00:: 00000007 2 3\nblast%1:11:00:: 00000003 1 2\nblast%2:30:00:: 00000001 1 9\n",
	"dict/data.verb":   "00000001 30 v 02 detonate 0 set_off 0 001 + 00000003 n 0101 01 + 08 00 | make explode\n",
	"dict/index.verb":  "detonate v 1 1 + 1 0 00000001\nset_off v 1 1 + 1 0 00000001\ntower v 1 0 1 0 00000001\n",
	"dict/data.adj":    "00000001 00 a 01 tall 0 000 | high\n",
	"dict/index.adj":   "tall a 1 0 1 0 00000001\n",
	"senses.tsv": "# own\nblast\tdetonation.n.01\tnews\nrefit\tverb\tnew\nsky-high\tadjective\tnew\n" +
		"covid\tevent\tnew\ncovid\tto infect\tnew\n",
}

// kindsFile has all supersenses, and two kinds.
func kindsFile() string {
	var b strings.Builder
	b.WriteString("# kinds\nbuilding\tthing\ttower.n.02\nburst\tevent\tdetonation.n.01\n")
	for _, s := range supersenses {
		nature := "thing"
		if s == "event" {
			nature = "event"
		}
		b.WriteString("[" + s + "]\t" + nature + "\n")
	}
	return b.String()
}

func write(t *testing.T, change map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "dict"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, set := range []map[string]string{files, {"kinds.tsv": kindsFile()}, change} {
		for name, text := range set {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	return dir
}

func TestGenerate(t *testing.T) {
	dir := write(t, nil)
	if err := generate(filepath.Join(dir, "dict"), dir); err != nil {
		t.Fatal(err)
	}
	read := func(name string) string {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	classes := strings.Split(read("classes.tsv"), "\n")
	words := table.Read(read("words.txt"))
	got := map[string]string{}
	for _, w := range []string{
		"tower", "blast", "detonation", "turris", "water tower", "gas tower", "mp3", "detonate", "set off", "tall", "refit",
		"sky-high", "covid",
	} {
		if e, ok := words.Find(w); ok {
			got[w] = strings.TrimSpace(classes[e.Class] + " " + e.Verb)
		}
	}
	want := map[string]string{
		"tower":      "nv\tbuilding,artifact", // the name is no sense of the noun
		"blast":      "n\tburst,event",        // another word of its synset has the verb
		"detonation": "n\tburst,event detonate",
		"gas tower":  "n\tburst,event", // "water tower" is found by "tower"
		"detonate":   "v",
		"tall":       "a",
		"refit":      "v",
		"sky-high":   "a",
		"covid":      "n\tevent infect",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Of the senses of a noun it is the most frequent one; of those as frequent, one that has the word as its first.
func TestFirstSense(t *testing.T) {
	wn, err := read(filepath.Join(write(t, nil), "dict"))
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]string{"tower": "00000002", "blast": "00000007", "turris": "", "quadpress": ""} {
		if got := wn.nouns.firstSense(word); got != want {
			t.Errorf("%s: got %q, want %q", word, got, want)
		}
	}
	delete(wn.nouns.counts, [2]string{"blast", "00000007"})
	delete(wn.nouns.counts, [2]string{"blast", "00000003"})
	if got := wn.nouns.firstSense("blast"); got != "00000007" {
		t.Errorf("blast, not counted: got %q, want the synset that it is the first word of", got)
	}
}

func TestGenerateRefuses(t *testing.T) {
	for name, c := range map[string]struct{ file, text, want string }{
		"unknown synset": {
			"senses.tsv", "bank\tbank.n.03\tnews\n",
			`synset "bank.n.03": WordNet has 0 senses of the noun "bank"`,
		},
		"unknown kind": {
			"senses.tsv", "bank\tmoney\tnews\n",
			`senses.tsv:1: noun "bank": "money" is no kind of kinds.tsv`,
		},
		"a noun twice": {
			"senses.tsv", "a\tevent\tx\na\tact\tx\n",
			`senses.tsv:2: noun "a" is there twice`,
		},
		"no reason": {
			"senses.tsv", "a\tevent\n",
			"senses.tsv:1: has 2 columns, want 3 or more",
		},
		"no supersenses": {
			"kinds.tsv", "building\tthing\ttower.n.01\n",
			"kinds.tsv: has 0 supersenses; WordNet has 26",
		},
		"mixed kinds": {
			"senses.tsv", "a\tevent, act\tx\n",
			"of events and the first kind is not",
		},
		"missing synset": {
			"dict/index.noun", "tower n 1 0 1 0 00000099\n",
			`noun "tower": one of its synsets is not there`,
		},
		"missing parent": {
			"dict/data.noun", "00000001 03 n 01 x 0 001 @ 00000009 n 0000\n",
			`noun "x": its file or a synset`,
		},
		"no such nature": {
			"kinds.tsv", "building\tstone\ttower.n.01\n",
			`kinds.tsv:1: kind "building" stands for "stone"`,
		},
		"no synset": {
			"kinds.tsv", "building\tthing\n",
			`kinds.tsv:1: kind "building" covers no synset`,
		},
		"cut synset": {
			"dict/data.noun", "00000001 03 n 05 entity 0\n",
			`data.noun:1: synset "00000001" has fewer fields`,
		},
		"cut word": {
			"dict/index.noun", "tower n 9 9 @ 1\n",
			`index.noun:1: word "tower" has fewer fields`,
		},
		"cut sense": {
			"dict/index.sense", "tower%1:06:00:: 00000002\n",
			`index.sense:1: sense "tower%1:06:00::" has 2 fields`,
		},
		"pointer to no end": {
			"dict/data.noun", "00000001 03 n 01 x 0 001 + 00000001 v 0001\n",
			`pointer "0001": want the numbers of two`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := write(t, map[string]string{c.file: c.text})
			if err := generate(filepath.Join(dir, "dict"), dir); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got error %v, want one with %q", err, c.want)
			}
		})
	}
}
