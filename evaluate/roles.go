package evaluate

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document/conllu"
)

// FramedSentence is a sentence of a treebank with its frames as people marked them.
type FramedSentence struct {
	Tokens []quadpress.Token
	Frames []quadpress.Frame
}

// ReadFrames reads the sentences of a treebank whose predicates are annotated. Annotation is a JSON object a line:
// {"sent_id", "predicates": [[token, sense, [[role, first, last], ...]], ...]}, last exclusive. Sentences without
// annotation are left out. The error names the line.
func ReadFrames(treebank, annotation io.Reader) ([]FramedSentence, error) {
	frames := map[string][]quadpress.Frame{}
	lines := bufio.NewScanner(annotation)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var s struct {
			ID         string `json:"sent_id"`
			Predicates []annotatedFrame
		}
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			return nil, fmt.Errorf("line %d of the annotation: %w", n, err)
		}
		frames[s.ID] = make([]quadpress.Frame, len(s.Predicates))
		for i, f := range s.Predicates {
			frames[s.ID][i] = quadpress.Frame(f)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	var out []FramedSentence
	for s, err := range conllu.Read(treebank) {
		if err != nil {
			return nil, err
		}
		id, _ := s.Comment("sent_id")
		f, ok := frames[id]
		if !ok {
			continue
		}
		for _, f := range f {
			if !within(f, len(s.Tokens)) {
				return nil, fmt.Errorf("sentence %s has a predicate or an argument beyond its %d words", id, len(s.Tokens))
			}
		}
		out = append(out, FramedSentence{s.Tokens, f})
	}
	return out, nil
}

func within(f quadpress.Frame, words int) bool {
	return f.Predicate >= 0 && f.Predicate < words && !slices.ContainsFunc(f.Args, func(a quadpress.FrameArgument) bool {
		return a.First < 0 || a.First >= a.Last || a.Last > words
	})
}

// annotatedFrame is a frame as an array: [token, sense, [[role, first, last], ...]].
type annotatedFrame quadpress.Frame

// UnmarshalJSON reads the array.
func (f *annotatedFrame) UnmarshalJSON(data []byte) error {
	var args [][3]json.RawMessage
	parts := []any{&f.Predicate, &f.Sense, &args}
	if err := json.Unmarshal(data, &parts); err != nil {
		return err
	}
	for _, a := range args {
		var arg quadpress.FrameArgument
		for i, to := range []any{&arg.Role, &arg.First, &arg.Last} {
			if err := json.Unmarshal(a[i], to); err != nil {
				return fmt.Errorf("argument %s: %w", a, err)
			}
		}
		f.Args = append(f.Args, arg)
	}
	return nil
}

// FrameScores counts frames and their parts. Auxiliary verbs are left out, and arguments that only refer to others or
// go on with them (R- and C-).
type FrameScores struct {
	// Predicates are the words that say something.
	Predicates Score
	// Senses are those of the predicates that were found: Made and Gold count these.
	Senses Score
	// Arguments are right if words and role are; Heads if the role is, and the word that the others hang upon in the
	// gold tree.
	Arguments, Heads Score
	// Roles are the heads by role.
	Roles map[string]Score
}

// String gives a table, the most frequent roles first.
func (s *FrameScores) String() string {
	var b strings.Builder
	names := slices.SortedFunc(maps.Keys(s.Roles), func(x, y string) int {
		return cmp.Or(cmp.Compare(s.Roles[y].Gold, s.Roles[x].Gold), cmp.Compare(x, y))
	})
	const shown = 14
	for _, name := range names[:min(shown, len(names))] {
		c := s.Roles[name]
		fmt.Fprintf(&b, "%-10s heads F1 %.3f (%d)\n", name, c.F1(), c.Gold)
	}
	b.WriteString(s.Summary())
	return b.String()
}

// Summary is a line without the roles one by one.
func (s *FrameScores) Summary() string {
	return fmt.Sprintf("predicates F1 %.3f senses %.3f arguments exact F1 %.3f heads F1 %.3f\n",
		s.Predicates.F1(), s.Senses.Recall(), s.Arguments.F1(), s.Heads.F1())
}

// Frames compares the frames that find sets in sentences, of which it is given the words alone, with those annotated.
func Frames(gold []FramedSentence, find func(s *quadpress.Sentence)) *FrameScores {
	scores := &FrameScores{Roles: map[string]Score{}}
	for _, g := range gold {
		s := quadpress.Sentence{Tokens: make([]quadpress.Token, len(g.Tokens))}
		for i, t := range g.Tokens {
			s.Tokens[i] = quadpress.Token{Form: t.Form, Span: t.Span, Joined: t.Joined, Head: -1}
		}
		find(&s)
		scores.add(g, s.Frames)
	}
	return scores
}

func (s *FrameScores) add(g FramedSentence, found []quadpress.Frame) {
	want, got := byPredicate(g.Tokens, g.Frames), byPredicate(g.Tokens, found)
	s.Predicates.add(Score{Made: len(got), Gold: len(want)})
	for p := range merged(want, got) {
		w, inGold := want[p]
		f, inFound := got[p]
		if inGold && inFound {
			s.Predicates.add(Score{Right: 1, Found: 1})
			both := Score{Made: 1, Gold: 1}
			if w.Sense == f.Sense {
				both.Right, both.Found = 1, 1
			}
			s.Senses.add(both)
		}
		a, b := arguments(w.Args), arguments(f.Args)
		s.Arguments.add(compared(a, b))
		heads, foundHeads := headsOf(g.Tokens, a), headsOf(g.Tokens, b)
		s.Heads.add(compared(heads, foundHeads))
		for h := range merged(heads, foundHeads) {
			one := Score{}
			_, isGold := heads[h]
			_, isFound := foundHeads[h]
			if isGold {
				one.Gold = 1
			}
			if isFound {
				one.Made = 1
			}
			if isGold && isFound {
				one.Right, one.Found = 1, 1
			}
			role := s.Roles[h.Role]
			role.add(one)
			s.Roles[h.Role] = role
		}
	}
}

// byPredicate are the frames that count, by their predicates.
func byPredicate(tokens []quadpress.Token, frames []quadpress.Frame) map[int]quadpress.Frame {
	m := map[int]quadpress.Frame{}
	for _, f := range frames {
		if tokens[f.Predicate].UPOS != "AUX" {
			m[f.Predicate] = f
		}
	}
	return m
}

// arguments are the arguments that count.
func arguments(args []quadpress.FrameArgument) map[quadpress.FrameArgument]struct{} {
	m := map[quadpress.FrameArgument]struct{}{}
	for _, a := range args {
		if !strings.HasPrefix(a.Role, "R-") && !strings.HasPrefix(a.Role, "C-") {
			m[a] = struct{}{}
		}
	}
	return m
}

// headsOf are arguments cut down to their heads: the first word whose head in the tree lies outside.
func headsOf(tokens []quadpress.Token, args map[quadpress.FrameArgument]struct{}) map[quadpress.FrameArgument]struct{} {
	m := map[quadpress.FrameArgument]struct{}{}
	for a := range args {
		head := a.First
		for i := a.First; i < a.Last; i++ {
			if h := tokens[i].Head; h < a.First || h >= a.Last {
				head = i
				break
			}
		}
		m[quadpress.FrameArgument{Role: a.Role, First: head, Last: head + 1}] = struct{}{}
	}
	return m
}

func compared[K comparable](gold, found map[K]struct{}) Score {
	both := 0
	for k := range gold {
		if _, ok := found[k]; ok {
			both++
		}
	}
	return Score{Made: len(found), Right: both, Gold: len(gold), Found: both}
}

// merged has the keys of both maps.
func merged[K comparable, A, B any](a map[K]A, b map[K]B) map[K]struct{} {
	m := make(map[K]struct{}, len(a)+len(b))
	for k := range a {
		m[k] = struct{}{}
	}
	for k := range b {
		m[k] = struct{}{}
	}
	return m
}
