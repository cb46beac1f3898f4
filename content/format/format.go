// Package format says what each YAML file of a course may hold: every key, what it
// holds and what it is for. Editors complete and check by the JSON Schemas made of
// it; a test holds that the readers of package content ask for exactly these keys.
package format

// Type is what the value of a key is.
type Type int

// The types of values.
const (
	Text      Type = iota // a text; a number, a date, or yes and no count as one
	Number                // a whole number from 0 on
	Texts                 // a list of texts
	OneText               // a text, or a list of texts
	List                  // a list of mappings
	Map                   // a mapping with keys of the author's own
	One                   // a mapping
	IDs                   // a list of ids
	ID                    // an id: letters, digits, - and _
	Reference             // an id that the course has elsewhere
)

// Key is a key of a mapping.
type Key struct {
	Name     string
	Type     Type
	Required bool
	Doc      string   // what it is for, in a sentence
	Example  string   // a value, as it is written; "" where none helps
	Of       *Mapping // what each entry of a List or a Map holds, or a One itself
	// Short says that an entry of Of may be a text alone, and what that is; "" is
	// that it may not.
	Short string
	Most  int // of a Number
}

// Mapping is some keys that stand together.
type Mapping struct {
	Name string // "a step"
	Keys []Key
}

// File is a YAML file of a course, or each of several; or the front matter of notes.
type File struct {
	Pattern string // of its path within the course
	Name    string // of its schema, without the ending
	Doc     string
	List    bool // it holds a list of mappings, else one
	Front   bool // it is the YAML between the lines of --- at the top of a Markdown file
	Mapping Mapping
}

const (
	idDoc     = "A short name that never changes. What learners did is kept under it."
	lessonDoc = "Where it is explained: a lesson's id, or lesson#heading."
)

var stage = Mapping{Name: "a stage of the journey", Keys: []Key{
	{Name: "id", Type: ID, Required: true, Doc: idDoc, Example: "awareness"},
	{Name: "name", Required: true, Doc: "What the learner sees.", Example: "Awareness"},
	{Name: "buyer", Doc: "What the buyer does in this stage.", Example: "Notices a problem"},
}}

var figure = Mapping{Name: "a figure", Keys: []Key{
	{Name: "media", Doc: "The picture: a file below media/.", Example: "media/funnel.svg"},
	{Name: "process", Type: Reference, Doc: "The process that is drawn in its place, by its id.", Example: "pipeline-seven"},
	{Name: "dark", Doc: "The picture for the dark theme, where it is another.", Example: "media/funnel-dark.svg"},
	{Name: "alt", Doc: "What it shows, in words, for who can't see it."},
	{Name: "caption", Doc: "A line below it."},
}}

var video = Mapping{Name: "a video", Keys: []Key{
	{Name: "title", Required: true, Doc: "What the learner sees of the video offline."},
	{Name: "minutes", Type: Number, Most: 24 * 60, Doc: "How long it is, in minutes."},
	{Name: "summary", Doc: "What it says, in a few sentences."},
}}

var certificate = Mapping{Name: "certificate", Keys: []Key{
	{Name: "questions", Type: Number, Most: 1000, Required: true, Doc: "How many questions the exam has, at least.", Example: "20"},
	{Name: "right", Type: Number, Most: 100, Required: true, Doc: "How many of 100 are to be right, at least.", Example: "80"},
	{Name: "minutes", Type: Number, Most: 24 * 60, Doc: "How many minutes it may take; without it, as long as one likes.", Example: "30"},
}}

var correspondence = Mapping{Name: "each value of same_as", Keys: []Key{
	{Name: "step", Type: Reference, Required: true, Doc: "The step of another process, as process/step.", Example: "classic-seven/presentation"},
	{Name: "why", Doc: "What the two have in common, or where they differ."},
}}

var step = Mapping{Name: "a step", Keys: []Key{
	{Name: "id", Type: ID, Required: true, Doc: idDoc + " It is unique within its process.", Example: "demo"},
	{Name: "name", Required: true, Doc: "What the learner sees. A word or two stand in a figure. It may have formulas between `$`.", Example: "Demo"},
	{Name: "stage", Type: Reference, Doc: "The buyer's stage, by its id in journey of course.yaml.", Example: "consideration"},
	{Name: "aim", Doc: "What the step is for, in a sentence."},
	{Name: "happens", Type: Texts, Doc: "What is done, in the order in which it is."},
	{Name: "done_when", Type: Texts, Doc: "What is so once the step is done."},
	{Name: "lead", Type: Reference, Doc: "Who leads it: a role's id.", Example: "ae"},
	{Name: "support", Type: IDs, Doc: "Who helps: ids of roles."},
	{Name: "leaves", Type: Texts, Doc: "What the step leaves behind, such as a proposal."},
	{Name: "measured_by", Doc: "The figure that the step is measured by."},
	{Name: "mistake", Doc: "What often goes wrong."},
	{Name: "terms", Type: IDs, Doc: "Terms that belong to it, by their ids."},
	{Name: "lesson", Type: Reference, Doc: lessonDoc, Example: "sales-process#demo"},
	{Name: "same_as", Type: List, Of: &correspondence, Short: "process/step", Doc: "Steps of other processes that correspond to it."},
	{Name: "back_to", Type: IDs, Doc: "Earlier steps that buyers go back to from here."},
}}

var note = Mapping{Name: "a note", Keys: []Key{
	{Name: "file", Required: true, Doc: "The note's file, from where course.yaml is.", Example: "notes/first-call.md"},
	{Name: "title", Doc: "What the lesson is called; without it as the note is."},
}}

var fact = Mapping{Name: "a fact", Keys: []Key{
	{Name: "id", Type: ID, Required: true, Doc: "A short name, by which marks in the moments name it.", Example: "price"},
	{Name: "about", Doc: "How it is called until it is known.", Example: "Its price"},
	{Name: "text", Required: true, Doc: "What is known then."},
}}

var person = Mapping{Name: "a person", Keys: []Key{
	{Name: "name", Required: true, Doc: "As it stands before what they say.", Example: "Amara"},
	{Name: "about", Doc: "Who they are, which stands beside it."},
}}

// Files are those that a course's folder may hold.
var Files = []File{
	{Pattern: "course.yaml", Name: "course", Doc: "What the course is called, and how its parts go together.", Mapping: Mapping{Name: "a course", Keys: []Key{
		{Name: "id", Type: ID, Required: true, Doc: idDoc, Example: "sales-process"},
		{Name: "title", Required: true, Doc: "What the learner sees.", Example: "The sales process"},
		{Name: "summary", Doc: "What it is about and for whom, in a sentence or two."},
		{Name: "language", Doc: "The language of its text, as a tag.", Example: "en-GB"},
		{Name: "version", Doc: "Of this edition: numbers with points, or a date. A later one is higher.", Example: "1.2"},
		{Name: "authors", Type: Texts, Doc: "Who wrote it."},
		{Name: "licence", Doc: "Under which terms it may be passed on.", Example: "CC BY 4.0"},
		{Name: "cover", Doc: "The picture that stands for the course among others: a file below media/.", Example: "media/cover.png"},
		{Name: "certificate", Type: One, Of: &certificate, Doc: "What an exam over all lessons needs to earn a certificate; without it there is none."},
		{Name: "lessons", Type: IDs, Doc: "The lessons in their order, by their ids. Without it they go by the names of their files."},
		{Name: "notes", Type: Map, Of: &note, Short: "the note's file", Doc: "Notes beside course.yaml that are lessons, by the lessons' ids. They stay as they are; titles may be given here."},
		{Name: "journey", Type: List, Of: &stage, Doc: "The buyer's stages, in their order."},
		{Name: "figures", Type: Map, Of: &figure, Short: "media/file or process:id", Doc: "What is shown for an address that a note has as a picture."},
		{Name: "videos", Type: Map, Of: &video, Doc: "What is shown for a video that a note embeds, by the video's id."},
		{Name: "pronunciations", Type: Map, Short: "how it sounds", Doc: "What the voice is given for a name or word that it would say wrongly, by the word, such as Siobhan: Shivawn."},
		{Name: "moved", Type: Map, Short: "the new id, or retired", Doc: "Where ids of earlier editions went, as kind:id: new id, or retired."},
		{Name: "same", Type: Texts, Doc: "Ids of what was reworded so much that it seems to say something else, and doesn't: its schedule is kept."},
		{Name: "changed", Type: Texts, Doc: "Ids of what seems to be only reworded, and says something else: it is offered again."},
	}}},
	{Pattern: "roles.yaml", Name: "roles", Doc: "Who works on a sale.", List: true, Mapping: Mapping{Name: "a role", Keys: []Key{
		{Name: "id", Type: ID, Required: true, Doc: idDoc, Example: "ae"},
		{Name: "name", Required: true, Doc: "What the learner sees.", Example: "Account executive"},
		{Name: "abbreviation", Doc: "How the name is shortened.", Example: "AE"},
		{Name: "owns", Doc: "What the role is responsible for."},
		{Name: "receives", Doc: "What it gets, and from whom."},
		{Name: "hands_over", Doc: "What it gives on, and to whom."},
		{Name: "measured_by", Doc: "The figure that the role is measured by."},
	}}},
	{Pattern: "terms.yaml", Name: "terms", Doc: "Words to know: each is a card, and is explained where a lesson has it.", List: true, Mapping: Mapping{Name: "a term", Keys: []Key{
		{Name: "id", Type: ID, Required: true, Doc: idDoc, Example: "po"},
		{Name: "term", Required: true, Doc: "The term as it is written in a sentence. It may have formulas between `$`.", Example: "purchase order"},
		{Name: "abbreviation", Doc: "How it is shortened.", Example: "PO"},
		{Name: "definition", Required: true, Doc: "What it means, in 25 words or fewer."},
		{Name: "not", Doc: "What it is confused with, and how they differ."},
		{Name: "example", Doc: "A sentence or a case that shows it."},
		{Name: "group", Doc: "What it belongs with."},
		{Name: "tags", Type: Texts, Doc: "Words to find it by."},
		{Name: "lesson", Type: Reference, Doc: lessonDoc, Example: "paperwork#purchase-order"},
		{Name: "source", Doc: "Where the definition comes from."},
	}}},
	{Pattern: "scenes.yaml", Name: "scenes", Doc: "Short real moments, to tell which step they belong to.", List: true, Mapping: Mapping{Name: "a scene", Keys: []Key{
		{Name: "id", Type: ID, Required: true, Doc: idDoc, Example: "price-on-the-first-call"},
		{Name: "text", Required: true, Doc: "What happens, in a sentence or two."},
		{Name: "step", Type: OneText, Required: true, Doc: "The step it shows, or several, each as process/step.", Example: "pipeline-seven/demo"},
		{Name: "next_move", Doc: "What to do next."},
		{Name: "why", Doc: "Why that is so."},
	}}},
	{Pattern: "comments.yaml", Name: "comments", Doc: "What learners and reviewers said of the course, and the replies, as Course > Comments writes them.", List: true, Mapping: Mapping{Name: "a comment", Keys: []Key{
		{Name: "id", Type: ID, Required: true, Doc: "Names it by what it says: whoever said it finds the reply by it. Never change it.", Example: "c0123456789ab"},
		{Name: "on", Required: true, Doc: "What it is about.", Example: "term:po/definition"},
		{Name: "kind", Doc: "wrong, unclear or typo.", Example: "unclear"},
		{Name: "quote", Doc: "The paragraph of a lesson that it is about."},
		{Name: "comment", Doc: "What they said."},
		{Name: "from", Doc: "Who said it."},
		{Name: "date", Doc: "When, as year-month-day.", Example: "2026-12-18"},
		{Name: "settled", Doc: "The edition in which it was put right, or yes; without it, it is open.", Example: "1.3"},
		{Name: "reply", Doc: "What you say to it: they read it in the next edition, beside their flag."},
	}}},
	{Pattern: "processes/*.yaml", Name: "process", Doc: "A process, step by step: the figure, the viewer and the drills are made of it.", Mapping: Mapping{Name: "a process", Keys: []Key{
		{Name: "id", Type: ID, Required: true, Doc: idDoc, Example: "pipeline-seven"},
		{Name: "title", Required: true, Doc: "What the learner sees."},
		{Name: "about", Doc: "What it describes, in a sentence or two."},
		{Name: "source", Doc: "Where it comes from."},
		{Name: "steps", Type: List, Of: &step, Doc: "Its steps, in their order."},
	}}},
	{Pattern: "dialogues/*.md", Name: "dialogue", Front: true, Doc: "A conversation to play: its moments are the sections of the note.", Mapping: Mapping{Name: "a dialogue", Keys: []Key{
		{Name: "id", Type: ID, Required: true, Doc: idDoc, Example: "first-call"},
		{Name: "title", Required: true, Doc: "What the learner sees."},
		{Name: "step", Type: Reference, Doc: "The step that it plays in, as process/step: at the end its done_when stands beside what was learnt.", Example: "pipeline-seven/prospecting"},
		{Name: "goal", Doc: "What the learner is after, in a sentence or two."},
		{Name: "minutes", Type: Number, Most: 24 * 60, Doc: "How long it takes; without it, estimated from its words."},
		{Name: "facts", Type: List, Of: &fact, Doc: "What can be learnt in it."},
		{Name: "people", Type: List, Of: &person, Doc: "Who speaks."},
		{Name: "you", Doc: "The name under which the learner’s own words stand within a moment.", Example: "Kim"},
		{Name: "trust", Doc: "How much the other side trusts the learner at the start, from -9 to 9; without it 0.", Example: "1"},
	}}},
}
