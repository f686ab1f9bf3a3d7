package evaluate

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/quadpress/quadpress"
)

// nameTypes maps the classes of the CoNLL shared tasks and those of CrossNER on politics.
var nameTypes = map[string]quadpress.MentionType{
	"PER": quadpress.Person, "ORG": quadpress.Organization, "LOC": quadpress.Place, "MISC": quadpress.Other,
	"person": quadpress.Person, "politician": quadpress.Person,
	"organisation": quadpress.Organization, "politicalparty": quadpress.Organization,
	"location": quadpress.Place, "country": quadpress.Place,
	"election": quadpress.NamedEvent, "event": quadpress.NamedEvent, "misc": quadpress.Other,
}

// NameDocument is the sentences of one document, with the names that people marked in them.
type NameDocument []quadpress.Sentence

// NameColumns says how a file with one token a line is laid out. Tags are in the IOB1, IOB2 or BIO form: "I-PER",
// "B-ORG", "O".
type NameColumns struct {
	Separator  string
	Form, Tag  int    // columns, from 0
	Name       string // of the corpus
	NewText    string // what a line starts with where a new document begins; "" where each sentence is one
	SplitWords bool   // words with hyphens are to be parted, as Universal Dependencies does
}

// The layouts of the corpora that the mention network is trained from.
var (
	UNER     = NameColumns{Name: "UNER", Separator: "\t", Form: 1, Tag: 2, NewText: "# newdoc"}
	Wikigold = NameColumns{Name: "Wikigold", Separator: " ", Form: 0, Tag: 1, NewText: "-DOCSTART-", SplitWords: true}
	Politics = NameColumns{Name: "CrossNER politics", Separator: "\t", Form: 0, Tag: 1, SplitWords: true}
)

// ReadNames reads documents. The error names the line that is not as the layout says.
func ReadNames(r io.Reader, layout NameColumns) ([]NameDocument, error) {
	var documents []NameDocument
	var sentence quadpress.Sentence
	open := "" // the class of the mention that the last token belongs to
	flush := func() {
		if len(sentence.Tokens) > 0 {
			if len(documents) == 0 || layout.NewText == "" {
				documents = append(documents, NameDocument{})
			}
			d := &documents[len(documents)-1]
			*d = append(*d, sentence)
		}
		sentence, open = quadpress.Sentence{}, ""
	}
	in := bufio.NewScanner(r)
	n := 0 // lines read
	for in.Scan() {
		n++
		line := in.Text()
		switch {
		case layout.NewText != "" && strings.HasPrefix(line, layout.NewText):
			flush()
			documents = append(documents, NameDocument{})
			continue
		case line == "":
			flush()
			continue
		case strings.HasPrefix(line, "# "):
			continue
		}
		fields := strings.Split(line, layout.Separator)
		if len(fields) <= max(layout.Form, layout.Tag) {
			return nil, fmt.Errorf("line %d: want a token and its tag, got %q", n, line)
		}
		forms := []string{fields[layout.Form]}
		if layout.SplitWords {
			forms = splitWord(forms[0])
		}
		begin, class, _ := strings.Cut(fields[layout.Tag], "-")
		if class != "" && nameTypes[class] == "" {
			class = "" // OTH and the like
		}
		start := len(sentence.Tokens)
		for _, f := range forms {
			sentence.Tokens = append(sentence.Tokens, quadpress.Token{Form: f, Head: -1})
		}
		switch {
		case class != "" && class == open && begin != "B":
			sentence.Mentions[len(sentence.Mentions)-1].Last = len(sentence.Tokens)
		case class != "":
			sentence.Mentions = append(sentence.Mentions, quadpress.Mention{First: start, Last: len(sentence.Tokens),
				Type: nameTypes[class]})
		}
		open = class
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", n+1, err)
	}
	flush()
	return documents, nil
}

// splitWord parts a word at hyphens between letters, as Universal Dependencies does for English.
func splitWord(word string) []string {
	for i := 1; i < len(word)-1; i++ {
		if word[i] == '-' && isLetterByte(word[i-1]) && isLetterByte(word[i+1]) {
			prefix := strings.ToLower(word[:i])
			if prefix == "e" || prefix == "non" || prefix == "co" || prefix == "re" || prefix == "anti" {
				return []string{word}
			}
			return append([]string{word[:i], "-"}, splitWord(word[i+1:])...)
		}
	}
	return []string{word}
}

func isLetterByte(b byte) bool { return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b >= 0x80 }

// EveryFifth returns every fifth of the documents, those of UNER, Wikigold and Re-DocRED that training leaves alone.
func EveryFifth[T any](documents []T) (test []T) {
	for i := 4; i < len(documents); i += 5 {
		test = append(test, documents[i])
	}
	return test
}

// LastThird returns the last third of the documents, those of CrossNER's politics that training leaves alone.
func LastThird[T any](documents []T) []T { return documents[len(documents)-len(documents)/3:] }
