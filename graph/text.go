package graph

import (
	"fmt"

	"github.com/golang/snappy"
)

// Text returns the text of a document, by its ID; ok is false where the store keeps none.
func (s *Store) Text(id string) (text string, ok bool, err error) {
	data, err := s.backend.current().ledger.Get(textKey + id)
	if err == nil && data == nil {
		return "", false, nil
	}
	var plain []byte
	if err == nil {
		plain, err = snappy.Decode(nil, data)
	}
	if err != nil {
		return "", false, s.backend.diagnose(fmt.Errorf("read the text of document %s: %w", id, err))
	}
	return string(plain), true, nil
}

// Record returns what the store knows of a document, nil where there is none of that ID.
func (s *Store) Record(id string) (*Record, error) {
	r, err := s.backend.current().ledger.record(id)
	return r, s.backend.diagnose(err)
}
