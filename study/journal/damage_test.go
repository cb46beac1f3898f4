package journal

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	sqlite3 "modernc.org/sqlite/lib"
)

// code is an error of SQLite's with a code.
type code int

func (c code) Error() string { return fmt.Sprintf("code %d", int(c)) }
func (c code) Code() int     { return int(c) }

func TestRecoverable_IsWhatIsInTheFileAndNotWhatIsOnTheWayToIt(t *testing.T) {
	folder := t.TempDir()
	must(t, os.WriteFile(filepath.Join(folder, FileName), written(t, drawn(10)), 0o600))
	for name, c := range map[string]struct {
		cause error
		want  bool
	}{
		"nothing":             {nil, false},
		"damaged":             {ErrDamaged, true},
		"another's log":       {ErrForeignLog, true},
		"something missing":   {ErrIncomplete, true},
		"absent":              {ErrAbsent, false},
		"in use":              {ErrInUse, false},
		"full":                {ErrFull, false},
		"no answer":           {ErrSlow, false},
		"no file":             {ErrNoFile, false},
		"read-only":           {os.ErrPermission, false},
		"a disk that fails":   {code(sqlite3.SQLITE_IOERR_READ), false},
		"a share that's gone": {code(sqlite3.SQLITE_IOERR_FSYNC), false},
		"a page cut short":    {code(sqlite3.SQLITE_IOERR_SHORT_READ), true},
		"a broken table":      {code(sqlite3.SQLITE_ERROR), true},
	} {
		err := c.cause
		if err != nil {
			err = fmt.Errorf("open: %w", err)
		}
		if got := Recoverable(folder, err); got != c.want {
			t.Errorf("%s (%v): %v", name, c.cause, got)
		}
	}
	if Recoverable(filepath.Join(folder, "gone"), errors.New("it is odd")) {
		t.Error("what isn't there is recoverable")
	}
}
