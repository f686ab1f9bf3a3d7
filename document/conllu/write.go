package conllu

import (
	"bytes"
	"io"
	"strconv"
	"strings"

	"github.com/quadpress/quadpress"
)

// Write writes one sentence with the comments given ("sent_id = news-1"; a treebank wants one) and a "text" comment.
// The text is what the forms spell, so that the two agree as the format demands. Mentions stand in MISC as
// NER=B-person, NER=I-person. The error is that of w.
func Write(w io.Writer, s *quadpress.Sentence, comments ...string) error {
	var b bytes.Buffer
	for _, c := range comments {
		b.WriteString("# ")
		b.WriteString(oneLine(c))
		b.WriteByte('\n')
	}
	b.WriteString("# text = ")
	for i := range s.Tokens {
		b.WriteString(oneLine(s.Tokens[i].Form))
		if !s.Tokens[i].Joined && i+1 < len(s.Tokens) {
			b.WriteByte(' ')
		}
	}
	b.WriteByte('\n')
	mentions := s.Mentions
	for i := range s.Tokens {
		for len(mentions) > 0 && mentions[0].Last <= i {
			mentions = mentions[1:]
		}
		var mention *quadpress.Mention
		if len(mentions) > 0 && mentions[0].First <= i {
			mention = &mentions[0]
		}
		writeWord(&b, i, &s.Tokens[i], mention)
	}
	b.WriteByte('\n')
	_, err := w.Write(b.Bytes())
	return err
}

func writeWord(b *bytes.Buffer, i int, t *quadpress.Token, mention *quadpress.Mention) {
	head := ""
	if t.Rel != "" {
		head = strconv.Itoa(t.Head + 1)
	}
	var misc []string
	if mention != nil {
		part := "I-"
		if mention.First == i {
			part = "B-"
		}
		misc = append(misc, "NER="+part+string(mention.Type))
	}
	if t.Joined {
		misc = append(misc, "SpaceAfter=No")
	}
	b.WriteString(strconv.Itoa(i + 1))
	for _, column := range [...]string{t.Form, t.Lemma, t.UPOS, t.XPOS, t.Feats, head, t.Rel, "",
		strings.Join(misc, "|")} {
		b.WriteByte('\t')
		if column = oneLine(column); column == "" {
			column = "_"
		}
		b.WriteString(column)
	}
	b.WriteByte('\n')
}

// oneLine turns the white space that would break a line or a column into blanks.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\t\n\r") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}
