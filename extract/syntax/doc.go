// Package syntax reads the dependency trees of sentences (Universal Dependencies v2).
//
// [NewTree] takes a sentence as parsed and mends what parsers of English news often get wrong, each repair a method
// with the sentence that shows it. [Tree.Clauses] then gives each predicate with its subjects, objects and obliques:
// those of relative clauses, participles, infinitives and coordinated verbs found where they stand. All positions are
// indexes of tokens. What a clause means is the business of others.
package syntax
