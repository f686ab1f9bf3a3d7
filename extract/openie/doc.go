// Package openie is open information extraction: what each clause of a sentence says, as subject, predicate and
// arguments in the sentence's own words, with a confidence from logistic regression over features of the parse.
// Nothing is made canonical, and no list says which verbs count.
package openie
