// Package dialogue is the page on which a conversation is played: what was said so far,
// what the learner can say now, what they found out, and in the end what came of it.
package dialogue

import (
	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/dialogue"
	"stagecraft/study"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/undoing"
	"stagecraft/ui/words"
)

// Mode is the way of the page of practice in which a conversation is played.
const Mode nav.Mode = "dialogue"

// Route is where a dialogue is played, or the last play of it goes on.
func Route(id string) nav.Route { return nav.Route{Page: nav.Practice, Mode: Mode, ID: id} }

// Session is what the page uses of *study.Session.
type Session interface {
	Conversation(id string) study.Conversation
	PlayOf(d *dialogue.Dialogue, play string) *dialogue.Play
	// Choose keeps a choice, synced to disk before it returns.
	Choose(id, play string, number int) (string, error)
	undoing.Session
}

// Navigator is what the page uses of the shell.
type Navigator interface {
	Go(nav.Route)
	Follow(link, text string)
	Moved()
	Tell(message string)
	Fail(doing string, err error)
	// Authored tells whether the course is open from a folder, as whoever writes it has it.
	Authored() bool
}

// Page plays one dialogue.
type Page struct {
	course   *content.Course
	session  Session
	nav      Navigator
	dialogue *dialogue.Dialogue // nil when the course has none of the id
	id       string
	playing  string         // the play that goes on; "" before its first choice
	play     *dialogue.Play // where it stands
	hinted   bool           // the hint of the moment is shown

	root    *fyne.Container
	head    *fyne.Container
	side    *kit.Scroller
	scroll  *kit.Scroller
	replies []*kit.Pressable
	latest  fyne.CanvasObject // what is new since the last choice
	aloud   aloud
}

var _ nav.Page = (*Page)(nil)

// New makes the page at a route: its ID names the dialogue, and At the play that was shown.
// Without one, the last play goes on when it hasn't ended.
func New(course *content.Course, session Session, navigator Navigator, route nav.Route) *Page {
	p := &Page{course: course, session: session, nav: navigator, id: route.ID, dialogue: course.Dialogue(route.ID)}
	p.head, p.side, p.scroll = kit.Stack(0), kit.NewScroller(kit.Stack(0)), kit.NewScroller(kit.Stack(0))
	p.root = newLayout(p)
	if p.dialogue != nil {
		if last := session.Conversation(p.id); last.Play != "" && (!last.Ended || last.Play == route.At) {
			p.playing = last.Play
		}
		p.play = session.PlayOf(p.dialogue, p.playing)
	}
	p.aloud.page = p
	p.build()
	return p
}

// Object is the page.
func (p *Page) Object() fyne.CanvasObject { return p.root }

// Route tells the dialogue and the play.
func (p *Page) Route() nav.Route {
	r := Route(p.id)
	r.At = p.playing
	return r
}

// Shown brings what was said last into view.
func (p *Page) Shown() { p.show() }

// Hidden ends what is being read aloud.
func (p *Page) Hidden() { p.aloud.stop() }

// Scroller is what scrolls the page.
func (p *Page) Scroller() *kit.Scroller { return p.scroll }

// Choose takes the reply of a number, from 1 among those offered.
func (p *Page) Choose(number int) {
	if p.play == nil {
		return
	}
	offered := p.play.Offered()
	if p.play.Ended() || number < 1 || number > len(offered) {
		return
	}
	play, err := p.session.Choose(p.id, p.playing, offered[number-1])
	if err != nil {
		p.nav.Fail(words.T("Keeping your choice"), err)
		return
	}
	p.playing = play
	p.turn()
}

// Again begins another try.
func (p *Page) Again() {
	p.playing = ""
	p.turn()
}

// Back takes the last choice back.
func (p *Page) Back() {
	if p.canTakeBack() {
		p.undoing().Undo()
	}
}

func (p *Page) canTakeBack() bool {
	return p.play != nil && p.playing != "" && len(p.play.Steps) > 0 && p.undoing().CanUndo()
}

// undoing takes back a choice in this conversation, and makes it again.
func (p *Page) undoing() undoing.Page {
	return undoing.Page{Session: p.session, Scope: study.ScopeDialogue(p.id), Fail: p.nav.Fail, Turned: func(done study.Done, again bool) {
		p.playing = p.session.Conversation(p.id).Play
		p.turn()
		p.nav.Tell(undoing.Says(done, again))
	}}
}

// Hint shows what would help in the moment.
func (p *Page) Hint() {
	if p.canHint() {
		p.hinted = true
		p.build()
		p.show()
		p.aloud.sayHint()
	}
}

func (p *Page) canHint() bool {
	return p.play != nil && !p.hinted && p.play.Moment.Hint != nil
}

// turn shows the conversation as it stands now, and says what is new when it is read aloud.
func (p *Page) turn() {
	p.aloud.silence()
	if c := kit.CanvasOf(p.root); c != nil {
		c.Unfocus() // what was pressed is gone
	}
	p.hinted = false
	p.play = p.session.PlayOf(p.dialogue, p.playing)
	p.build()
	p.show()
	p.nav.Moved()
	p.aloud.sayLatest()
}

// show brings what is new into view, and gives the keys to the first reply.
func (p *Page) show() {
	if p.latest == nil {
		return
	}
	p.root.Refresh()
	content, view := p.scroll.Height()
	p.scroll.ScrollTo(content - view)
	p.scroll.ShowPart(p.latest, 0, min(p.latest.Size().Height, theme.Size(80)))
	if c := kit.CanvasOf(p.root); c != nil && len(p.replies) > 0 {
		c.Focus(p.replies[0])
	}
}

// practice leads back to the list.
func (p *Page) practice() { p.nav.Go(nav.Route{Page: nav.Practice}) }
