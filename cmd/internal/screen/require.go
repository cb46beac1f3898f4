package screen

import "os"

// Tester is what Require needs of a test.
type Tester interface {
	Helper()
	Fatal(args ...any)
	Skip(args ...any)
}

// Require skips a test where the screen's programs, or others it names, are not installed. Where CI
// is set a test that can't run has failed.
func Require(t Tester, programs ...string) {
	t.Helper()
	err := Needs(programs...)
	switch {
	case err == nil:
	case os.Getenv("CI") != "":
		t.Fatal(err)
	default:
		t.Skip(err)
	}
}
