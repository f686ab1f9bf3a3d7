package graph

import (
	"errors"
	"fmt"

	"github.com/golang/snappy"
)

// Text returns the text of a document, by its ID; ok is false where the store keeps none.
func (s *Store) Text(id string) (text string, ok bool, err error) {
	text, ok, err = s.backend.current().ledger.text(id)
	return text, ok, s.backend.diagnose(err)
}

// Record returns what the store knows of a document, nil where there is none of that ID.
func (s *Store) Record(id string) (*Record, error) {
	r, err := s.backend.current().ledger.record(id)
	return r, s.backend.diagnose(err)
}

func (l *ledger) text(id string) (text string, ok bool, err error) {
	data, err := l.Get(textKey + id)
	if err == nil && data == nil {
		return "", false, nil
	}
	var plain []byte
	if err == nil {
		plain, err = snappy.Decode(nil, data)
	}
	if err != nil {
		return "", false, fmt.Errorf("read the text of document %s: %w", id, err)
	}
	return string(plain), true, nil
}

// PutText keeps the text of a document that is loaded, compressed. It is no part of the graph.
func (u *Update) PutText(id, text string) error {
	old, ok, err := u.ledger().text(id)
	if err != nil || ok && old == text {
		return err
	}
	if err := u.begin(); err != nil {
		return err
	}
	return u.ledger().Put(textKey+id, snappy.Encode(nil, []byte(text)))
}

// ForgetTexts removes the texts of all documents, and what is known of files, which are to be read again for a text.
func (u *Update) ForgetTexts() error {
	any := false
	err := u.ledger().Each(textKey, func(string, []byte) bool {
		any = true
		return false
	})
	if err != nil || !any {
		return err
	}
	if err := u.begin(); err != nil {
		return err
	}
	return errors.Join(u.ledger().reset(textKey), u.ledger().reset(fileKey))
}
