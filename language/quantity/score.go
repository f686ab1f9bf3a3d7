package quantity

import (
	"math/big"
	"regexp"
)

var colonScore = regexp.MustCompile(`^(\d{1,3}):(\d|\d{3})$`)

// score is two numbers of a score or a vote: "3-1", "3:1", "21 to 14", "52-48".
func (r *reader) score(i int) (Found, bool) {
	f := Found{First: i, Last: i + 1}
	if m := colonScore.FindStringSubmatch(r.at(i)); m != nil {
		a, b := parseFigures(m[1]), parseFigures(m[2])
		if a == nil || b == nil {
			return f, false
		}
		f.Value = Value{Kind: Score, Number: decimal(a), High: decimal(b)}
		return f, true
	}
	a, okA := r.scoreNumber(i)
	b, okB := r.scoreNumber(i + 2)
	joined := (r.isDash(i+1) || r.at(i+1) == ":" && len(r.at(i+2)) != 2) && onlyDigits(r.at(i)+r.at(i+2))
	if !okA || !okB || !joined && r.at(i+1) != "to" || r.isName(i, i+3) {
		return f, false
	}
	chained := i > 1 && r.isHyphen(i-1) || r.isHyphen(i+3) && parseFigures(r.at(i+4)) != nil // "1-800-5"
	if chained || joined && r.isPlainYear(i) {
		return f, false
	}
	_, unit := r.unitOf(i+3, numeral{value: b, figures: true})
	counts := unit > 0 || r.Scales[r.at(i+3)] > 0 || r.isHyphen(i+3)
	if r.at(i-1) == "from" || counts || a.Cmp(b) < 0 && r.isPlural(i+3) && !r.Voting[r.at(i+3)] {
		return f, false
	}
	f.Last = i + 3
	f.Value = Value{Kind: Score, Number: decimal(a), High: decimal(b)}
	switch {
	case r.isNear(r.Voting, i, f.Last, 10, 3):
		f.Value.Kind = Tally
	case r.isNear(r.Scoring, i, f.Last, 8, 6):
	default:
		return f, joined && a.Cmp(b) >= 0
	}
	return f, true
}

// shares are two percentages of a vote or a poll: "led Vik 47 percent to 40 percent", "won 52% to 48%".
func (r *reader) shares(i int) (Found, bool) {
	f := Found{First: i, Last: i + 1}
	a, okA := r.number(i, false)
	if !okA || !r.is(a.end, "percent", "%") || r.at(a.end+1) != "to" || r.at(i-1) == "from" {
		return f, false
	}
	b, okB := r.number(a.end+2, false)
	if !okB || !r.is(b.end, "percent", "%") {
		return f, false
	}
	if last := b.end + 1; !r.isNear(r.Voting, i, last, 30, 6) && !r.isNear(r.Scoring, i, last, 30, 6) {
		return f, false
	}
	f.Last = b.end + 1
	f.Value = Value{Kind: Tally, Number: decimal(a.value), High: decimal(b.value), Unit: "percent"}
	return f, true
}

func (r *reader) scoreNumber(k int) (*big.Rat, bool) {
	w := r.at(k)
	if n, ok := r.Numbers[w]; ok && r.isNumberWord(k) {
		return whole(n), true
	}
	n := parseFigures(w)
	return n, n != nil && n.IsInt() && len(w) < 6
}

// votes is a tally told in words: "52 votes to 48", "52 in favour and 48 against", "52 for, 48 against".
func (r *reader) votes(i int) (Found, bool) {
	f := Found{First: i, Last: i + 1}
	a, ok := r.number(i, false)
	if !ok {
		return f, false
	}
	k := a.end
	votes := r.is(k, "vote", "votes")
	if votes {
		k++
	}
	favour := true
	switch {
	case r.at(k) == "for":
		k++
	case r.at(k) == "in" && r.is(k+1, "favor", "favour"):
		k += 2
	default:
		favour = false
	}
	if !votes && !favour {
		return f, false
	}
	for r.is(k, ",", "and", "to", "with", "versus", "against") {
		k++
	}
	b, ok := r.number(k, false)
	against := r.is(k-1, "to", "versus", "against")
	if favour {
		against = ok && r.Against[r.at(r.behindVotes(b.end))]
	}
	if !ok || !against {
		return f, false
	}
	f.Last = r.behindVotes(b.end)
	if favour {
		f.Last++
	}
	f.Value = Value{Kind: Tally, Number: decimal(a.value), High: decimal(b.value)}
	return f, true
}

func (r *reader) behindVotes(k int) int {
	if r.is(k, "vote", "votes") {
		return k + 1
	}
	return k
}

var (
	runHours   = regexp.MustCompile(`^(\d{1,2}):([0-5]\d):([0-5]\d(?:\.\d{1,3})?)$`)
	runMinutes = regexp.MustCompile(`^()([0-5]?\d):([0-5]\d\.\d{1,3})$`)
)

// run is the time that a run or a lap took: "2:05:45", "3:43.13". A time of day it is not.
func (r *reader) run(i int) (Found, bool) {
	f := Found{First: i, Last: i + 1}
	m := runHours.FindStringSubmatch(r.at(i))
	if m == nil {
		m = runMinutes.FindStringSubmatch(r.at(i))
	}
	if m == nil || r.at(i-1) == "at" || r.is(i+1, "am", "pm", "a.m.", "p.m.", "gmt", "utc") || r.isName(i, i+1) {
		return f, false
	}
	period, seconds := "PT", new(big.Rat)
	for k, letter := range [...]string{"H", "M", "S"} {
		part, ok := new(big.Rat).SetString(m[k+1])
		if !ok {
			part = new(big.Rat)
		}
		if part.Sign() > 0 {
			period += decimal(part) + letter
		}
		seconds.Add(product(seconds, whole(60)), part)
	}
	if seconds.Sign() == 0 {
		return f, false
	}
	f.Value = Value{Kind: Duration, Number: decimal(seconds), Unit: "second", Period: period}
	return f, true
}
