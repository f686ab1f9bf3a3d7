package timex

import (
	"regexp"
	"strings"
	"time"
)

var (
	yearFirst = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:t\d{2}:\d{2}\S*)?$`)
	yearLast  = regexp.MustCompile(`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})$`)
	decade    = regexp.MustCompile(`^(?:(?:early|mid|late)-)?['’]?((?:1\d|20)?)(\d0)['’]?s$`)
)

// Written reads a lower-cased date in figures: "2022-03-03", "3/3/2022", "19-nov-12". The words are what it stands
// for, as [Calendar.Read] takes them. Of "3/4/2022" only the year is plain: it is in March or in April, by where it
// was written; of "3/4/22" nothing is.
func Written(w string) (words []string, ok bool) {
	if w == "" || w[0] < '0' || w[0] > '9' {
		return nil, false
	}
	if m := yearFirst.FindStringSubmatch(w); m != nil {
		d, err := time.Parse("2006-1-2", strings.Join(m[1:4], "-"))
		return []string{d.Format(time.DateOnly)}, err == nil
	}
	if m := yearLast.FindStringSubmatch(w); m != nil {
		dayFirst, err := time.Parse("2-1-2006", m[1]+"-"+m[3]+"-"+m[4])
		monthFirst, err2 := time.Parse("1-2-2006", m[1]+"-"+m[3]+"-"+m[4])
		switch {
		case len(m[4]) == 2: // which of the three is the year?
			return nil, m[2] == "/"
		case err != nil && err2 != nil:
			return nil, false
		case err == nil && (err2 != nil || m[2] == "." || dayFirst.Equal(monthFirst)):
			return []string{dayFirst.Format(time.DateOnly)}, true
		case err2 == nil && err != nil:
			return []string{monthFirst.Format(time.DateOnly)}, true
		}
		return []string{m[4]}, true
	}
	for _, layout := range [...]string{"2-Jan-06", "2-Jan-2006", "2-January-06", "2-January-2006"} {
		if d, err := time.Parse(layout, w); err == nil {
			return []string{d.Format(time.DateOnly)}, true
		}
	}
	return nil, false
}

// IsDecade reports whether a lower-cased word is a decade; full says that it names its century, as "1990s" does and
// "'90s" does not.
func IsDecade(word string) (decadal, full bool) {
	if load().Decades[word] > 0 {
		return true, false
	}
	m := decade.FindStringSubmatch(word)
	return m != nil, m != nil && m[1] != ""
}
