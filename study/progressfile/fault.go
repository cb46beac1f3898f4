package progressfile

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"stagecraft/content/markup"
)

// The errors that callers choose by.
var (
	// ErrUnsound says that a file isn't as it was written, or never was a
	// .progress file. Nothing in it is to be used.
	ErrUnsound = errors.New("the file is not a sound .progress file")
	// ErrNewer says that a newer version of the app wrote the file.
	ErrNewer = errors.New("the file was written by a newer version of Stagecraft; install that version to use it")
)

// Fault is what is wrong with a file, and where. It is an [ErrUnsound].
type Fault struct {
	Line int64  // from 1; 0 is the file as a whole
	What string // what is wrong, and what would be right
}

// mostSaid is how much of a fault is said, in letters: a file may be from anyone, and
// what is wrong with it is said in its own words.
const mostSaid = 300

func (f *Fault) Error() string {
	what := f.What
	if len(what) > mostSaid {
		if letters := []rune(what[:min(len(what), mostSaid*utf8.UTFMax)]); len(letters) > mostSaid {
			what = string(letters[:mostSaid]) + "…"
		}
	}
	what = markup.Visible(what)
	if f.Line == 0 {
		return what
	}
	return fmt.Sprintf("line %d: %s", f.Line, what)
}

// Is makes it an [ErrUnsound].
func (f *Fault) Is(target error) bool { return target == ErrUnsound }

// atLine makes a fault of an error in a line.
func atLine(line int64, err error) error { return &Fault{Line: line, What: err.Error()} }

func faultf(line int64, format string, args ...any) error {
	return &Fault{Line: line, What: fmt.Sprintf(format, args...)}
}
