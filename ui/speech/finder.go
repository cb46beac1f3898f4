package speech

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"time"
)

// Here finds the voices of this computer.
var Here = &Finder{System: runtime.GOOS, LookPath: exec.LookPath}

// Finder looks once for what can speak on a system.
type Finder struct {
	System   string // as runtime.GOOS names it
	LookPath func(name string) (string, error)

	once    sync.Once
	mu      sync.Mutex
	looked  bool
	engines []engine
	voices  map[string]*FallbackVoice // by language, and " second" after it
	busy    sync.WaitGroup            // of what is being said

	pronounced *pronunciation // nil where no author gave any
}

// engine is a way to speak: a program of the system.
type engine struct {
	name string // as learners know it
	// make makes its voice for a language, or with second another one than the first,
	// where it has one.
	make func(language string, second bool) Voice
}

// Look looks, if nobody did so far. It reads a few folders, and starts nothing.
func (f *Finder) Look() {
	f.once.Do(func() {
		found := f.look()
		f.mu.Lock()
		defer f.mu.Unlock()
		f.engines, f.looked = found, true
	})
}

func (f *Finder) look() []engine {
	var all []engine
	add := func(name, file string, make func(p program, language string, second bool) Voice) {
		if p := find(f.lookPath, file); p != "" {
			all = append(all, engine{name, func(language string, second bool) Voice { return make(p, language, second) }})
		}
	}
	switch f.System {
	case "windows":
		add("Windows", "powershell.exe", func(p program, language string, _ bool) Voice { return &sapi{program: p, language: language} })
	case "darwin":
		add("macOS", "say", func(p program, language string, second bool) Voice {
			return &say{program: p, language: language, second: second}
		})
	default:
		add("speech-dispatcher", "spd-say", func(p program, language string, second bool) Voice {
			return &dispatcher{program: p, language: language, second: second}
		})
		add("espeak-ng", "espeak-ng", func(p program, language string, second bool) Voice {
			return &espeak{program: p, language: language, second: second}
		})
		add("espeak", "espeak", func(p program, language string, second bool) Voice {
			return &espeak{program: p, language: language, second: second}
		})
	}
	return all
}

// lookPath gives where a program is. PowerShell has its place, where no other
// of that name is.
func (f *Finder) lookPath(name string) (string, error) {
	if f.System == "windows" {
		path := filepath.Join(os.Getenv("SystemRoot"), "System32", "WindowsPowerShell", "v1.0", name)
		if _, err := os.Stat(path); err == nil && filepath.IsAbs(path) {
			return path, nil
		}
	}
	return f.LookPath(name)
}

// Looked tells whether it is known what there is.
func (f *Finder) Looked() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.looked
}

// Voice gives the voice for a language, such as "en-GB"; for "", or what isn't
// written as a language, the system's own. It is nil when there is none, and
// as long as nobody has looked.
func (f *Finder) Voice(language string) *FallbackVoice { return f.find(language, false) }

// Second gives another voice for a language, to tell two people apart by, where the
// computer has one; else it is the first. It is nil when that is.
func (f *Finder) Second(language string) *FallbackVoice { return f.find(language, true) }

func (f *Finder) find(language string, second bool) *FallbackVoice {
	language = tag(language)
	known := language
	if second {
		known += " second"
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.engines) == 0 {
		return nil
	}
	if v := f.voices[known]; v != nil {
		return v
	}
	v := &FallbackVoice{language: language, finder: f}
	for _, m := range f.engines {
		v.names, v.voices = append(v.names, m.name), append(v.voices, m.make(language, second))
	}
	if f.voices == nil {
		f.voices = map[string]*FallbackVoice{}
	}
	f.voices[known] = v
	return v
}

// Quiet waits until what was told to be quiet is so, but no longer than limit.
// An app that ends before that may leave a voice behind that speaks on.
func (f *Finder) Quiet(limit time.Duration) {
	done := make(chan struct{})
	go func() {
		f.busy.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(limit):
	}
}

// Engines names what speaks on this computer, the best first; none as long as
// nobody has looked.
func (f *Finder) Engines() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	names := make([]string, len(f.engines))
	for i, e := range f.engines {
		names[i] = e.name
	}
	return names
}
