// Package pdf reads the text of PDF files: columns in their order, words that lines break whole, without what stands at
// the top and the bottom of each page.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"math"
	"path"
	"regexp"
	"strings"
	"time"
	"unicode"

	"github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"golang.org/x/text/unicode/norm"

	"github.com/quadpress/quadpress/document/story"
)

// Limits on a file. The times are far from what any page takes; they end what never would. A file has time by
// its size.
const (
	maxFile  = 96 << 20
	maxText  = 16 << 20
	maxPages = 5000
	maxChars = 1 << 20 // of one page
	fileTime = 60 * time.Second
	timeOfMB = 5 * time.Second
)

var pageTime = 5 * time.Second

// Read yields the one story of a PDF.
func Read(src story.Source) iter.Seq2[story.Item, error] {
	return func(yield func(story.Item, error) bool) {
		s, err := read(src)
		yield(story.Item{Story: s}, err)
	}
}

func read(src story.Source) (s story.Story, err error) {
	data, err := src.All(maxFile)
	if err != nil {
		return s, err
	}
	in, err := open(data)
	if err != nil {
		return s, err
	}
	defer in.close()
	pages, err := in.pages()
	if err != nil {
		return s, err
	}
	s.Text = text(pages)
	if strings.TrimSpace(s.Text) == "" {
		return s, errors.New("holds no text; its pages may be pictures")
	}
	if s.Title = in.title(); s.Title == "" {
		s.Title = heading(pages)
	}
	if author := in.meta("Author"); author != "" {
		s.Authors = authorMarks.Split(author, -1)
	}
	s.Created = date(in.meta("CreationDate"))
	return s, nil
}

var (
	authorMarks = regexp.MustCompile(`\s*(?:[;,&]|\band\b)\s*`)
	pdfDate     = regexp.MustCompile(`^D:(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d)(\d\d)?)?(?:(Z)|([+-]\d\d)'?(\d\d)?)?`)
	// programTitle are the titles that programs give.
	programTitle = regexp.MustCompile(`(?i)^(?:untitled.*|microsoft word - |` +
		`.*\.(?:docx?|odt|rtf|pdf|tex|indd|qxd|dvi|html?|txt))$`)
)

// date is a date of a PDF ("D:20151030180000+01'00'") as RFC 3339 has it.
func date(s string) string {
	m := pdfDate.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	day := m[1]
	for _, part := range m[2:4] {
		if part == "" {
			return day
		}
		day += "-" + part
	}
	if m[4] == "" {
		return day
	}
	if m[6] == "" {
		m[6] = "00"
	}
	zone := "Z"
	if m[8] != "" {
		if m[9] == "" {
			m[9] = "00"
		}
		zone = m[8] + ":" + m[9]
	}
	return fmt.Sprintf("%sT%s:%s:%s%s", day, m[4], m[5], m[6], zone)
}

// file is a PDF that is open. Once the time is up, every call fails.
type file struct {
	pdfium.Pdfium
	document references.FPDF_DOCUMENT
	timer    *time.Timer
	until    time.Time
}

func open(data []byte) (*file, error) {
	engine, err := instance()
	if err != nil {
		return nil, err
	}
	f := &file{Pdfium: engine, until: time.Now().Add(timeFor(len(data)))}
	f.timer = time.AfterFunc(pageTime, func() { _ = engine.Kill() })
	opened, err := engine.OpenDocument(&requests.OpenDocument{FileReader: bytes.NewReader(data),
		FileReaderSize: int64(len(data))})
	if err != nil {
		err = f.reason(err)
		f.close()
		return nil, err
	}
	f.document = opened.Document
	return f, nil
}

// timeFor is the time that a file of so many bytes has.
func timeFor(size int) time.Duration {
	return min(fileTime, pageTime+time.Duration(size)*timeOfMB>>20)
}

// close gives back the memory. Of one whose time was up nothing is left.
func (f *file) close() {
	if f.timer.Stop() {
		_ = f.Close()
	}
}

// reason is what an error of PDFium means.
func (f *file) reason(err error) error {
	switch {
	case !f.timer.Stop():
		return errors.New("takes too long to read")
	case errors.Is(err, pdfiumerrors.ErrPassword):
		return errors.New("is protected with a password")
	}
	f.timer.Reset(pageTime)
	reason, _, _ := strings.Cut(err.Error(), "\n") // of WebAssembly, what was called follows
	return fmt.Errorf("is no PDF, or damaged: %s", reason)
}

// meta is a member of the file's information, "" for none.
func (f *file) meta(tag string) string {
	found, err := f.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: f.document, Tag: tag})
	if err != nil {
		return ""
	}
	return strings.Trim(found.Value, " \t\r\n\x00")
}

// title is the title in the file's information, unless a program has made it up.
func (f *file) title() string {
	title := strings.TrimPrefix(f.meta("Title"), "Microsoft Word - ")
	if programTitle.MatchString(title) || path.Ext(title) == "."+title {
		return ""
	}
	return title
}

// pages reads the lines of all pages.
func (f *file) pages() ([]page, error) {
	count, err := f.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: f.document})
	if err != nil {
		return nil, f.reason(err)
	}
	if count.PageCount > maxPages {
		return nil, fmt.Errorf("has more than %d pages: split it", maxPages)
	}
	var all []page
	size := 0
	for i := range count.PageCount {
		left := time.Until(f.until)
		if !f.timer.Stop() || left <= 0 {
			return nil, errors.New("takes too long to read")
		}
		f.timer.Reset(min(pageTime, left))
		p, err := f.page(i)
		if err != nil {
			return nil, f.reason(err)
		}
		for _, l := range p.lines {
			size += len(l.text)
		}
		if size > maxText {
			return nil, fmt.Errorf("has more than %d MB of text: split it", maxText>>20)
		}
		all = append(all, p)
	}
	return all, nil
}

// page reads the lines of a page.
func (f *file) page(number int) (p page, err error) {
	loaded, err := f.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: f.document, Index: number})
	if err != nil {
		return p, err
	}
	defer func() { _, _ = f.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page}) }()
	text, err := f.FPDFText_LoadPage(&requests.FPDFText_LoadPage{
		Page: requests.Page{ByReference: &loaded.Page}})
	if err != nil {
		return p, err
	}
	defer func() { _, _ = f.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage}) }()
	count, err := f.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return p, err
	}
	if count.Count > maxChars {
		return p, fmt.Errorf("page %d has more than %d characters", number+1, maxChars)
	}
	chars, err := f.chars(text.TextPage, count.Count)
	if err != nil {
		return p, err
	}
	if err := f.accents(text.TextPage, chars); err != nil {
		return p, err
	}
	for begin := 0; begin < len(chars); {
		end := begin
		for end < len(chars) && chars[end] != '\r' && chars[end] != '\n' && chars[end] != hyphen {
			end++
		}
		if end < len(chars) && chars[end] == hyphen {
			end++
		}
		if strings.TrimSpace(string(chars[begin:end])) != "" {
			lines, err := f.line(text.TextPage, chars, begin, end)
			if err != nil {
				return p, err
			}
			p.lines = append(p.lines, lines...)
		}
		begin = max(end, begin+1)
	}
	return p, nil
}

// chars are the characters of a page, those that PDFium makes up (blanks, ends of lines) with the others.
func (f *file) chars(text references.FPDF_TEXTPAGE, count int) ([]rune, error) {
	if count == 0 {
		return nil, nil
	}
	whole, err := f.FPDFText_GetText(&requests.FPDFText_GetText{TextPage: text, StartIndex: 0, Count: count})
	if err != nil {
		return nil, err
	}
	// In the text, a hyphen that breaks a word is no character of Unicode.
	if chars := []rune(strings.ReplaceAll(whole.Text, "\ufffe", string(rune(hyphen)))); len(chars) == count {
		return chars, nil
	}
	chars := make([]rune, count) // some are not in the text
	for i := range chars {
		c, err := f.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: text, Index: i})
		if err != nil {
			return nil, err
		}
		chars[i] = rune(c.Unicode)
	}
	return chars, nil
}

// combining are the accents that stand beside a letter which TeX and groff put them on, by that which combines with it.
var combining = map[rune]string{
	'¨': "\u0308", '´': "\u0301", 'ˆ': "\u0302", '˜': "\u0303",
	'¯': "\u0304", '˘': "\u0306",
	'˙': "\u0307", '¸': "\u0327",
	'˚': "\u030a", '˝': "\u030b", 'ˇ': "\u030c", '˛': "\u0328",
}

// accents puts accents onto the nearer of the letters beside them, and zeros in their place.
func (f *file) accents(text references.FPDF_TEXTPAGE, chars []rune) error {
	middle := func(i int) (float64, error) {
		b, err := f.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: text, Index: i})
		if err != nil {
			return 0, err
		}
		return (b.Left + b.Right) / 2, nil
	}
	for i, c := range chars {
		accent := combining[c]
		if accent == "" {
			continue
		}
		at, err := middle(i)
		if err != nil {
			return err
		}
		best, nearest := -1, math.Inf(1)
		for _, k := range [...]int{i - 1, i + 1} {
			if k < 0 || k >= len(chars) || !unicode.IsLetter(chars[k]) {
				continue
			}
			letter, err := middle(k)
			if err != nil {
				return err
			}
			if distance := math.Abs(letter - at); distance < nearest {
				best, nearest = k, distance
			}
		}
		if best < 0 {
			continue
		}
		if whole := []rune(norm.NFC.String(string(chars[best]) + accent)); len(whole) == 1 {
			chars[best], chars[i] = whole[0], 0
		}
	}
	return nil
}

// hyphen is what PDFium gives for one that breaks a word.
const hyphen = 2

// line is what PDFium takes for a line; where there are wide gaps in it, it belongs to several columns.
func (f *file) line(text references.FPDF_TEXTPAGE, chars []rune, begin, end int) ([]line, error) {
	rects, err := f.FPDFText_CountRects(&requests.FPDFText_CountRects{TextPage: text, StartIndex: begin,
		Count: end - begin})
	if err != nil || rects.Count == 0 {
		return nil, err
	}
	size, err := f.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: text, Index: begin})
	if err != nil {
		return nil, err
	}
	l := line{text: strings.ReplaceAll(string(chars[begin:end]), "\x00", "")}
	gap := false
	for i := range rects.Count {
		r, err := f.FPDFText_GetRect(&requests.FPDFText_GetRect{TextPage: text, Index: i})
		if err != nil {
			return nil, err
		}
		b := box{r.Left, r.Right, r.Top, r.Bottom}
		if i > 0 && b.left-l.right > maxBlank*(l.top-l.bottom) {
			gap = true
		}
		l.box = l.cover(b)
	}
	l.size = size.FontSize
	if l.size < 2 { // the size is in the matrix
		l.size = l.top - l.bottom
	}
	if l.top-l.bottom > 3*l.size && l.right-l.left < 3*l.size && end-begin > 3 {
		return nil, nil // it runs up or down the margin
	}
	if !gap {
		return []line{l}, nil
	}
	return f.parts(text, chars, begin, end, l.size)
}

// maxBlank is how wide a blank between two words is at most, as a share of the height of letters.
const maxBlank = 1.2

// parts cuts a line at its wide gaps.
func (f *file) parts(text references.FPDF_TEXTPAGE, chars []rune, begin, end int, size float64) (parts []line,
	err error) {
	for i := begin; i < end; i++ {
		c, err := f.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: text, Index: i})
		if err != nil {
			return nil, err
		}
		b := box{c.Left, c.Right, c.Top, c.Bottom}
		blank := chars[i] == ' '
		if last := len(parts) - 1; last >= 0 && (blank || b.left-parts[last].right < maxBlank*size) {
			parts[last].text += string(chars[i])
			if !blank {
				parts[last].box = parts[last].cover(b)
			}
		} else if !blank {
			parts = append(parts, line{text: string(chars[i]), box: b, size: size})
		}
	}
	return parts, nil
}
