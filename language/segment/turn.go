package segment

import (
	_ "embed"
	"strings"

	"github.com/quadpress/quadpress"
)

//go:embed data/turns.txt
var turnData string

// Turn is what a sentence of an interview is.
type Turn uint8

// The turns that labels tell apart.
const (
	NoTurn Turn = iota
	Question
	Answer
)

var turnLabels = readSections(turnData, map[string]Turn{"[question]": Question, "[answer]": Answer})

// TurnLabel returns the number of tokens of the label with which a sentence of an interview opens, and whether that
// says that someone asks or answers: "Q.", "Reporter:". It is 0 for a sentence that opens otherwise or has no more
// than a label.
func TurnLabel(tokens []quadpress.Token) (length int, turn Turn) {
	if len(tokens) < 3 {
		return 0, NoTurn
	}
	first, next := tokens[0].Form, tokens[1].Form
	switch word, initial := strings.CutSuffix(first, "."); {
	case initial && len(word) == 1 && !tokens[0].Joined && strings.ToUpper(next[:1]) == next[:1]:
		length, turn = 1, turnLabels[word]
	case next == ":" || next == "." && len(first) == 1:
		length, turn = 2, turnLabels[first]
	}
	if turn == NoTurn {
		return 0, NoTurn
	}
	return length, turn
}
