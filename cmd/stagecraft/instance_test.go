package main

import (
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// inRuntimeDir runs a test with sockets in a runtime folder, and without one.
func inRuntimeDir(t *testing.T, do func(t *testing.T, dir string)) {
	t.Helper()
	for name, run := range map[string]func(t *testing.T) string{
		"runtime folder": func(t *testing.T) string { return short(t) },
		"cache folder":   func(*testing.T) string { return "" },
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("XDG_RUNTIME_DIR", run(t))
			t.Setenv("XDG_CACHE_HOME", short(t))
			do(t, short(t))
		})
	}
}

// short is a folder whose path leaves room for a socket's name.
func short(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "s")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func limited(t *testing.T) context.Context {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), 5*time.Second)
	t.Cleanup(stop)
	return ctx
}

func TestInstance_DoesWhatAnotherCopyAsksForAndRefusesTheRest(t *testing.T) {
	inRuntimeDir(t, func(t *testing.T, dir string) {
		shown := 0
		i := listen(dir, func(r request) error {
			if r.Do == requestOpen {
				return errors.New("don't know how")
			}
			shown++
			return nil
		})
		if i == nil {
			t.Fatal("there is no socket")
		}
		defer i.close()
		for range 3 {
			if err := ask(limited(t), dir, request{Do: requestShow}); err != nil {
				t.Fatal(err)
			}
		}
		for what, answer := range map[string]string{"erase": "doesn't know", requestOpen: "don't know how"} {
			if err := ask(limited(t), dir, request{Do: what, Path: []byte(dir)}); err == nil || !strings.Contains(err.Error(), answer) {
				t.Errorf("it answered %v", err)
			}
		}
		if shown != 3 {
			t.Errorf("it was shown %d times", shown)
		}
		if err := ask(limited(t), t.TempDir(), request{Do: requestShow}); err == nil {
			t.Error("the copy on another folder answered")
		}
	})
}

func TestInstance_WhatAKilledCopyLeftIsInNobodysWay(t *testing.T) {
	inRuntimeDir(t, func(t *testing.T, dir string) {
		path := socketPaths(dir)[0]
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		l, err := net.Listen("unix", path)
		if err != nil {
			t.Fatal(err)
		}
		l.(*net.UnixListener).SetUnlinkOnClose(false)
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Lstat(path); err != nil {
			t.Fatal(err)
		}
		if err := ask(limited(t), dir, request{Do: requestShow}); err == nil {
			t.Error("nobody answered, and it gave no error")
		}
		i := listen(dir, func(request) error { return nil })
		if err := ask(limited(t), dir, request{Do: requestShow}); err != nil {
			t.Error(err)
		}
		i.close()
		if _, err := os.Lstat(path); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("it left its socket: %v", err)
		}
	})
}

func TestInstance_GarbageAndSilenceHoldItUpForAMomentAtMost(t *testing.T) {
	t.Setenv("XDG_RUNTIME_DIR", short(t))
	dir := short(t)
	i := listen(dir, func(request) error { return nil })
	defer i.close()
	for _, said := range []string{"", "{", "\n", strings.Repeat("x", 3*mostRequest), `{"do":5}` + "\n"} {
		c, err := net.Dial("unix", socketPaths(dir)[0])
		if err != nil {
			t.Fatal(err)
		}
		_, _ = c.Write([]byte(said)) // it may have heard enough
		if said == "" {
			defer c.Close() // which says nothing until then
		} else {
			c.Close()
		}
	}
	ctx, stop := context.WithTimeout(t.Context(), 5*requestLimit)
	defer stop()
	if err := ask(ctx, dir, request{Do: requestShow}); err != nil {
		t.Error(err)
	}
}

func TestInstance_GivesUpOnACopyThatDoesNotAnswer(t *testing.T) {
	t.Setenv("XDG_RUNTIME_DIR", short(t))
	dir := short(t)
	l, err := net.Listen("unix", socketPaths(dir)[0])
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	ctx, stop := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer stop()
	if err := ask(ctx, dir, request{Do: requestShow}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("it gave %v", err)
	}
}

func TestInstance_WhereThereCanBeNoSocketThereIsNoTrouble(t *testing.T) {
	long := filepath.Join(t.TempDir(), strings.Repeat("a", 120))
	t.Setenv("XDG_RUNTIME_DIR", long)
	t.Setenv("XDG_CACHE_HOME", long)
	dir := t.TempDir()
	if i := listen(dir, func(request) error { return nil }); i != nil {
		t.Error("a path too long for a socket has one")
	}
	if err := ask(limited(t), dir, request{Do: requestShow}); err == nil {
		t.Error("nobody answered, and it gave no error")
	}
	t.Setenv("XDG_RUNTIME_DIR", short(t))
	mine := socketPaths(dir)[0]
	if err := os.WriteFile(mine, []byte("something of the learner's"), 0o600); err != nil {
		t.Fatal(err)
	}
	if i := listen(dir, func(request) error { return nil }); i != nil {
		t.Error("it took another file's place")
	}
	if b, err := os.ReadFile(mine); err != nil || len(b) == 0 {
		t.Errorf("the file is gone: %v", err)
	}
	var none *instance
	none.close()
}
