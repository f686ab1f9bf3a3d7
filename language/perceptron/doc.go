// Package perceptron is the learning core under every model of package language: averaged perceptrons over hashed
// sparse features.
//
// A feature is a 64-bit number, made with [String] and [Join] from whatever it stands for; no dictionary of features is
// kept. Learning and use are apart: a trainer ([Trainer], [NarrowTrainer]) holds floating-point weights and their running
// averages, and gives a read-only model ([Model], [Narrow]) of quantised weights in one open-addressed table. [Model] is
// for many labels, most of which a feature says nothing about; [Narrow] is for at most three, all in one machine word.
//
// Training is deterministic: the same updates in the same order give a model of the same bytes.
package perceptron
