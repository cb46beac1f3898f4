package journal_test

import "os"

// pipe makes a folder: Windows has no pipes with names of files.
func pipe(path string) error { return os.Mkdir(path, 0o700) }
