package lemma

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestOf(t *testing.T) {
	tests := []struct{ form, upos, xpos, want string }{
		{"began", "VERB", "VBD", "begin"},
		{"begun", "VERB", "VBN", "begin"},
		{"striking", "VERB", "VBG", "strike"},
		{"struck", "VERB", "VBD", "strike"},
		{"met", "VERB", "VBD", "meet"},
		{"Met", "VERB", "VBD", "meet"},
		{"agreed", "VERB", "VBD", "agree"},
		{"criticized", "VERB", "VBD", "criticize"},
		{"carries", "VERB", "VBZ", "carry"},
		{"goes", "VERB", "VBZ", "go"},
		{"caucuses", "NOUN", "NNS", "caucus"},
		{"launches", "VERB", "VBZ", "launch"},
		{"dying", "VERB", "VBG", "die"},
		{"running", "VERB", "VBG", "run"},
		{"visiting", "VERB", "VBG", "visit"},
		{"created", "VERB", "VBD", "create"},
		{"defeated", "VERB", "VBD", "defeat"},
		{"travelled", "VERB", "VBD", "travel"},
		{"called", "VERB", "VBD", "call"},
		{"pulled", "VERB", "VBD", "pull"},
		{"siphoned", "VERB", "VBD", "siphon"},
		{"owed", "VERB", "VBD", "owe"},
		{"ranged", "VERB", "VBD", "range"},
		{"paroled", "VERB", "VBN", "parole"},
		{"severed", "VERB", "VBD", "sever"},
		{"spurred", "VERB", "VBD", "spur"},
		{"taxied", "VERB", "VBD", "taxi"},
		{"leaned", "VERB", "VBD", "lean"},
		{"underlying", "VERB", "VBG", "underlie"},
		{"prepaid", "VERB", "VBN", "prepay"},
		{"telephoned", "VERB", "VBD", "telephone"},
		{"boycotted", "VERB", "VBD", "boycott"},
		{"retook", "VERB", "VBD", "retake"},
		{"controlling", "VERB", "VBG", "control"},
		{"displaced", "VERB", "VBN", "displace"},
		{"panicking", "VERB", "VBG", "panic"},
		{"'s", "AUX", "VBZ", "be"},
		{"’s", "AUX", "VBZ", "be"},
		{"n't", "PART", "RB", "not"},
		{"N’T", "PART", "RB", "not"},
		{"wo", "AUX", "MD", "will"},
		{"’d", "AUX", "MD", "would"},
		{"women", "NOUN", "NNS", "woman"},
		{"countries", "NOUN", "NNS", "country"},
		{"crises", "NOUN", "NNS", "crisis"},
		{"boxes", "NOUN", "NNS", "box"},
		{"airstrikes", "NOUN", "NNS", "airstrike"},
		{"1990s", "NOUN", "NNS", "1990s"},
		{"Nations", "PROPN", "NNPS", "Nation"},
		{"Lavrov", "PROPN", "NNP", "Lavrov"},
		{"Reuters", "PROPN", "NNP", "Reuters"},
		{"Sept.", "PROPN", "NNP", "September"},
		{"Syrian", "ADJ", "JJ", "Syrian"},
		{"larger", "ADJ", "JJR", "large"},
		{"biggest", "ADJ", "JJS", "big"},
		{"easier", "ADJ", "JJR", "easy"},
		{"best", "ADJ", "JJS", "good"},
		{"them", "PRON", "PRP", "they"},
		{"I", "PRON", "PRP", "I"},
		{"these", "DET", "DT", "this"},
		{"250,000", "NUM", "CD", "250000"},
		{"“", "PUNCT", "``", `"`},
		{"The", "DET", "DT", "the"},
		{"Whatever", "", "", "whatever"},
		{"", "X", "FW", ""},
	}
	for _, tt := range tests {
		if got := Of(tt.form, tt.upos, tt.xpos); got != tt.want {
			t.Errorf("Of(%q, %s, %s) = %q, want %q", tt.form, tt.upos, tt.xpos, got, tt.want)
		}
	}
}

// A regular verb comes back from each of its forms.
func TestRegularForms(t *testing.T) {
	verbs := []string{"accuse", "announce", "ask", "attack", "bomb", "capture", "cooperate", "deploy", "discuss",
		"escape", "express",
		"fire", "invade", "join", "kill", "launch", "negotiate", "order", "praise", "reject", "require", "sign", "support",
		"threaten",
		"urge", "vote", "want", "warn", "welcome", "yield", "contribute", "limit", "offer", "believe", "increase"}
	for _, verb := range verbs {
		base := strings.TrimSuffix(verb, "e")
		third := verb + "s"
		if strings.HasSuffix(verb, "ss") || strings.HasSuffix(verb, "ch") {
			third = verb + "es"
		}
		for form, tag := range map[string]string{third: "VBZ", base + "ed": "VBD", base + "ing": "VBG"} {
			if got := Of(form, "VERB", tag); got != verb {
				t.Errorf("Of(%q, VERB, %s) = %q, want %q", form, tag, got, verb)
			}
		}
	}
}

// Any word has a lemma, and none is made out of nothing.
func TestOfIsTotal(t *testing.T) {
	tags := []string{"NN", "NNS", "NNP", "NNPS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "JJ", "JJR", "JJS", "RB", "RBR",
		"RBS", "CD", "PRP", "", "?"}
	rapid.Check(t, func(t *rapid.T) {
		form := rapid.String().Draw(t, "form")
		lemma := Of(form, rapid.SampledFrom([]string{"NOUN", "PROPN", "VERB", "X", ""}).Draw(t, "upos"),
			rapid.SampledFrom(tags).Draw(t, "xpos"))
		if (form == "") != (lemma == "") && strings.Trim(form, ",") != "" {
			t.Fatalf("the lemma of %q is %q", form, lemma)
		}
	})
}

func BenchmarkOf(b *testing.B) {
	words := [][3]string{{"the", "DET", "DT"}, {"ministers", "NOUN", "NNS"}, {"of", "ADP", "IN"},
		{"Russia", "PROPN", "NNP"}, {"met", "VERB", "VBD"},
		{"in", "ADP", "IN"}, {"secret", "ADJ", "JJ"}, {"talks", "NOUN", "NNS"}, {"said", "VERB", "VBD"},
		{"was", "AUX", "VBD"}}
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		w := words[n%len(words)]
		Of(w[0], w[1], w[2])
		n++
	}
}
