package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode"

	"github.com/quadpress/quadpress/graph/query"
)

// printResultTable prints results as a table with a column for each tag or field. The fields of nested objects are
// columns of their own, "struck.in".
func printResultTable(w io.Writer, result query.Result) error {
	rows, err := tableRows(result)
	if err != nil {
		return err
	}
	var table []map[string]string
	columns := map[string]bool{}
	for _, row := range rows {
		cells := map[string]string{}
		flatten(cells, "", row)
		for name := range cells {
			columns[name] = true
		}
		table = append(table, cells)
	}
	names := slices.SortedFunc(maps.Keys(columns), func(a, b string) int {
		return cmp.Or(depth(a)-depth(b), strings.Compare(a, b))
	})
	return buffered(w, func(w io.Writer) error {
		out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		line := make([]string, len(names))
		if len(names) > 1 {
			fmt.Fprintln(out, strings.Join(names, "\t"))
		}
		for _, cells := range table {
			for i, name := range names {
				line[i] = cells[name]
			}
			fmt.Fprintln(out, strings.Join(line, "\t"))
		}
		return out.Flush()
	})
}

// tableRows are the results that are a row each, of all top-level fields in GraphQL.
func tableRows(result query.Result) ([]any, error) {
	var rows []any
	for _, data := range result.Rows {
		row, err := decode[any](data)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	if result.Data == nil {
		return rows, nil
	}
	fields, err := decode[map[string]any](result.Data)
	if err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		switch value := fields[name].(type) {
		case nil:
		case []any:
			rows = append(rows, value...)
		default:
			rows = append(rows, value)
		}
	}
	return rows, nil
}

// decode reads JSON, numbers as they are written.
func decode[T any](data json.RawMessage) (value T, err error) {
	in := json.NewDecoder(bytes.NewReader(data))
	in.UseNumber()
	err = in.Decode(&value)
	return value, err
}

// depth puts the column of the thing itself before those of what it has.
func depth(column string) int {
	if column == "id" {
		return -1
	}
	return strings.Count(column, ".")
}

// flatten writes the cells of a value; name is the column that it stands in.
func flatten(cells map[string]string, name string, value any) {
	switch value := value.(type) {
	case map[string]any:
		for key, v := range value {
			if name != "" {
				key = name + "." + key
			}
			flatten(cells, key, v)
		}
	case []any:
		for _, v := range value {
			flatten(cells, name, v)
		}
	case nil:
	default:
		cell := strings.Map(printable, fmt.Sprint(value))
		if before := cells[name]; before != "" {
			cell = before + ", " + cell
		}
		cells[cmp.Or(name, "value")] = cell
	}
}

// printable keeps what would break the table or speak to the terminal out of it.
func printable(r rune) rune {
	if unicode.IsControl(r) {
		return ' '
	}
	return r
}
