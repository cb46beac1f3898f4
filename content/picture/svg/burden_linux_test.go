package svg_test

import (
	"image"
	"syscall"
	"testing"
	"time"

	"stagecraft/content/picture/svg"
)

// TestDraw_OfWhatIsMeantToBurdenEndsSoon draws them as large as the app does.
func TestDraw_OfWhatIsMeantToBurdenEndsSoon(t *testing.T) {
	if testing.Short() {
		t.Skip("measures, and takes long")
	}
	for name, text := range hostile() {
		from := processor(t)
		d, err := svg.Parse([]byte(text), nil)
		read := processor(t) - from
		if err == nil {
			_, err = d.Draw(image.Pt(2048, 2048))
		}
		took := processor(t) - from
		t.Logf("%s: read in %v, all in %v, %v", name, read.Round(time.Millisecond), took.Round(time.Millisecond), err)
		if took > 3*time.Second { // the collector of memory works beside it
			t.Errorf("%s: took %v", name, took)
		}
	}
}

// processor gives the processor time that the test took so far, of all processors.
func processor(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
