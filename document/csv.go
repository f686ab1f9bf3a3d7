package document

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// csv reads a table with one story a row, below a row of names. The columns are told by comma, semicolon, tab or bar,
// whichever the first row has most of. Rows are held one at a time.
func (r *reader) csv(src source) bool {
	in := unicodeReader(src)
	comma := separator(in)
	limited := &allowance{Reader: &fewCells{Reader: in, comma: byte(comma)}}
	table := csv.NewReader(limited)
	table.Comma, table.LazyQuotes, table.FieldsPerRecord, table.ReuseRecord = comma, true, -1, true
	s := records{reader: r, src: src}
	var header map[string]int
	var names []string
	for !s.done {
		limited.refill()
		cells, err := table.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return r.fail(src.name, "%s; what follows is not read", brokenTable(err))
		}
		line, _ := table.FieldPos(0)
		where := src.at(fmt.Sprintf(":%d", line))
		for i, cell := range cells {
			if !utf8.ValidString(cell) {
				cells[i] = fromWindows(cell)
			}
		}
		if header == nil {
			names = cloned(cells)
			header = columns(names)
			if v := r.opt.Fields.field(row{names, header, names}, "text"); len(v.strings) == 0 {
				return r.fail(src.name, "%s", noText(row{names, header, nil}, r.opt.Fields, values{}))
			}
			continue
		}
		if !s.story(row{names, header, cells}, fmt.Sprintf("%s#%d", src.id, line), where) {
			return false
		}
	}
	switch {
	case header == nil:
		return r.fail(src.name, "is empty")
	case s.empty():
		return r.fail(src.name, "holds no story")
	}
	return true
}

// separator is what stands between the columns. A first line "sep=;", as Excel writes it, is taken out.
func separator(in *bufio.Reader) rune {
	head, _ := in.Peek(in.Size())
	line, _, _ := bytes.Cut(head, []byte("\n"))
	if name, ok := bytes.CutPrefix(bytes.TrimSpace(line), []byte("sep=")); ok && len(name) == 1 {
		in.Discard(min(len(line)+1, len(head)))
		return rune(name[0])
	}
	best, most := ',', 0
	for _, c := range ",;\t|" {
		if n := bytes.Count(line, []byte(string(c))); n > most {
			best, most = c, n
		}
	}
	return best
}

// maxRowCells is how many cells a line may have: each takes more room than its comma.
const maxRowCells = 1 << 20

var errManyCells = fmt.Errorf("a line has more than %d cells", maxRowCells)

// fewCells is a reader that fails where more commas come in one line than a row has.
type fewCells struct {
	io.Reader
	comma byte
	count int
}

func (f *fewCells) Read(p []byte) (int, error) {
	n, err := f.Reader.Read(p)
	if last := bytes.LastIndexByte(p[:n], '\n'); last >= 0 {
		f.count = bytes.Count(p[last:n], []byte{f.comma})
	} else {
		f.count += bytes.Count(p[:n], []byte{f.comma})
	}
	if f.count > maxRowCells {
		return 0, errManyCells
	}
	return n, err
}

func brokenTable(err error) error {
	if errors.Is(err, errLongRecord) {
		return fmt.Errorf("%w: a quotation mark that does not close?", errLongRecord)
	}
	return cause(err)
}

// fromWindows is a cell that is not UTF-8, which Excel writes in the code page of Windows.
func fromWindows(cell string) string {
	if text, err := charmap.Windows1252.NewDecoder().String(cell); err == nil {
		return text
	}
	return strings.ToValidUTF8(cell, "\ufffd")
}

func cloned(cells []string) []string {
	names := make([]string, len(cells))
	for i, cell := range cells {
		names[i] = strings.TrimSpace(strings.Clone(cell))
	}
	return names
}

// columns are the places of the columns by their names, as written and as plainName leaves them.
func columns(names []string) map[string]int {
	at := map[string]int{}
	for _, spelling := range [...]func(string) string{strings.TrimSpace, plainName} {
		for i, name := range names {
			if _, taken := at[spelling(name)]; !taken {
				at[spelling(name)] = i
			}
		}
	}
	return at
}

// row is a record of a table.
type row struct {
	header []string
	at     map[string]int
	cells  []string
}

func (r row) names(most int) []string { return r.header[:min(most, len(r.header))] }

func (r row) values(name string) (v values, ok bool) {
	for _, spelling := range [...]string{name, plainName(name)} {
		if i, ok := r.at[spelling]; ok {
			v.name = name
			if i < len(r.cells) {
				v.strings = []string{r.cells[i]}
			}
			return v, true
		}
	}
	return v, false
}
