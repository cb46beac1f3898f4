package main

import (
	"log"
	"os"
	"path/filepath"
	"time"

	"stagecraft/study/seeddata"
)

// What memory the app may hold while one pages fast through it, and after.
const (
	memoryRounds = 300 // through all pages
	memoryMost   = 250e6
	memoryRest   = 60 * time.Second
	memoryBack   = 1.2 // times what it held after one round, once it rested
)

// everyPage are the keys that open each page, the first last.
var everyPage = []string{"ctrl+2", "ctrl+3", "ctrl+4", "ctrl+5", "ctrl+6", "ctrl+1"}

// memory measures the memory that the app holds in 300 rounds through all its pages, and once it was
// left alone after them.
func (b *bench) memory() (over bool, err error) {
	data := filepath.Join(b.work, "pagedpast")
	if err := seeddata.WriteBundled(data, b.events, time.Now()); err != nil {
		return false, err
	}
	s, err := b.launch("Stagecraft", b.programs[appPackage], "--data", data, "--page", "today",
		"--theme", "light", "--size", size.String())
	if err != nil {
		return false, err
	}
	defer s.Close()
	if err := s.Keys(everyPage...); err != nil {
		return false, err
	}
	time.Sleep(memoryRest)
	before, err := pss(s.program.PID())
	if err != nil {
		return false, err
	}
	most := before
	for range memoryRounds {
		if err := s.Keys(everyPage...); err != nil {
			return false, err
		}
		now, err := pss(s.program.PID())
		if err != nil {
			return false, err
		}
		most = max(most, now)
	}
	time.Sleep(memoryRest)
	after, err := pss(s.program.PID())
	if err != nil {
		return false, err
	}
	log.Printf("memory, after %d rounds through %d pages; after the first and a rest it was %.0f MB", memoryRounds, len(everyPage), float64(before)/1e6)
	return reportLimited(os.Stdout, []limited{
		{"PSS, the most in 300 rounds", float64(most) / 1e6, memoryMost / 1e6, "MB"},
		{"PSS, after 60 s idle", float64(after) / 1e6, memoryBack * float64(before) / 1e6, "MB"},
	}), nil
}
