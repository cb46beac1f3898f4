package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/study/progressfile"
)

// joining brings in what was done on other devices. It counts as shown as saved once the page says what
// was brought in.
var joining = activity{
	name: "joining", kind: study.Joined,
	begin: func(v *visit) error {
		if err := v.press("ctrl+1"); err != nil {
			return err
		}
		return v.rest()
	},
	once: func(v *visit) error {
		path, hash, err := v.stage.elsewhere(filepath.Join(v.folder, "elsewhere"), v.round, v.done)
		if err != nil {
			return err
		}
		if err := v.turn("ctrl+k"); err != nil {
			return err
		}
		if err := v.write("bring in progress"); err != nil {
			return err
		}
		if err := v.turn("Return"); err != nil {
			return err
		}
		if err := v.press("ctrl+a"); err != nil {
			return err
		}
		if err := v.write(path); err != nil {
			return err
		}
		if err := v.rest(); err != nil {
			return err
		}
		if err := v.press("Return"); err != nil {
			return err
		}
		if err := v.see("what the file would bring", showLimit, picture.offering); err != nil {
			return err
		}
		v.witness.did(hash)
		if err := v.change("Return"); err != nil {
			return err
		}
		if err := v.see("what was brought in", showLimit, picture.told); err != nil {
			return err
		}
		if err := v.saved(); err != nil {
			return err
		}
		// The message goes by itself; a page that is left takes it along.
		for _, page := range []string{"ctrl+6", "ctrl+1"} {
			if err := v.turn(page); err != nil {
				return err
			}
		}
		return nil
	},
}

// elsewhere writes what was done on a device that nobody has heard of to a .progress file, and gives
// the hash by which a join names it.
func (s *stage) elsewhere(folder string, round, n int) (path, hash string, err error) {
	path = filepath.Join(folder, fmt.Sprintf("%d-%d%s", round, n, progressfile.Extension))
	data := filepath.Join(folder, fmt.Sprintf("data %d-%d", round, n))
	j, err := journal.Open(data)
	if err != nil {
		return "", "", err
	}
	session, err := study.Start(s.read, j, study.SystemClock{})
	for i := 0; err == nil && i < 5; i++ {
		err = session.Answer(s.read.Questions[i].ID, i%2 == 0, fmt.Sprintf("%d of %d-%d", i, round, n))
	}
	if err == nil {
		_, err = j.Export(context.Background(), path, nil)
	}
	if err = errors.Join(err, j.Close()); err != nil {
		return "", "", err
	}
	f, err := progressfile.Open(path)
	if err != nil {
		return "", "", err
	}
	return path, f.End(), errors.Join(f.Close(), os.RemoveAll(data))
}
