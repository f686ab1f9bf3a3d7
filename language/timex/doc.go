// Package timex reads words for times as ISO 8601 and the TIMEX3 of TimeML (Pustejovsky et al. 2003; ISO 24617-1) write
// them: "last Friday" of a story of 2 May 2019 is 2019-04-26, "three days" P3D, "every Monday" XXXX-WXX-1.
//
// What is said relative to the day of writing, or to a time that the story spoke of before, is reckoned by a
// [Calendar]. [Annotate] gives the mentions of a document their values.
package timex
