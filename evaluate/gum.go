package evaluate

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document/conllu"
)

// GUMDocument is a document of the GUM corpus: its words, and which of its phrases mean the same.
type GUMDocument struct {
	// Document has the words alone ([quadpress.Document.Tokenized]).
	quadpress.Document
	// Starts holds the number of words before each sentence.
	Starts []int
	// Annotated are all annotated phrases, in reading order.
	Annotated []GUMPhrase
	// Phrases are those of them that refer to persons, organizations and places by a name or a pronoun.
	Phrases []GUMPhrase
}

// GUMPhrase is an annotated phrase.
type GUMPhrase struct {
	quadpress.Mention     // its words in the document, its type, which is empty for what is none of the three
	Head              int // the word in it that the rest hangs on
	Thing             int // the same for all phrases that mean the same
}

// gumTypes are the types of entity that count.
var gumTypes = map[string]quadpress.MentionType{"person": quadpress.Person, "organization": quadpress.Organization,
	"place": quadpress.Place}

// ReadGUM reads CoNLL-U with GUM's coreference in the last column ("Entity=(3-person-giv:act-cf1-1-coref)"). The error
// names what cannot be read.
func ReadGUM(r io.Reader) ([]GUMDocument, error) {
	var documents []GUMDocument
	var marks *brackets
	finish := func() {
		if marks != nil {
			d := &documents[len(documents)-1]
			d.Annotated = marks.phrases()
			for _, p := range d.Annotated {
				if u := marks.tokens[p.Head].UPOS; p.Type != "" && (u == "PROPN" || u == "PRON") {
					d.Phrases = append(d.Phrases, p)
				}
			}
		}
	}
	for s, err := range conllu.Read(r) {
		if err != nil {
			return nil, err
		}
		name, isNew := s.Comment("newdoc")
		if isNew || marks == nil {
			finish()
			_, id, _ := strings.Cut(name, "= ")
			if id == "" {
				id = name
			}
			documents = append(documents, GUMDocument{Document: quadpress.Document{ID: strings.TrimSpace(id), Language: "en"}})
			marks = &brackets{open: map[string][]*annotated{}}
		}
		d := &documents[len(documents)-1]
		start := len(marks.tokens)
		d.Starts = append(d.Starts, start)
		bare := quadpress.Sentence{Span: s.Span, Text: s.Text}
		for i, t := range s.Tokens {
			bare.Tokens = append(bare.Tokens, quadpress.Token{Form: t.Form, Head: -1, Span: t.Span, Joined: t.Joined})
			if t.Head >= 0 {
				t.Head += start
			}
			marks.tokens = append(marks.tokens, t)
			if err := marks.read(start+i, entityMark(s.Misc[i])); err != nil {
				return nil, fmt.Errorf("%s: word %d (%q): %w", d.ID, start+i+1, t.Form, err)
			}
		}
		d.Tokenized = append(d.Tokenized, bare)
		for len(d.Text) > 0 && len([]rune(d.Text)) < s.Span.Begin {
			d.Text += " "
		}
		d.Text += s.Text
	}
	finish()
	return documents, nil
}

func entityMark(misc string) string {
	for item := range strings.SplitSeq(misc, "|") {
		if mark, ok := strings.CutPrefix(item, "Entity="); ok {
			return mark
		}
	}
	return ""
}

// brackets gathers the annotated phrases of a document from their opening and closing marks, which nest and may cross
// sentences.
type brackets struct {
	tokens []quadpress.Token // with heads in the document
	open   map[string][]*annotated
	done   []*annotated
}

// annotated is a phrase as marked. A phrase with a gap is marked in parts, "(7[1/2]-...".
type annotated struct {
	thing, kind string
	part        string // "1/2", empty for a whole
	core        []int  // the words that carry it, counted from 1 within it
	words       []int
	from        int
}

// read takes the marks of one word: "(3-person-...(4-place-...)" opens 3 and is all of 4, "4)3)" closes both.
func (b *brackets) read(i int, mark string) error {
	for mark != "" {
		if mark[0] == '(' {
			end := len(mark)
			if j := strings.IndexAny(mark[1:], "()"); j >= 0 {
				end = j + 1
			}
			a, err := newAnnotated(mark[1:end])
			if err != nil {
				return err
			}
			a.from = i
			key := a.thing + a.part
			b.open[key] = append(b.open[key], a)
			mark = mark[end:]
			if strings.HasPrefix(mark, ")") {
				mark = mark[1:]
				b.close(key, i)
			}
			continue
		}
		id, rest, ok := strings.Cut(mark, ")")
		thing, part, _ := strings.Cut(strings.TrimSuffix(id, "]"), "[")
		if !ok || !b.close(thing+part, i) {
			return fmt.Errorf("the mark %.40q closes nothing", mark)
		}
		mark = rest
	}
	return nil
}

// newAnnotated reads "3-person-giv:act-nnnnn-cf1-1,2-coref-Wikipedia".
func newAnnotated(text string) (*annotated, error) {
	fields := strings.Split(text, "-")
	if len(fields) < 6 {
		return nil, fmt.Errorf("the mark %.40q has fewer than six parts", text)
	}
	a := &annotated{kind: fields[1]}
	a.thing, a.part, _ = strings.Cut(strings.TrimSuffix(fields[0], "]"), "[")
	for n := range strings.SplitSeq(fields[5], ",") {
		if k, err := strconv.Atoi(n); err == nil {
			a.core = append(a.core, k)
		}
	}
	return a, nil
}

// close ends the innermost open phrase of that name with word i.
func (b *brackets) close(key string, i int) bool {
	stack := b.open[key]
	if len(stack) == 0 {
		return false
	}
	a := stack[len(stack)-1]
	b.open[key] = stack[:len(stack)-1]
	for k := a.from; k <= i; k++ {
		a.words = append(a.words, k)
	}
	if n, _, ok := strings.Cut(a.part, "/"); ok && n != "1" { // a later part: the words belong to the first one
		for k := len(b.done) - 1; k >= 0; k-- {
			if d := b.done[k]; d.thing == a.thing && d.part != "" {
				d.words = append(d.words, a.words...)
				return true
			}
		}
	}
	b.done = append(b.done, a)
	return true
}

// phrases are the annotated phrases, in reading order.
func (b *brackets) phrases() []GUMPhrase {
	var out []GUMPhrase
	things := map[string]int{}
	for _, a := range b.done {
		for thing := range strings.SplitSeq(a.thing, ",") {
			if _, ok := things[thing]; !ok {
				things[thing] = len(things)
			}
			out = append(out, GUMPhrase{Mention: quadpress.Mention{First: a.words[0], Last: a.words[len(a.words)-1] + 1,
				Type: gumTypes[a.kind]}, Head: b.headOf(a), Thing: things[thing]})
			break
		}
	}
	slices.SortStableFunc(out, func(p, q GUMPhrase) int {
		if d := p.First - q.First; d != 0 {
			return d
		}
		return q.Last - p.Last
	})
	return out
}

// headOf is the word of a phrase's core that hangs on a word outside it.
func (b *brackets) headOf(a *annotated) int {
	var core []int
	for _, k := range a.core {
		if k >= 1 && k <= len(a.words) {
			core = append(core, a.words[k-1])
		}
	}
	if len(core) == 0 {
		core = a.words
	}
	for _, i := range core {
		if !slices.Contains(core, b.tokens[i].Head) {
			return i
		}
	}
	return core[0]
}

// Chains are the gold chains of the document.
func (d *GUMDocument) Chains() []Chain {
	var out []Chain
	at := map[int]int{}
	seen := map[words]bool{}
	for _, p := range d.Phrases {
		if w := (words{p.First, p.Last}); seen[w] {
			continue
		} else {
			seen[w] = true
		}
		k, ok := at[p.Thing]
		if !ok {
			k = len(out)
			at[p.Thing] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], p.Mention)
	}
	return out
}

// Align gives each of the system's mentions the bounds of the gold phrase that it is: one whose head it holds and in
// whose words it lies, of several the one that differs least in length. (People annotate "Sergei Lavrov, who was in
// Vienna", the system names.) What matches no phrase keeps its own bounds, and no phrase is given twice.
func (d *GUMDocument) Align(system []Chain) []Chain {
	type pair struct {
		chain, mention, phrase, difference int
	}
	var pairs []pair
	for i, c := range system {
		for j, m := range c {
			for k, p := range d.Phrases {
				if m.First <= p.Head && p.Head < m.Last && p.First < m.Last && m.First < p.Last {
					pairs = append(pairs, pair{i, j, k, abs(p.First-m.First) + abs(p.Last-m.Last)})
				}
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return a.difference - b.difference })
	out := make([]Chain, len(system))
	for i := range system {
		out[i] = slices.Clone(system[i])
	}
	given, got := map[words]bool{}, map[[2]int]bool{}
	for _, p := range pairs {
		phrase := &d.Phrases[p.phrase]
		w := words{phrase.First, phrase.Last}
		if given[w] || got[[2]int{p.chain, p.mention}] {
			continue
		}
		given[w], got[[2]int{p.chain, p.mention}] = true, true
		out[p.chain][p.mention] = phrase.Mention
	}
	for i := range out { // what was not aligned must not pass for a phrase that another was given
		for j := range out[i] {
			m := &out[i][j]
			if !got[[2]int{i, j}] && given[words{m.First, m.Last}] {
				m.First, m.Last = -1-m.First, -1-m.Last
			}
		}
	}
	return out
}

func abs(n int) int { return max(n, -n) }

// Compare writes the chains of both sides, one a line, each mention with the number of the other side's chain that has
// it: what a developer reads.
func (d *GUMDocument) Compare(system []Chain) string {
	gold := withoutSingletons(d.Chains())
	system = withoutSingletons(system)
	var tokens []string
	for _, s := range d.Tokenized {
		for i := range s.Tokens {
			tokens = append(tokens, s.Tokens[i].Form)
		}
	}
	var out strings.Builder
	side := func(name string, chains, other []Chain) {
		in := chainOf(other)
		for k, c := range chains {
			fmt.Fprintf(&out, "%s %d:", name, k)
			for _, m := range c {
				text := "?"
				if m.First >= 0 {
					text = strings.Join(tokens[m.First:min(m.Last, m.First+4)], " ")
				}
				where := "-"
				if o, ok := in[words{m.First, m.Last}]; ok {
					where = strconv.Itoa(o)
				}
				fmt.Fprintf(&out, " %s{%s@%d}", text, where, m.First)
			}
			out.WriteByte('\n')
		}
	}
	side("gold", gold, system)
	side("system", system, gold)
	return out.String()
}

// GUMThing is what a phrase means.
type GUMThing struct {
	Number int  // the same for all phrases that mean the same
	First  bool // the phrase is the first of them
}

// Things tells what phrases mean by the annotated ones that they are: those with the same head, of several the one that
// differs least in length. Phrases that match none are left out, and no annotated phrase is given twice.
func (d *GUMDocument) Things(phrases []GUMPhrase) map[quadpress.Mention]GUMThing {
	byHead := map[int][]int{}
	first := map[int]int{}
	for k, p := range d.Annotated {
		byHead[p.Head] = append(byHead[p.Head], k)
		if _, ok := first[p.Thing]; !ok {
			first[p.Thing] = k
		}
	}
	type pair struct{ phrase, annotated, difference int }
	var pairs []pair
	for i, p := range phrases {
		for _, k := range byHead[p.Head] {
			a := d.Annotated[k]
			pairs = append(pairs, pair{i, k, abs(a.First-p.First) + abs(a.Last-p.Last)})
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return a.difference - b.difference })
	out := map[quadpress.Mention]GUMThing{}
	given := map[int]bool{}
	for _, p := range pairs {
		m := phrases[p.phrase].Mention
		m.Type = ""
		if _, ok := out[m]; ok || given[p.annotated] {
			continue
		}
		given[p.annotated] = true
		thing := d.Annotated[p.annotated].Thing
		out[m] = GUMThing{thing, first[thing] == p.annotated}
	}
	return out
}
