package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"stagecraft/content/signing"
	"stagecraft/content/signing/signingtest"
)

// lockedKey writes a secret key as one that a passphrase locks: KEY, NEW and the
// passphrase.
func lockedKey(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: lock KEY NEW PASSPHRASE")
	}
	text := signingtest.Locked(quiet{ts: ts}, []byte(ts.ReadFile(args[0])), args[2])
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), text, 0o600))
}

// quiet has a script fail where a test would.
type quiet struct {
	testing.TB
	ts *testscript.TestScript
}

func (quiet) Helper() {}

func (q quiet) Fatal(args ...any) { q.ts.Fatalf("%v", args) }

// TestKeygen_LocksWithAPassphrase takes the lock that trainers get, which takes a
// gigabyte and a second, once.
func TestKeygen_LocksWithAPassphrase(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a gigabyte of memory")
	}
	dir := t.TempDir()
	phrase, key := filepath.Join(dir, "phrase"), filepath.Join(dir, "north.key")
	if err := os.WriteFile(phrase, []byte("open sesame\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	root := newRoot()
	root.SetArgs([]string{"keygen", "--name", "Northwind Training", "-o", key, "--passphrase-file", phrase})
	if err := root.Execute(); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(key)
	if err != nil {
		t.Fatal(err)
	}
	if !signing.Locked(text) {
		t.Errorf("the key isn't locked:\n%s", text)
	}
	info, err := os.Stat(key)
	if err != nil || info.Mode().Perm()&0o077 != 0 && os.PathSeparator == '/' {
		t.Errorf("others may read it: %v, %v", info.Mode(), err)
	}
}
