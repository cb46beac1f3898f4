package filechooser

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/ui/internal/uitest"
)

// deaf is a disk one of whose folders never answers.
type deaf struct {
	system
	folder string
}

func (d deaf) list(ctx context.Context, folder string) (string, []entry, bool, error) {
	if folder == d.folder {
		select {} // as a network drive that is gone does, whatever the context
	}
	return d.system.list(ctx, folder)
}

func TestDisk_ThatDoesntAnswerHoldsNothingUp(t *testing.T) {
	at := shelf(t)
	a := open(t, Request{Title: "Which one?", Endings: courses, Folder: at}, deaf{folder: filepath.Join(at, "Courses")})
	a.in(at)
	began := time.Now()
	a.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if took := time.Since(began); took > 200*time.Millisecond {
		t.Errorf("the keys were held up for %v", took)
	}
	a.until("says that it waits", func() bool { return strings.Contains(a.notice.PlainText(), "Reading the folder…") })
	a.up()
	a.in(at)
	if len(a.names()) == 0 || a.notice.PlainText() != "" {
		t.Errorf("elsewhere it lists %q and says %q", a.names(), a.notice.PlainText())
	}
	a.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn, fyne.KeyEscape)
	if uitest.Over(a.w) != nil || len(a.took) != 0 {
		t.Error("Escape doesn't leave it")
	}
}

// crowd is a disk with very many files.
type crowd struct {
	system
	n int
}

func (c crowd) list(_ context.Context, folder string) (string, []entry, bool, error) {
	all := make([]entry, 0, c.n)
	for i := range c.n {
		all = append(all, entry{name: fmt.Sprintf("File %05d.course", (i*7919)%c.n), folder: i%10 == 0})
	}
	return folder, sorted(all), false, nil
}

func TestFolder_OfTenThousandIsShownAtOnceAndMakesOnlyRowsInView(t *testing.T) {
	a := open(t, Request{Title: "Which one?", Endings: courses, Folder: "/"}, crowd{n: 10_000})
	began := time.Now()
	a.in("/")
	if took := time.Since(began); took > time.Second {
		t.Errorf("it took %v to list them", took)
	}
	if len(a.list.entries) != 10_000 {
		t.Fatalf("%d are listed", len(a.list.entries))
	}
	began = time.Now()
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyUp} {
		a.key(key)
		if top, end := float32(a.list.at)*rowHeight()-a.list.scroll.Offset.Y, a.list.scroll.Size().Height; top < 0 || top+rowHeight() > end+1 {
			t.Errorf("the marked row stands at %v of %v", top, end)
		}
	}
	a.write("File 0999")
	if took := time.Since(began); took > time.Second {
		t.Errorf("keys took %v", took)
	}
	if made := len(a.list.rows); made > 60 {
		t.Errorf("%d rows were made", made)
	}
	if len(a.list.entries) != 10 {
		t.Errorf("%d begin so, want 10", len(a.list.entries))
	}
}
