package pattern

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
)

// sentence makes a sentence of words written "form/lemma/TAG/head/relation", the head a number from 1, 0 for the root.
func sentence(text string) *quadpress.Sentence {
	s := &quadpress.Sentence{}
	for _, w := range strings.Fields(text) {
		p := strings.Split(w, "/")
		head, err := strconv.Atoi(p[3])
		if err != nil {
			panic(err)
		}
		s.Tokens = append(s.Tokens, quadpress.Token{Form: p[0], Lemma: p[1], UPOS: p[2], Head: head - 1, Rel: p[4]})
	}
	return s
}

// find returns the words at which a pattern is found, each way as "word=form" for those captured.
func find(t *testing.T, pattern string, s *Sentence) []string {
	t.Helper()
	p, err := Parse(pattern)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range NewIndex([]*Pattern{p}).Match(s.Sentence, func() *Sentence { return s }) {
		var found []string
		for _, c := range captures {
			if w := p.Captured(c); w >= 0 && m.Tokens[w] >= 0 {
				found = append(found, string(c)+"="+s.Tokens[m.Tokens[w]].Form)
			}
		}
		out = append(out, strings.Join(found, " "))
	}
	return out
}

func TestMatch(t *testing.T) {
	// Ann, an old alumna of Yale, met friends in Rome on Monday.
	s := sentence(`Ann/Ann/PROPN/8/nsubj ,/,/PUNCT/5/punct an/a/DET/5/det old/old/ADJ/5/amod alumna/alumna/NOUN/1/appos
		of/of/ADP/7/case Yale/Yale/PROPN/5/nmod met/meet/VERB/0/root friends/friend/NOUN/8/obj in/in/ADP/11/case
		Rome/Rome/PROPN/8/obl on/on/ADP/13/case Monday/Monday/PROPN/8/obl:tmod`)
	s.Tokens[8].Feats, s.Tokens[8].XPOS = "Number=Plur", "NNS"
	s.Mentions = []quadpress.Mention{{First: 0, Last: 1, Type: quadpress.Person},
		{First: 10, Last: 11, Type: quadpress.Place}, {First: 12, Last: 13, Type: quadpress.Date}}
	s.Frames = []quadpress.Frame{{Predicate: 7, Sense: "meet.03"}}
	see := New(s)
	see.IsA = func(i int, typ string) bool { return i == 6 && typ == "School" || i == 0 && typ == "Person" }
	for _, c := range []struct{ name, pattern, want string }{
		{"lemma and type", "subject: Person\n  appos alumna\n    nmod object: School +case of", "subject=Ann object=Yale"},
		{"another type", "subject: Person\n  appos alumna\n    nmod object: Person", ""},
		{"another lemma", "subject:\n  appos alumnus\n    nmod object:", ""},
		{"tag", "VERB\n  nsubj subject: PROPN\n  obj object: NNS", "subject=Ann object=friends"},
		{"form", "\"met\"\n  nsubj subject:\n  obj object:", "subject=Ann object=friends"},
		{"another form", "\"meet\"\n  nsubj subject:\n  obj object:", ""},
		{"feature", "meet\n  nsubj subject:\n  obj object: Number=Plur", "subject=Ann object=friends"},
		{"another feature", "meet\n  nsubj subject:\n  obj object: Number=Sing", ""},
		{"sense", "sense=meet.01|meet.03\n  nsubj subject:\n  obj object:", "subject=Ann object=friends"},
		{"mention", "meet\n  nsubj subject: mention=name\n  obl|obl:tmod object: mention=date", "subject=Ann object=Monday"},
		{"denied", "meet\n  nsubj subject: !NOUN\n  obj object: !PROPN|PRON", "subject=Ann object=friends"},
		{"denied and so", "meet\n  nsubj subject: !PROPN\n  obj object:", ""},
		{"any relation", "meet\n  nsubj subject:\n  ... object: friend", "subject=Ann object=friends"},
		{"exact relation", "meet\n  nsubj subject:\n  obl object:", "subject=Ann object=Rome"},
		{"any subtype", "meet\n  nsubj subject:\n  obl:* object:", "subject=Ann object=Rome; subject=Ann object=Monday"},
		{"not there", "meet\n  nsubj subject:\n  obj object:\n  not iobj", "subject=Ann object=friends"},
		{"there", "meet\n  nsubj subject:\n  obj object:\n  not obl +case in", ""},
		{"there, but another", "meet\n  nsubj subject:\n  obj object:\n  not obl +case at", "subject=Ann object=friends"},
		{"not another", "meet\n  nsubj subject:\n  obj object:\n  obl +case in\n  not obl", "subject=Ann object=friends"},
		{"there below", "meet\n  nsubj subject:\n    not appos\n      nmod School\n  obj object:", ""},
		{"maybe and there", "meet\n  nsubj subject:\n  obj object:\n  maybe obl place: +case in|at",
			"subject=Ann object=friends place=Rome"},
		{"maybe and not there", "meet\n  nsubj subject:\n  obj object:\n  maybe obl place: +case at",
			"subject=Ann object=friends"},
		{"below", "meet\n  nsubj subject:\n  ...nmod object:", "subject=Ann object=Yale"},
		{"below by another", "meet\n  nsubj subject:\n  ...acl object:", ""},
		{"below, looked for from there", "VERB\n  nsubj subject:\n  ...nmod object: yale", "subject=Ann object=Yale"},
		{"before and after", "meet\n  before nsubj subject:\n  after obj object:", "subject=Ann object=friends"},
		{"on the wrong side", "meet\n  after nsubj subject:\n  obj object:", ""},
		{"twice the same word", "meet\n  nsubj subject:\n  nsubj object:", ""},
		{"nothing but types", "subject: Person\n  ... object: School", "subject=Ann object=Yale"},
	} {
		if got := strings.Join(find(t, c.pattern, see), "; "); got != c.want {
			t.Errorf("%s:\n%s\nfinds %q, want %q", c.name, c.pattern, got, c.want)
		}
	}
}

// Words that hang on several are found from each.
func TestMatchSharedWords(t *testing.T) {
	// Ann wrote and sang songs.
	s := New(sentence(`Ann/Ann/PROPN/2/nsubj wrote/write/VERB/0/root and/and/CCONJ/4/cc sang/sing/VERB/2/conj
		songs/song/NOUN/4/obj`))
	const sang = "sing\n  nsubj subject:\n  obj object:"
	if got := find(t, sang, s); got != nil {
		t.Errorf("found %q without the shared subject", got)
	}
	s.Add(3, 0, "nsubj")
	s.Add(0, 3, "conj") // a circle does no harm
	if got := find(t, sang, s); !slices.Equal(got, []string{"subject=Ann object=songs"}) {
		t.Errorf("found %q", got)
	}
	if got := find(t, "subject:\n  ... object: song", s); len(got) == 0 {
		t.Error("found nothing in a circle")
	}
}

func TestRarestWord(t *testing.T) {
	for in, want := range map[string]string{
		"subject: Person\n  appos alumnus|graduate\n    nmod object: NOUN +case of": "alumnus",
		"go\n  nsubj subject:\n  obl object: +case throughout":                      "go",
		"VERB\n  nsubj subject:\n  obl object: +case throughout":                    "throughout",
		"VERB\n  nsubj subject:\n  obl object:\n  not advmod yesterday":             "VERB",
		"!found|NOUN\n  nsubj subject:\n  obl object: work|ADJ\n  advmod here":      "here",
	} {
		p, err := Parse(in)
		if err != nil {
			t.Fatal(err)
		}
		if k := p.Words[p.rarest()].key(); len(k.values) == 0 || k.values[0] != want {
			t.Errorf("%q is looked for by %v, want %s", in, k.values, want)
		}
	}
}

// anySentence draws a sentence with words that patterns of anyPattern may find.
func anySentence(t *rapid.T) *Sentence {
	n := rapid.IntRange(1, 12).Draw(t, "tokens")
	s := &quadpress.Sentence{}
	for i := range n {
		s.Tokens = append(s.Tokens, quadpress.Token{
			Form: "Inc.", Lemma: rapid.SampledFrom([]string{"found", "of", "by", "Inc."}).Draw(t, "lemma"),
			UPOS: rapid.SampledFrom([]string{"NOUN", "VERB", "AUX", "PRON"}).Draw(t, "tag"), Feats: "Number=Plur",
			Head: rapid.IntRange(-1, i-1).Draw(t, "head"),
			Rel:  rapid.SampledFrom([]string{"nsubj", "obj", "nmod:of", "case"}).Draw(t, "relation"),
		})
	}
	out := New(s)
	out.IsA = func(i int, _ string) bool { return i%2 == 0 }
	return out
}

// Whatever word a pattern is looked for by, it is found where every way to put its words at tokens finds it, and
// together with other patterns as alone.
func TestMatchFindsWhatThereIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, err := Parse(write(anyPattern(t)))
		if err != nil {
			t.Fatal(err)
		}
		s := anySentence(t)
		see := func() *Sentence { return s }
		got := NewIndex([]*Pattern{p}).Match(s.Sentence, see)
		want := map[string]bool{}
		for root := range s.Tokens {
			m := matcher{Sentence: s, pattern: p, plan: p.plan(0), steps: 1 << 30}
			m.from(0, root, func(tokens []int) { want[fmt.Sprint(tokens)] = true })
		}
		for _, m := range got {
			if !want[fmt.Sprint(m.Tokens)] {
				t.Fatalf("%s found at %v", write(p), m.Tokens)
			}
			for i := range p.Words {
				if w := &p.Words[i]; w.Head >= 0 && m.Tokens[i] >= 0 && !w.Below && s.Tokens[m.Tokens[i]].Head != m.Tokens[w.Head] {
					t.Fatalf("word %d hangs elsewhere in %v", i, m.Tokens)
				}
			}
		}
		if len(got) != len(want) {
			t.Fatalf("%s found %d times, not %d", write(p), len(got), len(want))
		}
		for _, m := range NewIndex([]*Pattern{p, p}).Match(s.Sentence, see) {
			if !want[fmt.Sprint(m.Tokens)] {
				t.Fatalf("found at %v beside another", m.Tokens)
			}
		}
	})
}

// A pattern that fits everything ends.
func TestMatchEnds(t *testing.T) {
	text := "subject:\n"
	for range maxWords - 2 {
		text += "  ...\n"
	}
	p, err := Parse(text + "  ... object:\n")
	if err != nil {
		t.Fatal(err)
	}
	s := New(sentence("a/a/X/0/root" + strings.Repeat(" a/a/X/1/dep", 200)))
	if n := len(NewIndex([]*Pattern{p}).Match(s.Sentence, func() *Sentence { return s })); n > maxSteps*len(s.Tokens) {
		t.Errorf("%d matches", n)
	}
}

// A sentence without a word of a thousand patterns costs little.
func BenchmarkMatchNone(b *testing.B) {
	var all []*Pattern
	for i := range 1000 {
		p, err := Parse(fmt.Sprintf("word%d\n  nsubj subject:\n  obl object: +case of", i))
		if err != nil {
			b.Fatal(err)
		}
		all = append(all, p)
	}
	x := NewIndex(all)
	s := New(sentence("Ann/Ann/PROPN/2/nsubj talked/talk/VERB/0/root" +
		strings.Repeat(" of/of/ADP/4/case work/work/NOUN/2/obl", 10)))
	for b.Loop() {
		x.Match(s.Sentence, func() *Sentence { return s })
	}
}
