// Package resolve decides which things and events of all documents are one, and names each.
//
// Things are put into blocks by keys of their names, and compared within a block only, so that the time it takes grows
// with their number and not with its square. What comes out depends on the set of documents, not on their order.
package resolve
