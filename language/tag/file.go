package tag

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sort"
	"strings"

	"github.com/quadpress/quadpress/language/cluster"
	"github.com/quadpress/quadpress/language/perceptron"
)

// ErrFormat reports bytes that are not a tagger.
var ErrFormat = errors.New("tag: not a tagger, or one of another version: train it anew")

// A tagger's file is its tables as lines of text behind their length, then the two models.
//
//	label UPOS XPOS              in order
//	certain NUMBER FORM
//	feats UPOS XPOS KIND PART FEATS
const (
	kindLabel  = "label"
	kindSuffix = "suffix"
	kindForm   = "form"
)

// AppendBinary appends the tagger, without its word classes, in the form that [Read] takes.
func (t *Tagger) AppendBinary(b []byte) ([]byte, error) {
	var text strings.Builder
	for _, l := range t.labels {
		fmt.Fprintf(&text, "label\t%s\t%s\n", l.upos, l.xpos)
	}
	var lines []string
	for form, l := range t.certain {
		lines = append(lines, fmt.Sprintf("certain\t%d\t%s\n", l, form))
	}
	for l, v := range t.feats.byLabel {
		lines = append(lines, featsLine(l, kindLabel, "", v))
	}
	for k, v := range t.feats.bySuffix {
		lines = append(lines, featsLine(k.label, kindSuffix, k.part, v))
	}
	for k, v := range t.feats.byForm {
		lines = append(lines, featsLine(k.label, kindForm, k.part, v))
	}
	sort.Strings(lines)
	text.WriteString(strings.Join(lines, ""))
	b = binary.LittleEndian.AppendUint32(b, uint32(text.Len()))
	b = append(b, text.String()...)
	b, err := t.first.AppendBinary(b)
	if err != nil {
		return nil, err
	}
	return t.second.AppendBinary(b)
}

func featsLine(l label, kind, part, value string) string {
	return fmt.Sprintf("feats\t%s\t%s\t%s\t%s\t%s\n", l.upos, l.xpos, kind, part, value)
}

// Read makes a tagger of what [Tagger.AppendBinary] gave and of the word classes that it was trained with. The error wraps
// [ErrFormat] or [perceptron.ErrFormat].
func Read(b []byte, clusters *cluster.Clusters) (*Tagger, error) {
	if len(b) < 4 {
		return nil, ErrFormat
	}
	n := int(binary.LittleEndian.Uint32(b))
	if len(b) < 4+n {
		return nil, ErrFormat
	}
	t := &Tagger{clusters: clusters, certain: make(map[string]uint8), feats: newFeatsTable()}
	for line := range strings.Lines(string(b[4 : 4+n])) {
		if err := t.readLine(strings.Split(strings.TrimSuffix(line, "\n"), "\t")); err != nil {
			return nil, err
		}
	}
	var err error
	if t.first, b, err = perceptron.Read(b[4+n:]); err != nil {
		return nil, err
	}
	if t.second, _, err = perceptron.Read(b); err != nil {
		return nil, err
	}
	if t.first.Labels() != len(t.labels) || t.second.Labels() != len(t.labels) {
		return nil, ErrFormat
	}
	return t, nil
}

func (t *Tagger) readLine(f []string) error {
	switch {
	case f[0] == "label" && len(f) == 3:
		t.labels = append(t.labels, label{f[1], f[2]})
	case f[0] == "certain" && len(f) == 3:
		var l uint8
		if _, err := fmt.Sscan(f[1], &l); err != nil || int(l) >= len(t.labels) {
			return ErrFormat
		}
		t.certain[f[2]] = l
	case f[0] == "feats" && len(f) == 6:
		l := label{f[1], f[2]}
		switch f[3] {
		case kindLabel:
			t.feats.byLabel[l] = f[5]
		case kindSuffix:
			t.feats.bySuffix[featsKey{l, f[4]}] = f[5]
		case kindForm:
			t.feats.byForm[featsKey{l, f[4]}] = f[5]
		default:
			return ErrFormat
		}
	default:
		return ErrFormat
	}
	return nil
}

func newFeatsTable() featsTable {
	return featsTable{byLabel: map[label]string{}, bySuffix: map[featsKey]string{}, byForm: map[featsKey]string{}}
}
