package main

import (
	"errors"
	"os"
	"path/filepath"
)

// firstStart is what a new learner sees.
var firstStart = []stop{
	{name: "welcome"},
	{name: "more-time", keys: []string{"3"}},
	{name: "lesson", keys: []string{"Return"}},
	{name: "today", keys: []string{"ctrl+1"}},
	{name: "process", keys: []string{"ctrl+3"}},
	{name: "cards", keys: []string{"ctrl+4"}},
	{name: "again", keys: []string{"ctrl+k", ":>welcome", "Return"}},
}

// help is what the menu of that name leads to.
var help = []stop{
	{name: "guide", keys: []string{"ctrl+k", ":>user's guide", "Return"}},
	{name: "guide-further", keys: []string{"Next"}},
	{name: "report", keys: []string{"ctrl+k", ":>report", "Return", wait}},
	{name: "about", keys: []string{"Escape", "ctrl+k", ":>about stage", "Return"}},
}

// crashed leaves a learner's data as a crash in a lesson does.
func crashed(data string) error {
	const running = `{"version": "1.0", "course": "bundled", "page": "lessons", "since": "2026-01-01T00:00:00Z", "drawing": true}`
	const log = "panic: runtime error: index out of range [3] with length 3\n\ngoroutine 1 [running]:\n"
	return errors.Join(os.WriteFile(filepath.Join(data, "running.json"), []byte(running), 0o600),
		os.WriteFile(filepath.Join(data, "crash.log"), []byte(log), 0o600))
}

// afterCrash is the start after a crash, and the report of it.
var afterCrash = []stop{
	{name: "says-so"},
	{name: "report", keys: []string{"Escape", "ctrl+k", ":>report", "Return", wait}},
	{name: "report-save", keys: []string{"Tab", "Tab", "Return"}},
}

// wait is a key that does nothing: what comes in the background has the time for it
// that a key has.
const wait = "Shift_L"
