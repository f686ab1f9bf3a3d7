// Write writes a corpus of so many documents, made of the stories of a folder, as JSON Lines.
//
//	go run ./bench/archive/write seeds 10000 > archive.jsonl
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"strconv"

	"github.com/quadpress/quadpress/bench/archive"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: write FOLDER DOCUMENTS")
	}
	n, err := strconv.Atoi(os.Args[2])
	if err != nil {
		log.Fatal(fmt.Errorf("the number of documents: %w", err))
	}
	if err := write(os.Args[1], n); err != nil {
		log.Fatal(err)
	}
}

func write(folder string, documents int) error {
	a, err := archive.Read(context.Background(), folder, 0)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(os.Stdout)
	lines := json.NewEncoder(out)
	for n := range documents {
		doc := a.Document(n)
		err = errors.Join(err, lines.Encode(map[string]string{"id": doc.ID, "title": doc.Title, "text": doc.Text}))
	}
	return errors.Join(err, out.Flush())
}
