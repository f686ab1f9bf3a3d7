// Package wordset reads lists of words in YAML as sets.
package wordset

import "go.yaml.in/yaml/v4"

// Set is a set of words; those that it does not have are false.
type Set map[string]bool

// UnmarshalYAML reads a list of words.
func (s *Set) UnmarshalYAML(node *yaml.Node) error {
	var list []string
	if err := node.Load(&list); err != nil {
		return err
	}
	*s = make(Set, len(list))
	for _, word := range list {
		(*s)[word] = true
	}
	return nil
}
