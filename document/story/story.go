// Package story is what the packages that read one format each (document/html, document/feed ...) take and give.
// Package document knows them all; none of them knows it.
package story

import (
	"errors"
	"fmt"
	"io"
	"iter"
)

// Story is one story as a format has it. What is unknown is empty.
type Story struct {
	// ID names the story for good, as its URL does in a feed. Where it is empty, the place of the story names it.
	ID    string
	Title string
	// Text is the story's prose, without furniture as far as the format tells it: paragraphs with an empty line
	// between them, and no line's end within.
	Text    string
	Authors []string
	// Published is the day or moment of publication, as the format writes it.
	Published string
	// Created is when the file was made. It stands for the day of publication where nothing else tells that.
	Created   string
	URL       string
	Publisher string
	Language  string // a BCP 47 tag
}

// Item is what a source holds: a story, or a file of any format.
type Item struct {
	// Path tells the item from the others of its source, as the name of a file in an archive does; it is empty where
	// the source is one story.
	Path string
	// Story is the item itself, or what is known of the story in File: what File does not say itself is taken from it.
	Story
	// File, if not nil, is a file to be read in its turn, before the next item is asked for.
	File *Source
	// Warnings say what is left out of the story, each as one clause ("the date is not understood").
	Warnings []string
}

// Source is what a reader reads.
type Source struct {
	io.Reader
	// Name is the name of the file, for its ending.
	Name string
	// URL is where it was fetched, ContentType what a server or a mail calls it; empty where unknown.
	URL, ContentType string
}

// Read yields the items of a source in their order, each with nil or with an error, which says why that item cannot be
// used and is about Path; reading goes on behind it. A source without an item is refused by who asked for it. Read must
// be bounded in memory and time whatever the source holds; it may panic, which is taken for an error of the source.
type Read func(Source) iter.Seq2[Item, error]

// All returns what a source holds, if that is not over so many bytes.
func (s Source) All(most int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(s, most+1))
	if err == nil && int64(len(data)) > most {
		err = fmt.Errorf("%w: more than %d MB", ErrTooLong, most>>20)
	}
	return data, err
}

// ErrTooLong is the error of a source that holds more than a story can need.
var ErrTooLong = errors.New("is too long")
