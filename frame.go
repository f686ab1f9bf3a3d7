package quadpress

// Frame is what one word of a sentence says: a predicate (verb, event noun or adjective) with its sense and its
// arguments, in the terms of PropBank (Palmer, Gildea and Kingsbury 2005).
type Frame struct {
	// Predicate is the index in Sentence.Tokens of the word.
	Predicate int `json:"predicate"`
	// Sense is what it means here, a frame of PropBank's: "strike.01". Package language/frames tells more of it.
	Sense string `json:"sense,omitempty"`
	// Args are its arguments in order of their first token. Two frames may share words; arguments of one frame
	// seldom do.
	Args []FrameArgument `json:"args"`
}

// FrameArgument is a phrase that takes part in what a frame says.
type FrameArgument struct {
	// Role is PropBank's name of the part: "ARG0" for who acts, "ARG1" for what is acted upon, "ARGM-TMP" for a
	// time. What numbers mean is for each sense to say.
	Role string `json:"role"`
	// First and Last are the indexes of its first token and of the token after its last one.
	First int `json:"first"`
	Last  int `json:"last"`
}

// ThematicRole is the part that something takes in an event, whatever word tells of it: "agent" for who struck in
// "Russia struck Homs" and in "Russia's strike on Homs". The names are those of VerbNet and ISO 24617-4;
// [frames.RoleOf] tells them from PropBank's numbers.
//
// [frames.RoleOf]: https://pkg.go.dev/github.com/quadpress/quadpress/language/frames#RoleOf
type ThematicRole string

// The thematic roles. An event may have several participants of one role: who meets are all agents.
const (
	AgentRole       ThematicRole = "agent"       // who acts, knows, wants or has; all who act together
	PatientRole     ThematicRole = "patient"     // what is changed by it: who is killed, what collapses
	ThemeRole       ThematicRole = "theme"       // what it is about without being changed: what is moved, given, seen
	RecipientRole   ThematicRole = "recipient"   // who gets it or hears it
	BeneficiaryRole ThematicRole = "beneficiary" // for whom, to whose good or harm
	InstrumentRole  ThematicRole = "instrument"  // with what
	TopicRole       ThematicRole = "topic"       // what is said, thought, agreed or asked
	AttributeRole   ThematicRole = "attribute"   // as what, and what something becomes: "elected president"
	PlaceRole       ThematicRole = "place"       // where, and the way taken
	SourceRole      ThematicRole = "source"      // from where or whom, out of what
	DestinationRole ThematicRole = "destination" // to where, up to what
	TimeRole        ThematicRole = "time"        // when, and how long
	CauseRole       ThematicRole = "cause"       // why, and what makes it happen without acting
	PurposeRole     ThematicRole = "purpose"     // what for
	MannerRole      ThematicRole = "manner"      // how
	ExtentRole      ThematicRole = "extent"      // how much: amounts, distances, prices
)

// ThematicRoles are all roles, in the order in which an event tells them. It must not be changed.
var ThematicRoles = []ThematicRole{
	AgentRole, PatientRole, ThemeRole, RecipientRole, BeneficiaryRole,
	InstrumentRole, TopicRole, AttributeRole, PlaceRole, SourceRole,
	DestinationRole, TimeRole, CauseRole, PurposeRole, MannerRole, ExtentRole,
}
