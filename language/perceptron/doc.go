// Package perceptron is the learning core of the tagger of names: an averaged perceptron over hashed sparse features.
//
// A feature is a 64-bit number, made with [String] and [Join] from whatever it stands for; no dictionary of features is
// kept. Learning and use are apart: a [Trainer] holds floating-point weights and their running averages, and gives a
// read-only [Model] of quantised weights in one open-addressed table.
//
// Training is deterministic: the same updates in the same order give a model of the same bytes.
package perceptron
