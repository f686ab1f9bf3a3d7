package document

import (
	"encoding/csv"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gabriel-vasile/mimetype"
)

// foreign says what a text is that is no story but written in a format of its own, and what to do about it; "" for a
// story. It goes by what formats begin with, so that prose may quote a tag, a header or a line of a table.
func foreign(text string) (reason string) {
	head := strings.TrimLeftFunc(text, unicode.IsSpace)
	head = head[:min(len(head), headSize)]
	if reason := marked(head); reason != "" {
		return reason
	}
	for _, f := range formatShapes {
		if f.shape.MatchString(head) {
			return f.reason
		}
	}
	return foreignMarkup(head)
}

// conlluLines are the words of a sentence.
var conlluLines = regexp.MustCompile(`^(?:#[^\n]*\n)*1\t[^\t\n]+(?:\t[^\n]*)?\r?\n2\t`)

// isCoNLLU tells CoNLL-U by its first two words.
func isCoNLLU(h *head) bool { return conlluLines.MatchString(h.text) }

// marked says what a text is by the mark that it begins with.
func marked(head string) (reason string) {
	for _, m := range formatMarks {
		if strings.HasPrefix(head, m.mark) {
			return m.reason
		}
	}
	return ""
}

// formatMarks are what files of some formats begin with that are made of letters.
var formatMarks = []struct{ mark, reason string }{
	{"%PDF-", "is a PDF, not text: export its text"},
	{"%!PS", "is PostScript, not text: export its text"},
	{"WARC/", "is a web archive (WARC), not text: name the format with --input warc"},
	{"filedesc://", "is a web archive (ARC), not text: extract the text of its pages"},
	{"WEBVTT", "is a file of subtitles, not text: save it as text"},
	{"BEGIN:VCALENDAR", "is a calendar, not text"},
	{"BEGIN:VCARD", "is an address book, not text"},
	{`\documentclass`, "is LaTeX, not text: export its text"},
	{"HTTP/1.", "is an answer of a web server, not text: save the text of the page"},
	{"-----BEGIN ", "is encrypted or a key, not text"},
}

// formatShapes are what files of other such formats look like at their beginning.
var formatShapes = []struct {
	shape  *regexp.Regexp
	reason string
}{
	{regexp.MustCompile(`^(?:@prefix |@base |<[^<>\s]+> <[^<>\s]+> (?:<|"|_:))`), "is RDF, not text"},
	{regexp.MustCompile(`^\d+\s*\n\d\d:\d\d:\d\d[,.]\d{3} --> `), "is a file of subtitles, not text: save it as text"},
}

// binaryReason says what data is that cannot be text.
func binaryReason(data []byte) string {
	detected := mimetype.Detect(data)
	for m := detected; m != nil; m = m.Parent() {
		if name, known := binaryNames[m.String()]; known {
			return "is " + name
		}
	}
	group, _, _ := strings.Cut(detected.String(), "/")
	switch group {
	case "image", "audio", "video", "font":
		return fmt.Sprintf("is %s (%s), not text", map[string]string{
			"image": "a picture", "audio": "a sound", "video": "a film", "font": "a font",
		}[group], strings.TrimPrefix(detected.Extension(), "."))
	}
	return "is binary, not text"
}

// binaryNames are plain words for what news comes in.
var binaryNames = map[string]string{
	"application/pdf":           "a PDF, not text: export its text",
	"application/msword":        "a document of Word before 2007, not text: save it as DOCX",
	"application/x-ole-storage": "an office document of before 2007, not text: save it as DOCX or text",
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "a sheet of Excel, not text: save it as CSV",
	"application/vnd.openxmlformats-officedocument.presentationml.presentation": "a presentation of PowerPoint, not " +
		"text: save it as text",
	"application/vnd.oasis.opendocument.spreadsheet":  "a sheet in OpenDocument, not text: save it as CSV",
	"application/vnd.ms-excel":                        "a sheet of Excel, not text: save it as CSV",
	"application/vnd.ms-powerpoint":                   "a presentation of PowerPoint, not text: save it as text",
	"application/vnd.oasis.opendocument.presentation": "a presentation in OpenDocument, not text: save it as text",
	"application/vnd.ms-outlook":                      "a mail of Outlook, not text: save it as EML",
	"application/x-mobipocket-ebook":                  "a book of Mobipocket, not text: save it as EPUB",
	"application/zip":                                 "a ZIP archive, not text: unpack it",
	"application/x-tar":                               "a TAR archive, not text: unpack it",
	"application/gzip":                                "compressed with gzip once more, not text: unpack it",
	"application/x-bzip2":                             "compressed with bzip2, not text: unpack it",
	"application/x-xz":                                "compressed with xz, not text: unpack it",
	"application/zstd":                                "compressed with zstd, not text: unpack it",
	"application/x-7z-compressed":                     "a 7z archive, not text: unpack it",
	"application/x-rar-compressed":                    "a RAR archive, not text: unpack it",
	"application/vnd.sqlite3":                         "a database of SQLite, not text",
	"application/x-elf":                               "a program, not text",
	"application/vnd.microsoft.portable-executable":   "a program, not text",
}

var (
	xmlPrologue = regexp.MustCompile(`(?is)^(?:\s*(?:<\?.*?\?>|<!--.*?-->|<!doctype[^>\[]*(?:\[.*?\]\s*)?>))*\s*`)
	firstTag    = regexp.MustCompile(`^<([a-zA-Z_][\w.-]*(?::[\w.-]+)?)(?:\s[^<>]*)?>`)
	// pageTag is a tag that only whole pages have, at the beginning of a line.
	pageTag = regexp.MustCompile(`(?im)^\s*<(?:!doctype html|/?(?:html|head|body|script|style)|meta|link)` +
		`(?:\s[^<>]*)?>`)
)

// markup is the root element of a text that is XML, in small letters; "html" for a web page or a piece of one, also
// where that lacks one; "" for no markup, or some that stands in prose.
func markup(head string) (root string) {
	prologue := xmlPrologue.FindString(head)
	m := firstTag.FindStringSubmatch(head[len(prologue):])
	if m == nil {
		lower := strings.ToLower(prologue)
		switch {
		case pageTag.MatchString(head), strings.Contains(lower, "<!doctype html"):
			return "html"
		case strings.Contains(lower, "<?xml"):
			return "?xml"
		}
		return ""
	}
	root = strings.ToLower(m[1])
	switch {
	case root == "rss", root == "feed", root == "rdf:rdf":
		return root
	case pageTags[root], blockTags[root], pageTag.MatchString(head):
		return "html"
	case inlineTags[root]:
		return ""
	case strings.Contains(prologue, "<?xml"), strings.Contains(head, "</"+m[1]+">"), strings.Contains(m[0], "xmlns"):
		return root
	}
	return ""
}

// isFeed tells RSS, Atom and JSON Feed.
func isFeed(h *head) bool {
	if strings.HasPrefix(h.text, "{") {
		return jsonFeed.MatchString(h.text)
	}
	// RSS 1.0 is RDF, as other things are.
	return isMarkup("rss", "feed")(h) || isMarkup("rdf:rdf")(h) && strings.Contains(h.text, "http://purl.org/rss/1.0/")
}

var jsonFeed = regexp.MustCompile(`"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/`)

// isMHTML tells pages that browsers have saved.
func isMHTML(h *head) bool { return mailFormat(h.text) == MHTML }

// isMail tells mail, mailboxes and news of the Usenet.
func isMail(h *head) bool { return mailFormat(h.text) == Mail }

// isMarkup returns a function that tells XML by one of its root elements, and HTML; a mail may hold either.
func isMarkup(roots ...string) func(*head) bool {
	return func(h *head) bool {
		return slices.Contains(roots, markup(h.text)) && marked(h.text) == "" && mailFormat(h.text) == ByName
	}
}

// foreignMarkup says what markup a text is written in.
func foreignMarkup(head string) string {
	switch root := markup(head); root {
	case "":
		return ""
	case "html":
		return "is a web page (HTML), not text: name the format with --input html"
	case "rss", "feed", "rdf:rdf":
		return "is a feed or RDF, not text: name the format with --input feed, if it is one"
	default:
		return fmt.Sprintf("is XML (<%.40s>), not text: save the text of its story", root)
	}
}

var (
	header  = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9-]*):(?:[ \t]|$)`)
	mboxTop = regexp.MustCompile(`^From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) +[A-Z][a-z]{2} +\d`)
)

// mailHeaders are headers that only mail and what is made like it has; letterHeaders, those that people write above a
// letter as well.
var (
	mailHeaders = setOf("return-path received message-id mime-version delivered-to dkim-signature content-type " +
		"content-transfer-encoding in-reply-to references reply-to newsgroups x-mailer")
	letterHeaders = setOf("from to cc subject date sent")
)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

// mailFormat tells mail, mailboxes, news of the Usenet and saved pages in MHTML by the headers that they begin with. It
// is ByName for none.
func mailFormat(head string) Format {
	if mboxTop.MatchString(head) {
		return Mail
	}
	mails, letters, address, related, sent := 0, map[string]bool{}, false, false, false
	for line := range strings.Lines(head) {
		if line[0] == ' ' || line[0] == '\t' {
			continue // goes on with the header above
		}
		m := header.FindStringSubmatch(line)
		if m == nil {
			break
		}
		name := strings.ToLower(m[1])
		if mailHeaders[name] {
			mails++
		}
		if letterHeaders[name] {
			letters[name] = true
			address = address || strings.ContainsRune(line, '@')
		}
		sent = sent || name == "to" || name == "received" || name == "return-path"
		related = related || name == "content-type" && strings.Contains(strings.ToLower(line), "multipart/related")
	}
	switch {
	case related && mails > 1 && !sent:
		return MHTML
	case mails > 1, mails > 0 && letters["from"], address && letters["from"] && len(letters) > 2:
		return Mail
	}
	return ByName
}

// isCSV tells tables: the same number of fields in every line, below a line of names or in enough lines.
func isCSV(h *head) bool {
	text := h.text
	if len(text) >= headSize || strings.Count(text, "\n") > 1000 {
		text = text[:strings.LastIndexByte(text, '\n')+1] // its last line is not whole
	}
	return strings.HasPrefix(text, "sep=") || slices.ContainsFunc([]rune("\t,;|"), func(comma rune) bool {
		return isTable(text, comma)
	})
}

// tableRows is how many rows a table without a line of names has at least.
const tableRows = 3

// isTable reports whether a text is a table with the separator given. That is none where a blank follows (but for
// tabs), as behind a comma in prose, or where it stands between two digits.
func isTable(text string, comma rune) bool {
	first, _, _ := strings.Cut(text, "\n")
	if !strings.ContainsRune(first, comma) {
		return false
	}
	if columnIDs.MatchString(first) && comma == ',' && strings.Count(text, "\n") > 0 {
		return true
	}
	in := csv.NewReader(strings.NewReader(text))
	in.Comma, in.LazyQuotes, in.FieldsPerRecord, in.ReuseRecord = comma, true, -1, true
	rows, fields, even, named := 0, 0, 0, false
	for {
		row, err := in.Read()
		if err != nil {
			break // the end, or quotation marks that are none of a table
		}
		if rows++; rows == 1 {
			fields = len(row)
			named = namesColumns(row)
		}
		if len(row) == fields && (comma == '\t' && !labelled(row[0]) || comma != '\t' && tight(row)) {
			even++
		}
	}
	switch {
	case fields < 2 || rows < 2 || even*10 < rows*9:
		return false
	case comma == '\t':
		return named || rows >= tableRows
	}
	return named || rows >= tableRows && fields > 2
}

// columnIDs is a line that is nothing but names of columns as programs have them: "id,title,published_at".
var columnIDs = regexp.MustCompile(`^"?[A-Za-z_][\w.]*"?(?:,"?[A-Za-z_][\w.]*"?)+\r?$`)

// thousands is what a comma within a number has behind it.
var thousands = regexp.MustCompile(`^\d{3}(?:\D|$)`)

// labelled reports whether what stands before the first tab of a line is none of a table's fields: an indent, a number
// in a list, a speaker's name with a colon.
func labelled(field string) bool {
	field = strings.TrimSpace(field)
	return field == "" || strings.ContainsAny(field[len(field)-1:], ":.)*-") || strings.HasSuffix(field, "•")
}

// tight reports whether what separates the fields of a row stands close to the next one and not within a number.
func tight(row []string) bool {
	loose := 0
	for i, field := range row[1:] {
		before, _ := utf8.DecodeLastRuneInString(row[i])
		after, _ := utf8.DecodeRuneInString(field)
		if unicode.IsSpace(after) || unicode.IsDigit(before) && thousands.MatchString(field) {
			loose++
		}
	}
	return loose*2 < len(row)-1
}

// namesColumns reports whether a row can be the names of columns: a few words each, all different.
func namesColumns(row []string) bool {
	seen := map[string]bool{}
	for _, name := range row {
		name = strings.TrimSpace(name)
		first, _ := utf8.DecodeRuneInString(name)
		if seen[name] || words(name) > 4 || endsSentence(name) || !unicode.IsLetter(first) &&
			!strings.ContainsRune("_#@$", first) {
			return false
		}
		seen[name] = true
	}
	return true
}

// inlineTags, blockTags and pageTags are the elements of HTML that stand in a line, that begin a line, and that only
// whole pages have.
var (
	inlineTags = setOf("a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small " +
		"span strike " +
		"strong sub sup time tt u var wbr")
	blockTags = setOf("address article aside blockquote br caption center dd details div dl dt fieldset figcaption " +
		"figure footer " +
		"form h1 h2 h3 h4 h5 h6 header hgroup hr img li main nav ol p picture pre section summary table tbody td " +
		"tfoot th thead tr ul")
	pageTags = setOf("html head body title meta link script style noscript iframe frameset base template")
)
