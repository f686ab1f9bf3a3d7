package wordnet

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/quadpress/quadpress/language/wordnet/internal/table"
	"github.com/quadpress/quadpress/schema"
)

func TestNoun(t *testing.T) {
	for _, c := range []struct {
		noun, kinds string
		nature      Nature
		verb, typ   string
	}{
		{"mayor", "person", Thing, "", "Person"},
		{"Mayor", "person", Thing, "", "Person"},
		{"tower", "structure,artifact", Thing, "", "CivicStructure"},
		{"company", "company,organization,social group,group", Thing, "", "Corporation"},
		{"hospital", "hospital,building,structure,artifact", Thing, "", "Hospital"},
		{"helicopter", "aircraft,vehicle,artifact", Thing, "", "Aircraft"},
		{"earthquake", "disaster,event", Event, "", "Disaster"},
		{"election", "election,happening,act", Event, "elect", "Election"},
		{"explosion", "happening,event", Event, "explode", "Event"},
		{"decision", "happening,act", Event, "decide", "Event"},
		{"measles", "disease,state", Concept, "", "MedicalCondition"},
		{"unemployment", "state", Concept, "", ""},
		// What a noun means in news, and nouns that WordNet lacks.
		{"blast", "happening,event", Event, "blast", "Event"},
		{"bank", "company,organization", Thing, "", "Corporation"},
		{"shell", "weapon,artifact", Thing, "", "Weapon"},
		{"airstrike", "happening,act", Event, "strike", "Event"},
		// Nouns that have a plural only, and plurals.
		{"police", "government,organization,social group,group", Thing, "", "GovernmentOrganization"},
		{"talks", "conversation,utterance", Event, "talk", "Event"},
		{"factories", "building,structure,artifact", Thing, "", "CivicStructure"},
		{"viruses", "microorganism,animal", Concept, "", "Microbe"},
		{"clashes", "happening,event", Event, "clash", "Event"},
		// Gerunds that are no entry of their own.
		{"reopening", "happening,act", Event, "reopen", "Event"},
		{"redefining", "happening,act", Event, "redefine", "Event"},
		{"reselling", "happening,act", Event, "resell", "Event"},
		{"remitting", "happening,act", Event, "remit", "Event"},
		{"ing", "", "", "", ""},
		// Several words: what WordNet has together, and the last word of what it has not.
		{"prime minister", "person", Thing, "", "Person"},
		{"gas leak", "happening,event", Event, "leak", "Event"},
		{"vice-president", "person", Thing, "", "Person"},
		{"ten-storey office building", "building,structure,artifact", Thing, "", "CivicStructure"},
		{"chief of staff", "person", Thing, "", "Person"},
		{"head of state", "person", Thing, "", "Person"},
		{"gas leak of", "", "", "", ""},
		// No nouns.
		{"suggesnt", "", "", "", ""},
		{"gas quadpressing", "", "", "", ""},
		{"gas ", "", "", "", ""},
		{"", "", "", "", ""},
	} {
		kinds := Noun(c.noun)
		if got := strings.Join(kinds, ","); got != c.kinds || IsNoun(c.noun) != (c.kinds != "") {
			t.Errorf("%q: kinds %q, noun %t; want %q", c.noun, got, IsNoun(c.noun), c.kinds)
		}
		if got := NatureOf(c.noun); got != c.nature {
			t.Errorf("%q: stands for %q, want %q", c.noun, got, c.nature)
		}
		if got := VerbOf(c.noun); got != c.verb {
			t.Errorf("%q: verb %q, want %q", c.noun, got, c.verb)
		}
		if got := schema.Default().TypeOf(kinds); got != c.typ {
			t.Errorf("%q: type %q, want %q", c.noun, got, c.typ)
		}
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct {
		word                  string
		noun, verb, adjective bool
	}{
		{"arrest", true, true, false},
		{"criticise", false, true, false},
		{"criticize", false, true, false},
		{"suggest", false, true, false},
		{"suggesnt", false, false, false},
		{"suggesnted", false, false, false},
		{"gobernador", false, false, false},
		{"re-sign", true, true, false},
		{"livestream", true, true, false},
		{"blacklist", true, true, false},
		{"military", true, false, true},
		{"pro-democracy", true, false, true},
		{"large", true, false, true},
		{"quickly", false, false, false},
	} {
		if noun, verb, adjective := IsNoun(c.word), IsVerb(c.word), IsAdjective(c.word); noun != c.noun || verb != c.verb ||
			adjective != c.adjective {
			t.Errorf("%q: noun %t, verb %t, adjective %t", c.word, noun, verb, adjective)
		}
	}
}

// Every kind that a type names is one, and every kind that a word has.
func TestKinds(t *testing.T) {
	kinds := Kinds()
	for _, typ := range schema.Default().Types() {
		for _, kind := range typ.Kinds {
			if !slices.Contains(kinds, kind) {
				t.Errorf("type %s: %q is no kind of kinds.tsv", typ.Name, kind)
			}
		}
	}
	for i, c := range load() {
		for _, kind := range c.kinds {
			if !slices.Contains(kinds, kind) {
				t.Errorf("class %d: %q is no kind of kinds.tsv", i, kind)
			}
		}
		if !c.noun && !c.verb && !c.adjective || c.noun != (len(c.kinds) > 0) || c.noun != (c.nature != "") {
			t.Errorf("class %d is %+v", i, c)
		}
	}
}

// The ontology's types of nouns are events where the nouns stand for events, and nowhere else.
func TestTypesAgreeWithNatures(t *testing.T) {
	for _, c := range load() {
		typ := schema.Default().TypeOf(c.kinds)
		if schema.Default().IsA(typ, "Event") != (c.nature == Event) {
			t.Errorf("kinds %q: stand for %q and make %q", c.kinds, c.nature, typ)
		}
	}
}

// What senses.tsv says is what a word has.
func TestSenses(t *testing.T) {
	data, err := os.ReadFile("senses.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if line[0] == '#' {
			continue
		}
		row := strings.Split(strings.TrimSpace(line), "\t")
		switch word, what := row[0], row[1]; {
		case len(row) != 3 || row[2] == "":
			t.Errorf("%q: want a word, what it is and why", line)
		case what == "verb":
			if !IsVerb(word) {
				t.Errorf("%s is no verb", word)
			}
		case what == "adjective":
			if !IsAdjective(word) {
				t.Errorf("%s is no adjective", word)
			}
		case strings.HasPrefix(what, "to "):
			if got := VerbOf(word); got != strings.Trim(what[3:], "-") {
				t.Errorf("%s: verb %q, want %q", word, got, what)
			}
		case !strings.Contains(what, ".n."):
			if got := strings.Join(Noun(word), ", "); got != what {
				t.Errorf("%s: kinds %q, want %q", word, got, what)
			}
		}
	}
}

func TestSize(t *testing.T) {
	const most = 700_000
	if n := len(wordsTXT) + len(classesTSV) + len(kindsTSV); n > most {
		t.Errorf("%d bytes are embedded, want at most %d", n, most)
	}
}

func TestLookupsDoNotAllocate(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { Noun("prime minister"); IsVerb("arrest"); NatureOf("gas leaks") }); n > 0 {
		t.Errorf("three look-ups allocate %v times", n)
	}
}

func BenchmarkNoun(b *testing.B) {
	for b.Loop() {
		Noun("apartment building")
	}
}

func BenchmarkIsVerb(b *testing.B) {
	for b.Loop() {
		IsVerb("collapse")
	}
}

// What the first look-up costs.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		readClasses()
		table.Read(wordsTXT)
	}
}
