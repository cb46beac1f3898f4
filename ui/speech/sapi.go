package speech

import (
	"bufio"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"
)

// sapi speaks through the speech API of Windows, which PowerShell gives access
// to. Starting that takes most of a second, so that one stays for as long as
// it answers when it is told to be quiet.
type sapi struct {
	program
	language string

	mu    sync.Mutex
	shell *shell      // nil when none runs
	rest  *time.Timer // ends the one that runs
}

// hushLine tells PowerShell to be quiet.
const hushLine = "hush"

// idle is how long PowerShell waits for another sentence.
const idle = time.Minute

// script reads a line a sentence: rate, language or -, and the text in base64.
// It answers "ok" once that is said, or "no" and why. While it speaks it reads on, as the
// next line may be the one that hushes it; "ok" comes then too. A voice that never
// says that it is done counts as such once it has been ready for a second. Nothing that
// is read is ever run.
const script = `$ErrorActionPreference='Stop'
try {
Add-Type -AssemblyName System.Speech
$u=New-Object System.Text.UTF8Encoding $false
$r=New-Object System.IO.StreamReader([Console]::OpenStandardInput(),$u)
$s=New-Object System.Speech.Synthesis.SpeechSynthesizer
$s.SetOutputToDefaultAudioDevice()
$t=$r.ReadLineAsync()
while(($l=$t.Result) -ne $null){
$t=$r.ReadLineAsync()
if($l -eq 'hush'){continue}
$p=$l.Split(' ')
if($p[1] -ne '-' -and -not $s.Voice.Culture.Name.StartsWith($p[1],[StringComparison]::OrdinalIgnoreCase)){
$v=$s.GetInstalledVoices()|Where-Object{$_.Enabled -and $_.VoiceInfo.Culture.Name.StartsWith($p[1],[StringComparison]::OrdinalIgnoreCase)}|Select-Object -First 1
if($v){$s.SelectVoice($v.VoiceInfo.Name)}
}
$s.Rate=[int]$p[0]
$a=$s.SpeakAsync($u.GetString([Convert]::FromBase64String($p[2])))
$n=0
while(-not $a.IsCompleted -and $n -lt 50){
if($s.State -eq 'Ready'){$n++}else{$n=0}
if($t.Wait(20)){
if($t.Result -eq $null){$s.SpeakAsyncCancelAll();break}
if($t.Result -eq 'hush'){$s.SpeakAsyncCancelAll();$t=$r.ReadLineAsync()}
}
}
[Console]::Out.WriteLine('ok')
}
} catch { [Console]::Out.WriteLine('no '+$_.Exception.Message.Replace([char]13,' ').Replace([char]10,' ')) }`

// Speak is Voice's.
func (s *sapi) Speak(ctx context.Context, sentence string, speed int) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	text := plain(sentence)
	if s.rest != nil {
		s.rest.Stop()
	}
	if s.shell == nil {
		begun, err := s.begin()
		if err != nil {
			return err
		}
		s.shell = begun
	}
	language := "-"
	if s.language != "" {
		language = primary(s.language)
	}
	within, cancel := context.WithTimeout(ctx, timeout(text, speed))
	defer cancel()
	answer, err := s.shell.ask(within, fmt.Sprintf("%d %s %s\n", steps(speed), language, base64.StdEncoding.EncodeToString([]byte(text))))
	why, failed := strings.CutPrefix(answer, "no ")
	if err == nil && !failed {
		used := s.shell
		s.rest = time.AfterFunc(idle, func() { s.drop(used) })
		return nil
	}
	if ctx.Err() != nil && s.shell.hush() {
		used := s.shell
		s.rest = time.AfterFunc(idle, func() { s.drop(used) })
		return ctx.Err()
	}
	s.shell.kill()
	s.shell = nil
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return fmt.Errorf("speech of Windows: %w", err)
	}
	return fmt.Errorf("speech of Windows: %s", lastLine(why))
}

// drop ends a PowerShell that had nothing to do for a while.
func (s *sapi) drop(used *shell) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.shell == used && used != nil {
		used.kill()
		s.shell = nil
	}
}

// steps puts a speed in the measure of Windows: -10 to 10, each step about 12 %.
func steps(speed int) int { return (bounded(speed) - 100) / 12 }

// shell is a PowerShell that runs the script.
type shell struct {
	stop    func()
	input   io.WriteCloser
	answers chan string // closed when it has ended
}

func (s *sapi) begin() (*shell, error) {
	ctx, cancel := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, string(s.program), "-NoLogo", "-NoProfile", "-NonInteractive", "-Command", script)
	cmd.Dir = filepath.Dir(string(s.program))
	cmd.WaitDelay = grace
	apart(cmd)
	cmd.Cancel = func() error { return end(cmd) }
	input, err := cmd.StdinPipe()
	if err != nil {
		cancel()
		return nil, fmt.Errorf("start PowerShell: %w", err)
	}
	output, err := cmd.StdoutPipe()
	if err != nil {
		cancel()
		return nil, fmt.Errorf("start PowerShell: %w", err)
	}
	h := &shell{stop: cancel, input: input, answers: make(chan string)}
	started := make(chan error)
	go func() { // it lives as long as the program
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		started <- err
		if err != nil {
			return
		}
		defer close(h.answers)
		defer cmd.Wait()
		lines := bufio.NewScanner(io.LimitReader(output, 1<<20))
		for lines.Scan() {
			select {
			case h.answers <- strings.TrimSpace(lines.Text()):
			case <-ctx.Done():
				return
			}
		}
		cancel()
	}()
	if err := <-started; err != nil {
		cancel()
		return nil, fmt.Errorf("start PowerShell: %w", err)
	}
	return h, nil
}

// ask writes a line and waits for the answer to it.
func (h *shell) ask(ctx context.Context, line string) (string, error) {
	if _, err := io.WriteString(h.input, line); err != nil {
		return "", fmt.Errorf("write to PowerShell: %w", err)
	}
	select {
	case answer, ok := <-h.answers:
		if !ok {
			return "", errors.New("PowerShell ended")
		}
		return answer, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// hush has it be quiet, and tells whether it is: one that doesn't answer is of no use.
func (h *shell) hush() bool {
	if _, err := io.WriteString(h.input, hushLine+"\n"); err != nil {
		return false
	}
	select {
	case answer, ok := <-h.answers:
		return ok && answer == "ok"
	case <-time.After(grace):
		return false
	}
}

// kill ends it and waits until it is gone, for a moment at most.
func (h *shell) kill() {
	h.stop()
	h.input.Close()
	late := time.After(2 * grace)
	for {
		select {
		case _, ok := <-h.answers:
			if !ok {
				return
			}
		case <-late:
			return
		}
	}
}
