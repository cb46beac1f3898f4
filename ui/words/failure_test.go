package words

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"stagecraft/content"
	"stagecraft/content/catalogue"
)

func TestFailure_SaysFilesAndCoursesInWords(t *testing.T) {
	t.Cleanup(func() { Use("en") })
	missing := filepath.Join(t.TempDir(), "notes")
	_, gone := os.ReadDir(missing)
	problem := content.Problem{File: "course.yaml", Line: 3, Severity: content.Error, Rule: "no-such-path"}.
		Saying(catalogue.Say("this course isn't among yours any more; open its file again"))
	for _, c := range []struct {
		err    error
		en, de string
	}{
		{fmt.Errorf("looking: %w", gone), missing + " isn’t there.", missing + " ist nicht da."},
		{
			&fs.PathError{Op: "open", Path: "/a\u202eb", Err: fs.ErrPermission},
			"/a[U+202E]b can’t be read or written: it is protected, or belongs to someone else.",
			"/a[U+202E]b lässt sich nicht lesen oder schreiben: geschützt, oder im Besitz von jemand anderem.",
		},
		{&os.LinkError{Op: "rename", Old: "a", New: "b", Err: syscall.EEXIST}, "There is a b already.", "b gibt es schon."},
		{
			&fs.PathError{Op: "write", Path: "/a", Err: syscall.ENOSPC},
			"The disk is full. Make some room on it.", "Die Festplatte ist voll. Bitte etwas Platz schaffen.",
		},
		{
			fmt.Errorf("open: %w", content.Problems{problem}),
			"course.yaml, line 3: this course isn't among yours any more; open its file again",
			"course.yaml, Zeile 3: dieser Kurs ist nicht mehr unter Ihren Kursen; öffnen Sie seine Datei noch einmal",
		},
		{fmt.Errorf("make: %w", catalogue.Errorf("the icon has no pixels")), "The icon has no pixels", "Das Symbol hat keine Pixel"},
		{context.Canceled, context.Canceled.Error(), context.Canceled.Error()},
		{errors.New("something odd"), "something odd", "something odd"},
	} {
		Use("en")
		if got := Failure(c.err); got != c.en {
			t.Errorf("%v is said as\n%q, want\n%q", c.err, got, c.en)
		}
		Use("de")
		if got := Failure(c.err); got != c.de {
			t.Errorf("%v is said in German as\n%q, want\n%q", c.err, got, c.de)
		}
	}
}
