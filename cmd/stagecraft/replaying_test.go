package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestShelf_DamageThatAStartLeftOutIsFoundWhileACourseIsOpenAndRepairedAtTheNext(t *testing.T) {
	dir, path := studied(t, 1500, true)
	s := &shelf{dir: dir}
	read := int64(0)
	s.WatchReplay(func(done, _ int64) { read = done })
	opened := mustLoad(t, s) // reads everything, and keeps a snapshot
	if err := errors.Join(s.Close(opened), s.close()); err != nil {
		t.Fatal(err)
	}
	if found, err := filepath.Glob(filepath.Join(dir, "*.snapshot")); err != nil || len(found) != 1 {
		t.Fatalf("there are the snapshots %v, %v, after %d events were read", found, err, read)
	}

	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	file[bytes.LastIndex(file, []byte(`{"`))+3] ^= 1
	if err := errors.Join(os.WriteFile(path, file, 0o600), os.Chtimes(path, info.ModTime(), info.ModTime())); err != nil {
		t.Fatal(err)
	}

	s = &shelf{dir: dir, verifyAfter: time.Millisecond}
	damaged := make(chan struct{}, 1)
	s.WatchDamage(func() { damaged <- struct{}{} })
	opened = mustLoad(t, s)
	select {
	case <-damaged:
	case <-time.After(20 * time.Second):
		t.Fatal("nobody was told of it")
	}
	if err := opened.Session.Answer("q", true, nil); err == nil {
		t.Error("a question that isn't there was answered")
	}
	if err := opened.Session.Finish(opened.Course.Lessons[0].ID); err != nil || !opened.Session.Saved() {
		t.Errorf("what is done isn't saved: %v", err)
	}
	if err := errors.Join(s.Close(opened), s.close()); err != nil {
		t.Fatal(err)
	}

	s = &shelf{dir: dir}
	mustLoad(t, s)
	if r, _ := s.LastRecovery(); r == nil || r.Lost.Events != 0 || r.FromBackups+r.ByPages == 0 { // a page may hold the event twice
		t.Errorf("the next start says %+v", r)
	}
}
