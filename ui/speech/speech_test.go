package speech

import (
	"context"
	"errors"
	"os/exec"
	"strings"
	"testing"
	"time"
)

func TestPlain_HoldsNoCommands(t *testing.T) {
	for given, want := range map[string]string{
		"Two\nlines\tand\r\nmore ":           "Two lines and more",
		"[[slnc 5000]] [[[x":                 "[ [slnc 5000]] [ [ [x",
		"!-!SET SELF RATE 100":               "-!SET SELF RATE 100",
		"a\x00b\x1bc\u202ed":                 "a b cd",
		"bad \xff bytes":                     "bad bytes",
		strings.Repeat("x", maxCharacters+9): strings.Repeat("x", maxCharacters),
	} {
		if got := plain(given); got != want {
			t.Errorf("plain(%.40q) is %.40q, want %.40q", given, got, want)
		}
	}
}

func TestSpeeds_StayWithinWhatTheProgramsTake(t *testing.T) {
	for _, c := range []struct{ speed, words, rate, steps int }{
		{100, 175, 0, 0}, {50, 87, -92, -4}, {200, 350, 64, 8}, {1, 87, -92, -4}, {999, 350, 64, 8}, {150, 262, 32, 4},
	} {
		if w, r, s := wordsAMinute(c.speed), rate(c.speed), steps(c.speed); w != c.words || r != c.rate || s != c.steps {
			t.Errorf("%d %%: %d words a minute, rate %d, %d steps; want %d, %d, %d", c.speed, w, r, s, c.words, c.rate, c.steps)
		}
	}
}

func TestTag_TakesOnlyWhatIsWrittenAsALanguage(t *testing.T) {
	for given, want := range map[string]string{
		"en": "en", "en-GB": "en-GB", "pt_BR": "pt-BR", "zh-Hant-TW": "zh-Hant-TW",
		"": "", "-v": "", "en; rm": "", "../en": "", "english language": "", "en-GB\n": "",
	} {
		if got := tag(given); got != want {
			t.Errorf("tag(%q) is %q, want %q", given, got, want)
		}
	}
}

func TestFinder_RunsNothingFromTheFolderItIsStartedIn(t *testing.T) {
	for about, lookPath := range map[string]func(string) (string, error){
		"relative":         func(name string) (string, error) { return name, nil },
		"below":            func(name string) (string, error) { return "bin/" + name, nil },
		"dot, with a word": func(name string) (string, error) { return "./" + name, exec.ErrDot },
		"absolute, dot":    func(name string) (string, error) { return "/home/course/" + name, exec.ErrDot },
		"none":             func(string) (string, error) { return "", exec.ErrNotFound },
	} {
		f := &Finder{System: "linux", LookPath: lookPath}
		f.Look()
		if v := f.Voice("en"); v != nil || !f.Looked() {
			t.Errorf("%s: found %v, looked %v", about, v, f.Looked())
		}
	}
}

func TestFinder_KnowsNothingBeforeItLooked(t *testing.T) {
	f := &Finder{System: "linux", LookPath: func(name string) (string, error) { return "/usr/bin/" + name, nil }}
	if f.Looked() || f.Voice("en") != nil {
		t.Error("there is a voice before anybody looked")
	}
	f.Look()
	v := f.Voice("en")
	if v == nil || v != f.Voice("en") || v == f.Voice("de") {
		t.Error("there is one voice a language")
	}
	if f.Voice("no language at all") != f.Voice("") {
		t.Error("what is no language has the system's own voice")
	}
}

// singer is a voice that does as it is told.
type singer struct {
	err  error
	sung int
}

func (s *singer) Speak(ctx context.Context, _ string, _ int) error {
	s.sung++
	if s.err != nil {
		return s.err
	}
	return ctx.Err()
}

func TestChoir_PassesOverAVoiceThatFails(t *testing.T) {
	hoarse, clear := &singer{err: errors.New("hoarse")}, &singer{}
	c := &FallbackVoice{names: []string{"first", "second"}, voices: []Voice{hoarse, clear}}
	for range 2 {
		if err := c.Speak(t.Context(), "Hello.", 100); err != nil {
			t.Fatal(err)
		}
	}
	if hoarse.sung != 1 || clear.sung != 2 || c.Name() != "second" {
		t.Errorf("the first was asked %d times, the second %d, and %s speaks", hoarse.sung, clear.sung, c.Name())
	}
}

func TestChoir_SaysWhyNoneCanAndTriesAgain(t *testing.T) {
	a, b := &singer{err: errors.New("hoarse")}, &singer{err: ErrSilent}
	c := &FallbackVoice{names: []string{"first", "second"}, voices: []Voice{a, b}}
	err := c.Speak(t.Context(), "Hello.", 100)
	if err == nil || !strings.Contains(err.Error(), "hoarse") || !errors.Is(err, ErrSilent) {
		t.Errorf("the error is %v", err)
	}
	a.err = nil
	if err := c.Speak(t.Context(), "Hello.", 100); err != nil || c.Name() != "first" {
		t.Errorf("the voice that came back isn't asked: %v", err)
	}
}

func TestChoir_SaysNothingOfNothingAndKeepsAVoiceThatWasHushed(t *testing.T) {
	a := &singer{}
	c := &FallbackVoice{names: []string{"first", "second"}, voices: []Voice{a, &singer{}}}
	if err := c.Speak(t.Context(), " — … ", 100); err != nil || a.sung != 0 {
		t.Errorf("dots and dashes were spoken: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := c.Speak(ctx, "Hello.", 100); !errors.Is(err, context.Canceled) || c.Name() != "first" {
		t.Errorf("hushed: %v, and %s speaks", err, c.Name())
	}
}

func TestTooSoon_IsFasterThanAnyVoice(t *testing.T) {
	text := strings.Repeat("word ", 20)
	if !tooSoon(70*time.Millisecond, text, 200) || tooSoon(3*time.Second, text, 200) || tooSoon(6*time.Second, text, 100) {
		t.Error("a hundred characters take some seconds")
	}
}
