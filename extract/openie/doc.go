// Package openie is open information extraction: what sentences say in their own words, with a confidence from logistic
// regression over features of the parse. Nothing is made canonical, and no list says which verbs count.
//
// [Propositions] gives each clause as subject, predicate and arguments; [Triples] gives each argument, and each of what
// is coordinated, by itself.
package openie
