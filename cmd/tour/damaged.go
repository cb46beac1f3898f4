package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"stagecraft/study/journal"
)

// damage wipes a part of what a learner did.
func damage(data string) error {
	path := filepath.Join(data, journal.FileName)
	file, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	at := len(file) / 2 / 4096 * 4096
	clear(file[at : at+3*4096])
	return os.WriteFile(path, file, 0o600)
}

// loseIt backs up what a learner did and takes it away.
func loseIt(data string) error {
	j, err := journal.Open(data)
	if err != nil {
		return err
	}
	_, err = j.Backup(context.Background(), journal.Daily, nil)
	if err = errors.Join(err, j.Close()); err != nil {
		return err
	}
	return os.Remove(filepath.Join(data, journal.FileName))
}

// mistake puts a folder where what a learner did is to be, with a backup beside it.
func mistake(data string) error {
	return errors.Join(loseIt(data), os.Mkdir(filepath.Join(data, journal.FileName), 0o700))
}

var damaged = []stop{
	{name: "what-was-saved"},
	{name: "going-on", keys: []string{"Escape"}},
	{name: "later", keys: []string{"ctrl+k", ":saved when", "Return"}},
}

var lost = []stop{
	{name: "backups"},
	{name: "restored", keys: []string{"Return"}, opens: true},
}
