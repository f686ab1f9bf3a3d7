// Package role labels semantic roles: it finds the words of a sentence that say something (verbs, event nouns,
// adjectives), what each means in PropBank's terms ("strike.01"), and who takes what part in it (ARG0, ARG1, ARGM-TMP
// ...).
//
// A network reads each word's vector, which package neural made, its place in the tree and the words beside and above
// it. It says of each word whether it is a predicate, of each sense of a predicate how well it fits, and of each word
// near the predicate in the tree (candidate.go) what role it heads. An argument is what depends on its head
// (span.go). Roles are told apart by what PropBank and VerbNet say of them, so that senses that were seldom or never
// seen share what others taught.
package role
