package script_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"

	"stagecraft/content/script"
)

// packed makes a bundle of a source.
func packed(t *testing.T, source string) *script.Bundle {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	return &script.Bundle{Name: "test.js", Packed: w.EncodeAll([]byte(source), nil)}
}

const functions = `
let calls = 0
globalThis.upper = s => s.toUpperCase()
globalThis.count = () => String(++calls)
globalThis.fail = s => { throw new Error("no " + s) }
globalThis.forever = () => { for (;;) {} }
globalThis.deep = s => deep(s) + "x"
globalThis.hoard = () => { const all = []; for (;;) all.push(new Array(1000).fill(1)) }
globalThis.long = s => s.repeat(1000)`

func TestMachine_CallsAFunctionOfABundleAndKeepsItLoaded(t *testing.T) {
	m, b := new(script.Machine), packed(t, functions)
	other := packed(t, `globalThis.lower = s => s.toLowerCase()`)
	for _, want := range []string{"1", "2"} {
		if got, err := m.Call(t.Context(), b, "count", ""); got != want || err != nil {
			t.Errorf("count gives %q, %v, want %q", got, err, want)
		}
	}
	if got, err := m.Call(t.Context(), other, "lower", "Ö"); got != "ö" || err != nil {
		t.Errorf("another bundle gives %q, %v", got, err)
	}
	if got, err := m.Call(t.Context(), b, "count", ""); got != "3" || err != nil {
		t.Errorf("after another bundle was loaded, count gives %q, %v, want 3", got, err)
	}
}

func TestMachine_WhatGoesPastALimitIsRefusedAndTheNextCallGoes(t *testing.T) {
	m := &script.Machine{Limits: script.Limits{Input: 100, Output: 5000, Time: 300 * time.Millisecond, Memory: 64 << 20}}
	b := packed(t, functions)
	for _, c := range []struct {
		function, input string
		want            error
	}{
		{"upper", strings.Repeat("x", 101), script.ErrInput},
		{"long", "xxxxxx", script.ErrOutput},
		{"forever", "", script.ErrTime},
		{"deep", "", script.ErrDepth},
	} {
		if _, err := m.Call(t.Context(), b, c.function, c.input); !errors.Is(err, c.want) {
			t.Errorf("%s gives %v, want %v", c.function, err, c.want)
		}
		if got, err := m.Call(t.Context(), b, "upper", "a"); got != "A" || err != nil {
			t.Errorf("after %s: %q, %v", c.function, got, err)
		}
	}
	m.Limits.Time = time.Minute
	if _, err := m.Call(t.Context(), b, "hoard", ""); !errors.Is(err, script.ErrMemory) {
		t.Errorf("hoarding gives %v, want %v", err, script.ErrMemory)
	}
}

func TestMachine_SaysWhatWasThrown(t *testing.T) {
	var thrown *script.Thrown
	_, err := new(script.Machine).Call(t.Context(), packed(t, functions), "fail", "luck")
	if !errors.As(err, &thrown) || thrown.Message != "no luck" {
		t.Errorf("it says %v, want no luck", err)
	}
	if _, err = new(script.Machine).Call(t.Context(), packed(t, "syntax error"), "x", ""); err == nil {
		t.Error("a bundle that can't be loaded gives no error")
	}
	if _, err = new(script.Machine).Call(t.Context(), packed(t, functions), "missing", ""); err == nil {
		t.Error("a function that isn't there gives no error")
	}
}

func TestMachine_CancellingEndsTheCallAndTheWaitForATurn(t *testing.T) {
	m, b := new(script.Machine), packed(t, functions)
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	var group sync.WaitGroup
	for range 2 {
		group.Go(func() {
			if _, err := m.Call(ctx, b, "forever", ""); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("a call that was cancelled gives %v", err)
			}
		})
	}
	group.Wait()
}

func TestMachine_IsLetGoWhenIdle(t *testing.T) {
	m := &script.Machine{Limits: script.Limits{Idle: 20 * time.Millisecond}}
	b := packed(t, functions)
	if m.Running() {
		t.Error("it runs before the first call")
	}
	if _, err := m.Call(t.Context(), b, "count", ""); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(5 * time.Second); m.Running(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it still runs")
		}
	}
	if got, err := m.Call(t.Context(), b, "count", ""); got != "1" || err != nil {
		t.Errorf("the next call gives %q, %v, want 1 of a new machine", got, err)
	}
}
