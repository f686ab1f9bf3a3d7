package markdown

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress/document/story"
)

func TestParse(t *testing.T) {
	tests := map[string]struct {
		markdown string
		want     story.Story
	}{
		"everything": {`---
title: "Talks in Vienna"
date: 2015-09-30T14:03:00+02:00
authors: [Jane Doe, {name: Joe Roe}]
source: https://wire.example/1
tags: [a, b]
---

# Another heading

The minister **met** her [colleague](https://wire.example/2)
on *Monday*[^1].  
They talked.

## What was said

> "We agree," she said.

* One
* Two is a sentence.
  1. It has a list in it.

| a | b |
|---|---|
| 1 | 2 |

` + "```go\nfunc main() { fmt.Println(\"Nobody met anybody.\") }\n```\n\n    indented code.\n\n<div>A box.</div>\n\n" +
			"![A picture](a.png)\n\n" +
			"It cost ~~10~~ 5 &euro; at <https://shop.example>.\n\n[^1]: A note.\n",
			story.Story{Title: "Talks in Vienna", Published: "2015-09-30T14:03:00+02:00",
				Authors: []string{"Jane Doe", "Joe Roe"}, URL: "https://wire.example/1",
				Text: "The minister met her colleague on Monday. They talked.\n\n\"We agree,\" she said.\n\n" +
					"Two is a sentence.\n\nIt has a list in it.\n\nIt cost 10 5 &euro; at https://shop.example."}},
		"heading": {"# Talks\n\nThey met.\n\n# Again\n", story.Story{Title: "Talks", Text: "They met."}},
		"rules":   {"---\n\nThey met.\n\n---\n\nThey left.\n", story.Story{Text: "They met.\n\nThey left."}},
		"no YAML": {"---\n: [\n---\n\nThey met.\n", story.Story{Text: "They met."}},
		"tangle": {"They met.\n\n" + strings.Repeat("[a](", maxMarks+1) + "\n\nThey left.\n",
			story.Story{Text: "They met.\n\nThey left."}},
		"loose list": {"* One\n\n* They met.\n", story.Story{Text: "They met."}},
	}
	for name, tt := range tests {
		got, err := Parse(tt.markdown)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if s, err := Parse("# Nothing\n\n* One\n"); err == nil {
		t.Errorf("%+v", s)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("---\ntitle: a\n---\n# b\n\n*c* [d](e) `f`\n\n* g\n\n|h|\n|-|\n|i|\n\n```\nj\n```\n> k\n[^l]\n\n[^l]: m\n")
	f.Add(strings.Repeat("[", 100) + strings.Repeat("*a", 100))
	f.Fuzz(func(t *testing.T, data string) {
		if s, err := Parse(data); err == nil && s.Text == "" {
			t.Error("neither a text nor an error")
		}
	})
}
