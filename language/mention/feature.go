package mention

import "github.com/quadpress/quadpress/language/perceptron"

// Templates of features: what each stands for follows from where it is used, in features.
const (
	tBias uint64 = iota + 1
	tForm
	tLower
	tPair
	tShape
	tBrief
	tAffix
	tFine
	tMedium
	tCoarse
	tClassPair
	tProfile
	tKnown
	tPhrase
	tTag
	tTagPair
	tRun
	tRunBefore
	tRunAfter
	tRunFirst
	tRunLast
	tStyle
	tHere
	tLabel // the label before
)

// Styles of a whole sentence.
const (
	plain    = iota
	headline // nearly every word capitalised
	shouting // nearly every letter capital
)

func styleOf(words []word) uint64 {
	capital, upper, small := 0, 0, 0
	for i := range words {
		switch {
		case words[i].upper:
			upper++
		case words[i].capital:
			capital++
		case words[i].lowercase:
			small++
		}
	}
	switch {
	case upper > 2 && upper > 4*(small+capital):
		return shouting
	case capital+upper > 2*small && capital+upper > 3:
		return headline
	}
	return plain
}

// none stands for what is before or after the sentence.
var none = word{form: 1, lower: 1, shape: 1, brief: 1, upos: 1, xpos: 1}

// features appends the features of the word at i. doc may be nil.
func features(out []uint64, words []word, i int, style uint64, doc *context) []uint64 {
	at := func(j int) *word {
		if j < 0 || j >= len(words) {
			return &none
		}
		return &words[j]
	}
	w, p, n := at(i), at(i-1), at(i+1)
	add := func(template, v uint64) { out = append(out, perceptron.Join(template, v)) }
	add2 := func(template, v1, v2 uint64) {
		out = append(out, perceptron.Join(perceptron.Join(template, v1), v2))
	}
	add3 := func(template, v1, v2, v3 uint64) {
		out = append(out, perceptron.Join(perceptron.Join(perceptron.Join(template, v1), v2), v3))
	}

	add(tBias, 0)
	add(tForm, w.form)
	for d := -2; d <= 2; d++ {
		v := at(i + d)
		o := uint64(d + 8)
		add2(tLower, o, v.lower)
		add2(tFine, o, uint64(v.class.Fine))
		add2(tMedium, o, uint64(v.class.Medium))
		add2(tCoarse, o, uint64(v.class.Coarse))
		add2(tShape, o, v.shape)
		if profile := v.class.Profile.Number(); profile != 0 && v.capital {
			add2(tProfile, o, profile)
			for k, level := range v.class.Profile {
				if level > 0 {
					add3(tProfile, o, uint64(k), uint64(level))
				}
			}
		}
		add2(tTag, o, v.xpos)
		if v.known != 0 {
			add2(tKnown, o, uint64(v.known))
		}
		if v.phrase != 0 {
			add3(tPhrase, o, uint64(v.phrase), flag(v.inPhrase))
		}
	}
	for k := w.known; k != 0; k &= k - 1 {
		add2(tKnown, 1, uint64(k&-k))
		add3(tKnown, 2, uint64(k&-k), w.brief)
	}
	add2(tPair, p.lower, w.lower)
	add3(tPair, 1, w.lower, n.lower)
	add3(tPair, 2, p.lower, n.lower)
	add3(tClassPair, 1, uint64(p.class.Medium), uint64(w.class.Medium))
	add3(tClassPair, 2, uint64(w.class.Medium), uint64(n.class.Medium))
	add3(tClassPair, 3, w.brief, uint64(w.class.Medium))
	add3(tClassPair, 4, w.brief, uint64(w.class.Fine))
	add3(tBrief, p.brief, w.brief, n.brief)
	add3(tBrief, 1, w.brief, flag(i == 0))
	add3(tTagPair, 1, p.xpos, w.xpos)
	add3(tTagPair, 2, w.xpos, n.xpos)
	for j, a := range w.affixes {
		if a != 0 {
			add3(tAffix, uint64(j), a, flag(w.capital))
		}
	}
	add3(tStyle, style, w.brief, flag(i == 0))
	add3(tStyle, style, w.brief, uint64(w.class.Coarse))

	if r := w.run; r.last > r.first {
		before, after, head, tail := at(r.first-1), at(r.last), at(r.first), at(r.last-1)
		from, to := uint64(min(i-r.first, 3)), uint64(min(r.last-1-i, 3))
		add3(tRun, from, to, flag(r.first == 0))
		add3(tRun, 4+from, to, style)
		add2(tRunBefore, 1, before.lower)
		add3(tRunBefore, 2, uint64(before.class.Medium), from)
		add2(tRunAfter, 1, after.lower)
		add3(tRunAfter, 2, uint64(after.class.Medium), to)
		add3(tRunAfter, 3, before.lower, after.lower)
		add3(tRunFirst, 1, head.lower, from)
		add3(tRunFirst, 2, uint64(head.class.Medium), from)
		add3(tRunFirst, 3, uint64(head.known), from)
		add3(tRunFirst, 4, head.class.Profile.Number(), from)
		add3(tRunLast, 1, tail.lower, to)
		add3(tRunLast, 2, uint64(tail.class.Medium), to)
		add3(tRunLast, 3, uint64(tail.known), to)
		add3(tRunLast, 5, tail.class.Profile.Number(), to)
		add3(tRunLast, 6, head.class.Profile.Number(), tail.class.Profile.Number())
		add3(tRunLast, 4, uint64(head.known), uint64(tail.known))
	}
	if doc != nil && w.capital {
		seen := doc.of(w.lower)
		for k := seen; k != 0; k &= k - 1 {
			add2(tHere, 1, uint64(k&-k))
		}
		add3(tHere, 2, uint64(seen), w.brief)
	}
	return out
}

func flag(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}
