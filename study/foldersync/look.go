package foldersync

import (
	"slices"
	"strings"
	"time"

	"stagecraft/study"
	"stagecraft/study/progressfile"
)

// Look gives the files of devices in a folder, by what they say of themselves, and
// takes nothing in: so that the learner sees whose they are before.
func Look(path string) ([]File, error) {
	f, err := openDirectory(path)
	if err != nil {
		return nil, away(err)
	}
	defer f.Close()
	found, err := f.List(MostNames)
	if err != nil {
		return nil, away(err)
	}
	found = slices.DeleteFunc(found, func(e entry) bool { return deviceOf(e.name) == "" || e.size > MostBytes })
	slices.SortFunc(found, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	var all []File
	for _, e := range found[:min(len(found), MostFiles)] {
		file := File{Name: e.name, Device: deviceOf(e.name)}
		from, err := f.Open(e.name)
		if err != nil {
			continue
		}
		if says, err := progressfile.NewFile(from, from.Size()); err != nil {
			file.Fault = err
		} else if says.Summary.Events > 0 {
			file.Written, file.Reviews = time.UnixMilli(says.Summary.To), says.Summary.Kinds[study.Graded]
		}
		_ = from.Close() // it was read
		all = append(all, file)
	}
	return all, nil
}
