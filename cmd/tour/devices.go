package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/study/foldersync"
	"stagecraft/study/fsrs"
	"stagecraft/study/journal"
)

// devices brings in what was done on a laptop, and keeps in step with its folder.
var devices = []stop{
	{name: "progress", keys: []string{"ctrl+6", "End"}},
	{name: "preview", keys: []string{"ctrl+k", ":bring in", "Return", "ctrl+a", ":laptop.progress", "Return"}},
	{name: "brought-in", keys: []string{"Return", "Home", "End"}},
	{name: "undone", keys: []string{"ctrl+z"}},
	{name: "redone", keys: []string{"ctrl+shift+z"}},
	{name: "nothing-to-read", keys: []string{"ctrl+k", ":bring in", "Return", "ctrl+a", ":broken.progress", "Return"}},
	{name: "settings", keys: []string{"Escape", "ctrl+comma", "End"}},
	{name: "folder", keys: []string{"ctrl+k", ":keep in step", "Return", "ctrl+a", ":shared"}},
	{name: "in-step", keys: []string{"Return", "Return", "End", "End"}},
	{name: "device-name", keys: []string{"ctrl+k", ":name this device", "Return"}},
}

// withLaptop puts what was done on another device into the learner's home, as a file
// and in a folder, beside a file that can't be read.
func withLaptop(data string) (err error) {
	home := filepath.Join(filepath.Dir(data), "home")
	shared := filepath.Join(home, "shared")
	if err := os.MkdirAll(shared, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(home, "broken.progress"), []byte("not what it says"), 0o644); err != nil {
		return err
	}
	course, problems := content.Open(salesprocess.FS())
	if course == nil {
		return problems
	}
	defer func() { err = errors.Join(err, course.Close()) }()
	j, err := journal.Open(filepath.Join(filepath.Dir(data), "laptop"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	s, err := study.Start(course, j, study.SystemClock{})
	if err != nil {
		return err
	}
	if err := s.NameDevice(j.Device(), "Ada’s laptop"); err != nil {
		return err
	}
	for range 12 {
		card, _ := s.Next(study.AllCards)
		if err := s.Grade(card.ID, fsrs.Good, 4*time.Second); err != nil {
			return err
		}
	}
	if _, err := j.Export(context.Background(), filepath.Join(home, "laptop.progress"), nil); err != nil {
		return err
	}
	if _, err := foldersync.NewSyncer(j, shared, s.JoinEvents).Round(context.Background(), filepath.Join(filepath.Dir(data), "copies")); err != nil {
		return fmt.Errorf("telling of what was done on the laptop: %w", err)
	}
	return nil
}
