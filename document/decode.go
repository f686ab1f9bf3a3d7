package document

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// readAll reads a source that is one document, up to what a document may have.
func readAll(r io.Reader) ([]byte, error) {
	// UTF-16 takes two bytes for a letter.
	data, err := io.ReadAll(io.LimitReader(r, 2*MaxText+1))
	if err != nil {
		return nil, err
	}
	if len(data) > 2*MaxText {
		return nil, errTooLong
	}
	return data, nil
}

var errTooLong = fmt.Errorf("has more than %d MB of text: split it into stories", MaxText>>20)

// decode turns the bytes of a file into valid UTF-8 with "\n" at the ends of lines. UTF-8 and UTF-16 are told by their
// byte order marks, Windows-1252 by its letters and quotation marks.
func decode(data []byte) (string, error) {
	var text string
	switch {
	case isUTF16(data):
		decoded, err := io.ReadAll(fromUTF16(bytes.NewReader(data), data))
		if err != nil {
			return "", fmt.Errorf("is not the UTF-16 that its first bytes announce: %w", err)
		}
		if binary(decoded) {
			return "", errors.New("is not the UTF-16 that its first bytes announce")
		}
		text = string(decoded)
	case binary(data):
		return "", errors.New(binaryReason(data))
	case utf8.Valid(data):
		text = string(bytes.TrimPrefix(data, []byte("\ufeff")))
	default:
		if at, ok := windows1252(data); !ok {
			return "", fmt.Errorf("is neither valid UTF-8 nor Windows-1252 (byte %#x at offset %d)", data[at], at)
		}
		decoded, err := charmap.Windows1252.NewDecoder().Bytes(data)
		if err != nil {
			return "", fmt.Errorf("cannot be decoded as Windows-1252: %w", err)
		}
		text = string(decoded)
	}
	if len(text) > MaxText {
		return "", errTooLong
	}
	return unixLines(text), nil
}

// utf16LE and utf16BE are the byte order marks of UTF-16.
var utf16LE, utf16BE = []byte{0xff, 0xfe}, []byte{0xfe, 0xff}

// isUTF16 tells UTF-16 by its byte order mark or, without one, by its letters.
func isUTF16(head []byte) bool {
	_, ok := byteOrder(head)
	return ok || bytes.HasPrefix(head, utf16LE) || bytes.HasPrefix(head, utf16BE)
}

// byteOrder tells the order of the bytes of UTF-16 without a mark: in English, every other byte is zero.
func byteOrder(head []byte) (order unicode.Endianness, ok bool) {
	const least, most = 16, 4096
	head = head[:min(len(head), most)&^1]
	zeros := [2]int{}
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	letters := len(head) / 2
	switch {
	case len(head) < least:
	case zeros[1]*10 > letters*9 && zeros[0] == 0:
		return unicode.LittleEndian, true
	case zeros[0]*10 > letters*9 && zeros[1] == 0:
		return unicode.BigEndian, true
	}
	return unicode.BigEndian, false
}

// fromUTF16 reads UTF-16 as UTF-8; its beginning tells the order of the bytes, if no mark does.
func fromUTF16(r io.Reader, head []byte) io.Reader {
	order, _ := byteOrder(head)
	return unicode.UTF16(order, unicode.UseBOM).NewDecoder().Reader(r)
}

// unixLines ends every line with "\n".
func unixLines(text string) string {
	if strings.IndexByte(text, '\r') < 0 {
		return text
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
}

// binary reports whether data holds control characters that no text has.
func binary(data []byte) bool {
	controls := 0
	for _, c := range data {
		if c == 0 {
			return true
		}
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b {
			controls++
		}
	}
	return controls > 4 && controls*100 > len(data)
}

// rare1252 are the characters of Windows-1252 that English text does not use; together with the codes that it leaves
// undefined they tell other encodings from it.
const rare1252 = "ÿþðÐÞ×÷¤¦¨¬¯¸¹²³µ¶ƒˆ‡†‰Œ"

// windows1252 reports whether data, which is not valid UTF-8, can be Windows-1252; if not, at is the byte that speaks
// against it. Whole characters of UTF-8 speak for broken UTF-8.
func windows1252(data []byte) (at int, ok bool) {
	high := 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		high++
		if r, _ := utf8.DecodeRune(data[i:]); r != utf8.RuneError {
			return firstInvalid(data), false
		}
		r := charmap.Windows1252.DecodeByte(data[i])
		if r == utf8.RuneError || r >= 0x80 && r < 0xa0 || strings.ContainsRune(rare1252, r) {
			return i, false
		}
		i++
	}
	if high*4 > len(data) {
		return firstInvalid(data), false
	}
	return 0, true
}

// firstInvalid returns the offset of the first byte that is no UTF-8.
func firstInvalid(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return 0
}

// entity matches HTML character references; numeric ones may lack the semicolon.
var entity = regexp.MustCompile(`&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,30};)`)

// unescape resolves the HTML character references that feeds leave in text ("&#x27;").
func unescape(text string) string {
	if strings.IndexByte(text, '&') < 0 {
		return text
	}
	return entity.ReplaceAllStringFunc(text, html.UnescapeString)
}
