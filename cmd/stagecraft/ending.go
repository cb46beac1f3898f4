package main

import (
	"fmt"
	"log"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
)

// endsWithin is how long the toolkit's loop may take to end once it was told to.
const endsWithin = 3 * time.Second

// ending sees to it that the app ends when it is told to. The toolkit's loop
// looks for the last time for what others want done on the main goroutine, and
// waits after that until all of it was: what comes in between is never done, and
// the app stays without a window. It happens on a busy machine, some one time in
// twenty (Fyne 2.7.1, 2.8.1).
type ending struct {
	finish func() error // closes what is open
	exit   func(code int)
	within time.Duration

	begun atomic.Bool
	once  sync.Once
	err   error // of finish
}

func newEnding(finish func() error) *ending {
	return &ending{finish: finish, exit: os.Exit, within: endsWithin}
}

// takeStopHook gives what the toolkit does when its loop has ended, which is to write
// settings that were changed last, and has it not do that itself: it has another
// goroutine ask the main one for it while that stops listening, so that it is now and
// then not done, or sent where nobody takes it any more, which ends the app in a panic
// (Fyne 2.7.4).
func takeStopHook(a fyne.App) (stopped func()) {
	l, ok := a.Lifecycle().(interface {
		OnStopped() func()
		SetOnStoppedHookExecuted(func())
	})
	if !ok {
		return func() {}
	}
	stopped = l.OnStopped()
	l.SetOnStoppedHookExecuted(nil)
	if stopped == nil {
		return func() {}
	}
	return stopped
}

// onSignal ends the app when the system asks for it. The toolkit does so too, but
// not at once while its loop sleeps, and not before it has begun.
func (e *ending) onSignal(a fyne.App) {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, syscall.SIGINT, syscall.SIGTERM)
	go func() {
		<-asked
		e.begin()
		kit.OnMain(a.Quit)
	}()
}

// begin is to be called when the loop is told to end. When that takes too long,
// the app ends without it.
func (e *ending) begin() {
	if e.begun.CompareAndSwap(false, true) {
		log.SetOutput(&lastWords{to: log.Writer()})
		time.AfterFunc(e.within, e.end)
	}
}

// end closes what is open and ends the app.
func (e *ending) end() {
	e.once.Do(func() { e.err = e.finish() })
	code := 0
	if e.err != nil {
		fmt.Fprintln(os.Stderr, "stagecraft:", e.err)
		code = 1
	}
	e.exit(code)
}
