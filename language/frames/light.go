package frames

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed light.tsv
var light string

//go:embed support.tsv
var support string

// verbs are what light.tsv and support.tsv hold.
type verbs struct {
	counts   map[[2]string]int // by verb and noun
	subjects map[string]string // by verb
}

// loadVerbs reads the tables at their first use, in a tenth of a millisecond.
var loadVerbs = sync.OnceValue(func() *verbs {
	v := &verbs{map[[2]string]int{}, map[string]string{}}
	for line := range strings.Lines(light) {
		verb, rest, _ := strings.Cut(line, "\t")
		noun, count, _ := strings.Cut(rest, "\t")
		v.counts[[2]string{verb, noun}], _ = strconv.Atoi(strings.TrimSpace(count))
	}
	for line := range strings.Lines(support) {
		if !strings.HasPrefix(line, "#") {
			verb, subject, _ := strings.Cut(strings.TrimSpace(line), "\t")
			v.subjects[verb] = subject
		}
	}
	return v
})

// Support returns the role that the subject of a verb has in the frame of the noun that is its object, where the
// verb may leave it to the noun to say what is done: "ARG0" for "carry_out" of "carried out strikes", "ARG1" for
// "suffer" of "suffered an attack", "" for verbs that always say something themselves. The verb is a lemma, with
// its particle.
//
// Most of these verbs have a meaning of their own with other nouns ("made a chair", "took a book"): the noun must
// be one that has a frame.
func Support(verb string) string { return loadVerbs().subjects[verb] }

// LightCount returns how often the annotation of UD EWT has a verb that only lends a noun its grammar: 29 for
// "take" and "care". Both are lemmas.
func LightCount(verb, noun string) int { return loadVerbs().counts[[2]string{verb, noun}] }
