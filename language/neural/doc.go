// Package neural is the trained analysis of English sentences: one shared encoder with heads for tags and features
// and for dependency trees.
//
// A word enters as the sum of what is known about it: a static vector, an embedding of its own, and hashed embeddings
// of its affixes, shape and character n-grams. Layers of gated window convolutions and of self-attention, in the order
// that the file names, read the sentence; a joint tag head, a biaffine arc scorer decoded as a spanning tree and a
// relation classifier read what they make of it. The network is described, with its data and scores, in MODEL.md; it is
// trained outside this module's product and read here from a safetensors file.
package neural
