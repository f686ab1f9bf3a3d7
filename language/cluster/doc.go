// Package cluster puts English words into classes of like use: countries, given names, ministers, verbs of saying.
//
// The classes come from word vectors (see MODEL.md) and help a model to treat a word that it never saw in training like
// its neighbours that it did. They are nested: each fine class lies in one medium class, each medium class in one coarse
// class. A profile says beside what kinds of name a word may be.
package cluster
