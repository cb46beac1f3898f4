package journal_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"stagecraft/study/journal"
)

func TestOpen_WhatIsNoFileIsRefusedAtOnce(t *testing.T) {
	for name, make := range map[string]func(path string) error{
		"a folder":                 func(path string) error { return os.Mkdir(path, 0o700) },
		"a pipe":                   pipe,
		"a link to a pipe":         func(path string) error { return errors.Join(pipe(path+"!"), os.Symlink(path+"!", path)) },
		"a link to itself":         func(path string) error { return os.Symlink(path, path) },
		"a link to a folder":       func(path string) error { return os.Symlink(filepath.Dir(path), path) },
		"its log is a pipe":        func(path string) error { return pipe(path + "-wal") },
		"its old log is a pipe":    func(path string) error { return errors.Join(os.WriteFile(path, nil, 0o600), pipe(path+"-journal")) },
		"a log without a file":     func(path string) error { return os.WriteFile(path+"-wal", []byte("log"), 0o600) },
		"its manifest is a folder": nil,
		"its manifest is a pipe":   nil,
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			opens := make == nil
			if opens {
				make = func(path string) error {
					if name == "its manifest is a folder" {
						return os.Mkdir(filepath.Join(folder, journal.ManifestName), 0o700)
					}
					return pipe(filepath.Join(folder, journal.ManifestName))
				}
			}
			must(t, make(filepath.Join(folder, journal.FileName)))
			before, err := os.ReadDir(folder)
			must(t, err)
			done := time.AfterFunc(10*time.Second, func() { panic("opening hangs at " + name) })
			defer done.Stop()
			j, err := journal.Open(folder)
			if opens {
				must(t, err)
				must(t, j.Append(events("phone", 1, 1)...))
				must(t, j.Close())
				return
			}
			if err == nil {
				j.Close()
				if name == "its old log is a pipe" {
					return // it is in the way of nothing
				}
				t.Fatal("it opened")
			}
			if after, _ := os.ReadDir(folder); len(after) != len(before) {
				t.Errorf("the folder holds %v, held %v", after, before)
			}
			// It can be begun afresh, and nothing is deleted.
			_, err = journal.SetAside(folder)
			must(t, err)
			j, err = journal.Open(folder)
			must(t, err)
			must(t, j.Close())
		})
	}
}

func TestOpen_ALinkToAJournalIsAJournal(t *testing.T) {
	folder, path := filled(t)
	linked := t.TempDir()
	if err := os.Symlink(path, filepath.Join(linked, journal.FileName)); err != nil {
		t.Skip("this system has no links")
	}
	j := open(t, linked)
	must(t, j.Append(events("phone", 401, 5)...))
	closed(t, j)
	sameEvents(t, all(t, open(t, folder)), append(events("phone", 1, 400), events("phone", 401, 5)...))
}

func TestJournal_ManifestThatIsNoneKeepsNobodyOut(t *testing.T) {
	for name, text := range map[string]string{
		"nothing": "", "not JSON": "{{{", "other JSON": `[1,2]`, "odd numbers": `{"devices":{"phone":{"events":-5,"last":-9,"at":-1}}}`,
		"a null": `{"devices":null}`, "long": string(bytes.Repeat([]byte("["), 3<<20)),
	} {
		folder, _ := filled(t)
		must(t, os.WriteFile(filepath.Join(folder, journal.ManifestName), []byte(text), 0o600))
		j := open(t, folder)
		if m := j.Missing(); m != nil {
			t.Errorf("%s: told is %+v", name, m)
		}
		closed(t, j)
	}
}
