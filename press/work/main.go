// Work reads texts and counts the steps that each takes: how often each piece of the program without a branch in it is
// executed, which is the same on every machine, however busy. A test of package press builds it with -cover
// -covermode=atomic, which does the counting. Each line of its input is an object with a Text and the Folder for what
// was counted.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/coverage"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/press"
)

func main() {
	if err := count(os.Stdin); err != nil {
		fmt.Fprintln(os.Stderr, "work:", err)
		os.Exit(1)
	}
}

func count(in io.Reader) error {
	if err := read("The minister left."); err != nil { // loads what is loaded once
		return err
	}
	lines := json.NewDecoder(in)
	for {
		var line struct{ Folder, Text string }
		if err := lines.Decode(&line); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if err := coverage.ClearCounters(); err != nil {
			return err
		}
		if err := read(line.Text); err != nil {
			return err
		}
		if err := coverage.WriteMetaDir(line.Folder); err != nil {
			return err
		}
		if err := coverage.WriteCountersDir(line.Folder); err != nil {
			return err
		}
	}
}

// read reads a text as a document of one block.
func read(text string) error {
	doc := &quadpress.Document{ID: "text", Text: text, Blocks: []quadpress.Span{{End: utf8.RuneCountInString(text)}}}
	docs := func(yield func(*quadpress.Document, error) bool) { yield(doc, nil) }
	_, failures, err := press.Extract(context.Background(), docs, press.Options{Workers: 1})
	for _, f := range failures {
		err = errors.Join(err, f)
	}
	return err
}
