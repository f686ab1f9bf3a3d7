// Package lexicon holds what has to be known about single words, as data: lexicon.yaml the words of English by what
// they do in a sentence (verbs of speech by what they commit a speaker to, nouns for offices, prepositions of place and
// time), names.yaml what names are made of. Each list says in its file what its words have in common. No rule stands
// here.
package lexicon
