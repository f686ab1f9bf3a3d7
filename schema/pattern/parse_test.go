package pattern

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const alumnus = `
subject: Person          # whoever it is
  appos relation: alumnus|graduate
    nmod object: Organization +case of
    not amod former
`

func TestParse(t *testing.T) {
	p, err := Parse(alumnus)
	if err != nil {
		t.Fatal(err)
	}
	type word struct {
		line, head int
		need       Need
		capture    Capture
		relation   string
	}
	var got []word
	for _, w := range p.Words {
		got = append(got, word{w.Line, w.Head, w.Need, w.Capture, strings.Join(w.Relations, "|")})
	}
	want := []word{
		{2, -1, Must, Subject, ""}, {3, 0, Must, Relation, "appos"}, {4, 1, Must, Object, "nmod"},
		{4, 2, Must, NoCapture, "case"}, {5, 1, Not, NoCapture, "amod"},
	}
	if len(got) != len(want) {
		t.Fatalf("words %v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("word %d is %v, want %v", i, got[i], want[i])
		}
	}
	if c := p.Carrier(); c != 1 {
		t.Errorf("word %d carries the relation", c)
	}
}

func TestParseConditions(t *testing.T) {
	for in, want := range map[string]Test{
		"work":         {Kind: Lemma, Value: "work"},
		"café":         {Kind: Lemma, Value: "café"},
		"10th":         {Kind: Lemma, Value: "10th"},
		`"Inc."`:       {Kind: Form, Value: "Inc."},
		`"a=b"`:        {Kind: Form, Value: "a=b"},
		"NOUN":         {Kind: Tag, Value: "NOUN"},
		"PRP$":         {Kind: Tag, Value: "PRP$"},
		"Person":       {Kind: Type, Value: "Person"},
		"NGO":          {Kind: Type, Value: "NGO"},
		"mention=date": {Kind: Mention, Value: "date"},
		"sense=run.02": {Kind: Sense, Value: "run.02"},
		"Number=Plur":  {Kind: Feature, Name: "Number", Value: "Plur"},
	} {
		c, err := parseCondition(1, in)
		if err != nil || c.Negated || len(c.Tests) != 1 || c.Tests[0] != want {
			t.Errorf("%s: %+v, %v", in, c, err)
		}
	}
	if c, err := parseCondition(1, "!be|PRON"); err != nil || !c.Negated || len(c.Tests) != 2 || c.Tests[1].Kind != Tag {
		t.Errorf("!be|PRON: %+v, %v", c, err)
	}
}

func TestParseErrors(t *testing.T) {
	for in, want := range map[string]string{
		"":                                   "line 1: no words; write a tree",
		"# only a comment":                   "line 1: no words; write a tree",
		"found\n  nsubj subject:":            "line 1: no object",
		"found\n  obj object:":               "line 1: no subject",
		"found\n  obj object:\n  obl value:": "line 1: no subject",
		"found\n  nsubj subject:\n  obj value:\n  obl object:":    "line 4: both an object and a value",
		"found\n  nsubj subject:\n  obl subject:\n  obj object:":  "line 3: subject is captured twice, first in line 2",
		"found\n\n  nsubj subject:\n  onj object:":                `line 4: unknown relation "onj"`,
		"found\n  nsubj subjct:\n  obj object:":                   `line 2: unknown capture "subjct"; it is one of`,
		"found\n  nsubj: subject:":                                `line 2: unknown relation "nsubj:"`,
		"found\n  maybe nsubj subject:\n  obj object:":            "line 2: subject may be missing",
		"found\n  not acl\n    nsubj subject:\n  obj object:":     "line 3: subject is captured where nothing may be",
		"found\n    nsubj subject:\n  obj object:":                "line 3: is indented as no line above it",
		"  found\nsubject:":                                       "line 2: hangs on no word",
		"found\n\tnsubj subject:":                                 "line 2: a tab at the start",
		"not found\n  nsubj subject:":                             `line 1: the first word hangs on none and cannot be "not"`,
		"nsubj subject:\n  obj object:":                           `line 1: the first word hangs on none; leave "nsubj" out`,
		"found\n  not\n":                                          "line 2: no relation",
		"found + case of":                                         `line 1: a blank behind "+"`,
		"found +of":                                               `line 1: unknown relation "of"`,
		"Found|\n  nsubj subject:":                                `line 1: bad condition "Found|"`,
		"found !\n  nsubj subject:":                               `line 1: bad condition "!"`,
		"found mention=people":                                    `line 1: bad condition "mention=people": it is one of name`,
		"found sense=strike":                                      `line 1: bad condition "sense=strike": want PropBank's name`,
		"found kind=building":                                     `line 1: bad condition "kind=building": want mention=`,
		"found Number=":                                           `line 1: bad condition "Number="`,
		"found" + strings.Repeat("\n  nsubj", maxWords):           "line 25: more than 24 words",
		`found "of` + "\n  nsubj subject:\n  obj object:":         `line 1: bad condition "\"of"`,
		"found\n  nsubj subject: Person\n  nmod obj object: City": `line 3: bad condition "object:"`,
	} {
		_, err := Parse(in)
		var at *Error
		if !errors.As(err, &at) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q\nerror %v\nwant  %s", in, err, want)
		}
	}
}

// write writes a pattern as Parse reads it, a word a line.
func write(p *Pattern) string {
	var b strings.Builder
	depth := make([]int, len(p.Words))
	for i := range p.Words {
		w := &p.Words[i]
		if w.Head >= 0 {
			depth[i] = depth[w.Head] + 1
		}
		b.WriteString(strings.Repeat("  ", depth[i]))
		parts := []string{
			map[Need]string{Not: "not", Maybe: "maybe"}[w.Need],
			map[Side]string{Before: "before", After: "after"}[w.Side],
		}
		if w.Head >= 0 {
			relation := strings.Join(w.Relations, "|")
			if w.Below || relation == "" {
				relation = "..." + relation
			}
			parts = append(parts, relation)
		}
		if w.Capture != NoCapture {
			parts = append(parts, string(w.Capture)+":")
		}
		for _, c := range w.Conditions {
			parts = append(parts, writeCondition(&c))
		}
		if len(w.Conditions) == 0 {
			parts = append(parts, anyWord)
		}
		b.WriteString(strings.Join(strings.Fields(strings.Join(parts, " ")), " ") + "\n")
	}
	return b.String()
}

func writeCondition(c *Condition) string {
	var out []string
	for _, t := range c.Tests {
		switch t.Kind {
		case Form:
			out = append(out, `"`+t.Value+`"`)
		default:
			out = append(out, t.Value)
		}
	}
	s := strings.Join(out, "|")
	switch c.Tests[0].Kind {
	case Mention:
		s = "mention=" + s
	case Sense:
		s = "sense=" + s
	case Feature:
		s = c.Tests[0].Name + "=" + s
	}
	if c.Negated {
		s = "!" + s
	}
	return s
}

// anyPattern draws a pattern.
func anyPattern(t *rapid.T) *Pattern {
	var p Pattern
	n := rapid.IntRange(2, 7).Draw(t, "words")
	subject := rapid.IntRange(0, n-1).Draw(t, "subject")
	object := (subject + rapid.IntRange(1, n-1).Draw(t, "object")) % n
	conditions := []string{"found", "of|by", `"Inc."`, "NOUN", "VERB|AUX", "Person", "!PRON", "mention=name",
		"sense=run.02|walk.01", "Number=Plur"}
	path := []int{} // the words that the next may hang on
	for i := range n {
		w := Word{Line: i + 1, Head: -1}
		if i > 0 {
			path = path[:rapid.IntRange(1, len(path)).Draw(t, "depth")]
			w.Head = path[len(path)-1]
			relations := [][]string{nil, {"nsubj"}, {"obj", "obl"}, {"nmod:*"}, {"case"}}
			w.Relations = rapid.SampledFrom(relations).Draw(t, "relations")
			w.Below = len(w.Relations) == 0 || rapid.Bool().Draw(t, "below")
			w.Side = Side(rapid.IntRange(0, 2).Draw(t, "side"))
		}
		path = append(path, i)
		switch i {
		case subject:
			w.Capture = Subject
		case object:
			w.Capture = rapid.SampledFrom([]Capture{Object, Value}).Draw(t, "capture")
		}
		for range rapid.IntRange(0, 2).Draw(t, "conditions") {
			c, err := parseCondition(1, rapid.SampledFrom(conditions).Draw(t, "condition"))
			if err != nil {
				t.Fatal(err)
			}
			w.Conditions = append(w.Conditions, c)
		}
		p.Words = append(p.Words, w)
	}
	for i := 1; i < n; i++ { // what no captured word hangs on need not be there
		w := &p.Words[i]
		leaf := i+1 == n || p.Words[i+1].Head != i
		if leaf && w.Capture == NoCapture {
			w.Need = Need(rapid.IntRange(0, 2).Draw(t, "need"))
		}
	}
	return &p
}

// A pattern is read as it was written.
func TestParseReadsWhatIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := write(anyPattern(t))
		p, err := Parse(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if again := write(p); again != text {
			t.Fatalf("wrote\n%sread\n%s", text, again)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add(alumnus)
	f.Add("found\n  maybe before ...obl|nmod:* place: City mention=place !\"Inc.\" +case in|at\n  nsubj subject:\n" +
		"  obj value: NUM")
	f.Add("a\n b\n  c\n d\n\te\n\u00a0f")
	f.Add("# \n + \n=|!\n...\n:")
	f.Fuzz(func(t *testing.T, in string) {
		p, err := Parse(in)
		if err != nil {
			var at *Error
			if !errors.As(err, &at) || at.Line < 1 || at.Line > strings.Count(in, "\n")+1 {
				t.Fatalf("error %v is on no line", err)
			}
			return
		}
		again, err := Parse(write(p))
		if err != nil || write(again) != write(p) {
			t.Fatalf("%q, written anew: %v\n%s", in, err, write(p))
		}
	})
}
