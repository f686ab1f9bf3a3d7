package document

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/unicode"

	"github.com/quadpress/quadpress"
)

const sample = "The foreign minister met her counterpart in the capital on Monday and said that the talks had been useful."

// result is what Read yields, in short.
type result struct {
	docs []*quadpress.Document
	errs []string
}

func (r *result) ids() (ids []string) {
	for _, d := range r.docs {
		ids = append(ids, d.ID)
	}
	return ids
}

func read(t *testing.T, opt Options, paths ...string) (r result) {
	t.Helper()
	for doc, err := range Read(t.Context(), paths, opt) {
		if (doc == nil) == (err == nil) {
			t.Fatalf("document %v with error %v", doc, err)
		}
		if err != nil {
			var e *Error
			if !errors.As(err, &e) {
				t.Fatalf("%T: %v", err, err)
			}
			r.errs = append(r.errs, err.Error())
			continue
		}
		r.docs = append(r.docs, doc)
	}
	return r
}

// gzipped compresses a text.
func gzipped(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// folder writes files below a new folder and makes it the working directory.
func folder(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, content := range files {
		if strings.HasSuffix(name, ".gz") {
			content = gzipped(t, content)
		}
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestReadFolder(t *testing.T) {
	folder(t, map[string]string{
		"news/b.txt":           sample,
		"news/a/z.text":        sample,
		"news/a/wire":          sample,
		"news/c.jsonl.gz":      `{"url":"http://x.org/1","text":"` + sample + `"}`,
		"news/.hidden/x.txt":   sample,
		"news/.x.txt":          sample,
		"news/graph.nq":        sample,
		"news/picture.jpg":     "\x00",
		"news/d.txt.gz":        sample,
		"news/treebank.conllu": "1\tYes\n",
		"news/treebanks.TXT":   "",
	})
	got := read(t, Options{}, "news")
	if diff := cmp.Diff([]string{"a/z.text", "b.txt", "http://x.org/1", "d.txt.gz", "treebank.conllu"},
		got.ids()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"news/treebanks.TXT: is empty"}, got.errs); diff != "" {
		t.Error(diff)
	}
	want, err := filepath.Abs("news/a/z.text")
	if err != nil {
		t.Fatal(err)
	}
	if got.docs[0].Source != want {
		t.Errorf("the source is %q, want %q", got.docs[0].Source, want)
	}
}

func TestReadFileWhateverItsName(t *testing.T) {
	folder(t, map[string]string{"story.html": sample, "a.jsonl": sample})
	if got := read(t, Options{}, "story.html"); len(got.docs) != 1 || got.docs[0].ID != "story.html" {
		t.Errorf("%+v", got)
	}
	if got := read(t, Options{Format: Text}, "a.jsonl"); len(got.docs) != 1 {
		t.Errorf("%+v", got)
	}
}

func TestReadStdin(t *testing.T) {
	got := read(t, Options{Stdin: strings.NewReader(sample)}, "-")
	if len(got.docs) != 1 || got.docs[0].ID != "stdin" || got.docs[0].Source != "" {
		t.Errorf("%+v", got)
	}
	if got := read(t, Options{}, "-"); len(got.errs) != 1 {
		t.Errorf("%+v", got)
	}
}

func TestReadErrors(t *testing.T) {
	german := strings.Repeat("Der Minister hat am Montag mit der Regierung über die Lage in dem Land gesprochen und ist nicht zufrieden. ", 3)
	files := map[string]string{
		"empty.txt":    " \n\n",
		"binary.txt":   "\x7fELF\x01\x00\x00",
		"controls.txt": "\x01\x02\x03\x04\x05\x06\x07 the",
		"german.txt":   german,
		"russian.txt":  strings.Repeat("Министр иностранных дел встретился с коллегой. ", 5),
		"code.txt":     strings.Repeat("xkcd qwrt zzyx plgh ", 20),
		"utf8.txt":     sample + " Über \xff\xfe",
		"latin.txt":    sample + " \x81",
		"thorn.txt":    sample + " \xfe\xff",
		"long.txt":     strings.Repeat("the war in the east ", 9<<20/20),
		"empty/x.nq":   "",
		"z.conllu":     "1\ta\n3\tb\n",
		"none.jsonl":   "\n\n",
	}
	folder(t, files)
	if err := os.WriteFile("fake.txt.gz", []byte(sample), 0o644); err != nil {
		t.Fatal(err)
	}
	tests := map[string]string{
		"empty.txt":    "empty.txt: is empty",
		"binary.txt":   "binary.txt: is a program, not text",
		"controls.txt": "controls.txt: is binary, not text",
		"german.txt":   "german.txt: is not in English",
		"russian.txt":  "russian.txt: is not in English",
		"code.txt":     "code.txt: is not in English",
		"utf8.txt":     "utf8.txt: is neither valid UTF-8 nor Windows-1252 (byte 0xff at offset 113)",
		"latin.txt":    "latin.txt: is neither valid UTF-8 nor Windows-1252 (byte 0x81 at offset 107)",
		"thorn.txt":    "thorn.txt: is neither valid UTF-8 nor Windows-1252 (byte 0xfe at offset 107)",
		"fake.txt.gz":  "fake.txt.gz: is not compressed with gzip, as its name says: gzip: invalid header",
		"long.txt":     "long.txt: has more than 8 MB of text: split it into stories",
		"none.jsonl":   "none.jsonl: is empty",
		"missing.txt":  "missing.txt: there is no such file or folder",
		"https://a.example/1": "https://a.example/1: is an address: save the page and name its file; " +
			"only feeds are fetched (build --feed)",
		"empty": "empty: the folder holds no file that ends in " + endings() +
			" (others are read when named themselves)",
		"z.conllu": `z.conllu: line 2: the ID is "3" where 2 should follow`,
	}
	for path, want := range tests {
		t.Run(path, func(t *testing.T) {
			got := read(t, Options{}, path)
			if len(got.docs) != 0 || len(got.errs) == 0 || got.errs[0] != want {
				t.Errorf("documents %v, errors %q, want %q", got.docs, got.errs, want)
			}
		})
	}
	if got := read(t, Options{Format: "doc"}, "german.txt"); len(got.errs) != 1 ||
		!strings.Contains(got.errs[0], `unknown input format "doc"`) {
		t.Errorf("%q", got.errs)
	}
}

func TestReadFailingReader(t *testing.T) {
	for _, format := range []Format{Text, Lines, JSONL, CoNLLU} {
		got := read(t, Options{Format: format, Stdin: iotest.ErrReader(errors.New("cable cut"))}, "-")
		if len(got.docs) != 0 || len(got.errs) == 0 || !strings.Contains(got.errs[0], "cable cut") {
			t.Errorf("%s: %+v", format, got)
		}
	}
}

func TestReadSameID(t *testing.T) {
	folder(t, map[string]string{"a/x.txt": sample, "b/x.txt": sample})
	got := read(t, Options{}, "a", "b", "./a/x.txt")
	if len(got.docs) != 1 {
		t.Errorf("%d documents", len(got.docs))
	}
	want := filepath.FromSlash("b/x.txt") + ": has the same ID as " + filepath.FromSlash("a/x.txt") + ": x.txt"
	if diff := cmp.Diff([]string{want}, got.errs); diff != "" {
		t.Error(diff)
	}
}

func TestReadStops(t *testing.T) {
	folder(t, map[string]string{"a.txt": sample, "b.txt": sample})
	n := 0
	for range Read(t.Context(), []string{".", "."}, Options{}) {
		n++
		break
	}
	if n != 1 {
		t.Errorf("%d documents", n)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var last error
	n = 0
	for _, err := range Read(ctx, []string{"."}, Options{}) {
		cancel()
		last = err
		n++
	}
	if n != 2 || !errors.Is(last, context.Canceled) {
		t.Errorf("%d results, the last with error %v", n, last)
	}
}

func TestReadLines(t *testing.T) {
	text := "Russia struck Homs &amp; left .\n\n  Kerry met Lavrov  \n"
	got := read(t, Options{Format: Lines, Stdin: strings.NewReader(text)}, "-")
	if len(got.docs) != 1 {
		t.Fatalf("%+v", got)
	}
	doc := got.docs[0]
	want := []quadpress.Span{{Begin: 0, End: 31}, {Begin: 35, End: 51}}
	if diff := cmp.Diff(want, doc.Blocks); diff != "" || !doc.Lines || doc.Text != text {
		t.Errorf("%s %+v", diff, doc)
	}
}

func TestReadCoNLLU(t *testing.T) {
	text := "# newdoc id = a\n1-2\tIt's\t_\t_\t_\t_\t_\t_\t_\t_\n1\tIt\tit\tPRON\tPRP\t_\t0\troot\t_\t_\n2\t's\n\n1\tGone\n\n# newdoc\n1\tÄh\n2\tso\n"
	got := read(t, Options{Format: CoNLLU, Stdin: strings.NewReader(text)}, "-")
	if diff := cmp.Diff([]string{"stdin#a", "stdin"}, got.ids()); diff != "" {
		t.Fatal(diff)
	}
	first := got.docs[0]
	if first.Text != "It's\nGone" {
		t.Errorf("text %q", first.Text)
	}
	want := []quadpress.Sentence{
		{Span: quadpress.Span{Begin: 0, End: 4}, Text: "It's", Tokens: []quadpress.Token{
			{Form: "It", Head: -1, Span: quadpress.Span{Begin: 0, End: 2}, Joined: true},
			{Form: "'s", Head: -1, Span: quadpress.Span{Begin: 2, End: 4}},
		}},
		{Span: quadpress.Span{Begin: 5, End: 9}, Text: "Gone", Tokens: []quadpress.Token{
			{Form: "Gone", Head: -1, Span: quadpress.Span{Begin: 5, End: 9}},
		}},
	}
	if diff := cmp.Diff(want, first.Tokenized); diff != "" {
		t.Error(diff)
	}
	if got.docs[1].Tokenized[0].Span != (quadpress.Span{Begin: 0, End: 5}) {
		t.Errorf("%+v", got.docs[1].Tokenized)
	}
}

func TestReadJSONLines(t *testing.T) {
	lines := []string{
		`{"url":"http://x.org/1","title":"Ministers &amp; kings","published":"Wed, 30 Sep 2015 14:03:00 +0000","publisher":"The Wire","text":"Ministers &amp; kings\n\n` + sample + `","extra":[1]}`,
		``,
		`{"id":7,"url":"http://x.org/2","published":1443621780,"text":"` + sample + `"}`,
		`{"text":"` + sample + `"}`,
		`{"text":`,
		`["no object"]`,
		`{"text":""}`,
		`{"title":"no text"}`,
		`{"url":"http://x.org/1","text":"` + sample + `"}`,
		"{\"text\":\"\xff\"}",
		`{"url":"http://x.org/3","title":null,"text":"Last: ` + sample + `"}`,
	}
	folder(t, map[string]string{"x.jsonl": strings.Join(lines, "\n")})
	got := read(t, Options{}, "x.jsonl")
	if diff := cmp.Diff([]string{"http://x.org/1", "x.jsonl#id=7", "x.jsonl#4", "http://x.org/3"}, got.ids()); diff != "" {
		t.Error(diff)
	}
	wantErrs := []string{
		"x.jsonl:5: is no JSON object with a story: unexpected end of JSON input",
		"x.jsonl:6: is a JSON value and no object with a story",
		"x.jsonl:7: is empty",
		`x.jsonl:8: has no "text": its fields are "title"` + wantedFields,
		"x.jsonl:9: has the same ID as x.jsonl:1: http://x.org/1",
		"x.jsonl:10: is not valid UTF-8",
	}
	if diff := cmp.Diff(wantErrs, got.errs); diff != "" {
		t.Error(diff)
	}
	first := got.docs[0]
	if first.Title != "Ministers & kings" || first.Publisher != "The Wire" ||
		!first.Published.Equal(time.Date(2015, 9, 30, 14, 3, 0, 0, time.UTC)) {
		t.Errorf("%+v", first)
	}
	if diff := cmp.Diff([]string{"Ministers & kings", sample}, blocks(first)); diff != "" {
		t.Error(diff)
	}
	if first.Language != "en" || first.URL != "http://x.org/1" {
		t.Errorf("%+v", first)
	}
}

// wantedFields ends the reason of a line that has other ones.
const wantedFields = "; name the one with the text as in --fields text=NAME"

func TestReadOddJSONLines(t *testing.T) {
	lines := []string{
		`{"id":1,"url":["https://x.example/1","https://x.example/2"],"title":["Talks","in Vienna"],` +
			`"published":1443621780000,"publisher":{"@type":"Organization","name":"The Wire"},` +
			`"text":["` + sample + `","` + second + `"]}`,
		`{"url":2,"title":7,"published":{"$date":"2015-09-30T14:03:00Z"},"publisher":["A","B"],"text":"` + sample +
			`"}`,
		`{"url":{"a":1},"title":true,"published":"Michaelmas","publisher":[[1],null],"text":"` + sample + `"}`,
		`{"title":null,"published":"","TEXT":"` + sample + `"}`,
		`{"published":false,"text":"` + sample + `"}`,
		`{"head":"Talks","paragraphs":"` + sample + `","tags":{"text":"x"}}`,
		`{"text":{"a":"b"}}`,
		`{"text":null}`,
		`{}`,
		`7`,
		`null`,
	}
	var warnings []string
	opt := Options{Format: JSONL, Stdin: strings.NewReader(strings.Join(lines, "\n")),
		Warn: func(e *Error) { warnings = append(warnings, e.Error()) }}
	got := read(t, opt, "-")
	if diff := cmp.Diff([]string{"stdin#id=1", "2", "stdin#3", "stdin#4", "stdin#5"}, got.ids()); diff != "" {
		t.Fatal(diff)
	}
	wantErrs := []string{
		`standard input:6: has no "text": its fields are "head", "paragraphs", "tags"` + wantedFields,
		`standard input:7: its "text" is neither a string nor a number`,
		`standard input:8: has no "text": its fields are "text"` + wantedFields,
		`standard input:9: has no "text": it is an empty object`,
		`standard input:10: is a JSON value and no object with a story`,
		`standard input:11: is a JSON value and no object with a story`,
	}
	if diff := cmp.Diff(wantErrs, got.errs); diff != "" {
		t.Error(diff)
	}
	wantWarnings := []string{
		`standard input:3: "url" holds what is neither a string nor a number; it is left out`,
		`standard input:3: "title" holds what is neither a string nor a number; it is left out`,
		`standard input:3: "publisher" holds what is neither a string nor a number; it is left out`,
		`standard input:3: the date of publication "Michaelmas" is not understood; it is left out`,
		`standard input:5: the date of publication is neither a string nor a number; it is left out`,
	}
	if diff := cmp.Diff(wantWarnings, warnings); diff != "" {
		t.Error(diff)
	}
	first, other := got.docs[0], got.docs[1]
	moment := time.Date(2015, 9, 30, 14, 3, 0, 0, time.UTC)
	if first.URL != "https://x.example/1" || first.Title != "Talks in Vienna" || first.Publisher != "The Wire" ||
		!first.Published.Equal(moment) {
		t.Errorf("%+v", first)
	}
	if diff := cmp.Diff([]string{"Talks in Vienna", sample, second}, blocks(first)); diff != "" {
		t.Error(diff)
	}
	if other.URL != "2" || other.Title != "7" || other.Publisher != "A, B" || !other.Published.Equal(moment) {
		t.Errorf("%+v", other)
	}
}

func TestReadNoJSONLines(t *testing.T) {
	good := `{"text":"` + sample + `"}` + "\n"
	tests := map[string]struct {
		text string
		docs int
		errs []string // their beginnings
	}{
		"array":           {"[\n" + good + "]\n", 1, nil},
		"array in a line": {"[" + strings.TrimSpace(good) + "]\n", 1, nil},
		"several lines":   {"\n{\n  \"text\": \"" + sample + "\"\n}\n", 1, nil},
		"broken off": {"{\"text\":\n" + good, 1, []string{"standard input:1: is no JSON object with a story: " +
			"unexpected end"}},
		"byte order mark": {"\ufeff" + good, 1, nil},
		"something else": {strings.Repeat("id,text\n", 100), 0, append(repeated("standard input:", maxBadFirst-1),
			"standard input:20: is no JSON object with a story: invalid character 'i' looking for beginning of "+
				"value; with it, 20 lines in a row")},
		"much that is bad": {good + strings.Repeat("{}\n", 2000), 1, append(repeated("standard input:", maxBad-1),
			`standard input:1001: has no "text": it is an empty object; with it, 1000 lines`)},
		"bad, then good": {strings.Repeat("{}\n", maxBadFirst-1) +
			good, 1, repeated("standard input:", maxBadFirst-1)},
		"empty lines": {good + strings.Repeat("\n", maxBlank+10), 1,
			[]string{"standard input:1048578: 1048576 empty lines in a row: what follows is not read"}},
	}
	for name, tt := range tests {
		got := read(t, Options{Format: JSONL, Stdin: strings.NewReader(tt.text)}, "-")
		if len(got.docs) != tt.docs || len(got.errs) != len(tt.errs) {
			t.Errorf("%s: %d documents, %d errors, not %d and %d", name, len(got.docs), len(got.errs), tt.docs,
				len(tt.errs))
			continue
		}
		for i, want := range tt.errs {
			if !strings.HasPrefix(got.errs[i], want) {
				t.Errorf("%s: %q, not %q", name, got.errs[i], want)
			}
		}
	}
}

func repeated(s string, n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = s
	}
	return all
}

func TestReadCompressed(t *testing.T) {
	folder(t, map[string]string{"a.txt.gz": sample, "b.jsonl.gz": `{"id":"b","text":"` + sample +
		`"}`, "c.txt.gz": strings.Repeat(" ", 1<<20) + "%PDF-1.4"})
	for from, to := range map[string]string{"a.txt.gz": "plain.txt", "b.jsonl.gz": "plain.jsonl"} {
		if err := os.Rename(from, to); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile("plain.txt")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("half.txt.gz", data[:len(data)/2], 0o644); err != nil {
		t.Fatal(err)
	}
	var twice bytes.Buffer
	z := gzip.NewWriter(&twice)
	if _, err := z.Write(data); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("twice.txt.gz", twice.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	got := read(t, Options{}, ".")
	if diff := cmp.Diff([]string{"b", "plain.txt"}, got.ids()); diff != "" {
		t.Error(diff)
	}
	want := []string{
		"c.txt.gz: is a PDF, not text: export its text",
		"half.txt.gz: unexpected EOF",
		"twice.txt.gz: is compressed with gzip once more, not text: unpack it",
	}
	if diff := cmp.Diff(want, got.errs); diff != "" {
		t.Error(diff)
	}
}

func TestReadUTF16JSONLines(t *testing.T) {
	encoded, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(`{"text":"` + second +
		`"}` + "\r\n")
	if err != nil {
		t.Fatal(err)
	}
	got := read(t, Options{Format: JSONL, Stdin: strings.NewReader(encoded)}, "-")
	if len(got.docs) != 1 || got.docs[0].Text != second {
		t.Errorf("%+v", got)
	}
}

func TestReadLongJSONLine(t *testing.T) {
	long := `{"text":"` + strings.Repeat("the war ", maxLine/8) + `"}`
	input := long + "\n" + `{"id":"a","text":"` + sample + `"}` + "\n" + long
	got := read(t, Options{Format: JSONL, Stdin: strings.NewReader(input)}, "-")
	want := []string{"standard input:1: the line has more than 32 MB", "standard input:3: the line has more than 32 MB"}
	if diff := cmp.Diff(want, got.errs); diff != "" || len(got.docs) != 1 {
		t.Errorf("%d documents, %s", len(got.docs), diff)
	}
}

// blocks cuts the sample out of a document.
func blocks(doc *quadpress.Document) (texts []string) {
	runes := []rune(doc.Text)
	for _, b := range doc.Blocks {
		texts = append(texts, string(runes[b.Begin:b.End]))
	}
	return texts
}

func TestDecode(t *testing.T) {
	tests := map[string]struct{ data, want string }{
		"utf-8":              {"Café – “x”\r\ny\rz", "Café – “x”\ny\nz"},
		"byte order mark":    {"\ufeffx", "x"},
		"utf-16 le":          {"\xff\xfeC\x00a\x00f\x00\xe9\x00", "Café"},
		"utf-16 be":          {"\xfe\xff\x00C\x00a\x00f\x00\xe9", "Café"},
		"utf-16 le, no mark": {"T\x00h\x00e\x00 \x00m\x00e\x00t\x00 \x00C\x00a\x00f\x00\xe9\x00", "The met Café"},
		"utf-16 be, no mark": {"\x00T\x00h\x00e\x00 \x00m\x00e\x00t\x00 \x00C\x00a\x00f\x00\xe9", "The met Café"},
		"windows-1252":       {"He said \x93no\x94 \x96 caf\xe9 isn\x92t \x8010", "He said “no” – café isn’t €10"},
		"escape characters":  {"a\x1b[0mb", "a\x1b[0mb"},
	}
	for name, tt := range tests {
		if got, err := decode([]byte(tt.data)); err != nil || got != tt.want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

func TestUnescape(t *testing.T) {
	tests := map[string]string{
		"military&#x27; talks":  "military' talks",
		"military&#x27 talks":   "military' talks",
		"&#8220;No&#8221;":      "“No”",
		"AT&amp;T &lt;b&gt;":    "AT&T <b>",
		"twice &amp;#x27;":      "twice &#x27;",
		"R&D, ?a=1&copy=2, &; ": "R&D, ?a=1&copy=2, &; ",
		"&nosuch; &#0;":         "&nosuch; \ufffd",
	}
	for text, want := range tests {
		if got := unescape(text); got != want {
			t.Errorf("unescape(%q) = %q, want %q", text, got, want)
		}
	}
}
