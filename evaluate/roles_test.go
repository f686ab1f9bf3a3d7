package evaluate

import (
	"strings"
	"testing"

	"github.com/quadpress/quadpress"
)

const framedTreebank = `# sent_id = one
1	Rebels	rebel	NOUN	NNS	_	3	nsubj	_	_
2	have	have	AUX	VBP	_	3	aux	_	_
3	taken	take	VERB	VBN	_	0	root	_	_
4	the	the	DET	DT	_	5	det	_	_
5	town	town	NOUN	NN	_	3	obj	_	_

# sent_id = two
1	Why	why	ADV	WRB	_	0	root	_	_

`

const framedAnnotation = `{"sent_id": "one", "predicates": [[1, "have.01", []], ` +
	`[2, "take.01", [["ARG0", 0, 1], ["ARG1", 3, 5], ["C-ARG1", 1, 2]]]]}
`

// A span that is a word too short has the right head and is not exact.
func TestFrames(t *testing.T) {
	gold, err := ReadFrames(strings.NewReader(framedTreebank), strings.NewReader(framedAnnotation))
	if err != nil {
		t.Fatal(err)
	}
	if len(gold) != 1 {
		t.Fatalf("%d sentences are annotated, want 1", len(gold))
	}
	scores := Frames(gold, func(s *quadpress.Sentence) {
		if s.Tokens[4].Form != "town" || s.Tokens[4].Lemma != "" || s.Tokens[4].UPOS != "" {
			t.Errorf("the word given is %+v", s.Tokens[4])
		}
		s.Frames = []quadpress.Frame{
			{Predicate: 2, Sense: "take.02", Args: spans("ARG0", 0, 1, "ARG1", 4, 5, "ARGM-TMP", 1, 2)},
			{Predicate: 4, Sense: "town.01"},
		}
	})
	const want = `ARG0       heads F1 1.000 (1)
ARG1       heads F1 1.000 (1)
ARGM-TMP   heads F1 0.000 (0)
predicates F1 0.667 senses 0.000 arguments exact F1 0.400 heads F1 0.800
`
	if got := scores.String(); got != want {
		t.Errorf("scores are\n%s\nwant\n%s", got, want)
	}
}

func TestReadFramesErrors(t *testing.T) {
	for name, annotation := range map[string]string{
		"no JSON":           "{",
		"a word for a role": `{"sent_id": "one", "predicates": [[2, "take.01", [[0, 0, 1]]]]}`,
		"beyond the words":  `{"sent_id": "one", "predicates": [[9, "take.01", []]]}`,
		"an empty argument": `{"sent_id": "one", "predicates": [[2, "take.01", [["ARG0", 1, 1]]]]}`,
	} {
		if _, err := ReadFrames(strings.NewReader(framedTreebank), strings.NewReader(annotation)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// spans are arguments as role, first and last, one after the other.
func spans(parts ...any) (args []quadpress.FrameArgument) {
	for i := 0; i < len(parts); i += 3 {
		args = append(args, quadpress.FrameArgument{Role: parts[i].(string), First: parts[i+1].(int), Last: parts[i+2].(int)})
	}
	return args
}
