package mention

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strings"

	"github.com/quadpress/quadpress/language/cluster"
)

// NameKinds lists the single words, in lower case, that the embedded lists know as names, with what kinds of name they are.
// Package cluster learns from them what other words may be.
func NameKinds() (map[string][]cluster.Kind, error) {
	kinds := map[string][]cluster.Kind{}
	add := func(name string, k cluster.Kind) {
		name = strings.ToLower(strings.TrimSpace(name))
		if strings.Contains(name, " ") {
			return
		}
		for _, old := range kinds[name] {
			if old == k {
				return
			}
		}
		kinds[name] = append(kinds[name], k)
	}
	bySection := map[string]cluster.Kind{
		"region": cluster.Place, "group": cluster.Group, "organization": cluster.Organization, "given": cluster.GivenName,
	}
	err := eachWord(func(section, word string) {
		if k, ok := bySection[section]; ok {
			add(word, k)
		}
	})
	if err != nil {
		return nil, err
	}
	for _, c := range curated() {
		switch {
		case c.kinds&isGroup != 0:
			add(c.name, cluster.Group)
		case c.kinds&(isCountry|isBigPlace) != 0:
			add(c.name, cluster.Place)
		}
	}
	for _, list := range []struct {
		text []byte
		kind cluster.Kind
	}{{placesText, cluster.Place}, {givenText, cluster.GivenName}, {surnamesText, cluster.Surname}} {
		z, err := gzip.NewReader(bytes.NewReader(list.text))
		if err != nil {
			return nil, fmt.Errorf("embedded gazetteer: %w", err)
		}
		text, err := io.ReadAll(z)
		if err != nil {
			return nil, fmt.Errorf("embedded gazetteer: %w", err)
		}
		for line := range strings.Lines(string(text)) {
			add(strings.TrimPrefix(line, "+"), list.kind)
		}
	}
	return kinds, nil
}
