package ui

import (
	"context"
	"strings"
	"testing"

	"stagecraft/content"
	"stagecraft/content/signing"
	"stagecraft/study/signers"
	"stagecraft/ui/internal/uitest"
)

var (
	north = signing.Signer{Name: "Northwind Training", Key: "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"}
	south = signing.Signer{Name: "Southwind", Key: "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO4"}
)

// someDoubt is one of a kind.
func someDoubt(kind signers.Kind) *signers.Doubt {
	d := &signers.Doubt{Kind: kind, Course: "tea", Now: south, Before: []signing.Signer{north}}
	switch kind {
	case signers.Changed:
		d.Now = north
	case signers.Unsigned:
		d.Now = signing.Signer{}
	}
	return d
}

// doubtingShelf has a doubt about the course at the path "doubtful" until that is
// accepted, and gives every course a signature.
type doubtingShelf struct {
	*shelf
	doubt, accepted *signers.Doubt
	signature       *content.Signature
}

func (s *doubtingShelf) Accept(d *signers.Doubt) { s.accepted = d }

func (s *doubtingShelf) Load(ctx context.Context, path string, ready func() error) (*Opened, error) {
	if path == "doubtful" {
		if s.accepted != s.doubt {
			return nil, s.doubt
		}
		path = Bundled
	}
	opened, err := s.shelf.Load(ctx, path, ready)
	if err == nil {
		opened.Course.Signature = s.signature
	}
	return opened, err
}

func TestApp_AsksBeforeACourseFromOthersIsOpened(t *testing.T) {
	for kind, title := range map[signers.Kind]string{
		signers.Changed:  "This course was changed after it was signed",
		signers.Other:    "This course is signed by someone else than before",
		signers.Unsigned: "This course is no longer signed",
	} {
		s := &doubtingShelf{shelf: newShelf(t, t.TempDir()), doubt: someDoubt(kind)}
		app := newApp(t, s, Config{Course: Bundled})
		wait(t, func() bool { return app.page != nil })
		was := app.opened
		app.OpenCourse("doubtful")
		wait(t, func() bool { return app.top() == "signer" })
		for _, want := range []string{title, north.Name, north.Key.Words(), "What you did in it before is kept"} {
			if !app.says(want) {
				t.Errorf("it doesn't say %q", want)
			}
		}
		if kind == signers.Other && !(app.says(south.Name) && app.says(south.Key.Words())) {
			t.Error("it doesn't say who signed it now")
		}
		uitest.Click(t, app.window, "Don't open it")
		if app.top() != "" || app.opened != was || s.accepted != nil {
			t.Errorf("after no, %q lies over the page and %v is accepted", app.top(), s.accepted)
		}
		app.OpenCourse("doubtful")
		wait(t, func() bool { return app.top() == "signer" })
		uitest.Click(t, app.window, "Open it all the same")
		wait(t, func() bool { return app.opened != nil && app.opened != was && app.top() == "" })
	}
}

func TestApp_AsksAtTheStartToo(t *testing.T) {
	s := &doubtingShelf{shelf: newShelf(t, t.TempDir()), doubt: someDoubt(signers.Unsigned)}
	app := newApp(t, s, Config{Course: "doubtful"})
	wait(t, func() bool { return app.trouble != nil })
	if !app.says("This course is no longer signed") || !app.says(north.Key.Words()) {
		t.Fatalf("it says:\n%s", uitest.Says(app.body))
	}
	uitest.Click(t, app.window, "Open it all the same")
	wait(t, func() bool { return app.opened != nil })
	if app.trouble != nil {
		t.Error("the doubt stays")
	}
}

func TestApp_SaysWhoSignedTheCourse(t *testing.T) {
	for _, c := range []struct {
		name      string
		signature *content.Signature
		says      []string
		not       string
	}{
		{"nobody", nil, []string{"came with the app"}, "igned"},
		{"one", &content.Signature{Signer: north, Valid: true}, []string{"Signed by", north.Name, north.Key.Words()}, "Changed"},
		{"changed", &content.Signature{Signer: north}, []string{"Changed since it was signed", north.Name}, "Signed by"},
		{"taken out", &content.Signature{}, []string{"Who signed it was taken out"}, "Signed by"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &doubtingShelf{shelf: newShelf(t, t.TempDir()), signature: c.signature}
			app := newApp(t, s, Config{Course: Bundled})
			wait(t, func() bool { return app.page != nil })
			app.list.Run("course.about")
			says := uitest.Says(uitest.Over(app.window))
			for _, want := range c.says {
				if !strings.Contains(says, want) {
					t.Errorf("it doesn't say %q:\n%s", want, says)
				}
			}
			if strings.Contains(says, c.not) {
				t.Errorf("it says %q:\n%s", c.not, says)
			}
		})
	}
}
