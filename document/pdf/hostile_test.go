package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/quadpress/quadpress/document/story/storytest"
)

// made is a PDF of objects, numbered from 1; the first is the catalog. What stands behind is the end of the trailer.
func made(trailer string, objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1,
		strings.ReplaceAll(trailer, "XREF", fmt.Sprint(xref)), xref)
	return b.Bytes()
}

// stream is a stream that is compressed.
func stream(content io.Reader) string {
	var b bytes.Buffer
	z, err := zlib.NewWriterLevel(&b, zlib.BestCompression)
	if err == nil {
		_, err = io.Copy(z, content)
	}
	if err != nil || z.Close() != nil {
		panic(err)
	}
	return fmt.Sprintf("<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream", b.Len(), b.String())
}

const (
	catalog = "<< /Type /Catalog /Pages 2 0 R >>"
	onePage = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
	pageOf  = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R " +
		" /Resources << /Font << /F 5 0 R >> >> >>"
	font      = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
	someWords = "BT /F 10 Tf 50 700 Td (The minister met her colleague.) Tj ET "
)

// hostile are files that no program makes.
func hostile(size int) map[string][]byte {
	page := func(content string) []byte { return made("", catalog, onePage, pageOf, content, font) }
	bomb := stream(storytest.Repeat(strings.Repeat(" ", 1<<20), size))
	form := strings.Replace(pageOf, "/Font << /F 5 0 R >>", "/XObject << /X 4 0 R >>", 1)
	return map[string][]byte{
		"good":          page(stream(strings.NewReader(someWords))),
		"empty":         {},
		"garbage":       []byte("%PDF-1.4\n" + strings.Repeat("1 0 obj << /A ", 1000)),
		"no page":       made("", catalog, "<< /Type /Pages /Kids [] /Count 0 >>"),
		"loop of xref":  made("/Prev XREF", catalog, onePage, pageOf, stream(strings.NewReader(someWords)), font),
		"loop of pages": made("", catalog, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"),
		"many pages":    made("", catalog, "<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>", pageOf, "<< >>", font),
		"deep":          page("<< /A " + strings.Repeat("[", size<<12) + strings.Repeat("]", size<<12) + " >>"),
		"deep content":  page(stream(storytest.Repeat("[", size<<12))),
		"bomb":          page(bomb),
		"bomb of filters": page(strings.Replace(stream(strings.NewReader(bomb[strings.Index(bomb, "stream\n")+7:])),
			"/FlateDecode", "[/FlateDecode /FlateDecode]", 1)),
		"much text":   page(stream(storytest.Repeat(someWords, size<<11))),
		"many states": page(stream(storytest.Repeat("q ", size<<16))),
		"form of itself": made("", catalog, onePage, form,
			"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 5 /Resources"+
				" << /XObject << /X 4 0 R >> >> >>\nstream\n/X Do\nendstream"),
		"locked": made("/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"+strings.Repeat("00", 32)+"> /U <"+
			strings.Repeat("00", 32)+"> >> /ID [<00><00>]",
			catalog, onePage, pageOf, stream(strings.NewReader(someWords)), font),
		"no length": page("<< /Length 999999999 >>\nstream\n" + someWords + "\nendstream"),
		"slow pages": made("", catalog, fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>",
			strings.Repeat("3 0 R ", 100*size), 100*size), pageOf, stream(storytest.Repeat(someWords, size<<11)), font),
		"half": page(stream(strings.NewReader(someWords)))[:300],
	}
}

func TestHostile(t *testing.T) {
	usual := pageTime
	defer func() { pageTime = usual }()
	read := map[string]bool{"good": true, "loop of xref": true, "much text": true, "no length": true}
	for name, data := range hostile(4) {
		t.Run(name, func(t *testing.T) {
			if pageTime = 2 * time.Second; read[name] { // "slow pages" needs far more than that
				pageTime = time.Minute // on a busy machine too
			}
			s, err := item(t, data)
			if read[name] != (err == nil) {
				t.Errorf("%d bytes of text, error %v", len(s.Text), err)
			}
			if err != nil && strings.ContainsAny(err.Error(), "\n\r") {
				t.Errorf("an error of several lines: %q", err)
			}
			t.Log(err)
		})
	}
	if _, err := item(t, hostile(1)["locked"]); err == nil || err.Error() != "is protected with a password" {
		t.Errorf("locked: %v", err)
	}
}

// TestWriteHostile writes the files for a build of each, see the Makefile.
func TestWriteHostile(t *testing.T) {
	dir := os.Getenv("HOSTILE")
	if dir == "" {
		t.Skip("set HOSTILE to the folder to write to")
	}
	files := map[string][]byte{}
	for name, data := range hostile(16) {
		files["pdf/"+name+".pdf"] = data
	}
	storytest.Write(t, dir, files)
}

// TestTime ends a file that takes too long, whatever it is at; the next one is read.
func TestTime(t *testing.T) {
	usual := pageTime
	defer func() { pageTime = usual }()
	data := testdata(t, "latex.pdf")
	for _, pageTime = range []time.Duration{1, time.Millisecond, 10 * time.Millisecond} {
		_, err := item(t, data)
		if err != nil && err.Error() != "takes too long to read" || err == nil && pageTime == 1 {
			t.Errorf("%s: %v", pageTime, err)
		}
	}
	pageTime = usual
	if _, err := item(t, data); err != nil {
		t.Error(err)
	}
}

func FuzzPDF(f *testing.F) {
	for _, data := range hostile(1) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := item(t, data)
		if (err == nil) != (strings.TrimSpace(s.Text) != "") {
			t.Errorf("%q, %v", s.Text, err)
		}
	})
}
