//go:build !windows

package sound

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// players are the programs that play a file, in the order in which they are tried, with
// what goes before its name.
var players = [][]string{
	{"pw-play"}, {"paplay"}, {"aplay", "-q"}, // Linux: PipeWire, PulseAudio, ALSA
	{"afplay"}, // macOS
}

var errNoPlayer = errors.New("no program plays sounds here")

// playHere plays a sound by the first program that can.
func playHere(ctx context.Context, wav []byte) error {
	err := errNoPlayer
	for _, line := range players {
		path, missing := exec.LookPath(line[0])
		if missing != nil || !filepath.IsAbs(path) { // what lies in the folder it was started in is not the system's
			continue
		}
		if err = playBy(ctx, append([]string{path}, line[1:]...), wav); err == nil {
			return nil
		}
	}
	return err
}

// playBy plays a sound by a command line, which is given the name of a file with it.
func playBy(ctx context.Context, line []string, wav []byte) (err error) {
	file, err := os.CreateTemp("", "stagecraft-*.wav")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.Remove(file.Name())) }()
	_, err = file.Write(wav)
	if err = errors.Join(err, file.Close()); err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, line[0], append(line[1:], file.Name())...)
	cmd.Dir = filepath.Dir(line[0])
	cmd.WaitDelay = time.Second
	return cmd.Run()
}
