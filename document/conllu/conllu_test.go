package conllu

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
)

// sample has what is special about the format: ranges, an empty node, a missing space at a sentence's end, two
// documents.
const sample = `# newdoc id = first
# sent_id = first-1
# text = They didn't, no.
1	They	they	PRON	PRP	Case=Nom	2	nsubj	2:nsubj	_
2-3	didn't	_	_	_	_	_	_	_	SpaceAfter=No
2	did	do	VERB	VBD	_	0	root	0:root	_
3	n't	not	PART	RB	_	2	advmod	2:advmod	_
3.1	go	go	VERB	VB	_	_	_	0:exroot	_
4	,	,	PUNCT	,	_	5	punct	5:punct	_
5	no	no	INTJ	UH	_	2	discourse	2:discourse	Entity=(1)|SpaceAfter=No
6	.	.	PUNCT	.	_	2	punct	2:punct	SpaceAfter=No

# sent_id = first-2
1	Yes	yes	INTJ	UH	_	0	root	_	_

# newdoc
1	Café	café	NOUN	NN	_	0	root	_	_
2	_	_	SYM	NFP	_	1	punct	_	_
`

func readAll(t *testing.T, text string) (sentences []*Sentence, errs []string) {
	t.Helper()
	for s, err := range Read(strings.NewReader(text)) {
		if (s == nil) == (err == nil) {
			t.Fatalf("sentence %v with error %v", s, err)
		}
		if err != nil {
			errs = append(errs, err.Error())
		} else {
			sentences = append(sentences, s)
		}
	}
	return sentences, errs
}

func TestRead(t *testing.T) {
	for name, text := range map[string]string{"unix": sample, "windows": "\ufeff" + strings.ReplaceAll(sample, "\n",
		"\r\n")} {
		t.Run(name, func(t *testing.T) {
			got, errs := readAll(t, text)
			if len(errs) > 0 || len(got) != 3 {
				t.Fatalf("%d sentences, errors %q", len(got), errs)
			}
			first := got[0]
			if diff := cmp.Diff([]string{"newdoc id = first", "sent_id = first-1", "text = They didn't, no."},
				first.Comments); diff != "" {
				t.Error(diff)
			}
			want := []quadpress.Token{
				{Form: "They", Lemma: "they", UPOS: "PRON", XPOS: "PRP", Feats: "Case=Nom", Head: 1, Rel: "nsubj",
					Span: quadpress.Span{Begin: 0, End: 4}},
				{Form: "did", Lemma: "do", UPOS: "VERB", XPOS: "VBD", Head: -1, Rel: "root",
					Span: quadpress.Span{Begin: 5, End: 8}, Joined: true},
				{Form: "n't", Lemma: "not", UPOS: "PART", XPOS: "RB", Head: 1, Rel: "advmod",
					Span: quadpress.Span{Begin: 8, End: 11}, Joined: true},
				{Form: ",", Lemma: ",", UPOS: "PUNCT", XPOS: ",", Head: 4, Rel: "punct", Span: quadpress.Span{Begin: 11, End: 12}},
				{Form: "no", Lemma: "no", UPOS: "INTJ", XPOS: "UH", Head: 1, Rel: "discourse",
					Span: quadpress.Span{Begin: 13, End: 15}, Joined: true},
				{Form: ".", Lemma: ".", UPOS: "PUNCT", XPOS: ".", Head: 1, Rel: "punct", Span: quadpress.Span{Begin: 15, End: 16},
					Joined: true},
			}
			if diff := cmp.Diff(want, first.Tokens); diff != "" {
				t.Error(diff)
			}
			if first.Text != "They didn't, no." || first.Span != (quadpress.Span{Begin: 0, End: 16}) ||
				first.Misc[4] != "Entity=(1)|SpaceAfter=No" {
				t.Errorf("text %q, span %v, misc %q", first.Text, first.Span, first.Misc)
			}
			if got[1].Span != (quadpress.Span{Begin: 16, End: 19}) {
				t.Errorf("without a space between the sentences the second stands at %v", got[1].Span)
			}
			third := got[2]
			if third.Span != (quadpress.Span{Begin: 0, End: 6}) || third.Text != "Café _" || third.Tokens[1].Lemma != "_" {
				t.Errorf("a new document begins with %+v", third)
			}
			if id, ok := first.Comment("newdoc"); id != "first" || !ok {
				t.Errorf("newdoc is %q, %t", id, ok)
			}
			if id, ok := third.Comment("newdoc"); id != "" || !ok {
				t.Errorf("newdoc is %q, %t", id, ok)
			}
		})
	}
}

func TestReadFormsOnly(t *testing.T) {
	got, errs := readAll(t, "1\tRussia\n2\tstruck\n3\tHoms\n")
	if len(errs) > 0 || len(got) != 1 || got[0].Text != "Russia struck Homs" || got[0].Tokens[1].Head != -1 {
		t.Errorf("%+v, errors %q", got, errs)
	}
}

// A range whose words do not spell it: the spans still divide what is written.
func TestReadRangeSpeltOtherwise(t *testing.T) {
	got, errs := readAll(t, "1-2\tdu\n1\tde\n2\tle\n3\tchat\n\n1-2\tau\n1\tà\n2\tle\n")
	if len(errs) > 0 || len(got) != 2 {
		t.Fatal(got, errs)
	}
	if got[0].Text != "du chat" || got[0].Tokens[1].Span != (quadpress.Span{Begin: 2, End: 2}) ||
		got[0].Tokens[2].Span.Begin != 3 {
		t.Errorf("%q %+v", got[0].Text, got[0].Tokens)
	}
	if got[1].Text != "au" || got[1].Tokens[1].Span != (quadpress.Span{Begin: 9, End: 10}) {
		t.Errorf("%q %+v", got[1].Text, got[1].Tokens)
	}
}

func TestReadErrors(t *testing.T) {
	const good = "\n1\tfine\n\n"
	tests := map[string]struct{ text, want string }{
		"gap":      {"1\ta\n3\tb\n", `line 2: the ID is "3" where 2 should follow`},
		"no tabs":  {"1 a _ _\n", `line 1: "1 a _ _" is no word line: columns are separated by tabs`},
		"prose":    {"Once upon a time\n", `line 1: "Once upon a time" is no word line: columns are separated by tabs`},
		"columns":  {strings.Repeat("1\t", 10) + "\n", `line 1: more than 10 columns`},
		"form":     {"1\t\n", `line 1: the FORM column is empty`},
		"head":     {"1\ta\t_\t_\t_\t_\tx\n", `line 1: the HEAD "x" of word 1 is no other word's number`},
		"own head": {"1\ta\t_\t_\t_\t_\t1\n", `line 1: the HEAD "1" of word 1 is no other word's number`},
		"far head": {"# sent_id = s\n1\ta\t_\t_\t_\t_\t7\n",
			`sentence s: the HEAD 7 of word 1 is beyond the sentence's 1 words`},
		"range":      {"2-3\tab\n1\ta\n", `line 1: the ID "2-3" is no range of words that follow`},
		"in a range": {"1-3\tabc\n1\ta\n2-3\tbc\n", `line 3: the range "2-3" begins inside another`},
		"bytes":      {"1\t\xff\n", `line 1: not valid UTF-8`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, errs := readAll(t, tt.text+good)
			if diff := cmp.Diff([]string{tt.want}, errs); diff != "" {
				t.Error(diff)
			}
			if len(got) != 1 || got[0].Text != "fine" || got[0].Span.Begin != 0 {
				t.Errorf("the sentence behind it is lost: %+v", got)
			}
		})
	}
}

func TestReadEnds(t *testing.T) {
	_, errs := readAll(t, "1\ta\n\n1\t"+strings.Repeat("x", maxLine))
	if diff := cmp.Diff([]string{"line 3: longer than 1048576 bytes, this is no CoNLL-U"}, errs); diff != "" {
		t.Error(diff)
	}
	broken := errors.New("cable cut")
	for _, err := range Read(iotest.ErrReader(broken)) {
		if !errors.Is(err, broken) {
			t.Errorf("error %v", err)
		}
	}
	for range Read(strings.NewReader(sample)) {
		break // the reader notices
	}
}

func TestWrite(t *testing.T) {
	s := &quadpress.Sentence{
		Tokens: []quadpress.Token{
			{Form: "Ban", Lemma: "Ban", UPOS: "PROPN", XPOS: "NNP", Head: 2, Rel: "nsubj"},
			{Form: "Ki-moon", Lemma: "Ki-moon", UPOS: "PROPN", XPOS: "NNP", Head: 0, Rel: "flat"},
			{Form: "spoke", Lemma: "speak", UPOS: "VERB", XPOS: "VBD", Feats: "Tense=Past", Head: -1, Rel: "root", Joined: true},
			{Form: ".", Head: -1},
		},
		Mentions: []quadpress.Mention{{First: 0, Last: 2, Type: quadpress.Person}},
	}
	var b bytes.Buffer
	if err := Write(&b, s, "sent_id = 1"); err != nil {
		t.Fatal(err)
	}
	want := "# sent_id = 1\n# text = Ban Ki-moon spoke.\n" +
		"1\tBan\tBan\tPROPN\tNNP\t_\t3\tnsubj\t_\tNER=B-person\n" +
		"2\tKi-moon\tKi-moon\tPROPN\tNNP\t_\t1\tflat\t_\tNER=I-person\n" +
		"3\tspoke\tspeak\tVERB\tVBD\tTense=Past\t0\troot\t_\tSpaceAfter=No\n" +
		"4\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

// What is written can be read, and says the same.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "words")
		word := rapid.StringMatching(`[\p{L}\p{P}0-9]{1,9}`)
		tag := rapid.StringMatching(`[A-Z]{0,5}`)
		var s quadpress.Sentence
		for i := range n {
			head := rapid.IntRange(-1, n-1).Draw(t, "head")
			if head == i {
				head = -1
			}
			s.Tokens = append(s.Tokens, quadpress.Token{
				Form: word.Draw(t, "form"), Lemma: rapid.StringMatching(`[a-z]{1,5}`).Draw(t, "lemma"),
				UPOS: tag.Draw(t, "upos"), XPOS: tag.Draw(t, "xpos"), Head: head, Rel: "dep",
				Joined: rapid.Bool().Draw(t, "joined"),
			})
		}
		var b bytes.Buffer
		if err := Write(&b, &s); err != nil {
			t.Fatal(err)
		}
		written := b.String()
		for back, err := range Read(&b) {
			if err != nil {
				t.Fatalf("%v in\n%s", err, written)
			}
			for i := range back.Tokens {
				back.Tokens[i].Span = quadpress.Span{}
			}
			if diff := cmp.Diff(s.Tokens, back.Tokens); diff != "" {
				t.Fatal(diff)
			}
			if text, _ := back.Comment("text"); text != back.Text {
				t.Fatalf("the comment says %q, the words %q", text, back.Text)
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add(sample)
	f.Add("1-2\tab\n1\ta\n2\tb\n\n1\tx\t_\t_\t_\t_\t9\n")
	f.Add("#\n1\t_\n")
	f.Fuzz(func(t *testing.T, text string) {
		for s, err := range Read(strings.NewReader(text)) {
			if err != nil {
				continue
			}
			runes := []rune(s.Text)
			if len(runes) != s.Span.Len() || len(s.Misc) != len(s.Tokens) {
				t.Fatalf("text %q, span %v", s.Text, s.Span)
			}
			at := s.Span.Begin
			for _, tok := range s.Tokens {
				if tok.Span.Begin < at || tok.Span.End < tok.Span.Begin || tok.Head >= len(s.Tokens) {
					t.Fatalf("token %+v", tok)
				}
				at = tok.Span.End
			}
			if err := Write(&bytes.Buffer{}, &s.Sentence, s.Comments...); err != nil {
				t.Fatal(err)
			}
		}
	})
}
