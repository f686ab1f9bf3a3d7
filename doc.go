// Package quadpress holds the domain of a knowledge graph builder for news: documents, sentences, mentions, entities,
// propositions and statements.
//
// Text enters as a [Document]. Package language turns it into [Sentence] values: tokens, tags, trees and mentions of
// entities. Package extract reads those into an [Extraction]: the entities that one document speaks of and the
// statements that it makes about them. Entities are then resolved across all documents ([Resolution]) and package
// graph writes the result as quads, which package graph/explore answers questions from.
//
// Every offset in this package counts Unicode code points.
package quadpress
