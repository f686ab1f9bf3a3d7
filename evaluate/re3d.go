package evaluate

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/quadpress/quadpress"
)

// Re3dRelation is a relation that annotators found between two stretches of a document.
type Re3dRelation struct {
	Type           string
	Source, Target quadpress.Span
	// Confidence is the annotators' agreement, from 0 to 1.
	Confidence float64
}

// Re3dEntity is a stretch of a document that annotators marked, and its type.
type Re3dEntity struct {
	quadpress.Span
	Type string
}

// Re3dDocument is a document with what annotators found in it.
type Re3dDocument struct {
	Document  quadpress.Document
	Entities  []Re3dEntity
	Relations []Re3dRelation
}

// ReadRe3d reads a folder of the Relationship and Entity Extraction Evaluation Dataset: documents.json,
// entities.json and relations.json, one object a line. Documents come in the order of the file, as one block of prose a
// line of text. It fails on a file that cannot be read, naming file and line.
func ReadRe3d(dir string) ([]Re3dDocument, error) {
	var out []Re3dDocument
	index := map[string]int{}
	err := readLines(filepath.Join(dir, "documents.json"), func(line []byte) error {
		var d struct {
			ID    string `json:"_id"`
			Title string
			Text  string
		}
		if err := json.Unmarshal(line, &d); err != nil {
			return err
		}
		index[d.ID] = len(out)
		out = append(out, Re3dDocument{Document: quadpress.Document{ID: d.ID, Title: d.Title, Text: d.Text,
			Blocks: paragraphs(d.Text)}})
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = readLines(filepath.Join(dir, "entities.json"), func(line []byte) error {
		var e struct {
			DocumentID string
			Re3dEntity
		}
		if err := json.Unmarshal(line, &e); err != nil {
			return err
		}
		i, ok := index[e.DocumentID]
		if !ok {
			return fmt.Errorf("no document %q", e.DocumentID)
		}
		out[i].Entities = append(out[i].Entities, e.Re3dEntity)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, readLines(filepath.Join(dir, "relations.json"), func(line []byte) error {
		var r struct {
			DocumentID                                     string
			Type                                           string
			SourceBegin, SourceEnd, TargetBegin, TargetEnd int
			Confidence                                     float64
		}
		if err := json.Unmarshal(line, &r); err != nil {
			return err
		}
		i, ok := index[r.DocumentID]
		if !ok {
			return fmt.Errorf("no document %q", r.DocumentID)
		}
		out[i].Relations = append(out[i].Relations, Re3dRelation{Type: r.Type, Confidence: r.Confidence,
			Source: quadpress.Span{Begin: r.SourceBegin, End: r.SourceEnd}, Target: quadpress.Span{Begin: r.TargetBegin,
				End: r.TargetEnd}})
		return nil
	})
}

// paragraphs are the stretches of text between line ends.
func paragraphs(text string) []quadpress.Span {
	var out []quadpress.Span
	begin, n := 0, 0
	for _, r := range text {
		if r == '\n' {
			if n > begin {
				out = append(out, quadpress.Span{Begin: begin, End: n})
			}
			begin = n + 1
		}
		n++
	}
	if n > begin {
		out = append(out, quadpress.Span{Begin: begin, End: n})
	}
	return out
}

// readLines calls f with every line of a file that is not blank.
func readLines(path string, f func(line []byte) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	in := bufio.NewReader(file)
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if len(strings.TrimSpace(string(line))) > 0 {
			if err := f(line); err != nil {
				return fmt.Errorf("%s:%d: %w", path, n, err)
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
}
