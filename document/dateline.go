package document

import (
	"regexp"
	"strings"
	"time"
)

// A dateline is the place that a wire story opens with, then perhaps the day and the agency, then a dash:
// "UNITED NATIONS -- ", "PARIS (Reuters) — ", "HOMS, Syria, Sept. 30 - ", "DUBLIN – 3 May 2015 – ".
var dateline = regexp.MustCompile(`^` +
	// place, region
	`(\p{Lu}[\p{L}.'’-]*(?:[ /]\p{Lu}[\p{L}.'’-]*){0,3}(?:, \p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,2}){0,2}?)` +
	`(?:(?:,?| ?[–—-]) \(?(` + datelineDay + `)\)?,?)?` +
	`(?: ?[(/](\p{L}[\p{L}/. -]{1,30})[)/])?` + // agency
	`( ?(?:--|—|–|―) ?| - |: | )`)

const (
	datelineMonth   = `(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?`
	datelineWeekday = `(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day`
	datelineDay     = `(?:` + datelineWeekday + `,? )?` +
		`(?:` + datelineMonth + ` \d{1,2}(?:, \d{4})?|\d{1,2} ` + datelineMonth + `(?: \d{4})?)|` + datelineWeekday
)

// opening is what stands before the first sentence of a story.
type opening struct {
	length int       // bytes of the dateline
	place  string    // "UNITED NATIONS"
	date   time.Time // zero without a year
}

// maxDateline is the length of the longest dateline, in bytes.
const maxDateline = 160

// openingOf recognises the dateline of a story's first paragraph. A place is in capitals, unless a day or an agency
// shows what it is.
func openingOf(paragraph string) (o opening, ok bool) {
	if n := agencyAlone(paragraph); n > 0 {
		return opening{length: n}, true
	}
	m := dateline.FindStringSubmatchIndex(paragraph[:min(len(paragraph), maxDateline)])
	if m == nil || strings.Count(paragraph[:m[1]], "(") > strings.Count(paragraph[:m[1]], ")") {
		// "Ole Vik (5 May 1901 – 3 June 1980)"
		return o, false
	}
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return paragraph[m[2*i]:m[2*i+1]]
	}
	place, date, agency := group(1), group(2), group(3)
	switch separator := strings.TrimSpace(group(4)); {
	case separator == "" && (agency == "" || date == "" && !capitals(place) && !knownAgency.MatchString(agency)),
		separator == ":" && date == "" && agency == "",
		date == "" && agency == "" && !capitals(place):
		return o, false
	}
	o = opening{length: m[1], place: place}
	o.date, _ = parseDate(date)
	if o.date.Year() <= 1 {
		o.date = time.Time{}
	}
	return o, true
}

// capitals reports whether the first part of a place, before a comma, is in capitals.
func capitals(place string) bool {
	first, _, _ := strings.Cut(place, ",")
	return strings.ToUpper(first) == first && len(first) > 2
}

// agencyNames are those that stand in a dateline, and no ticker of the stock exchange does.
const agencyNames = `AP|AFP|UPI|dpa|DPA|PTI|ANI|IANS|EFE|ANSA|TASS|CNN|BBC|` +
	`Reuters|Bloomberg|Xinhua|Kyodo|Yonhap|Interfax|[A-Z][a-z]+ News`

var (
	// agencyHead matches what stands before the first word where a story names its agency alone, perhaps with the day:
	// "(CNN) ", "(Reuters) - ", "May 3 (Reuters) - ".
	agencyHead = regexp.MustCompile(`^(?:(?:` + datelineDay + `) )?` +
		`\((?:[A-Z]{2,6}|` + agencyNames + `)\) ?(?:--|—|–|-)? ?`)

	knownAgency = regexp.MustCompile(`^(?:` + agencyNames + `)$`)
)

// agencyAlone returns the length of an agency's name at the head of a story.
func agencyAlone(paragraph string) int { return len(agencyHead.FindString(paragraph)) }
