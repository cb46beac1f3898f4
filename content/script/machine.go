// Package script runs JavaScript that the program carries inside: a bundle is loaded into a machine of
// pure Go, is given a text and gives a text back. Nothing else of the computer is in its reach: no
// file, no clock that waits, no network.
//
// A [Machine] starts at its first call and is let go when nobody has called it for a while. Each call is
// bounded in what goes in and comes out, in time and in memory, for what goes in is often a stranger's.
package script

import (
	"context"
	"errors"
	"fmt"
	"runtime/metrics"
	"strings"
	"sync"
	"time"

	"github.com/dop251/goja"
	"github.com/klauspost/compress/zstd"
)

// Bundle is JavaScript in one piece, which sets functions of globalThis. Each of them takes a string and
// returns one.
type Bundle struct {
	Name   string // told in errors
	Packed []byte // the source in UTF-8, packed by zstd
}

// mostSource is the most bytes that a bundle has unpacked.
const mostSource = 16 << 20

// source unpacks a bundle.
func (b *Bundle) source() (string, error) {
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(mostSource))
	if err != nil {
		return "", err
	}
	defer d.Close()
	text, err := d.DecodeAll(b.Packed, nil)
	return string(text), err
}

// Limits are what one call may take. A zero is [DefaultLimits]'s.
type Limits struct {
	Input, Output int           // bytes of the text given, and of what comes back
	Time          time.Duration // of one call, without the loading of its bundle
	Memory        uint64        // bytes by which the heap may grow meanwhile
	Depth         int           // calls within calls
	Idle          time.Duration // how long a machine is kept that nobody calls
}

// DefaultLimits are what a machine has that is given none.
var DefaultLimits = Limits{
	Input: 256 << 10, Output: 4 << 20, Time: 5 * time.Second, Memory: 256 << 20, Depth: 1500, Idle: 20 * time.Second,
}

// loading is how long a bundle may take to load: it is the program's own, so that only a computer that
// hangs takes as long.
const loading = 60 * time.Second

// The errors of a call for what it was given. Any other is the bundle's own, as it was thrown.
var (
	ErrInput  = errors.New("the text is too long")
	ErrOutput = errors.New("what came of it is too long")
	ErrTime   = errors.New("it takes too long")
	ErrMemory = errors.New("it takes too much memory")
	ErrDepth  = errors.New("it is nested too deeply")
)

// Thrown is what a function of a bundle threw.
type Thrown struct{ Message string }

func (t *Thrown) Error() string { return t.Message }

// Machine runs bundles, one call at a time. It can be used from any goroutine but the one that draws the
// window, for a call waits. The zero Machine is ready.
type Machine struct {
	Limits Limits

	turn   chan struct{} // made by lock
	once   sync.Once
	vm     *goja.Runtime
	loaded map[*Bundle]bool
	let    *time.Timer
}

// Shared is the machine of the whole program.
var Shared = new(Machine)

// Call calls a function of a bundle, which is loaded first where it isn't yet. It waits its turn; ctx ends
// the waiting and the call. The error is ErrInput, ErrOutput, ErrTime, ErrMemory or ErrDepth for what goes
// past the limits, ctx's own, or a *[Thrown].
func (m *Machine) Call(ctx context.Context, b *Bundle, function, input string) (string, error) {
	limits := m.Limits.orDefault()
	if len(input) > limits.Input {
		return "", fmt.Errorf("%w: it has %d bytes and may have %d", ErrInput, len(input), limits.Input)
	}
	if err := m.lock(ctx); err != nil {
		return "", err
	}
	defer m.unlock(limits.Idle)
	if err := m.load(ctx, b, limits); err != nil {
		m.drop()
		return "", err
	}
	call, ok := goja.AssertFunction(m.vm.Get(function))
	if !ok {
		return "", fmt.Errorf("%s has no function %s", b.Name, function)
	}
	var out string
	err := m.guarded(ctx, limits.Time, limits.Memory, func() error {
		v, err := call(goja.Undefined(), m.vm.ToValue(input))
		if err == nil {
			out = v.String()
		}
		return err
	})
	if err != nil {
		return "", err
	}
	if len(out) > limits.Output {
		return "", fmt.Errorf("%w: it has %d bytes and may have %d", ErrOutput, len(out), limits.Output)
	}
	return out, nil
}

// Running tells whether the machine is there just now.
func (m *Machine) Running() bool {
	if m.lock(context.Background()) != nil {
		return false
	}
	defer m.release()
	return m.vm != nil
}

// Close lets the machine go. The next call starts another.
func (m *Machine) Close() {
	if m.lock(context.Background()) == nil {
		m.drop()
		m.release()
	}
}

func (l Limits) orDefault() Limits {
	d := DefaultLimits
	if l.Input > 0 {
		d.Input = l.Input
	}
	if l.Output > 0 {
		d.Output = l.Output
	}
	if l.Time > 0 {
		d.Time = l.Time
	}
	if l.Memory > 0 {
		d.Memory = l.Memory
	}
	if l.Depth > 0 {
		d.Depth = l.Depth
	}
	if l.Idle > 0 {
		d.Idle = l.Idle
	}
	return d
}

func (m *Machine) drop() {
	m.vm, m.loaded = nil, nil
	if m.let != nil {
		m.let.Stop()
		m.let = nil
	}
}

// load starts the machine and loads a bundle into it, once.
func (m *Machine) load(ctx context.Context, b *Bundle, limits Limits) error {
	if m.let != nil {
		m.let.Stop()
		m.let = nil
	}
	if m.loaded[b] {
		return nil
	}
	if m.vm == nil {
		m.vm, m.loaded = goja.New(), map[*Bundle]bool{}
		m.vm.SetMaxCallStackSize(limits.Depth)
	}
	source, err := b.source()
	if err != nil {
		return fmt.Errorf("unpack %s: %w", b.Name, err)
	}
	err = m.guarded(ctx, loading, 0, func() error {
		_, err := m.vm.RunScript(b.Name, source)
		return err
	})
	if err != nil {
		return fmt.Errorf("load %s: %w", b.Name, err)
	}
	m.loaded[b] = true
	return nil
}

// guarded does what runs in the machine, and stops it when ctx ends, after a time, or when the heap has
// grown by so many bytes (0: by any). A machine that was stopped is not used again.
func (m *Machine) guarded(ctx context.Context, most time.Duration, memory uint64, do func() error) (err error) {
	vm, done, watched := m.vm, make(chan struct{}), make(chan struct{})
	go func() {
		defer close(watched)
		watch(ctx, vm, most, memory, done)
	}()
	defer func() {
		if r := recover(); r != nil { // a fault of the machine ends with the machine
			err = fmt.Errorf("it can't be worked out: %v", r)
			m.drop()
		}
		close(done)
		<-watched
		vm.ClearInterrupt() // one that came as the call ended
	}()
	if err = do(); err == nil {
		return nil
	}
	var interrupted *goja.InterruptedError
	var overflow *goja.StackOverflowError
	var thrown *goja.Exception
	switch {
	case errors.As(err, &interrupted):
		m.drop()
		if cause, ok := interrupted.Value().(error); ok {
			return cause
		}
	case errors.As(err, &overflow):
		m.drop()
		return ErrDepth
	case errors.As(err, &thrown):
		message := thrown.Value().String()
		if o, ok := thrown.Value().(*goja.Object); ok {
			if v := o.Get("message"); v != nil && v.String() != "" {
				message = v.String()
			}
		}
		return &Thrown{Message: strings.TrimSpace(message)}
	}
	return err
}

func watch(ctx context.Context, vm *goja.Runtime, most time.Duration, memory uint64, done <-chan struct{}) {
	end := time.NewTimer(most)
	defer end.Stop()
	look := time.NewTicker(10 * time.Millisecond)
	defer look.Stop()
	start := heap()
	for {
		select {
		case <-done:
			return
		case <-ctx.Done():
			vm.Interrupt(ctx.Err())
			return
		case <-end.C:
			vm.Interrupt(fmt.Errorf("%w: more than %v", ErrTime, most))
			return
		case <-look.C:
			if now := heap(); memory > 0 && now > start+memory {
				vm.Interrupt(fmt.Errorf("%w: more than %d MB", ErrMemory, memory>>20))
				return
			}
		}
	}
}

// heap is how many bytes the things on the heap take, those that nobody holds any more included.
func heap() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
