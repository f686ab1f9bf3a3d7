package segment

import (
	"unicode"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
)

// Word is a word as the network reads it.
type Word struct {
	Form string
	Mark int // what is known of it beside its form, below NumMarks
	// Begin is the code point in the document's text at which it begins.
	Begin int
}

// NumMarks is how many marks there are. A mark is the sum of what holds of a word.
const NumMarks = int(numClasses) * ofClass

const (
	apart   = 1 << iota // white space stands before it
	opens               // it is the first of its paragraph
	ruled               // the rules begin a sentence with it
	behind              // a stop stands before it
	bound               // a title, an initial or a semicolon stands before it
	ofClass             // times what its own stop means
)

// Ruled reports whether the rules begin a sentence with the word.
func (w Word) Ruled() bool { return w.Mark&ruled != 0 }

// mayBegin reports whether the network has a say in it: sentences begin with paragraphs, and never with the "'s" of
// "Syria's" or, unless the rules say so, behind a title or initial ("Mr. Smith", "J. Smith") or a semicolon.
func (w Word) mayBegin() bool {
	return w.Mark&opens == 0 && (w.Ruled() || w.Mark&bound == 0 && w.Mark&(apart|behind) != 0)
}

// Words returns the words of each paragraph of doc.Blocks, as the network is trained on them.
func Words(doc *quadpress.Document) [][]Word {
	var paragraphs [][]Word
	for s, base := range blocks(doc) {
		s.markByRules()
		for i := range s.pieces {
			w := s.asWord(i)
			w.Begin += base
			if s.pieces[i].opens {
				paragraphs = append(paragraphs, nil)
			}
			last := &paragraphs[len(paragraphs)-1]
			*last = append(*last, w)
		}
	}
	return paragraphs
}

// asWord is piece i as the network reads it.
func (s *scanner) asWord(i int) Word {
	p := &s.pieces[i]
	mark := int(p.class) * ofClass
	if !s.joined(i) {
		mark |= apart
	}
	if p.begins {
		mark |= ruled
	}
	if p.opens {
		mark |= opens
	} else {
		switch before := s.pieces[i-1].class; {
		case before == stop:
			mark |= behind
		case before == title, before == initial, s.is(i-1, ";"):
			mark |= bound
		}
	}
	return Word{Form: s.string(i), Mark: mark, Begin: p.point}
}

// hash is 32-bit FNV-1a, begun with the kind of feature.
type hash uint32

func newHash(kind byte) hash { return hash(2166136261).add(kind) }

func (h hash) add(b byte) hash { return (h ^ hash(b)) * 16777619 }

func (h hash) rune(r rune) hash {
	if r < utf8.RuneSelf {
		return h.add(byte(r))
	}
	var b [utf8.UTFMax]byte
	for _, c := range b[:utf8.EncodeRune(b[:], r)] {
		h = h.add(c)
	}
	return h
}

const (
	numHashes = 6
	maxShape  = 8
	affix     = 3 // letters in the longest prefix and suffix
)

// maxPlain bounds the words that are looked up among the clusters, in bytes.
const maxPlain = 32

// features are what a word has for its form: the plain form, which is in lower case with its digits made alike, and
// hashes of that, of its first and of its last letters, and of its shape alone and with what stands before the word.
type features struct {
	plain  [maxPlain]byte
	length int // of plain; more than maxPlain where the form is too long for it
	hashes [numHashes]hash
}

// read sets f to the features of a word.
func (f *features) read(form string, mark int) {
	f.length = 0
	word, first, shape, placed := newHash('w'), newHash('p'), newHash('s'), newHash('j').add(byte(mark&(apart|opens)))
	var last [affix]rune // the last letters, the very last first
	var ring [2]rune     // the shape's last two
	n, drawn := 0, 0
	if form == "…" {
		form = "..."
	}
	for _, r := range form {
		if plain := plainMark(r); plain != 0 {
			r = plain
		}
		kind := r
		switch {
		case r < utf8.RuneSelf:
			switch {
			case 'a' <= r && r <= 'z':
				kind = 'x'
			case 'A' <= r && r <= 'Z':
				kind = 'X'
				r += 'a' - 'A'
			case '0' <= r && r <= '9':
				kind = 'd'
				r = '0'
			}
		case unicode.IsUpper(r):
			kind = 'X'
			r = unicode.ToLower(r)
		case unicode.IsLower(r):
			kind = 'x'
		case unicode.IsDigit(r):
			kind, r = 'd', '0'
		case unicode.IsLetter(r):
			kind = 'o'
		}
		word = word.rune(r)
		f.addPlain(r)
		if n < affix-1 {
			first = first.rune(r)
		}
		last[2], last[1], last[0] = last[1], last[0], r
		n++
		if drawn < maxShape && (drawn < 2 || ring[0] != kind || ring[1] != kind) {
			shape, placed = shape.rune(kind), placed.rune(kind)
			ring[1], ring[0] = ring[0], kind
			drawn++
		}
	}
	two, three := newHash('e'), newHash('E')
	for i := min(n, affix) - 1; i >= 0; i-- {
		if i < 2 {
			two = two.rune(last[i])
		}
		three = three.rune(last[i])
	}
	f.hashes = [numHashes]hash{word, first, two, three, shape, placed}
}

func (f *features) addPlain(r rune) {
	if size := utf8.RuneLen(r); f.length+size <= maxPlain {
		utf8.EncodeRune(f.plain[f.length:], r)
		f.length += size
	} else {
		f.length = maxPlain + 1
	}
}

// plainMark is what a quotation mark or dash is in plain typing, 0 for all else: the network has mostly seen plain
// ones, and white space tells which way a quotation mark faces.
func plainMark(r rune) rune {
	switch r {
	case '“', '”', '„', '«', '»':
		return '"'
	case '‘', '’', '`':
		return '\''
	case '–', '—':
		return '-'
	}
	return 0
}
