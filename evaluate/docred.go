package evaluate

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/quadpress/quadpress"
)

// DocREDDocument is a document of Re-DocRED with the names that people marked in it.
type DocREDDocument struct {
	Document quadpress.Document
	Names    []DocREDName
}

// DocREDName is a marked stretch of a document and its class: PER, ORG, LOC, TIME, NUM or MISC.
type DocREDName struct {
	quadpress.Span
	Type string
}

// ReadDocRED reads Re-DocRED, a document a line: {"id", "text", "entities": [{"type", "mentions": [{"begin",
// "end"}]}]}. The error says which document, counted from 1, cannot be read.
func ReadDocRED(r io.Reader) ([]DocREDDocument, error) {
	var out []DocREDDocument
	in := json.NewDecoder(r)
	for {
		var d struct {
			ID, Text string
			Entities []struct {
				Type     string
				Mentions []quadpress.Span
			}
		}
		if err := in.Decode(&d); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("document %d: %w", len(out)+1, err)
		}
		document := DocREDDocument{Document: quadpress.Document{ID: d.ID, Text: d.Text, Blocks: paragraphs(d.Text)}}
		for _, e := range d.Entities {
			for _, m := range e.Mentions {
				document.Names = append(document.Names, DocREDName{m, e.Type})
			}
		}
		out = append(out, document)
	}
}
