// Package content is the course: what its folder holds, read, checked and
// linked. Open reads a course or says everything that is wrong with it.
package content

import (
	"fmt"
	"io"
	"io/fs"
	"sync"

	"stagecraft/content/board"
	"stagecraft/content/dialogue"
	"stagecraft/content/edition"
	"stagecraft/content/lock"
	"stagecraft/content/markup"
)

// Course is one opened course. Everything in it is read-only after Open and
// safe to share between goroutines.
type Course struct {
	ID, Title, Summary string
	Language           string // BCP 47, such as "en"
	Version            string
	Authors            []string
	Licence            string
	Cover              string       // path of a picture within the course; "" is none
	Certificate        *Certificate // what an exam needs to earn one; nil when the course gives none

	Journey   []Stage // the buyer's stages, in order
	Lessons   []*Lesson
	Processes []*Process
	Roles     []*Role
	Terms     []*Term
	Questions []*Question // those of lessons first, in lesson order, then those of practice/
	Scenes    []*Scene
	Comments  []*Comment // what was said of the course, and the replies
	Dialogues []*dialogue.Dialogue
	Boards    []*board.Board // those of lessons first

	// Figures maps an image address as it stands in a note to what is shown.
	Figures map[string]Figure
	// Videos maps a video id to what the course says of it.
	Videos map[string]Video

	// Pronunciations says what a voice is to be given for words that it would say wrongly,
	// by the words as they are written.
	Pronunciations map[string]string

	// Lock is the course's course.lock; nil when it has none.
	Lock *lock.Lock
	// Moved says where ids of earlier editions went that are no more: to another
	// id, or to [edition.Retired]. [Course.Moves] gives those of the lock as well.
	Moved map[string]string
	// Same and Changed are ids of which the author says, whatever their words, that
	// they mean what they meant, and that they mean something else.
	Same, Changed []string

	// Signature is who signed the .course file that [OpenPath] opened; nil when nobody
	// did, or it wasn't one.
	Signature *Signature

	// Files is the course's folder, for pictures.
	Files fs.FS

	once        sync.Once // makes byID
	byID        *index
	matcherOnce sync.Once // makes matcher
	matcher     *TermMatcher

	editionOnce sync.Once // makes edition
	edition     edition.Edition

	closer io.Closer // what OpenPath opened, or nil
	closed sync.Once // closes it
	fault  error     // of closing it
	from   *Course   // whose files these are, when With made the course
}

// Close lets go of the folder or file that [OpenPath] opened. Files can't be
// read after it; all else can. A course from Open needs no Close. Of a course
// and those that With made of it, the first Close closes the files of all.
func (c *Course) Close() error {
	if c.from != nil {
		return c.from.Close()
	}
	c.closed.Do(func() {
		if c.closer == nil {
			return
		}
		if err := c.closer.Close(); err != nil {
			c.fault = fmt.Errorf("close the course: %w", err)
		}
	})
	return c.fault
}

// Certificate is what a course asks of an exam over all its lessons before it
// gives a certificate.
type Certificate struct {
	Questions int // the exam has at least so many
	Right     int // percent of them that are right, at least; from 1 to 100
	Minutes   int // that the exam takes, at most; 0 is any time
}

// Stage is one stage of the buyer's journey. Its place in Course.Journey picks
// its colour.
type Stage struct {
	ID, Name string
	Buyer    string // what the buyer is doing, for "Buyer is ...": "comparing kinds of solution"
}

// Figure is what stands for an image address: exactly one of Media and Process
// is set.
type Figure struct {
	Media   string // path within the course, such as media/maze.png
	Dark    string // shown for Media when the app is dark, optional
	Process string // process id
	Step    string // id of the step of Process that the figure is opened at; "" is none
	Alt     string // text alternative, optional
	Caption string // optional
}

// Video is what a course says of a video, so that its card is useful offline.
type Video struct {
	Title   string
	Minutes int
	Summary string
}

// Lesson is one lesson.
type Lesson struct {
	ID, Title string
	Number    int    // from 1, its place in the course
	Minutes   int    // reading time: the author's, else counted at 200 words a minute, at least 1
	Path      string // within the course
	Document  *markup.Document
	// Blocks has an entry for each of Document.Blocks: its key, which stays the
	// same while its text does, and its count of words.
	Blocks []LessonBlock
	Words  int
}

// LessonBlock names one top-level block of a lesson.
type LessonBlock struct {
	Key   string
	Words int
}

// Process is a sequence of steps, the object every figure, drill and card
// about it is drawn from.
type Process struct {
	ID, Title, About, Source string
	Steps                    []*Step
	Own                      bool // made by the learner, not by the course
}

// Step is one step of a process.
type Step struct {
	ID, Name   string
	Written    string // the name as the course writes it, where formulas are in it; else ""
	Process    *Process
	Number     int    // from 1
	Stage      string // id of the buyer's stage
	Aim        string
	Happens    []string
	DoneWhen   []string // each completes "Done when the buyer…"
	Lead       string   // role id
	Support    []string // role ids
	Leaves     []string // artefacts
	MeasuredBy string
	Mistake    string
	Terms      []string // term ids
	Lesson     string   // lesson#heading
	SameAs     []Correspondence
	// BackTo is the ids of earlier steps of the process that buyers often go
	// back to from this one.
	BackTo []string
	File   string // where it is written; "" when nowhere, as a step of the learner's own
	Pos    markup.Pos
}

// Correspondence says that a step stands where a step of another process does.
type Correspondence struct {
	Process, Step string
	Why           string // optional
}

// Role is someone who works along the process.
type Role struct {
	ID, Name, Abbreviation                string
	Owns, Receives, HandsOver, MeasuredBy string
}

// Term is one term of the field.
type Term struct {
	ID, Term, Abbreviation string
	Written                string // the term as the course writes it, where formulas are in it; else ""
	Definition             string
	Not                    string   // what it is confused with, a whole sentence
	Example                string   // one line, optional
	Group                  string   // optional
	Tags                   []string // optional
	Lesson                 string   // lesson or lesson#heading
	Source                 string
	File                   string // where it is written; "" when nowhere
	Pos                    markup.Pos
}

// Question is one practice question.
type Question struct {
	ID          string
	Kind        QuestionKind
	Prompt      []markup.Inline // blanks: what stands before the sentence, often nothing
	Choices     []Choice        // single, multiple
	Items       []string        // order, in the right order
	Pairs       [][2]string     // match
	Text        []BlankPart     // blanks: the sentence in parts
	Answers     []string        // typed: any of these is right
	Explanation []markup.Inline
	Calculation *Calculation // calculation: what its numbers are drawn from; else nil
	Drawn       *Drawing     // calculation: its numbers, once it is drawn
	Writing     *Writing     // writing: the model answer and the criteria; else nil
	Board       *board.Board // the deals that it is about; nil for none
	Moves       []Move       // moves: where deals belong
	// PromptBlocks and ExplanationBlocks are how Prompt and Explanation are shown
	// where they are more than paragraphs: with code, a quote, a list, a table or
	// a picture in them. They are nil where the running text is all.
	PromptBlocks, ExplanationBlocks []markup.Block

	Lesson string // lesson id when it stands in a lesson, else ""
	File   string
	Pos    markup.Pos
}

// Choice is one answer to choose.
type Choice struct {
	Inlines []markup.Inline
	Blocks  []markup.Block // how it is shown, where it is more than running text; else nil
	Right   bool
}

// BlankPart is a piece of a fill-in sentence: given text, or a blank with its answer.
type BlankPart struct {
	Text   string
	Blank  bool
	Others []string // what else is right for the blank
}

// Scene is a short real moment for "which stage is this?".
type Scene struct {
	ID, Text string
	Steps    []string // process/step, one or more
	NextMove string
	Why      string
}
