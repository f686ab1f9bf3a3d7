package timex

import (
	"fmt"
	"time"
)

// Time is a stretch of the calendar. The zero Time is none.
type Time struct {
	Begin time.Time // its first day or minute, as a calendar on the wall there shows it
	Unit  Unit      // how long it is
	Part  string    // of a DayPart which: "MO", "AF", "EV", "NI"
	Zone  string    // of a Minute: "Z", "-05:00", empty for the place's own
}

// Unit is how long a Time is, in order.
type Unit int

// The lengths that TIMEX3 has values for.
const (
	None Unit = iota
	Minute
	DayPart
	Day
	Week
	Weekend
	Month
	Quarter
	Season
	Half
	Year
	Decade
	Century
)

// Value is the time as TIMEX3 writes it, after ISO 8601: "2019-05-03T15:30Z", "2019-05-03TMO", "2019-05-03",
// "2019-W18", "2019-W18-WE", "2019-05", "2019-Q2", "2019-SP", "2019-H1", "2019", "201X", "20XX". It is empty for the
// zero Time.
func (t Time) Value() string {
	year := t.Begin.Year()
	switch t.Unit {
	case Minute:
		return t.Begin.Format("2006-01-02T15:04") + t.Zone
	case DayPart:
		return t.Begin.Format(time.DateOnly) + "T" + t.Part
	case Day:
		return t.Begin.Format(time.DateOnly)
	case Week:
		y, w := t.Begin.AddDate(0, 0, 3).ISOWeek() // most of its days lie there
		return fmt.Sprintf("%04d-W%02d", y, w)
	case Weekend:
		y, w := t.Begin.ISOWeek()
		return fmt.Sprintf("%04d-W%02d-WE", y, w)
	case Month:
		return t.Begin.Format("2006-01")
	case Quarter:
		return fmt.Sprintf("%04d-Q%d", year, (t.Begin.Month()+2)/3)
	case Season:
		return fmt.Sprintf("%04d-%s", year, [...]string{"SP", "SU", "FA", "WI"}[t.Begin.Month()/3-1])
	case Half:
		return fmt.Sprintf("%04d-H%d", year, (t.Begin.Month()+5)/6)
	case Year:
		return t.Begin.Format("2006")
	case Decade:
		return fmt.Sprintf("%03dX", year/10)
	case Century:
		return fmt.Sprintf("%02dXX", year/100)
	}
	return ""
}

// Schema is the time in ISO 8601 with its type of XML Schema (dateTime, date, gYearMonth, gYear): the shortest that
// holds all of it, for XML Schema has none for weeks, quarters and seasons. Both are empty where there is none: over
// the turn of a year, for a winter, and for a decade or more.
func (t Time) Schema() (value, datatype string) {
	switch t.Unit {
	case Minute:
		return t.Begin.Format("2006-01-02T15:04:05") + t.Zone, "dateTime"
	case DayPart, Day:
		return t.Begin.Format(time.DateOnly), "date"
	case Week, Weekend:
		last := t.Begin.AddDate(0, 0, 6)
		if t.Unit == Weekend {
			last = t.Begin.AddDate(0, 0, 1)
		}
		switch {
		case t.Begin.Year() != last.Year():
			return "", ""
		case t.Begin.Month() != last.Month():
			return t.Begin.Format("2006"), "gYear"
		}
		return t.Begin.Format("2006-01"), "gYearMonth"
	case Month:
		return t.Begin.Format("2006-01"), "gYearMonth"
	case Season:
		if t.Begin.Month() == time.December {
			return "", ""
		}
		return t.Begin.Format("2006"), "gYear"
	case Quarter, Half, Year:
		return t.Begin.Format("2006"), "gYear"
	}
	return "", ""
}

// After reports whether the time lies wholly after the day of writing.
func (t Time) After(published time.Time) bool {
	today := NewCalendar(published).published
	return t.Unit != None && !published.IsZero() && !t.Begin.Before(today.AddDate(0, 0, 1))
}

// Coarse is the whole day of a part of one, and any other time itself.
func (t Time) Coarse() Time {
	if t.Unit == DayPart {
		return dayAt(t.Begin)
	}
	return t
}

func date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

func dayAt(t time.Time) Time { return Time{Begin: t, Unit: Day} }

// weekAt is the week of a day, which begins on Monday.
func weekAt(t time.Time) Time {
	return Time{Begin: t.AddDate(0, 0, -(int(t.Weekday())+6)%7), Unit: Week}
}

func yearAt(y int) Time { return Time{Begin: date(y, 1, 1), Unit: Year} }
