// Package quantity reads the amounts that a text speaks of as typed values: "at least 1.2 million people" is a count
// of at least 1200000, "$71.20 a barrel" 71.2 US dollars per barrel, "two thirds" a share of 0.666667, "34-year-old"
// an age of 34 years. [Find] gives all amounts of a sentence, [Read] the one that words stand for, [CountOf] how many
// of a thing there are said to be.
//
// What has figures and is no amount gives none: years and dates ("in 2019"), what figures only name ("Boeing 737",
// "Article 50", "Route 66", "F-16", "No. 5"), addresses and telephone numbers. The words are in quantities.yaml.
package quantity
