package main

import (
	"compress/gzip"
	"fmt"
	"os"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document/conllu"
	"github.com/quadpress/quadpress/extract"
	"github.com/quadpress/quadpress/schema"
)

func main() {
	f, _ := os.Open(os.Args[1])
	z, _ := gzip.NewReader(f)
	var ss []quadpress.Sentence
	doc := &quadpress.Document{ID: "x"}
	x := extract.New(schema.Default())
	flush := func() {
		if len(ss) == 0 {
			return
		}
		e := x.Extract(doc, ss)
		last := ""
		for _, s := range e.Statements {
			if s.Evidence != last {
				fmt.Println("\n#", s.Evidence)
				last = s.Evidence
			}
			fmt.Println("   ", show(&e, &s), fmt.Sprintf("%.2f", s.Confidence))
		}
		ss = nil
	}
	for s, err := range conllu.Read(z) {
		if err != nil {
			panic(err)
		}
		for _, c := range s.Comments {
			if strings.Contains(c, "newdoc") {
				flush()
			}
		}
		q := s.Sentence
		// crude mentions
		for i := 0; i < len(q.Tokens); i++ {
			if q.Tokens[i].UPOS == "PROPN" {
				j := i + 1
				for j < len(q.Tokens) && q.Tokens[j].UPOS == "PROPN" {
					j++
				}
				q.Mentions = append(q.Mentions, quadpress.Mention{First: i, Last: j, Type: quadpress.Person})
				i = j
			} else if q.Tokens[i].XPOS == "JJ" && strings.ToUpper(q.Tokens[i].Form[:1]) == q.Tokens[i].Form[:1] && i > 0 {
				q.Mentions = append(q.Mentions, quadpress.Mention{First: i, Last: i + 1, Type: quadpress.Group})
			}
		}
		ss = append(ss, q)
	}
	flush()
}

func show(x *quadpress.Extraction, s *quadpress.Statement) string {
	term := func(t *quadpress.Term) string {
		if t.IsEntity() {
			return x.Entities[t.Entity].Name
		}
		return `"` + t.Literal + `"`
	}
	out := term(&s.Subject) + " | " + s.Predicate + " | " + term(&s.Object)
	if s.Place != nil {
		out += " @" + term(s.Place)
	}
	for _, part := range []string{s.Time, string(s.Polarity), string(s.Modality)} {
		if part != "" {
			out += " " + part
		}
	}
	if s.Speaker != nil {
		out += " [" + term(s.Speaker) + "]"
	}
	return out
}
