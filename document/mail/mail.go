// Package mail reads mail: single messages (EML) and mailboxes (mbox).
package mail

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/mail"
	"regexp"
	"strings"
	"unicode"

	"github.com/quadpress/quadpress/document/html"
	"github.com/quadpress/quadpress/document/story"
)

// Limits on a message.
const (
	maxMessage = 32 << 20 // bytes, with what is attached
	maxNamed   = 20       // of those that a message goes to
)

// Read yields a message and then what is attached to it, of a mailbox all of them.
func Read(src story.Source) iter.Seq2[story.Item, error] {
	return func(yield func(story.Item, error) bool) {
		in := bufio.NewReaderSize(src, 64<<10)
		if head, _ := in.Peek(len("From ")); string(head) == "From " {
			readBox(in, yield)
			return
		}
		data, err := story.Source{Reader: in}.All(maxMessage)
		if err != nil {
			yield(story.Item{}, err)
			return
		}
		readMessage(data, func(*message) string { return "" }, yield)
	}
}

// readBox reads a mailbox, one message in memory at a time. A message begins behind an empty line and with "From ";
// lines of the text that begin so have a ">" before it.
func readBox(in *bufio.Reader, yield func(story.Item, error) bool) {
	var raw bytes.Buffer
	number, long, empty := 0, false, true
	seen := map[string]bool{}
	finish := func() bool {
		if number == 0 {
			return true
		}
		if long {
			return yield(story.Item{Path: fmt.Sprint(number)}, errLong)
		}
		return readMessage(raw.Bytes(), func(m *message) string {
			id := strings.Trim(strings.TrimSpace(m.get("Message-ID")), "<>")
			if id == "" || seen[id] || len(id) > 200 {
				return fmt.Sprint(number)
			}
			seen[id] = true
			return id
		}, yield)
	}
	for begun := true; ; {
		line, err := in.ReadSlice('\n')
		if begun && empty && bytes.HasPrefix(line, []byte("From ")) {
			if !finish() {
				return
			}
			number++
			raw.Reset()
			long = false
		} else if raw.Len()+len(line) > maxMessage {
			long = true
		} else if !long {
			if begun && quotedFrom.Match(line) {
				line = line[1:]
			}
			raw.Write(line)
		}
		whole := !errors.Is(err, bufio.ErrBufferFull)
		empty = begun && whole && len(bytes.TrimRight(line, "\r\n")) == 0
		begun = whole
		if err != nil && whole {
			if err != io.EOF {
				yield(story.Item{Path: fmt.Sprint(number)}, err)
				return
			}
			finish()
			return
		}
	}
}

var (
	errLong    = fmt.Errorf("%w: the message has more than %d MB", story.ErrTooLong, maxMessage>>20)
	quotedFrom = regexp.MustCompile(`^>+From `)
)

// readMessage hands over one message, and what is attached.
func readMessage(data []byte, name func(*message) string, yield func(story.Item, error) bool) bool {
	m, err := parse(data)
	if err != nil {
		return yield(story.Item{}, err)
	}
	item := story.Item{Path: name(m), Story: about(m)}
	known := item.Story
	item.Text = body(m)
	if item.Text == "" {
		err = errors.New("holds no text")
	} else if header := written(m); header != "" {
		item.Text = header + "\n\n" + item.Text
	}
	if item.Text != "" || len(m.files) == 0 {
		if !yield(item, err) {
			return false
		}
	}
	prefix := ""
	if item.Path != "" {
		prefix = item.Path + "/"
	}
	for i, f := range m.files {
		entry := story.Item{Path: fmt.Sprintf("%s%d-%s", prefix, i+1, f.name),
			Story: story.Story{Published: known.Published},
			File:  &story.Source{Reader: bytes.NewReader(f.content), Name: f.name, ContentType: f.contentType}}
		if !yield(entry, nil) {
			return false
		}
	}
	return true
}

// about is what the headers say.
func about(m *message) (s story.Story) {
	s.Title = replyMarks.ReplaceAllString(strings.TrimSpace(m.get("Subject")), "")
	s.Published = strings.TrimSpace(m.get("Date"))
	if from := people(m, "From"); len(from) > 0 {
		s.Authors = from
	}
	return s
}

var replyMarks = regexp.MustCompile(`(?i)^(?:(?:re|fwd?|aw|wg)(?:\[\d+\])?:\s*|\[[\w .-]{1,40}\]\s*)+`)

// people are the names in a header of addresses. An address alone tells none.
func people(m *message, header string) (names []string) {
	for _, address := range m.addresses(header) {
		if name := personal(address.Name); name != "" && len(names) < maxNamed {
			names = append(names, name)
		}
	}
	return names
}

// personal is a name as people say it: "Roe, Jane (London)" is Jane Roe.
func personal(name string) string {
	name, _, _ = strings.Cut(name, "(")
	name = strings.Trim(strings.Join(strings.Fields(name), " "), `"' `)
	if last, first, ok := strings.Cut(name, ", "); ok && !strings.Contains(first, ",") {
		name = first + " " + last
	}
	if strings.ContainsAny(name, "@<>/") || !strings.ContainsFunc(name, unicode.IsUpper) {
		return ""
	}
	return name
}

// written says who wrote to whom and when, as a sentence, which is read as any other.
func written(m *message) string {
	from, to := people(m, "From"), people(m, "To")
	date, err := mail.ParseDate(strings.TrimSpace(m.get("Date")))
	if len(from) != 1 || len(to) == 0 {
		return ""
	}
	said := from[0] + " wrote to " + strings.Join(to, ", ")
	if last := len(to) - 1; last > 0 {
		said = from[0] + " wrote to " + strings.Join(to[:last], ", ") + " and " + to[last]
	}
	if err == nil && date.Year() > 1970 {
		said += date.Format(" on January 2, 2006")
	}
	return said + "."
}

// body is what the sender wrote: the text, or the HTML where that has more.
func body(m *message) string {
	text := own(strings.ReplaceAll(m.text, "\r\n", "\n"))
	if m.html == "" || len(text) > 200 {
		return text
	}
	if marked := own(html.Fragment(withoutQuotes(m.html))); len(marked) > 2*len(text) {
		return marked
	}
	return text
}

// quoted is where the programs of mail begin what is answered to.
var quoted = regexp.MustCompile(`(?i)<(?:blockquote|div)[^<>]*(?:type="?cite|gmail_quote|moz-cite|yahoo_quoted|` +
	`OutlookMessageHeader|divRplyFwdMsg|appendonsend)[^<>]*>`)

// withoutQuotes leaves out what stands behind the beginning of a quotation: mostly, that is all that follows.
func withoutQuotes(markup string) string {
	if m := quoted.FindStringIndex(markup); m != nil && !forwarded.MatchString(markup[m[0]:min(len(markup), m[1]+500)]) {
		return markup[:m[0]]
	}
	return markup
}

var (
	forwarded = regexp.MustCompile(`(?i)-{2,}\s*Forwarded message\s*-{2,}|Begin forwarded message:`)
	// original begins the message that is answered, as Outlook has it.
	original = regexp.MustCompile(`(?i)^(?:-{3,}\s*Original (?:message|appointment)\s*-{3,}|_{20,}$)`)
	// saidOn is the line above a quotation.
	saidOn     = regexp.MustCompile(`(?i)^(?:>\s*)?(?:On\b.{6,200}|.{2,80}<[^<>\s]+@[^<>\s]+>) ?(?:wrote|writes|said):?$`)
	saidBegins = regexp.MustCompile(`^On\b.{6,120}$`)
	field      = regexp.MustCompile(`^\*?(?:From|Sent|To|Cc|Subject|Date|Reply-To):\*?\s`)
	closing    = regexp.MustCompile(`(?i)^(?:(?:with )?(?:best|kind|warm|many|all the)?\s?` +
		`(?:best|regards|wishes|thanks)|` +
		`sincerely|yours(?: \w+)?|cheers|thank you|respectfully|cordially)\s?[,.!]?$`)
	greeting = regexp.MustCompile(`(?i)^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))\b[^.!?]{0,60}[,:!]?$`)
	device   = regexp.MustCompile(`(?i)^(?:sent|get) (?:from|with|via|outlook for)\b.{2,60}$`)
	listEnd  = regexp.MustCompile(`(?i)^.{0,80}\b(?:unsubscribe|mailing list|view this email in your browser)\b`)
)

// maxLine is the length of the longest line that a program of mail puts in, in bytes.
const maxLine = 400

// maxClosing is how many lines may stand below "Best regards".
const maxClosing = 12

// own is the text of a message without what it answers, greetings, and signatures.
func own(text string) string {
	lines := strings.Split(text, "\n")
	forward := forwarded.MatchString(text)
	var kept []string
	for i := 0; i < len(lines); i++ {
		line := strings.TrimRight(lines[i], " \t")
		bare := strings.TrimSpace(line)
		switch {
		case len(bare) > maxLine: // no mark of mail
		case lines[i] == "-- ", lines[i] == "--" && len(lines)-i < 2*maxClosing:
			return joined(kept)
		case forwarded.MatchString(bare):
			continue
		case original.MatchString(bare) && !forward && headersFollow(lines[i+1:]):
			return joined(kept)
		case field.MatchString(bare) && headersFollow(lines[i:]):
			if !forward {
				return joined(kept)
			}
			for i+1 < len(lines) && strings.TrimSpace(lines[i+1]) != "" {
				i++ // those of the message that is sent on
			}
			continue
		case strings.HasPrefix(bare, ">"), saidOn.MatchString(bare), device.MatchString(bare):
			continue
		case saidBegins.MatchString(bare) && i+1 < len(lines) && saidOn.MatchString(bare+" "+strings.TrimSpace(lines[i+1])):
			i++
			continue
		case closing.MatchString(bare) && !forward && below(lines[i+1:]) <= maxClosing:
			return joined(kept)
		case greeting.MatchString(bare), listEnd.MatchString(bare):
			continue
		}
		kept = append(kept, line)
	}
	return joined(kept)
}

// headersFollow reports whether the headers of another message stand here.
func headersFollow(lines []string) bool {
	count := 0
	for _, line := range lines[:min(len(lines), 8)] {
		if field.MatchString(strings.TrimSpace(line)) {
			count++
		}
	}
	return count >= 3
}

// below is how many lines of the message itself follow.
func below(lines []string) (count int) {
	for _, line := range lines {
		bare := strings.TrimSpace(line)
		if strings.HasPrefix(bare, ">") || saidOn.MatchString(bare) || original.MatchString(bare) {
			break
		}
		if bare != "" {
			count++
		}
	}
	return count
}

func joined(lines []string) string { return strings.TrimSpace(strings.Join(lines, "\n")) }

// readable are the endings of what is read of that which is attached.
var readable = map[string]bool{".txt": true, ".pdf": true, ".docx": true, ".odt": true, ".rtf": true, ".html": true,
	".htm": true, ".eml": true, ".epub": true, ".md": true, ".csv": true, ".json": true, ".jsonl": true, ".zip": true}
