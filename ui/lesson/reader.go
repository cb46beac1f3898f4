package lesson

import (
	"maps"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/study"
	"stagecraft/ui/cards"
	"stagecraft/ui/command"
	"stagecraft/ui/document"
	"stagecraft/ui/figure"
	"stagecraft/ui/flagging"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/practice"
	"stagecraft/ui/speech"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// reader shows one lesson: its text, and beside it the contents and how far the
// learner got.
type reader struct {
	page   *Page
	lesson *content.Lesson
	object fyne.CanvasObject

	view     *document.View
	outline  *outline
	spoken   string // the language of the lesson, once it was asked for
	side     *side
	tracker  *readTracker
	contents *kit.Pressable // in the head, where there is no side panel
	head     fyne.CanvasObject
	foot     *fyne.Container
	loop     *fyne.Container // what the lesson will answer; empty where nothing is said
	offered  bool            // whether the questions before the lesson are offered there
	hasSide  bool            // there is a side panel
	pinned   string
	finder   *findBar
	aloud    *aloud
	listen   *kit.Pressable               // in the head, where there is a voice
	notes    []study.Note                 // of this lesson
	answers  map[string]*practice.Attempt // begun here, by question
	quizzes  map[string]*practice.Quiz    // as they were drawn last, by question
	others   []lessonState                // with something to remember too
	beside   *Notes                       // the page of its notes, where that stands beside it
}

func newReader(p *Page, l *content.Lesson, route nav.Route) *reader {
	r := &reader{page: p, lesson: l, quizzes: map[string]*practice.Quiz{}}
	left, others := stateOf(route).lessons(l.ID)
	if r.answers, r.others = maps.Clone(left.Answers), others; r.answers == nil {
		r.answers = map[string]*practice.Attempt{}
	}
	r.head, r.foot, r.loop = r.makeHead(), kit.Stack(theme.Size(18)), kit.Stack(0)
	r.fillLoop()
	r.view = document.New(l.Document, document.Options{
		Course: p.course, Terms: p.course.TermMatcher(),
		Open: r.open, ShowTerm: r.showTerm, Copy: r.copy,
		Figure:      r.figure,
		OpenProcess: func(process, step string) { p.nav.Go(nav.Route{Page: nav.Process, ID: process, At: step}) },
		Quiz:        r.quiz, Said: r.said,
		Folds:    left.folds(l, r.blockOf),
		Folded:   func() { r.tracker.changed() },
		Describe: func(process *content.Process) string { return figure.TextAlternative(p.course, process) },
		Menu:     r.blockMenu, OpenNote: r.notesOn, OpenFlag: r.flag,
		Before: []fyne.CanvasObject{r.head, r.loop}, After: []fyne.CanvasObject{r.foot},
		Skip: r.isTitle,
		Column: func(width float32) (left, wide float32) {
			left, wide, _, _ = geometry(width)
			return left, wide
		},
	})
	r.outline = newOutline(l.Document, r.isTitle)
	r.tracker = newReadTracker(r)
	r.side = newSide(r)
	r.fillFoot()
	if !r.goToPart(route) {
		r.goTo(route)
	}
	r.view.OnScrolled = r.scrolled
	r.finder = newFindBar(r)
	r.aloud = newAloud(r)
	r.view.OnJump = r.aloud.stop
	r.noted()
	r.object = newReaderLayout(&readerLayout{changed: r.resized}, r.view, r.side.object, r.finder.object, r.aloud.bar.object)
	return r
}

// isTitle tells whether a block is the document's own title, which the page
// shows already.
func (r *reader) isTitle(block int) bool {
	h, ok := r.lesson.Document.Blocks[block].(*markup.Heading)
	if !ok || h.Level != 1 {
		return false
	}
	for _, b := range r.lesson.Document.Blocks[:block] {
		if _, ok := b.(*markup.Heading); ok {
			return false
		}
	}
	return strings.TrimSpace(markup.PlainText(h.Inlines)) == r.lesson.Title
}

func (r *reader) makeHead() fyne.CanvasObject {
	l, p := r.lesson, r.page
	line := words.F("Lesson %d of %d", l.Number, len(r.page.course.Lessons)) + " · " + words.F("%d min", l.Minutes)
	r.contents = headLink(words.T("Contents"), func() { r.side.popUp() })
	r.contents.Hide()
	r.listen = headLink(words.T("Read aloud"), func() { r.aloud.start() })
	r.listen.Hidden = p.voice() == nil
	links := kit.Row(8, kit.OneLine(kit.Small(line)), kit.Spring(), r.listen, r.contents, headLink(words.T("All lessons"), r.page.goList))
	// What can be pressed is higher than a small line: what it is more goes into the margin.
	return kit.Stack(0, kit.InsetSides(0, -6, 0, -6, links), kit.TitleText(l.Title))
}

// headLink is a link over the text: whole, whatever is cut off beside it.
func headLink(label string, press func()) *kit.Pressable {
	name := kit.Text(label, theme.SmallSize, theme.Face{SemiBold: true}, theme.Primary)
	name.Unbroken = true
	return kit.NewPressable(kit.Inset(4, 2, name), press)
}

// goTo puts the view at a route's place.
func (r *reader) goTo(route nav.Route) {
	if route.At == "" {
		r.view.ScrollTo(-1, route.Offset)
		return
	}
	if i := r.blockOf(route.At); i >= 0 {
		r.view.ScrollToWithin(i, route.Offset, route.Height)
		return
	}
	if r.view.ScrollToHeading(route.At) {
		r.pinned = route.At
	}
}

// position tells where the view is.
func (r *reader) position(route *nav.Route) {
	route.ID = r.lesson.ID
	block, offset := r.view.Top()
	if route.Offset = offset; block >= 0 {
		route.At, route.Height = r.lesson.Blocks[block].Key, r.view.TopHeight()
	}
	r.remember(route)
}

func (r *reader) open(ref, text string) {
	// A link to this lesson stays on the page.
	if to, ok := content.ParseRef(ref); ok && to.Kind == "lesson" && to.ID == r.lesson.ID && to.Fragment != "" {
		r.toHeading(to.Fragment)
		return
	}
	r.page.nav.Follow(ref, text)
}

func (r *reader) toHeading(id string) {
	if r.view.ScrollToHeading(id) {
		r.pinned = id
		r.follow()
	}
}

func (r *reader) figure(p *content.Process, step func(string)) fyne.CanvasObject {
	return figure.NewChevrons(r.page.course, p, figure.Options{Filled: true, OnStep: step})
}

func (r *reader) copy(text string) {
	fyne.CurrentApp().Clipboard().SetContent(text)
	r.page.nav.Tell(words.T("Copied"))
}

// showTerm shows a definition by the term.
func (r *reader) showTerm(id string, at fyne.Position) { r.page.nav.ShowTerm(id, at) }

func (r *reader) resized(size fyne.Size, both bool) {
	r.hasSide = both
	if both == r.contents.Visible() {
		if both {
			r.contents.Hide()
		} else {
			r.contents.Show()
		}
		r.head.Refresh()
	}
	r.side.height = size.Height - sideTop
	r.side.fit()
}

// scrolled follows the view.
func (r *reader) scrolled() {
	r.follow()
	r.tracker.scrolled()
}

// follow marks the heading that is being read.
func (r *reader) follow() {
	current := r.outline.at(r.view)
	if r.pinned != "" {
		current = r.outline.find(r.pinned)
	}
	r.side.mark(current)
}

func (r *reader) shown() {
	go speech.Here.Look() // if nobody has
	r.tracker.start()
}

func (r *reader) hidden() {
	r.aloud.stop()
	r.tracker.stop()
}

// key scrolls, after which the outline follows again.
func (r *reader) key(name fyne.KeyName) bool {
	r.pinned = ""
	return r.view.Key(name)
}

func (r *reader) neighbour(by int) *content.Lesson {
	i := r.lesson.Number - 1 + by
	if i < 0 || i >= len(r.page.course.Lessons) {
		return nil
	}
	return r.page.course.Lessons[i]
}

func (r *reader) commands() []command.Command {
	p := r.page
	next, before := r.neighbour(1), r.neighbour(-1)
	menu := words.T("Lesson")
	cs := []command.Command{
		{ID: "lesson.space", Keys: []command.Key{command.K(fyne.KeySpace)}, Title: words.T("Read on, a page further"), Do: func() { r.key(fyne.KeyPageDown) }},
		{ID: "lesson.next", Title: words.T("Next lesson"), Menu: menu, Keys: []command.Key{command.K(fyne.KeyN)}, Do: func() { p.goLesson(next) }, When: func() bool { return next != nil }},
		{ID: "lesson.previous", Title: words.T("Previous lesson"), Menu: menu, Keys: []command.Key{command.K(fyne.KeyP)}, Do: func() { p.goLesson(before) }, When: func() bool { return before != nil }},
		{ID: "lesson.term", Title: words.T("Show the next term on screen"), Menu: menu, Keys: []command.Key{command.K(fyne.KeyT)}, Do: r.nextTerm},
		{ID: "lesson.link", Title: words.T("Mark the next link or button on screen"), Menu: menu, Keys: []command.Key{command.K(fyne.KeyL)}, Do: func() { r.view.Hotspots.NextLink() }},
		{ID: "lesson.open", Title: words.T("Open what is marked"), Keys: []command.Key{command.K(fyne.KeyReturn), command.K(fyne.KeyEnter)}, Do: r.openMarked, When: r.marked},
		{ID: "lesson.contents", Title: words.T("Contents of this lesson"), Menu: menu, Keys: []command.Key{command.K(fyne.KeyO)}, Do: r.side.popUp},
		{ID: "lesson.list", Title: words.T("All lessons"), Menu: menu, Keys: []command.Key{command.K(fyne.KeyA)}, Do: p.goList},
		{ID: "lesson.finish", Title: words.T("Mark this lesson as read"), Menu: menu, Do: r.tracker.finishAll, When: func() bool { return !r.tracker.progress().Finished }},
		{ID: "lesson.loop", Title: words.T("Questions before the lesson, or after it"), Menu: menu, Keys: []command.Key{command.K(fyne.KeyQ)}, Do: r.askLoop, When: r.asksLoop},
		{ID: "lesson.clear", Title: words.T("Put away what is marked"), Keys: []command.Key{command.K(fyne.KeyEscape)}, Do: r.clear, When: r.clearable},
		{ID: "lesson.find", Title: words.T("Find in this lesson"), Menu: menu, Keys: []command.Key{command.Ctrl(fyne.KeyF)}, Do: r.finder.open},
		{ID: "lesson.selectNext", Title: words.T("Select the next paragraph"), Keys: []command.Key{command.K(fyne.KeyJ)}, Do: func() { r.selectNext(1) }},
		{ID: "lesson.selectPrevious", Title: words.T("Select the paragraph before"), Keys: []command.Key{command.K(fyne.KeyK)}, Do: func() { r.selectNext(-1) }},
		{ID: "lesson.copy", Title: words.T("Copy what is selected"), Keys: []command.Key{command.Ctrl(fyne.KeyC)}, Do: r.copySelection, When: r.view.Selection.Any},
		{ID: "lesson.markdown", Title: words.T("Copy this paragraph as Markdown"), Do: r.copyMarkdown},
		{ID: "lesson.menu", Title: words.T("Menu of this paragraph"), Keys: []command.Key{command.K(fyne.KeyM), command.K(desktop.KeyMenu), {Name: fyne.KeyF10, Shift: true}}, Do: r.menuHere},
		{ID: "lesson.highlight", Title: words.T("Highlight in yellow"), Keys: []command.Key{command.K(fyne.KeyH)}, Do: func() { r.highlight(study.Yellow) }},
		{ID: "lesson.green", Title: words.T("Highlight in green"), Keys: []command.Key{command.K(fyne.KeyG)}, Do: func() { r.highlight(study.Green) }},
		{ID: "lesson.blue", Title: words.T("Highlight in blue"), Keys: []command.Key{command.K(fyne.KeyB)}, Do: func() { r.highlight(study.Blue) }},
		{ID: "lesson.unhighlight", Title: words.T("Remove the highlight"), Keys: []command.Key{command.K(fyne.KeyR)}, Do: r.unhighlight, When: r.highlighted},
		// A character, not a key: the character of a key would be typed into the note.
		{ID: "lesson.note", Title: words.T("Write a note"), Menu: menu, Keys: []command.Key{{Rune: 'W'}, {Rune: 'w'}}, Do: r.writeNote},
		{ID: "lesson.card", Title: cardTitle(), Menu: menu, Keys: []command.Key{{Rune: 'C'}, {Rune: 'c'}}, Do: r.makeCard},
		{ID: "lesson.flag", Title: words.T("Flag this paragraph"), Menu: menu, Keys: flagging.Keys(), Do: r.flagHere},
		{ID: "lesson.notes", Title: words.T("Your notes on this lesson"), Menu: menu, Keys: []command.Key{command.K(fyne.KeyY)}, Do: r.notesPopUp},
		{ID: "lesson.export", Title: words.T("Export all your notes…"), Menu: menu, Do: r.exportNotes},
		{ID: "lesson.left", Unlisted: true, Keys: []command.Key{command.K(fyne.KeyLeft)}, Do: func() { r.view.Sideways(-0.5) }},
		{ID: "lesson.right", Unlisted: true, Keys: []command.Key{command.K(fyne.KeyRight)}, Do: func() { r.view.Sideways(0.5) }},
	}
	// Those of reading aloud come first: while it reads, their keys are its.
	cs = append(cs, r.undoing().Commands("lesson")...)
	return append(append(r.aloud.commands(), cs...), scrolling(r.key)...)
}

func (r *reader) nextTerm() {
	if !r.view.Hotspots.NextTerm() {
		r.page.nav.Tell(words.T("No term is marked on this screen."))
	}
}

// openMarked follows a link. A term's definition is shown already, so its card
// is opened.
func (r *reader) openMarked() {
	if term, _ := r.view.Hotspots.Marked(); term != "" {
		r.openCard(term)
		return
	}
	r.view.Hotspots.Open()
}

func (r *reader) openCard(term string) {
	r.page.nav.Go(cards.CardRoute(study.CardID("term:" + term)))
}

func (r *reader) marked() bool {
	_, ok := r.view.Hotspots.Marked()
	return ok
}

func (r *reader) clearable() bool {
	return r.finder.object.Visible() || r.marked() || r.view.Selection.Any()
}

// quiz makes a question that is answered within the text.
func (r *reader) quiz(q *content.Question, resized func()) fyne.CanvasObject {
	z := practice.Inline(r.page.course, q, r.page.session, r.page.nav, r.answers[q.ID], func(a *practice.Attempt) { r.answered(q.ID, a) })
	r.quizzes[q.ID] = z
	z.OnResize = resized
	z.OnSaid = func(top, height float32) { r.view.ShowPart(z, top, height) }
	return z
}

// said gives what a question asks, to be read aloud: with the numbers that it has here.
func (r *reader) said(q *content.Question) []string {
	if z := r.quizzes[q.ID]; z != nil {
		q = z.Question()
	}
	return practice.Said(q, r.language())
}

// language is the one that the lesson is in.
func (r *reader) language() string {
	if r.spoken == "" {
		r.spoken = content.LanguageOf(r.lesson.Document, r.page.course)
	}
	return r.spoken
}

func (r *reader) clear() {
	if r.finder.object.Visible() {
		r.finder.close()
		return
	}
	if r.view.Selection.Clear() {
		return
	}
	r.view.CloseNote()
	r.view.Hotspots.Clear()
}
