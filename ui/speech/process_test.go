//go:build unix

package speech

import (
	"context"
	"encoding/base64"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// stage is a folder of programs that stand for those of a system, and what
// they leave behind.
type stage struct {
	t   *testing.T
	dir string
}

func newStage(t *testing.T) *stage { return &stage{t, t.TempDir()} }

// put writes a program. In its script $DIR is the stage.
func (s *stage) put(name, script string) {
	s.t.Helper()
	text := "#!/bin/sh\nDIR='" + s.dir + "'\n" + script + "\n"
	if err := os.WriteFile(filepath.Join(s.dir, name), []byte(text), 0o755); err != nil {
		s.t.Fatal(err)
	}
}

// voice gives what a system with these programs speaks with.
func (s *stage) voice(system, language string) *FallbackVoice {
	s.t.Helper()
	f := &Finder{System: system, LookPath: func(name string) (string, error) {
		path := filepath.Join(s.dir, name)
		if _, err := os.Stat(path); err != nil {
			return "", exec.ErrNotFound
		}
		return path, nil
	}}
	f.Look()
	v := f.Voice(language)
	if v == nil {
		s.t.Fatal("no voice is found")
	}
	return v
}

// left gives what a program wrote into a file.
func (s *stage) left(name string) string {
	text, _ := os.ReadFile(filepath.Join(s.dir, name))
	return string(text)
}

// await waits until a program has written a file.
func (s *stage) await(name string) string {
	s.t.Helper()
	for range 500 {
		if text := s.left(name); strings.HasSuffix(text, "\n") {
			return text
		}
		time.Sleep(10 * time.Millisecond)
	}
	s.t.Fatalf("%s was never written", name)
	return ""
}

// gone waits until a process has ended.
func (s *stage) gone(pid string) {
	s.t.Helper()
	n, err := strconv.Atoi(strings.TrimSpace(pid))
	if err != nil {
		s.t.Fatal(err)
	}
	for range 300 {
		if state := processState(n); state == "" || state == "Z" {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	s.t.Errorf("process %d is still there", n)
}

// processState gives the letter of a process's state, "" when it is gone. One
// that the test didn't start stays as Z until whoever it fell to asks for it.
func processState(pid int) string {
	if syscall.Kill(pid, 0) != nil {
		return ""
	}
	out, err := exec.Command("ps", "-o", "state=", "-p", strconv.Itoa(pid)).Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))[:1]
}

const espeakScript = `
case "$1" in --voices=*) echo 'Pty Language'; [ "$1" = --voices=en ] && echo ' 2 en'; exit 0;; esac
echo "$@" >>"$DIR/args"; cat >>"$DIR/heard"`

func TestEspeak_IsGivenTheTextOnItsInputAlone(t *testing.T) {
	s := newStage(t)
	s.put("espeak-ng", espeakScript)
	v := s.voice("linux", "en-GB")
	for _, text := range []string{"Hello; rm -rf `x` $HOME", "--version\nand “words” 漢字"} {
		if err := v.Speak(t.Context(), text, 150); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := s.left("heard"), "Hello; rm -rf `x` $HOME\n--version and “words” 漢字\n"; got != want {
		t.Errorf("heard %q, want %q", got, want)
	}
	if got, want := s.left("args"), strings.Repeat("--stdin -b 1 -s 262 -v en\n", 2); got != want {
		t.Errorf("the arguments are %q, want %q", got, want)
	}
}

func TestEspeak_ALanguageItLacksIsSpokenInItsOwnVoice(t *testing.T) {
	s := newStage(t)
	s.put("espeak-ng", espeakScript)
	if err := s.voice("linux", "xx").Speak(t.Context(), "Hello.", 100); err != nil {
		t.Fatal(err)
	}
	if got := s.left("args"); strings.Contains(got, "-v") {
		t.Errorf("the arguments are %q", got)
	}
}

func TestEspeak_WithoutASoundCardItSaysSo(t *testing.T) {
	s := newStage(t)
	s.put("espeak-ng", `cat >/dev/null; echo 'ALSA lib: cannot find card 0' >&2; echo 'error: No such file or directory' >&2`)
	err := s.voice("linux", "").Speak(t.Context(), "A sentence of several words that takes a while to be said, as any voice would need for it.", 100)
	if !errors.Is(err, ErrSilent) || !strings.Contains(err.Error(), "No such file or directory") {
		t.Errorf("the error is %v, want ErrSilent and what espeak-ng wrote", err)
	}
}

func TestEspeak_TellsWhatItComplainedOf(t *testing.T) {
	s := newStage(t)
	s.put("espeak-ng", `echo first >&2; echo 'Error: no data' >&2; exit 3`)
	err := s.voice("linux", "").Speak(t.Context(), "Hello.", 100)
	if err == nil || err.Error() != "espeak-ng: Error: no data (exit status 3)" {
		t.Errorf("the error is %v", err)
	}
}

func TestSpeak_EndsTheProgramAndWhatItStartedWhenHushed(t *testing.T) {
	s := newStage(t)
	s.put("espeak-ng", `cat >/dev/null; sleep 60 & echo $! >"$DIR/child"; echo $$ >"$DIR/parent"; wait`)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.voice("linux", "").Speak(ctx, "Hello.", 100) }()
	parent, child := s.await("parent"), s.await("child")
	cancel()
	select {
	case err := <-done:
		if !errors.Is(err, context.Canceled) {
			t.Errorf("the error is %v", err)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("it speaks on")
	}
	s.gone(parent)
	s.gone(child)
}

func TestRun_AProgramThatNeverEndsIsEnded(t *testing.T) {
	s := newStage(t)
	s.put("mute", `echo $$ >"$DIR/pid"; sleep 60`)
	_, _, err := program(filepath.Join(s.dir, "mute")).run(t.Context(), call{limit: time.Second})
	if err == nil || !strings.Contains(err.Error(), "mute didn't end within 1s") {
		t.Errorf("the error is %v", err)
	}
	s.gone(s.await("pid"))
}

func TestRun_KeepsOnlyTheBeginningOfWhatIsWritten(t *testing.T) {
	s := newStage(t)
	s.put("loud", `head -c 3000000 /dev/zero | tr '\0' x; head -c 3000000 /dev/zero | tr '\0' y >&2`)
	out, complaint, err := program(filepath.Join(s.dir, "loud")).run(t.Context(), call{limit: 20 * time.Second})
	if err != nil || len(out) != 64<<10 || len(complaint) != 200 {
		t.Errorf("kept %d and %d bytes, error %v", len(out), len(complaint), err)
	}
}

// daemonScript stands for spd-say: it speaks until a file tells it to stop, as
// its daemon does.
const daemonScript = `
case "$*" in *--stop*) echo stop >"$DIR/stopped"; exit 0;; esac
line=$(cat); echo "$line" >>"$DIR/heard"; echo "$@" >>"$DIR/args"
[ "$line" = . ] && exit 0
while [ "$line" = Long. ] && [ ! -e "$DIR/stopped" ]; do sleep 0.05; done; echo ended >"$DIR/ended"`

func TestDispatcher_IsToldToBeQuietAndEndsByItself(t *testing.T) {
	s := newStage(t)
	s.put("spd-say", daemonScript)
	v := s.voice("linux", "en")
	if err := v.Speak(t.Context(), "Short.", 50); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- v.Speak(ctx, "Long.", 100) }()
	for !strings.Contains(s.left("heard"), "Long.") {
		time.Sleep(5 * time.Millisecond)
	}
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	if s.await("stopped"); s.left("ended") != "ended\n" {
		t.Error("it was killed, and the daemon would speak on")
	}
	if got := s.left("heard"); got != ".\nShort.\nLong.\n" {
		t.Errorf("heard %q, want a trial and two sentences", got)
	}
	if got := strings.Split(s.left("args"), "\n")[1]; got != "--wait --pipe-mode --application-name stagecraft --priority text --rate -92 --language en" {
		t.Errorf("the arguments are %q", got)
	}
}

func TestDispatcher_ThatDoesNotAnswerIsPassedOver(t *testing.T) {
	for about, script := range map[string]string{
		"hangs": `sleep 60`,
		"fails": `echo 'Failed to connect to Speech Dispatcher' >&2; exit 1`,
	} {
		s := newStage(t)
		s.put("spd-say", script)
		s.put("espeak-ng", espeakScript)
		v := s.voice("linux", "en")
		if v.Name() != "speech-dispatcher" {
			t.Errorf("%s: %s comes first", about, v.Name())
		}
		begun := time.Now()
		for range 2 {
			if err := v.Speak(t.Context(), "Hello.", 100); err != nil {
				t.Fatalf("%s: %v", about, err)
			}
		}
		if took := time.Since(begun); took > probing+4*time.Second {
			t.Errorf("%s: it took %v", about, took)
		}
		if got := s.left("heard"); got != "Hello.\nHello.\n" || v.Name() != "espeak-ng" {
			t.Errorf("%s: heard %q from %s", about, got, v.Name())
		}
	}
}

func TestSay_ChoosesAVoiceOfTheLanguage(t *testing.T) {
	for language, want := range map[string]string{
		"de": "-v Anna -r 175 -f -", "en": "-v Samantha -r 175 -f -", "fr-CA": "-v Amélie (Enhanced) -r 175 -f -",
		"ja": "-r 175 -f -", "": "-r 175 -f -",
	} {
		s := newStage(t)
		s.put("say", `[ "$2" = '?' ] && cat <<'END' && exit 0
Albert              en_US    # Hello! My name is Albert.
Amélie (Enhanced)   fr_CA    # Bonjour ! Je m’appelle Amélie.
Anna                de_DE    # Hallo! Ich heiße Anna.
Samantha            en_US    # Hello! My name is Samantha.
END
echo "$@" >"$DIR/args"; cat >"$DIR/heard"`)
		if err := s.voice("darwin", language).Speak(t.Context(), "Hello [[slnc 9]] there.", 100); err != nil {
			t.Fatal(err)
		}
		if got := strings.TrimSpace(s.left("args")); got != want {
			t.Errorf("%q: the arguments are %q, want %q", language, got, want)
		}
		if got := s.left("heard"); got != "Hello [ [slnc 9]] there.\n" {
			t.Errorf("heard %q", got)
		}
	}
}

// powershell stands for the script: it answers each line, takes its time over
// one, and fails at another.
const powershell = `
echo $$ >>"$DIR/pids"
while read -r rate language text; do
	echo "$rate $language $text" >>"$DIR/lines"
	case $(echo "$text" | base64 -d) in
	Long.) sleep 60;;
	Bad.) echo 'no audio device'; exit;;
	esac
	echo ok
done
echo end >"$DIR/ended"`

func TestSapi_OnePowerShellSpeaksUntilItIsHushed(t *testing.T) {
	s := newStage(t)
	s.put("powershell.exe", powershell)
	v := s.voice("windows", "de-AT")
	for _, text := range []string{"Eins.", "Zwei, „drei“."} {
		if err := v.Speak(t.Context(), text, 150); err != nil {
			t.Fatal(err)
		}
	}
	want := "4 de " + base64.StdEncoding.EncodeToString([]byte("Eins.")) + "\n4 de " + base64.StdEncoding.EncodeToString([]byte("Zwei, „drei“.")) + "\n"
	if got := s.left("lines"); got != want {
		t.Errorf("PowerShell read %q, want %q", got, want)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if err := v.Speak(ctx, "Long.", 100); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the error is %v", err)
	}
	if err := v.Speak(t.Context(), "Wieder.", 100); err != nil {
		t.Fatal(err)
	}
	pids := strings.Fields(s.left("pids"))
	if len(pids) != 2 {
		t.Fatalf("%d PowerShells were started, want one, and another after it was hushed", len(pids))
	}
	s.gone(pids[0])
	if err := v.Speak(t.Context(), "Bad.", 100); err == nil || err.Error() != "speech of Windows: audio device" {
		t.Errorf("the error is %v", err)
	}
	s.gone(pids[1])
}

func TestSapi_OnePowerShellIsHushedAndSpeaksOn(t *testing.T) {
	s := newStage(t)
	s.put("powershell.exe", `
echo $$ >>"$DIR/pids"
while read -r rate language text; do
	echo "$rate" >>"$DIR/lines"
	[ "$(echo "$text" | base64 -d 2>/dev/null)" = Long. ] || echo ok
done`)
	v := s.voice("windows", "")
	for range 3 {
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(50*time.Millisecond, cancel)
		if err := v.Speak(ctx, "Long.", 100); !errors.Is(err, context.Canceled) {
			t.Errorf("the error is %v", err)
		}
		if err := v.Speak(t.Context(), "Short.", 100); err != nil {
			t.Error(err)
		}
	}
	if pids := strings.Fields(s.left("pids")); len(pids) != 1 {
		t.Errorf("%d PowerShells were started", len(pids))
	}
	if got, want := strings.Fields(s.left("lines")), strings.Fields(strings.Repeat("0 hush 0 ", 3)); !slices.Equal(got, want) {
		t.Errorf("PowerShell read %q, want %q", got, want)
	}
}

func TestSapi_APowerShellThatFailsToStartSaysSo(t *testing.T) {
	s := newStage(t)
	s.put("powershell.exe", "exit 1")
	if err := s.voice("windows", "").Speak(t.Context(), "Hello.", 100); err == nil || !strings.Contains(err.Error(), "speech of Windows:") {
		t.Errorf("the error is %v", err)
	}
}

func TestFinder_QuietWaitsForTheLastWord(t *testing.T) {
	s := newStage(t)
	s.put("espeak-ng", `cat >/dev/null; echo begun >"$DIR/begun"; sleep 0.3`)
	f := &Finder{System: "linux", LookPath: func(name string) (string, error) {
		if name != "espeak-ng" {
			return "", exec.ErrNotFound
		}
		return filepath.Join(s.dir, name), nil
	}}
	f.Look()
	done := make(chan error, 1)
	go func() { done <- f.Voice("").Speak(t.Context(), "Hello.", 100) }()
	s.await("begun")
	f.Quiet(10 * time.Millisecond)
	if len(done) > 0 {
		t.Error("it was quiet before its time")
	}
	f.Quiet(10 * time.Second)
	select {
	case <-done:
	case <-time.After(time.Second):
		t.Error("it is said to be quiet, and speaks")
	}
}
