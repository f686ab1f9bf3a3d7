package document

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	byteorder "encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/quadpress/quadpress/document/story/storytest"
)

// hostileFiles are files that try those who read them, by name, the same ones each time. The size says how long the
// long ones are, in bytes; each file of a program stands there damaged in so many ways.
func hostileFiles(t *testing.T, size, damages int) map[string][]byte {
	files := map[string][]byte{}
	add := func(name, content string) {
		if _, ok := files[name]; ok {
			t.Fatalf("two files are called %s", name)
		}
		files[name] = []byte(content)
	}
	upTo := func(s string) string { return strings.Repeat(s, max(1, size/len(s))) }
	random := rand.New(rand.NewPCG(1, 2))

	// One thing again and again: in a line, with blanks, in lines, in paragraphs.
	for i, s := range []string{
		"a", "A", "0", ".", ",", "-", "—", "_", "*", "\"", "'", "’", "“", "(", ")", "[", "]", "{", "}", "<", ">",
		"&", "#", "@", "/", "\\", "|", "`", "~", "$",
		"%", ":", ";", "!", "?", "…", "\t", "é", "ß", "İ", "ﬀ", "𝔄", "漢", "я", "ع", "👍", "👨‍👩‍👧", "🇩🇪", "e\u0301",
		"\u0301", "\u200b", "\u00ad", "\u202e", "\ufeff", "\ufffd",
	} {
		add(fmt.Sprintf("again/%02d-line.txt", i), upTo(s))
		add(fmt.Sprintf("again/%02d-blanks.txt", i), upTo(s+" "))
		add(fmt.Sprintf("again/%02d-story.txt", i), sample+"\n\n"+upTo(s)+"\n\n"+sample)
	}
	for i, s := range []string{
		"[[", "[x](", "[x](y)", "**x", "*x* ", "_x_ ", "<b>", "<b>x</b>", "<p>", "<!--", "<script>", "</script>",
		"&lt;", "&#x27;", "&amp;", "x-\n", "(a, ", "\"a, ", "U.S. ",
		"Mr. ", "and ", "of the ", "the the ", "Kerry ", "Kerry, ", "Kerry met Lavrov. ", "Kerry met Lavrov and ",
		"who said that ", "a.b.c.", "1,000 ", "1. ", "x.\n", "x\n\n",
		"Kerry met Lavrov.\n\n", "Share\n", "By Jane Doe\n", "Sept. 30, 2015\n", "PARIS (AP) — ", "VIENNA, ", "A-",
		"http://x.example/a?b=c&d ", "jane@x.example ", "a\tb\n", "a,b\n",
		"From: a\n", "{\"a\":", "{\"text\":\"a\"}\n", "# a\n", "1\ta\n", "> ", "- a\n", "\r", "\r\n", "\n", " \n",
		"\x1b[0m", "a\x1b[31mb", "a\u2028", "\f",
	} {
		add(fmt.Sprintf("pieces/%02d.txt", i), upTo(s))
		add(fmt.Sprintf("pieces/%02d-story.txt", i), sample+"\n\n"+upTo(s)+"\n\n"+sample)
	}

	// Bytes.
	for i := range 10 {
		b := make([]byte, size/(1+i*i))
		for k := range b {
			b[k] = byte(random.Uint32() >> (i % 4))
		}
		add(fmt.Sprintf("bytes/random-%d.txt", i), string(b))
	}
	letters := []rune("abcdefghij ABC.,;'\"()\n\t-éß漢я👍\u0301\u200b\u00ad")
	for i := range 10 {
		var b strings.Builder
		for b.Len() < size {
			b.WriteRune(letters[random.IntN(5+i*len(letters)/12)%len(letters)])
		}
		add(fmt.Sprintf("bytes/letters-%d.txt", i), b.String())
	}
	add("bytes/nul.txt", "The minister\x00 met her colleague.")
	add("bytes/nuls.txt", upTo("\x00"))
	add("bytes/controls.txt", upTo("a\x01\x02"))
	add("bytes/surrogates.txt", "The minister met \xed\xa0\x80 her colleague \xed\xb0\x80.")
	add("bytes/overlong.txt", "The minister met \xc0\xaf her colleague.")
	add("bytes/cut.txt", sample+"\xe2\x80")
	add("bytes/mixed.txt", sample+" caf\xe9 café "+sample)
	add("bytes/latin1.txt", "The minister had a caf\xe9 cr\xe8me, \x93no\x94 sugar. "+sample)
	add("bytes/mojibake.txt", "The ministerâ€™s cafÃ© was closed. "+sample)
	add("bytes/marks.txt", "\ufeff\ufeff"+sample+"\ufeff")
	for name, order := range map[string]byteorder.AppendByteOrder{"le": byteorder.LittleEndian,
		"be": byteorder.BigEndian} {
		encode := func(units ...uint16) string {
			var b []byte
			for _, u := range units {
				b = order.AppendUint16(b, u)
			}
			return string(b)
		}
		text := encode(utf16.Encode([]rune("\ufeff" + sample))...)
		add("utf16/"+name+".txt", text)
		add("utf16/"+name+"-without-mark.txt", text[2:])
		add("utf16/"+name+"-cut.txt", text[:len(text)-1])
		add("utf16/"+name+"-half.txt", text+sample)
		add("utf16/"+name+"-lone.txt", text+encode(0xd800, 'a', 0xdc00)+text[2:])
		add("utf16/"+name+"-nul.txt", text+encode(0, 1, 2))
	}

	// Shapes.
	add("shape/empty.txt", "")
	add("shape/blank.txt", " \n\t\n ")
	add("shape/one.txt", "a")
	add("shape/stop.txt", ".")
	add("shape/no-end.txt", "The minister met her colleague and")
	add("shape/long-word.txt", sample+" "+upTo("a")+" met Lavrov.")
	add("shape/long-sentence.txt", "The minister "+upTo("met her colleague in the capital and ")+"left.")
	add("shape/long-list.txt", "Kerry met "+upTo("Lavrov, Zarif, Fabius, Steinmeier, ")+"and Hammond.")
	add("shape/long-subordinate.txt", upTo("The minister who said that ")+"left.")
	add("shape/paragraphs.txt", upTo(sample+"\n\n"))
	add("shape/lines.txt", upTo(sample+"\n"))
	add("shape/returns.txt", upTo(sample+"\r"))
	add("shape/line.txt", upTo(sample+" "))
	add("shape/headlines.txt", upTo("Ministers meet in capital\n\n"))
	add("shape/deep.txt", sample+"\n\nHe said "+strings.Repeat("(", size/2)+"no"+strings.Repeat(")", size/2)+".")
	add("shape/deep-square.txt", "He said "+strings.Repeat("[", size/2)+"no"+strings.Repeat("]", size/2)+".")
	add("shape/deep-quotes.txt", "He said "+upTo("“he said ‘")+"no"+upTo("’”")+".")
	add("shape/capitals.txt", strings.ToUpper(upTo(sample+" ")))
	add("shape/emoji.txt", strings.Repeat("👍🏽🇩🇪", 400_000/len("👍🏽🇩🇪")))
	add("shape/too-long.txt", strings.Repeat(sample+"\n\n", MaxText/len(sample)+10))

	// JSON Lines and CoNLL-U.
	object := func(text string) string { return `{"text":"` + text + `"}` + "\n" }
	add("json/deep.jsonl", strings.Repeat("[", size)+strings.Repeat("]", size)+"\n"+object(sample))
	add("json/deep-objects.jsonl", strings.Repeat(`{"a":`, size/5)+"1"+strings.Repeat("}", size/5))
	add("json/deep-title.jsonl", `{"title":`+strings.Repeat("[", 5000)+strings.Repeat("]",
		5000)+`,"text":"`+sample+`"}`)
	add("json/keys.jsonl", `{"text":1`+upTo(`,"k":0`)+"}")
	add("json/many.jsonl", "{"+upTo(`"k":0,`)+`"text":"`+sample+`"}`)
	add("json/surrogates.jsonl", object(`The minister \ud800 met \udc00 her \u0000 colleague \ud83d\ude00.`))
	add("json/number.jsonl", `{"id":`+strings.Repeat("9", size)+`,"text":"`+sample+`"}`)
	add("json/array.jsonl", "["+strings.TrimSpace(object(sample))+"]")
	add("json/broken.jsonl", object(sample)+`{"text":"`+sample)
	add("json/blank.jsonl", upTo("\n"))
	add("json/same.jsonl", object(sample+" One.")+`{"id":"json/same.jsonl#1","text":"`+sample+`"}`)
	add("json/bad.jsonl", upTo("{}\n"))
	add("json/latin1.jsonl", object("caf\xe9 "+sample))
	add("json/control.jsonl", object("a\x01b"))
	add("json/escapes.jsonl", object(upTo(`\u0041\n`)))
	add("json/line.jsonl", `{"text":"`+strings.Repeat("the war ", maxLine/8))
	add("conllu/words.conllu", upTo("1\ta\n"))
	add("conllu/sentences.conllu", upTo("1\tThe\n\n"))
	add("conllu/comments.conllu", upTo("# a\n"))
	add("conllu/empty.conllu", upTo("\n"))
	add("conllu/forms.conllu", "1\t"+strings.Repeat("a", 1<<19)+"\n2\t\x00\n\n1\t\u202e\n")
	add("conllu/columns.conllu", upTo("\t")+"\n")
	add("conllu/text.conllu", sample)
	add("conllu/cycle.conllu", "1\tKerry\t_\t_\t_\t_\t2\tnsubj\n2\tmet\t_\t_\t_\t_\t1\troot\n")

	// Web pages.
	html := func(name, content string) { add("html/"+name+".html", "<!doctype html><html><body>"+content) }
	for i, tag := range []string{"<div>", "<b>", "<a href=x>", "<font size=1><p>", "<table><tr><td>", "<b><i><u><p>",
		"<li>", "<svg>", "<math>", "<select><option>", "<template>", "<article>", "<p>a<br><br>", "<!--", "<script>",
		"<textarea>", "<plaintext>", "</p>", "</br>", "<frameset>", "<nobr>", "<button><p>", "<form>", "<title>", "&amp;",
		"&notin", "<a b=c ", "<p class='ad ad '>", "<div class=x>The minister met her colleague, and left.</div>",
		"<p>The minister met her colleague, and left, and came.", "<time>1</time>", "<ruby><rt>"} {
		html(fmt.Sprintf("again-%02d", i), upTo(tag))
		html(fmt.Sprintf("again-%02d-story", i), upTo(tag)+"<p>"+sample+"</p><p>"+second)
	}
	html("attributes", "<p "+upTo("a=b ")+">"+sample)
	html("attribute", "<p class='"+upTo("Ad_x ")+"'>"+sample)
	html("json", `<script type="application/ld+json">{"@type":"NewsArticle","@graph":`+upTo("[")+"</script><p>"+sample)
	html("json-authors", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"a","author":[`+
		upTo(`{"name":[1]},`)+`1]}</script><p>`+sample)
	html("titles", upTo("<title>a | b - c")+"<p>"+sample)
	html("long", "<p>"+strings.Repeat(sample+" ", 17<<20/len(sample)))
	html("base", "<base href='http://["+upTo("a")+"'><link rel=canonical href='%zz'><p>"+sample)

	pack := func(content []byte) string {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		if _, err := z.Write(content); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	// Markdown, feeds, saved pages and web archives.
	for i, mark := range []string{"[", "[a](", "[a]: b\n", "![", "*a ", "**a", "_a_", "`", "``a`", "~~a", "> ", ">", "- ",
		"* a\n  ", "1. ", "# ", "|a", "|a|\n|-|\n", "<a ", "<!--", "&a", "[^a]", "[^a]: b\n\n", "    a\n", "```\n", "a\\\n",
		"---\n", "a\n=\n"} {
		add(fmt.Sprintf("markdown/again-%02d.md", i), upTo(mark))
		add(fmt.Sprintf("markdown/again-%02d-story.md", i), sample+"\n\n"+upTo(mark)+"\n\n"+second)
	}
	add("markdown/front.md", "---\n"+upTo("a: &a [*a]\n")+"---\n"+sample)
	laughs := "a0: &a0 [ha]\n"
	for i := range 9 {
		laughs += fmt.Sprintf("a%d: &a%d [%s*a%d]\n", i+1, i+1, strings.Repeat(fmt.Sprintf("*a%d,", i), 8), i)
	}
	add("markdown/laughs.md", "---\n"+laughs+"---\n"+sample)
	entities := "<!DOCTYPE l [<!ENTITY l0 \"ha\">"
	for i := range 9 {
		entities += fmt.Sprintf("<!ENTITY l%d \"%s\">", i+1, strings.Repeat(fmt.Sprintf("&l%d;", i), 10))
	}
	entities += "]>"
	rss := func(name, channel string) {
		add("feed/"+name+".xml", entities+`<rss version="2.0"><channel>`+channel+"</channel></rss>")
	}
	rss("laughs", "<item><link>https://a.example/</link><description>&l9;</description></item>")
	rss("items", upTo("<item><link>https://a.example/</link></item>"))
	rss("deep", upTo("<item>"))
	rss("deep-div", "<item><description>"+upTo("&lt;div>")+"</description></item>")
	rss("long", "<item><description>"+upTo("a")+"</description></item>")
	rss("attributes", "<item "+upTo("a='b' ")+"/>")
	rss("comments", upTo("<!-- -->"))
	rss("cdata", "<item><description><![CDATA["+upTo("]]"))
	rss("same", strings.Repeat("<item><link>https://a.example/</link><description>"+sample+"</description></item>", 10))
	add("feed/atom.atom", `<feed xmlns="http://www.w3.org/2005/Atom">`+upTo("<entry><content type='xhtml'>"))
	add("feed/cut.rss", `<rss version="2.0"><channel><item><description>`+sample)
	add("feed/json.json", `{"version":"https://jsonfeed.org/version/1","items":[`+upTo(`{"authors":[null]},`)+"{}]}")
	add("feed/json-deep.json", `{"version":"https://jsonfeed.org/version/1","items":`+upTo("["))
	add("feed/other.xml", "<nitf>"+sample+"</nitf>")
	saved := "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
	add("mhtml/parts.mhtml", saved+upTo("--b\n\n"))
	add("mhtml/headers.mhtml", saved+"--b\n"+upTo("A: b\n"))
	add("mhtml/header.mhtml", saved+"--b\nA: "+upTo("b"))
	add("mhtml/nested.mhtml", saved+upTo("--b\nContent-Type: multipart/related; boundary=b\n\n"))
	add("mhtml/base64.mhtml", saved+"--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n"+upTo("%"))
	add("mhtml/none.mhtml", saved)
	add("mhtml/boundary.mhtml", strings.Replace(saved, "boundary=b", "a=b", 1)+sample)
	add("warc/versions.warc", upTo("WARC/1.0\r\n"))
	add("warc/empty.warc", upTo("WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n"))
	add("warc/long.warc", "WARC/1.0\r\nContent-Length: 9223372036854775807\r\n\r\n"+sample)
	add("warc/negative.warc", "WARC/1.0\r\nContent-Length: -1\r\n\r\n"+sample)
	add("warc/header.warc", "WARC/1.0\r\nA: "+upTo("b"))
	add("warc/headers.warc", "WARC/1.0\r\n"+upTo("A: b\r\n"))
	add("warc/cut.warc.gz", pack([]byte("WARC/1.0\r\nContent-Length: 9\r\n\r\n"))[:20])
	resource := "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://a.example/\r\nContent-Type: text/html\r\n" +
		"Content-Length: 1000000\r\n\r\n"
	add("warc/deep.warc", resource+upTo("WARC/1.0\r\n"))
	add("warc/bomb.warc", resource+pack(make([]byte, 20<<20)))
	add("warc/bomb.warc.gz", pack([]byte(resource+upTo("\n"))))

	// Compressed, archived, and in formats of their own.
	zeros := pack(make([]byte, 20<<20))
	add("packed/bomb.txt.gz", zeros)
	add("packed/bomb.jsonl.gz", pack(bytes.Repeat([]byte("a"), maxLine+1)))
	add("packed/bomb.conllu.gz", zeros)
	add("packed/newlines.jsonl.gz", pack(bytes.Repeat([]byte("\n"), 2*maxBlank)))
	add("packed/bomb-unnamed.txt", zeros)
	add("packed/twice.txt.gz", pack([]byte(zeros)))
	add("packed/cut.txt.gz", pack([]byte(sample))[:30])
	add("packed/none.txt.gz", sample)
	add("packed/trailing.txt.gz", pack([]byte(sample))+"garbage")
	add("packed/several.txt.gz", strings.Repeat(pack([]byte(sample+" ")), 50))
	add("packed/empty.txt.gz", "")
	var archive bytes.Buffer
	z := zip.NewWriter(&archive)
	if w, err := z.Create("story.txt"); err != nil {
		t.Fatal(err)
	} else if _, err := w.Write([]byte(sample)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	add("packed/archive.txt", archive.String())
	var tape bytes.Buffer
	w := tar.NewWriter(&tape)
	if err := w.WriteHeader(&tar.Header{Name: "story.txt", Size: int64(len(sample)), Mode: 0o600}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(sample)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	add("packed/tape.txt.gz", pack(tape.Bytes()))
	inner := zipped(t, file{"story.txt", sample})
	for range 10 {
		inner = zipped(t, file{"inner.zip", inner})
	}
	add("packed/nested.zip", inner)
	add("packed/cut.zip", inner[:len(inner)-30])
	many := make([]file, 2000)
	for i := range many {
		many[i].name = fmt.Sprintf("%d.txt", i%1000)
	}
	add("packed/many.zip", zipped(t, many...))
	add("packed/names.zip", zipped(t, file{"../../a.txt", sample}, file{"/b.txt", second}, file{"c\n\x1b.txt", sample},
		file{"\xff.txt", second}, file{strings.Repeat("d", 60_000) + ".txt", sample}, file{"e.txt/", ""}))
	add("packed/bomb.zip", zipped(t, file{"a.txt", strings.Repeat("\x00", 20<<20)},
		file{"b.html", strings.Repeat("<p>", 6<<20)}))
	add("packed/bomb.tar.gz", pack([]byte(taped(t, file{"a.jsonl", strings.Repeat("\n", 20<<20)}))))
	add("packed/cut.tar", taped(t, file{"a.txt", sample})[:700])
	programs, err := filepath.Glob("*/testdata/*.*")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := filepath.Glob("*/testdata/pages/*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(programs, pages...) {
		if filepath.Ext(name) == ".py" {
			continue
		}
		whole, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i := range damages {
			format := strings.Split(filepath.ToSlash(name), "/")[0]
			add(fmt.Sprintf("damaged/%s/%d-%s", format, i, filepath.Base(name)), string(damaged(random, whole)))
		}
	}
	for name, tt := range formats {
		add("formats/"+name+".txt", tt.text)
	}
	for name, text := range stories {
		add("prose/"+name+".txt", text)
	}
	return files
}

// damaged is a file some bytes of which are others, a part of which is missing, or stands twice.
func damaged(random *rand.Rand, whole []byte) []byte {
	data := bytes.Clone(whole)
	begin := random.IntN(len(data))
	end := begin + random.IntN(len(data)-begin)
	switch random.IntN(4) {
	case 0:
		for range 1 + random.IntN(20) {
			data[random.IntN(len(data))] = byte(random.Uint32())
		}
	case 1:
		clear(data[begin:end])
	case 2:
		data = append(data[:begin], data[end:]...)
	case 3:
		data = append(data[:end:end], data[begin:]...)
	}
	return data
}

// goodStories are stories that must be given whatever lies beside them.
var goodStories = map[string]string{
	"again/good.txt":     "Ministers meet in capital\n\n" + sample,
	"good.txt":           sample + "\n\n" + second,
	"json/good.jsonl":    `{"id":"wire-1","title":"Talks","published":"2015-09-30","text":"` + sample + `"}`,
	"packed/good.txt":    "Rockets hit Haifa. Hezbollah claimed responsibility.",
	"conllu/good.conllu": "1\tKerry\n2\tleft\n",
}

// writeHostile writes the hostile files and the good stories below a folder.
func writeHostile(t *testing.T, dir string, size, damages int) map[string][]byte {
	files := hostileFiles(t, size, damages)
	for name, text := range goodStories {
		files[name] = []byte(text)
	}
	storytest.Write(t, dir, files)
	return files
}

func TestHostileFiles(t *testing.T) {
	dir := t.TempDir()
	files := writeHostile(t, dir, 10_000, 2)
	t.Chdir(dir)
	if len(files) < 300 {
		t.Errorf("only %d files", len(files))
	}
	spoken := map[string]bool{} // files that something was said of
	ids := map[string]bool{}
	for doc, err := range Read(t.Context(), []string{"."}, Options{Warn: func(e *Error) { checkReason(t, e) }}) {
		if err != nil {
			checkReason(t, err)
			var e *Error
			if !errors.As(err, &e) {
				t.Fatalf("%T: %v", err, err)
			}
			spoken[relative(t, e.File)] = true
			continue
		}
		checkDocument(t, doc)
		spoken[relative(t, doc.Source)] = true
		ids[doc.ID] = true
	}
	for name := range files {
		if !spoken[name] {
			t.Errorf("%s is neither given nor refused", name)
		}
	}
	for name := range goodStories {
		if !spoken[name] || !ids[name] && name != "json/good.jsonl" {
			t.Errorf("the good story %s is not given", name)
		}
	}
	if !ids["wire-1"] {
		t.Error("the good story wire-1 is not given")
	}
}

// relative is where a file lies below the working directory.
func relative(t *testing.T, file string) string {
	t.Helper()
	rel, err := below(".", file)
	if err != nil {
		t.Fatal(err)
	}
	return filepath.ToSlash(rel)
}

// TestWriteHostile writes the files for a build of them all, see the Makefile.
func TestWriteHostile(t *testing.T) {
	dir := os.Getenv("HOSTILE")
	if dir == "" {
		t.Skip("set HOSTILE to the folder to write to")
	}
	writeHostile(t, dir, 100_000, 16) // up to 50,000 words, for which an honest build takes a few seconds
}
