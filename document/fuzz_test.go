package document

import (
	"bytes"
	"compress/gzip"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// fuzzed reads data as standard input in a format, and checks what comes of it.
func fuzzed(t *testing.T, format Format, data string) {
	opt := Options{Format: format, Stdin: strings.NewReader(data), Warn: func(e *Error) { checkReason(t, e) }}
	results := 0
	for doc, err := range Read(t.Context(), []string{"-"}, opt) {
		results++
		if err != nil {
			checkReason(t, err)
			continue
		}
		checkDocument(t, doc)
	}
	if results == 0 {
		t.Fatal("neither a document nor a reason")
	}
}

// checkReason tests what holds for every error: it is one line.
func checkReason(t *testing.T, err error) {
	t.Helper()
	if s := err.Error(); s == "" || strings.ContainsAny(s, "\n\r\x00\x1b") || !utf8.ValidString(s) {
		t.Fatalf("an error of several lines, or with characters of control: %q", s)
	}
}

func FuzzText(f *testing.F) {
	f.Add("Ministers meet\n\nBy Jane Doe\n\nPARIS (AP) — " + sample + "\n\nShare\n\nPhoto by J. Doe")
	f.Add("\xff\xfea\x00")
	f.Add("the caf\xe9 &#x27; of \x93the\x94 north")
	f.Add("**[Merkel](u)** <b>met</b> Mac-\nron🇫🇷 \u200b. " + sample)
	for _, tt := range formats {
		f.Add(tt.text)
	}
	f.Fuzz(func(t *testing.T, data string) { fuzzed(t, ByName, data) })
}

func FuzzLines(f *testing.F) {
	f.Add("Russia struck Homs .\n\n  Kerry met Lavrov  \r\n")
	f.Add("\xfe\xff\x00a\x00\n")
	f.Fuzz(func(t *testing.T, data string) { fuzzed(t, Lines, data) })
}

func FuzzJSONLines(f *testing.F) {
	f.Add(`{"url":"u","title":"t","published":"May 5, 2015","text":"` + sample + `"}` + "\n{}\n[]\n")
	f.Add(`{"id":1e5,"published":null,"text":"the &amp; of\r\n\r\nthe"}`)
	f.Add(`{"id":[[1],{"name":2}],"published":{"$date":1443621780000},"title":["a",true],"text":["the","of"]}`)
	f.Add("[\n{}\n]")
	f.Fuzz(func(t *testing.T, data string) { fuzzed(t, JSONL, data) })
}

func FuzzJSON(f *testing.F) {
	for _, answer := range answers {
		f.Add(answer)
	}
	f.Add(strings.Repeat("[", 100) + `{"data":{"hits":[{"_source":{"text":"a"}},1]}}`)
	f.Fuzz(func(t *testing.T, data string) { fuzzed(t, JSON, data) })
}

func FuzzCSV(f *testing.F) {
	f.Add("sep=;\ntitle;text\nTalks;\"" + sample + "\"\n;\"\n")
	f.Add("\xff\xfet\x00e\x00x\x00t\x00\n\x00\xe9\x00")
	f.Fuzz(func(t *testing.T, data string) { fuzzed(t, CSV, data) })
}

func FuzzCoNLLU(f *testing.F) {
	f.Add("# newdoc id = a\n1-2\tIt's\t_\n1\tIt\tit\tPRON\tPRP\t_\t0\troot\t_\t_\n2\t's\n\n1\tGone\n\n# newdoc\n" +
		"1\tÄh\n")
	f.Add("1\ta\n3\tb\n\n1\tc\n")
	f.Fuzz(func(t *testing.T, data string) { fuzzed(t, CoNLLU, data) })
}

// FuzzGzip reads compressed files, whole and damaged.
func FuzzGzip(f *testing.F) {
	for _, text := range []string{"", sample, strings.Repeat(sample+"\n", 1000)} {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		if _, err := z.Write([]byte(text)); err != nil {
			f.Fatal(err)
		}
		if err := z.Close(); err != nil {
			f.Fatal(err)
		}
		f.Add(b.String())
		f.Add(b.String()[:b.Len()/2])
		f.Add(b.String() + b.String())
	}
	f.Fuzz(func(t *testing.T, data string) {
		t.Chdir(t.TempDir())
		if err := os.WriteFile("story.txt.gz", []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		for doc, err := range Read(t.Context(), []string{"story.txt.gz"}, Options{}) {
			if err != nil {
				checkReason(t, err)
				continue
			}
			checkDocument(t, doc)
		}
		fuzzed(t, JSONL, data)
	})
}
