package corpus

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/mention"
)

// gumTypes maps GUM's entity types. Times and quantities are left to rules.
var gumTypes = map[string]quadpress.MentionType{
	"person": quadpress.Person, "organization": quadpress.Organization, "place": quadpress.Place, "event": quadpress.Event,
	"abstract": quadpress.Other, "object": quadpress.Other,
}

// ReadGUM reads the GUM corpus: CoNLL-U whose last column marks, under "Entity", every noun phrase, nested, with the type of
// what it refers to. The names among them are those whose head is a proper noun.
func ReadGUM(r io.Reader) ([]mention.Document, error) {
	var documents []mention.Document
	var sentence quadpress.Sentence
	var marks []string
	flush := func() {
		if len(sentence.Tokens) > 0 && len(documents) > 0 {
			sentence.Mentions = names(sentence.Tokens, phrases(marks))
			d := &documents[len(documents)-1]
			d.Sentences = append(d.Sentences, sentence)
		}
		sentence, marks = quadpress.Sentence{}, nil
	}
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for n := 1; in.Scan(); n++ {
		line := in.Text()
		switch {
		case strings.HasPrefix(line, "# newdoc"):
			flush()
			documents = append(documents, mention.Document{})
		case line == "":
			flush()
		case line[0] != '#':
			f := strings.Split(line, "\t")
			if len(f) != 10 {
				return nil, fmt.Errorf("line %d: want 10 columns, got %d", n, len(f))
			}
			if strings.ContainsAny(f[0], "-.") {
				continue // a range of tokens, or an empty one
			}
			sentence.Tokens = append(sentence.Tokens, quadpress.Token{Form: f[1], Lemma: f[2], UPOS: f[3], XPOS: f[4], Head: -1})
			mark := ""
			for attribute := range strings.SplitSeq(f[9], "|") {
				if v, ok := strings.CutPrefix(attribute, "Entity="); ok {
					mark = v
				}
			}
			marks = append(marks, mark)
		}
	}
	flush()
	return documents, in.Err()
}

// phrase is one marked noun phrase.
type phrase struct {
	first, last int
	kind        string
	core        []int // the words that carry it, the head among them
}

// phrases reads the nested brackets: "(3-person-new-…-1,2-coref(4-place-…" opens two, "4)3)" closes them.
func phrases(marks []string) []phrase {
	var out []phrase
	open := map[string][]phrase{}
	for i, mark := range marks {
		for mark != "" {
			if mark[0] == '(' {
				end := len(mark)
				if j := strings.IndexAny(mark[1:], "()"); j >= 0 {
					end = j + 1
				}
				fields := strings.Split(mark[1:end], "-")
				p := phrase{first: i, last: i + 1}
				if len(fields) > 5 {
					p.kind = fields[1]
					for n := range strings.SplitSeq(fields[5], ",") {
						if k, err := strconv.Atoi(n); err == nil && k > 0 {
							p.core = append(p.core, i+k-1)
						}
					}
				}
				if end < len(mark) && mark[end] == ')' {
					out = append(out, p)
					end++
				} else {
					open[fields[0]] = append(open[fields[0]], p)
				}
				mark = mark[end:]
				continue
			}
			id, rest, _ := strings.Cut(mark, ")")
			if stack := open[id]; len(stack) > 0 {
				p := stack[len(stack)-1]
				open[id] = stack[:len(stack)-1]
				p.last = i + 1
				out = append(out, p)
			}
			mark = rest
		}
	}
	return out
}

// names picks the names among the phrases: the outermost of those that overlap, each cut down to its proper words.
func names(tokens []quadpress.Token, phrases []phrase) []quadpress.Mention {
	slices.SortStableFunc(phrases, func(a, b phrase) int {
		return cmp.Or(cmp.Compare(b.last-b.first, a.last-a.first), cmp.Compare(a.first, b.first))
	})
	var out []quadpress.Mention
	taken := make([]bool, len(tokens))
	for _, p := range phrases {
		m, ok := name(tokens, p)
		if !ok || slices.Contains(taken[m.First:m.Last], true) {
			continue
		}
		for i := m.First; i < m.Last; i++ {
			taken[i] = true
		}
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b quadpress.Mention) int { return cmp.Compare(a.First, b.First) })
	return out
}

func name(tokens []quadpress.Token, p phrase) (m quadpress.Mention, ok bool) {
	if gumTypes[p.kind] == "" || len(p.core) == 0 || p.core[0] >= p.last {
		return m, false
	}
	slices.Sort(p.core)
	// The core's words up to the first gap that no name bridges.
	m = quadpress.Mention{First: p.core[0], Last: p.core[0] + 1, Type: gumTypes[p.kind]}
	for _, i := range p.core[1:] {
		if i >= p.last || i >= m.Last && !bridged(tokens[m.Last:i]) {
			break
		}
		m.Last = i + 1
	}
	for m.Last > m.First && !proper(&tokens[m.Last-1]) {
		m.Last--
	}
	for m.First < m.Last && !proper(&tokens[m.First]) {
		m.First++
	}
	if m.First == m.Last || !slices.ContainsFunc(tokens[m.First:m.Last], func(t quadpress.Token) bool { return t.UPOS == "PROPN" }) {
		return m, false
	}
	for m.First > p.first && proper(&tokens[m.First-1]) && m.First > 1 && tokens[m.First-1].UPOS != "DET" {
		m.First--
	}
	if m.Type == quadpress.Person && tokens[m.Last-1].XPOS == "NNPS" {
		m.Type = quadpress.Group
	}
	return m, true
}

// bridged tells whether words may stand within a name between two of its proper words.
func bridged(between []quadpress.Token) bool {
	for _, t := range between {
		switch strings.ToLower(t.Form) {
		case "of", "the", "-", "–", "&", "for", "'s", "’s", "'":
		default:
			if !proper(&t) {
				return false
			}
		}
	}
	return len(between) <= 2
}

func proper(t *quadpress.Token) bool {
	r, _ := utf8.DecodeRuneInString(t.Form)
	return unicode.IsUpper(r) && (t.UPOS == "PROPN" || t.UPOS == "ADJ" || t.UPOS == "NOUN" || t.UPOS == "VERB" || t.UPOS == "NUM") ||
		t.UPOS == "PROPN" && t.XPOS != "," || t.UPOS == "NUM" && unicode.IsDigit(r)
}
