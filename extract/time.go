package extract

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// when turns the words for a time into ISO 8601 with its XML Schema type. Words that count from the day of writing
// ("Tuesday", "last month") need the document's date; without it, and for times that cannot be told, both are empty.
func (st *story) when(n, i int) (value, datatype string) {
	t := st.trees[n]
	tokens := t.subtree(i, func(k int) bool { return t.rel(k) == "acl" || t.rel(k) == "appos" && !isYear(t.Tokens[k].Form) })
	var w []string
	for _, k := range tokens {
		if t.Tokens[k].UPOS != "PUNCT" && t.rel(k) != "case" {
			w = append(w, strings.TrimSuffix(t.lower(k), "."))
		}
	}
	if v, d := calendarDate(w, st.doc.Published); v != "" {
		return v, d
	}
	return relativeDate(w, st.doc.Published)
}

func isYear(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n >= 1000 && n < 2200 && len(s) == 4
}

var months = map[string]time.Month{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

var weekdays = map[string]time.Weekday{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
}

// calendarDate reads "Sept. 30, 2015", "30 September", "March 2011" and "2012". A day or month without a year is the
// last one before the document.
func calendarDate(w []string, published time.Time) (string, string) {
	var year, day int
	var month time.Month
	for _, s := range w {
		if m, ok := months[s]; ok && month == 0 {
			month = m
			continue
		}
		s = strings.TrimRight(s, "stndrh")
		v, err := strconv.Atoi(s)
		switch {
		case err != nil:
		case isYear(s):
			year = v
		case v >= 1 && v <= 31 && day == 0:
			day = v
		}
	}
	switch {
	case month == 0 && year > 0 && len(w) <= 2:
		return strconv.Itoa(year), "gYear"
	case month == 0:
		return "", ""
	case year == 0 && published.IsZero():
		return "", ""
	case year == 0:
		year = published.Year()
		if month > published.Month() || month == published.Month() && day > published.Day() {
			year--
		}
	}
	if day == 0 {
		return fmt.Sprintf("%04d-%02d", year, month), "gYearMonth"
	}
	d := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if d.Day() != day { // February 30
		return "", ""
	}
	return d.Format(time.DateOnly), "date"
}

// relativeDate reads times that count from the day of writing.
func relativeDate(w []string, published time.Time) (string, string) {
	if published.IsZero() || len(w) == 0 {
		return "", ""
	}
	day := func(d int) (string, string) { return published.AddDate(0, 0, d).Format(time.DateOnly), "date" }
	last := w[len(w)-1]
	switch last {
	case "today", "tonight", "now":
		return day(0)
	case "yesterday":
		return day(-1)
	case "tomorrow":
		return day(1)
	}
	for _, s := range w {
		if wd, ok := weekdays[s]; ok {
			back := (int(published.Weekday()) - int(wd) + 7) % 7
			if w[0] == "next" {
				return day(7 - back)
			}
			if w[0] == "last" && back == 0 {
				back = 7
			}
			return day(-back)
		}
	}
	if len(w) == 2 && (w[0] == "last" || w[0] == "this" || w[0] == "next") {
		step := map[string]int{"last": -1, "this": 0, "next": 1}[w[0]]
		switch w[1] {
		case "month":
			first := time.Date(published.Year(), published.Month(), 1, 0, 0, 0, 0, time.UTC)
			return first.AddDate(0, step, 0).Format("2006-01"), "gYearMonth"
		case "year":
			return strconv.Itoa(published.Year() + step), "gYear"
		}
		if m, ok := months[w[1]]; ok && step < 0 {
			year := published.Year()
			if m >= published.Month() {
				year--
			}
			return fmt.Sprintf("%04d-%02d", year, m), "gYearMonth"
		}
	}
	return "", ""
}
