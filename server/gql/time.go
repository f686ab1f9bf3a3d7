package gql

import (
	"fmt"

	"github.com/99designs/gqlgen/graphql"
)

// MarshalTime writes a time; one that is not known, which is empty, is null.
func MarshalTime(t string) graphql.Marshaler {
	if t == "" {
		return graphql.Null
	}
	return graphql.MarshalString(t)
}

// UnmarshalTime reads a time.
func UnmarshalTime(v any) (string, error) {
	t, ok := v.(string)
	if !ok {
		return "", fmt.Errorf("%v is no time in ISO 8601", v)
	}
	return t, nil
}
