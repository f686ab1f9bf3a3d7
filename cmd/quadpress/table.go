package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode"

	"github.com/cayleygraph/quad"

	"github.com/quadpress/quadpress/graph/query"
)

// printResultTable prints results as a table with a column for each tag or field. The fields of nested objects are
// columns of their own, "struck.in".
func printResultTable(w io.Writer, result query.Result) error {
	rows := result.Rows
	for _, name := range slices.Sorted(maps.Keys(result.Data)) {
		switch value := result.Data[name].(type) {
		case nil:
		case []map[string]any:
			for _, row := range value {
				rows = append(rows, row)
			}
		default:
			rows = append(rows, value)
		}
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
	case []map[string]any:
		for _, v := range value {
			flatten(cells, name, v)
		}
	case []quad.Value:
		for _, v := range value {
			flatten(cells, name, v)
		}
	case nil:
	default:
		cell := strings.Map(printable, fmt.Sprint(native(value)))
		if before := cells[name]; before != "" {
			cell = before + ", " + cell
		}
		cells[cmp.Or(name, "value")] = cell
	}
}

// native is a value as a reader writes it: the text of a literal, an IRI in angle brackets.
func native(value any) any {
	if v, ok := value.(quad.Value); ok {
		if text, ok := v.Native().(string); ok {
			return text
		}
		return quad.StringOf(v)
	}
	return value
}

// printable keeps what would break the table or speak to the terminal out of it.
func printable(r rune) rune {
	if unicode.IsControl(r) {
		return ' '
	}
	return r
}
