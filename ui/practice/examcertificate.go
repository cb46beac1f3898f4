package practice

import (
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/figure/export"
	"stagecraft/ui/filechooser"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// certificate offers the certificate that the exam earned, or says what it lacked;
// nil where none was to be earned.
func (p *ExamPage) certificate() fyne.CanvasObject {
	paper := p.paper
	switch {
	case !paper.Counts():
		return nil
	case !paper.Earned() && paper.Right()*100 < paper.Needs.Right*len(paper.Questions):
		return kit.Panel(kit.Label(words.F("The certificate takes %d %% right. You can sit another exam whenever you like; its questions are drawn anew.", paper.Needs.Right)))
	case !paper.Earned():
		return kit.Panel(kit.Label(words.N("Right enough for the certificate, but not in time: it takes %d minute at most.", "Right enough for the certificate, but not in time: it takes %d minutes at most.", paper.Needs.Minutes)))
	}
	made := p.session.Certificates()
	p.name = kit.NewLine(func(e *fyne.KeyEvent) bool {
		c := kit.CanvasOf(p.root)
		leaves := e.Name == fyne.KeyEscape && c != nil
		if leaves {
			c.Unfocus()
		}
		return leaves
	})
	p.name.SetPlaceHolder(words.T("Your name, as it is to stand there"))
	name := p.state.Name
	if name == "" && len(made) > 0 {
		name = made[len(made)-1].Name
	}
	kit.SetEntryText(&p.name.Entry, name)
	p.name.OnSubmitted = func(string) { p.saveCertificate() }
	p.name.OnChanged = func(string) { p.nav.Moved() }
	objects := []fyne.CanvasObject{
		kit.H2(words.T("You earned the certificate")),
		kit.MutedLabel(words.T("One page as PDF, with a code by which whoever you send your progress to can confirm it.")),
		kit.Gap(1, 2),
		kit.AtMost(theme.Size(420), p.name),
		kit.Row(0, kit.Primary(words.T("Save the certificate…"), p.saveCertificate), kit.Spring()),
	}
	for _, c := range made {
		if c.Exam.ID == paper.ID {
			objects = append(objects, kit.Small(words.F("Made for %s: code %s", c.Name, c.Code())))
		}
	}
	return kit.Panel(kit.Stack(8, objects...))
}

// saveCertificate asks where the certificate goes, and makes it.
func (p *ExamPage) saveCertificate() {
	name := study.CertificateName(p.name.Text)
	if name == "" {
		p.nav.Tell(words.T("Write your name first."))
		if c := kit.CanvasOf(p.root); c != nil {
			c.Focus(p.name)
		}
		return
	}
	paper := p.paper.ID
	filechooser.Ask(p.nav.Window().Canvas(), filechooser.Request{
		Kind: filechooser.Save, Title: words.T("Save the certificate"), Endings: []string{".pdf"},
		Name: words.T("Certificate") + " " + fileSafe(p.course.Title) + ".pdf",
		Renew: func(page any) func(string) {
			if again, ok := page.(*ExamPage); ok && again.paper != nil && again.paper.ID == paper {
				return func(path string) { again.writeCertificate(name, path) }
			}
			return nil
		},
	}, func(path string) { p.writeCertificate(name, path) })
}

// fileSafe leaves out of a name what files may not be called.
func fileSafe(name string) string {
	return strings.Join(strings.FieldsFunc(name, func(r rune) bool {
		return r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r)
	}), " ")
}

// writeCertificate makes the certificate for a name and writes it into a file.
func (p *ExamPage) writeCertificate(name, path string) {
	fail := func(err error) { p.nav.Fail(words.T("Saving the certificate"), err) }
	made, err := p.session.Certify(p.paper.ID, name)
	if err != nil {
		fail(err)
		return
	}
	paper := &made.Exam
	page := export.Certificate{
		Name: made.Name, Course: p.course.Title, Version: paper.Version, Authors: p.course.Authors,
		Right: paper.Right(), Questions: len(paper.Questions), Needed: paper.Needs.Right,
		Day: time.UnixMilli(paper.Ended).In(p.session.Now().Location()), Code: made.Code(),
	}
	data, err := page.PDF()
	if err != nil {
		fail(err)
		return
	}
	if err := filechooser.Write(path, data); err != nil {
		fail(err)
		return
	}
	p.state.Name = made.Name
	p.turn()
	p.nav.Tell(words.F("Saved as %s", filepath.Base(path)))
}
