package screen

import (
	"image"
	"image/color"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// startXev starts the X server's own test window: white, and it prints each key it is given.
func startXev(t *testing.T) (*Screen, *Program) {
	t.Helper()
	Require(t, "xev")
	s, err := Start(Size{Width: 640, Height: 480})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	p, err := s.Run(t.TempDir(), exec.Command("xev", "-geometry", "640x480+0+0"))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Focus("Event Tester", 10*time.Second); err != nil {
		t.Fatal(err)
	}
	return s, p
}

func TestScreen_SeesWhatAProgramDraws(t *testing.T) {
	s, _ := startXev(t)
	if _, err := s.WaitLit(0.9, 10*time.Second); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Settle(200*time.Millisecond, 10*time.Second); err != nil {
		t.Fatal(err)
	}
	img, err := s.Picture()
	if err != nil {
		t.Fatal(err)
	}
	if got := img.Bounds().Size(); got != image.Pt(640, 480) {
		t.Errorf("the picture is %v", got)
	}
	if white := Share(img, img.Bounds(), color.RGBA{255, 255, 255, 255}); white < 0.9 {
		t.Errorf("%.0f %% of a white window is white", 100*white)
	}
	if !Blank(img) {
		t.Error("a window with nothing in it is not called blank")
	}
}

func TestScreen_KeysReachTheProgram(t *testing.T) {
	s, p := startXev(t)
	if err := s.Keys("Right", "space", "ctrl+k"); err != nil {
		t.Fatal(err)
	}
	if err := s.Type("po"); err != nil {
		t.Fatal(err)
	}
	deadline := time.Now().Add(10 * time.Second)
	for _, name := range []string{"Right)", "space)", "Control_L)", ", k)", ", p)", ", o)"} {
		for !strings.Contains(p.Output(), name) {
			if time.Now().After(deadline) {
				t.Fatalf("key %q did not arrive; the window got:\n%s", name, p.Output())
			}
			time.Sleep(10 * time.Millisecond)
		}
	}
}

func TestWheel_TurnsAsOftenAsItSays(t *testing.T) {
	s, p := startXev(t)
	if err := s.Move(320, 240); err != nil {
		t.Fatal(err)
	}
	begun := time.Now()
	held, err := s.Wheel(1<<20, 20*time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(2 * time.Second)
	turned := held.Stop()
	if most := int(time.Since(begun)/(20*time.Millisecond)) + 1; turned < most/2 || turned > most {
		t.Errorf("%d notches were turned, of %d", turned, most)
	}
	few, err := s.Wheel(3, 0)
	if err != nil {
		t.Fatal(err)
	}
	<-few.ended
	if n := few.Stop(); n != 3 {
		t.Errorf("%d notches were turned, of 3", n)
	}
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		if n := strings.Count(p.Output(), "ButtonPress event"); n == turned+3 {
			break
		} else if time.Now().After(deadline) {
			t.Fatalf("%d notches arrived, of %d", n, turned+3)
		}
	}
}

func TestScreen_CloseLeavesNothingRunning(t *testing.T) {
	s, p := startXev(t)
	s.Close()
	if !p.Ended() {
		t.Error("the program outlived its screen")
	}
	select {
	case <-s.ended:
	default:
		t.Error("the server is still running")
	}
}

func TestParseSize_RefusesWhatIsNoSize(t *testing.T) {
	for _, text := range []string{"", "1280", "x", "0x10", "10x-1", "ax b"} {
		if s, err := ParseSize(text); err == nil {
			t.Errorf("%q was read as %v", text, s)
		}
	}
	if s, err := ParseSize("1280x832"); err != nil || s != (Size{1280, 832}) {
		t.Errorf("1280x832 was read as %v, %v", s, err)
	}
}

// A server that a program has started, such as wine's, may hold what it prints into for longer than the program runs.
func TestProgram_EndsWellWhileAChildHoldsWhatItPrintsInto(t *testing.T) {
	s, _ := startXev(t)
	for code, ends := range map[string]string{"0": "", "3": "exit status 3"} {
		p, err := s.Run(t.TempDir(), exec.Command("sh", "-c", "sleep 5 & exit "+code))
		if err != nil {
			t.Fatal(err)
		}
		said := ""
		if err := p.Wait(4 * time.Second); err != nil {
			said = err.Error()
		}
		if said != ends {
			t.Errorf("with %s it ends as %q, want %q", code, said, ends)
		}
	}
}
