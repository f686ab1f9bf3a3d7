// Package name reads names by themselves, without the sentence around them: how a name is stored ([Tidy]), which
// spellings are one ([Key]), what a person's name and an office are made of ([ParsePerson], [ParseOffice]), what kind
// of thing a name is of by its words alone, and which names are those of curated things ([Gazetteer]).
package name
