package quadpress

// Frame is what one word of a sentence says: a predicate (verb, event noun or adjective) with its sense and its arguments, in the
// terms of PropBank (Palmer, Gildea and Kingsbury 2005).
type Frame struct {
	// Predicate is the index in Sentence.Tokens of the word.
	Predicate int `json:"predicate"`
	// Sense is what it means here, a frame of PropBank's: "strike.01". Package language/frames tells more of it.
	Sense string `json:"sense,omitempty"`
	// Args are its arguments in order of their first token. Two frames may share words; arguments of one frame seldom do.
	Args []FrameArgument `json:"args"`
}

// FrameArgument is a phrase that takes part in what a frame says.
type FrameArgument struct {
	// Role is PropBank's name of the part: "ARG0" for who acts, "ARG1" for what is acted upon, "ARGM-TMP" for a time. What numbers
	// mean is for each sense to say.
	Role string `json:"role"`
	// First and Last are the indexes of its first token and of the token after its last one.
	First int `json:"first"`
	Last  int `json:"last"`
}
