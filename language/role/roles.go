package role

import "slices"

// roles are the labels of candidates, in the order of the network's scores: no role, more of the argument beside it,
// a relative word that stands for one, and PropBank's roles. training/frames.py has them too.
var roles = [...]string{
	"_", "+", "R", "ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "ARG5",
	"ARGM-ADJ", "ARGM-ADV", "ARGM-CAU", "ARGM-COM", "ARGM-CXN", "ARGM-DIR", "ARGM-DIS", "ARGM-EXT", "ARGM-GOL", "ARGM-LOC",
	"ARGM-LVB", "ARGM-MNR", "ARGM-MOD", "ARGM-NEG", "ARGM-PRD", "ARGM-PRP", "ARGM-PRR", "ARGM-REC", "ARGM-TMP",
}

// Labels that are looked at by name.
const (
	roleNone = iota
	roleMore
	roleRelative
	firstNumbered
	numbered = 6 // of them
)

var (
	roleModal     = slices.Index(roles[:], "ARGM-MOD")
	roleLightVerb = slices.Index(roles[:], "ARGM-LVB")
	roleLightNoun = slices.Index(roles[:], "ARGM-PRR")
)

func isNumbered(r int) bool { return r >= firstNumbered && r < firstNumbered+numbered }
