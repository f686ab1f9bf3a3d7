package quadpress

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

// Span is the half-open range [Begin, End) of a document's text, in code points.
type Span struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

// Len is the number of code points in the span.
func (s Span) Len() int { return s.End - s.Begin }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Begin <= o.Begin && o.End <= s.End }

// Overlaps reports whether the two spans share a code point.
func (s Span) Overlaps(o Span) bool { return s.Begin < o.End && o.Begin < s.End }

// Document is one text to read: a story, a page, a line of a feed.
type Document struct {
	// ID names the document for good: its URL, else its path relative to what was named to the reader.
	ID string `json:"id"`
	// Title is the headline, empty when none was recognised.
	Title string `json:"title,omitempty"`
	// Text is the whole text, in valid UTF-8, as offsets count it. It may hold the headline and furniture (photo
	// credits, "Share"); Blocks says which parts are prose.
	Text string `json:"text"`
	// Blocks are the paragraphs of prose in Text, in order and apart. Sentences are read from these alone and never
	// cross from one to the next.
	Blocks []Span `json:"blocks,omitempty"`
	// Lines says that each block is exactly one sentence.
	Lines bool `json:"lines,omitempty"`
	// Tokenized holds the sentences of a source that comes tokenised: forms and spans are set, nothing else. It is nil
	// where Blocks are to be segmented.
	Tokenized []Sentence `json:"tokenized,omitempty"`
	// URL is where the document was published, if known.
	URL string `json:"url,omitempty"`
	// Publisher is the name of who published it, if known.
	Publisher string `json:"publisher,omitempty"`
	// Authors are the names of who wrote it, as the source gives them.
	Authors []string `json:"authors,omitempty"`
	// Published is the day (or moment) of publication; the zero time when unknown.
	Published time.Time `json:"published,omitzero"`
	// Dateline is the place that the story opens with ("UNITED NATIONS"), empty when none was recognised.
	Dateline string `json:"dateline,omitempty"`
	// Language is the text's language as a BCP 47 tag.
	Language string `json:"language,omitempty"`
	// Source is the absolute path of the file the document was read from, empty for standard input. It tells a later
	// build of the same folder that a file is gone; it is no part of the graph.
	Source string `json:"source,omitempty"`
}

// Hash is a hexadecimal SHA-256 of everything in the document that shapes its graph. Two documents with one hash and
// one ID give the same statements.
func (d *Document) Hash() string {
	h := sha256.New()
	published := ""
	if !d.Published.IsZero() {
		published = d.Published.UTC().Format(time.RFC3339)
	}
	fmt.Fprintf(h, "%q %q %q %q %q %q %q %t %v", d.ID, d.Title, d.URL, d.Publisher, published, d.Dateline, d.Language,
		d.Lines, d.Blocks)
	if len(d.Authors) > 0 {
		fmt.Fprintf(h, " %q ", d.Authors)
	}
	for i := range d.Tokenized {
		for _, t := range d.Tokenized[i].Tokens {
			fmt.Fprintf(h, "%q", t.Form)
		}
		fmt.Fprintln(h)
	}
	h.Write([]byte(d.Text))
	return hex.EncodeToString(h.Sum(nil))
}
