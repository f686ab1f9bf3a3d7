package role

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/neural"
)

// treeOf makes a tree of words written as form/UPOS/relation/head, heads counted from 1. The lemma is the form unless
// it is given behind the form: "carried=carry".
func treeOf(text string) *tree {
	var tokens []quadpress.Token
	for word := range strings.FieldsSeq(text) {
		part := strings.Split(word, "/")
		form, lemma, ok := strings.Cut(part[0], "=")
		if !ok {
			lemma = form
		}
		head, err := strconv.Atoi(part[3])
		if err != nil {
			panic(err)
		}
		tokens = append(tokens, quadpress.Token{Form: form, Lemma: lemma, UPOS: part[1], Rel: part[2], Head: head - 1})
	}
	rels := map[string]int{}
	for i, r := range []string{"?", "nsubj", "obj", "xcomp", "acl:relcl", "obl", "conj", "compound:prt"} {
		rels[r] = i
	}
	t := new(tree)
	t.set(tokens, rels)
	return t
}

const (
	ship = "They/PRON/nsubj/2 saw=see/VERB/root/0 the/DET/det/4 ship/NOUN/obj/2 leave/VERB/xcomp/2 " +
		"port/NOUN/obj/5 !/PUNCT/punct/2"
	town = "He/PRON/nsubj/2 fled=flee/VERB/root/0 to/ADP/case/4 towns=town/NOUN/obl/2 they/PRON/nsubj/6 " +
		"held=hold/VERB/acl:relcl/4"
	union = "The/DET/det/2 union/NOUN/nsubj/6 (/PUNCT/punct/4 UGT/PROPN/appos/2 )/PUNCT/punct/4 " +
		"struck=strike/VERB/root/0 ,/PUNCT/punct/6 and/CCONJ/cc/9 lost=lose/VERB/conj/6"
)

// "They saw the ship leave port": the ship is near "leave", over the verb above.
func TestCandidates(t *testing.T) {
	tr := treeOf(ship)
	got := tr.appendCandidates(nil, 4)
	want := []candidate{{5, 0, 1}, {1, 1, 0}, {0, 1, 1}, {3, 1, 1}, {2, 1, 2}, {6, 1, 1}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(candidate{})); diff != "" {
		t.Errorf("candidates of \"leave\" (-want +got):\n%s", diff)
	}
}

func TestSpan(t *testing.T) {
	for _, tt := range []struct {
		tree            string
		predicate, head int
		role            string
		want            string
	}{
		{town, 1, 3, "ARG1", "to towns they held"},
		{town, 5, 3, "ARG1", "towns"}, // without the clause that holds the predicate, and without the preposition
		{union, 5, 1, "ARG0", "The union ( UGT )"},
		{union, 5, 3, "ARG0", "( UGT )"},
		{union, 5, 8, "ARGM-ADV", "lost"},
		{town, 1, 3, "ARGM-PRR", "towns"}, // the noun of a light verb stands alone
	} {
		tr := treeOf(tt.tree)
		tr.mark(tt.predicate, true)
		first, last := tr.span(tt.head, slices.Index(roles[:], tt.role))
		var words []string
		for _, w := range tr.tokens[first:last] {
			words = append(words, w.Form)
		}
		if got := strings.Join(words, " "); got != tt.want {
			t.Errorf("%s of %s is %q, want %q", tt.role, tr.tokens[tt.predicate].Form, got, tt.want)
		}
		if slices.Contains(tr.inside, true) {
			t.Error("words are left marked")
		}
	}
}

// Of "They saw the ship leave port", "the ship" and "leave port" are one argument.
func TestCompose(t *testing.T) {
	tr := treeOf(ship)
	tr.mark(1, true)
	arg1 := slices.Index(roles[:], "ARG1")
	got := tr.compose([]head{{4, roleMore}, {3, arg1}, {0, firstNumbered}, {6, roleRelative}})
	want := []quadpress.FrameArgument{{Role: "ARG0", First: 0, Last: 1}, {Role: "ARG1", First: 2, Last: 6}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("arguments (-want +got):\n%s", diff)
	}
}

// Where the tree hangs "in May" upon "towns", and the network makes it an argument of the verb, the towns are another.
func TestComposeApart(t *testing.T) {
	tr := treeOf("They/PRON/nsubj/2 left=leave/VERB/root/0 towns=town/NOUN/obj/2 in/ADP/case/5 May/PROPN/nmod/3")
	tr.mark(1, true)
	arg1, when := slices.Index(roles[:], "ARG1"), slices.Index(roles[:], "ARGM-TMP")
	got := tr.compose([]head{{2, arg1}, {4, when}})
	want := []quadpress.FrameArgument{{Role: "ARG1", First: 2, Last: 3}, {Role: "ARGM-TMP", First: 3, Last: 5}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("arguments (-want +got):\n%s", diff)
	}
	if slices.Contains(tr.taken, true) {
		t.Error("heads are left marked")
	}
}

func TestWayTo(t *testing.T) {
	tr := treeOf(town)
	rels := map[string]int{"obl": 5, "acl:relcl": 4, "nsubj": 1}
	known := pathsOf([]string{"?", ">obl", "<acl:relcl<obl>nsubj", "<acl:relcl"}, rels)
	for _, tt := range []struct {
		predicate int
		candidate candidate
		want      int
	}{
		{1, candidate{3, 0, 1}, 1},
		{5, candidate{0, 2, 1}, 2},
		{5, candidate{3, 1, 0}, 3},
		{5, candidate{1, 2, 0}, 0},
	} {
		if got := tr.wayTo(tt.predicate, tt.candidate, known); got != tt.want {
			t.Errorf("the way from %d to %+v is number %d, want %d", tt.predicate, tt.candidate, got, tt.want)
		}
	}
}

// What speaks for the senses of words.
func TestChoices(t *testing.T) {
	const carried = "They/PRON/nsubj/2 carried=carry/VERB/root/0 out/ADP/compound:prt/2 strikes=strike/NOUN/obj/2"
	for _, tt := range []struct {
		tree      string
		predicate int
		sense     string
		flags     []int
		without   []int
	}{
		{carried, 1, "carry_out.03", []int{phrase, particle, seen}, []int{unmet, particleLeft}},
		{carried, 1, "carry.01", []int{ownPOS, byLemma, particleLeft}, []int{phrase, odd}},
		{carried, 3, "strike.01", []int{ownPOS, otherPOS}, []int{odd, particleLeft}},
	} {
		tr := treeOf(tt.tree)
		list := tr.appendChoices(nil, tt.predicate)
		i := slices.IndexFunc(list, func(c choice) bool { return c.sense.ID == tt.sense })
		if i < 0 {
			t.Errorf("%s may not be %s", tr.tokens[tt.predicate].Form, tt.sense)
			continue
		}
		for _, f := range tt.flags {
			if list[i].flags&(1<<f) == 0 {
				t.Errorf("%s as %s has flags %b, want %d", tr.tokens[tt.predicate].Form, tt.sense, list[i].flags, f)
			}
		}
		for _, f := range tt.without {
			if list[i].flags&(1<<f) != 0 {
				t.Errorf("%s as %s has flags %b, not %d", tr.tokens[tt.predicate].Form, tt.sense, list[i].flags, f)
			}
		}
	}
}

// Whatever the tree, frames are well formed: predicates in order, arguments within the sentence and in order, no
// numbered role twice.
// What stands before a verb as its subject is no part of its phrase.
func TestSubjectsAreNoPhrase(t *testing.T) {
	tr := treeOf("It/PRON/nsubj/3 would/AUX/aux/3 cut/VERB/root/0 jobs/NOUN/obj/3")
	for _, c := range tr.appendChoices(nil, 2) {
		if c.sense.ID == "cut_it.19" {
			t.Error("who would cut jobs may cut it")
		}
	}
}

func TestFramesAreWellFormed(t *testing.T) {
	l := loaded(t)
	words := strings.Fields("strike Russia talks be in Homs ( ) , carry out and glad who 2015")
	tags := []string{"VERB", "NOUN", "PROPN", "ADJ", "ADP", "PUNCT", "AUX", "PRON"}
	rels := []string{"nsubj", "obj", "obl", "case", "acl:relcl", "conj", "cc", "punct", "xcomp", "compound:prt", "made-up"}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 25).Draw(t, "words")
		s := &quadpress.Sentence{Tokens: make([]quadpress.Token, n)}
		root := rapid.IntRange(0, n-1).Draw(t, "root")
		for i := range s.Tokens {
			form := rapid.SampledFrom(words).Draw(t, "form")
			s.Tokens[i] = quadpress.Token{
				Form: form, Lemma: form,
				UPOS: rapid.SampledFrom(tags).Draw(t, "tag"), Rel: rapid.SampledFrom(rels).Draw(t, "relation"),
			}
			// Heads nearer to the root than the word make a tree.
			switch {
			case i == root:
				s.Tokens[i].Head, s.Tokens[i].Rel = -1, "root"
			case i < root:
				s.Tokens[i].Head = rapid.IntRange(i+1, root).Draw(t, "head")
			default:
				s.Tokens[i].Head = rapid.IntRange(root, i-1).Draw(t, "head")
			}
		}
		own := l.Branch().Width()
		v := &neural.Vectors{Words: make([]float32, n*(l.network.word.Inner()-own)), Branch: make([]float32, n*own)}
		for i := range v.Words {
			v.Words[i] = float32(i%7) - 3
		}
		l.Label(s, v)
		for i, f := range s.Frames {
			if err := wrong(f, n); err != nil || i > 0 && s.Frames[i-1].Predicate >= f.Predicate {
				t.Fatalf("frame %d of %+v is %+v: %v", i, s.Frames, f, err)
			}
		}
	})
}

func wrong(f quadpress.Frame, words int) error {
	if f.Predicate < 0 || f.Predicate >= words || f.Args == nil {
		return fmt.Errorf("predicate %d, arguments %v", f.Predicate, f.Args)
	}
	seen := map[string]bool{}
	for i, a := range f.Args {
		if a.First < 0 || a.First >= a.Last || a.Last > words || i > 0 && f.Args[i-1].First > a.First {
			return fmt.Errorf("argument %+v", a)
		}
		if number := strings.TrimPrefix(a.Role, "ARG"); len(number) == 1 {
			if seen[number] {
				return fmt.Errorf("role %s twice", a.Role)
			}
			seen[number] = true
		}
	}
	return nil
}

// Files that are no networks are errors, and none makes the reader panic.
func TestReadNetworkErrors(t *testing.T) {
	for name, file := range map[string][]byte{
		"empty": nil, "no header": []byte("not a model"), "nothing in it": append([]byte{2, 0, 0, 0, 0, 0, 0, 0}, "{}"...),
	} {
		if _, err := New(file); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// What New reads labels sentences, or is an error: a changed header or a changed byte never makes it panic.
func FuzzNew(f *testing.F) {
	size := int(binary.LittleEndian.Uint64(embedded))
	header := string(embedded[8 : 8+size])
	f.Add(0, "layers", "WT")
	f.Add(0, "layers", "WTTW")
	f.Add(0, "branch", "C")
	f.Add(0, "roles", "_\\n+")
	f.Add(0, "rates", "VERB 9 begin")
	f.Add(0, "[192,612]", "[192,420]")
	f.Add(1000, "senses", "sense")
	f.Add(0, "Lcc", "\\n")
	s, v := analysed(f, loaded(f), strings.Fields("Rebels took the town ."))
	f.Fuzz(func(t *testing.T, at int, from, to string) {
		changed := header
		if from != "" {
			if i := strings.Index(header[min(max(at, 0), len(header)):], from); i >= 0 {
				i += min(max(at, 0), len(header))
				changed = header[:i] + to + header[i+len(from):]
			}
		}
		file := binary.LittleEndian.AppendUint64(nil, uint64(len(changed)))
		l, err := New(append(append(file, changed...), embedded[8+size:]...))
		if err != nil || l.network.word.Inner() != len(v.Words)/len(s.Tokens)+len(v.Branch)/len(s.Tokens) {
			return
		}
		l.Label(s, v)
	})
}

func loaded(t testing.TB) *Labeler {
	l, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func BenchmarkLabel(b *testing.B) {
	l := loaded(b)
	const text = "After talks with Lavrov in Vienna , Kerry said that Russia had struck rebels near Homs on Friday ."
	s, v := analysed(b, l, strings.Fields(text))
	b.ReportAllocs()
	for b.Loop() {
		l.Label(s, v)
	}
	b.ReportMetric(float64(len(s.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
