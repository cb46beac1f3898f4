package journal_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"stagecraft/study/journal"
)

// BenchmarkOpen is what looking through a sound journal costs at a start, after an orderly
// end and after a crash, and what it costs to get a damaged one back.
func BenchmarkOpen(b *testing.B) {
	for _, n := range []int{20_000, 100_000} {
		sound := b.TempDir()
		j, err := journal.Open(sound)
		if err != nil {
			b.Fatal(err)
		}
		device := j.Device()
		list := events(device, 1, n)
		for at := 0; at < n; at += 10_000 {
			if err := j.Append(list[at : at+10_000]...); err != nil {
				b.Fatal(err)
			}
		}
		if err := j.Close(); err != nil {
			b.Fatal(err)
		}
		crashed := b.TempDir()
		copyFile(b, sound, crashed, journal.FileName)
		if j, err = journal.Open(crashed); err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { j.Close() })
		for _, e := range events(device, n+1, 200) {
			if err := j.Append(e); err != nil {
				b.Fatal(err)
			}
		}
		// A moment later the log would be taken in.
		killed := b.TempDir()
		for _, name := range []string{journal.FileName, journal.FileName + "-wal", journal.ManifestName} {
			copyFile(b, crashed, killed, name)
		}
		for name, c := range map[string]struct {
			from   string
			harmed bool
			open   func(folder string) (*journal.Journal, error)
		}{
			"sound":              {sound, false, journal.OpenSound},
			"crashed":            {killed, false, journal.OpenSound},
			"sound recovering":   {sound, false, recovering(b)},
			"crashed recovering": {killed, false, recovering(b)},
			"damaged recovering": {sound, true, recovering(b)},
		} {
			b.Run(fmt.Sprint(n, " ", name), func(b *testing.B) {
				for range b.N {
					b.StopTimer()
					folder := b.TempDir()
					copyFile(b, c.from, folder, journal.FileName)
					copyFile(b, c.from, folder, journal.FileName+"-wal")
					copyFile(b, c.from, folder, journal.ManifestName)
					if c.harmed {
						harm(b, filepath.Join(folder, journal.FileName))
					}
					b.StartTimer()
					j, err := c.open(folder)
					b.StopTimer()
					if err != nil {
						b.Fatal(err)
					}
					if err := j.Close(); err != nil {
						b.Fatal(err)
					}
					b.StartTimer()
				}
			})
		}
	}
}

func recovering(b *testing.B) func(string) (*journal.Journal, error) {
	return func(folder string) (*journal.Journal, error) {
		j, _, err := journal.OpenRecovering(b.Context(), folder, nil)
		return j, err
	}
}

func copyFile(b *testing.B, from, to, name string) {
	b.Helper()
	data, err := os.ReadFile(filepath.Join(from, name))
	if os.IsNotExist(err) {
		return
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(to, name), data, 0o600)
	}
	if err != nil {
		b.Fatal(err)
	}
}

// harm overwrites a page in the midst of a file.
func harm(b *testing.B, path string) {
	b.Helper()
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt(make([]byte, 4096), info.Size()/2/4096*4096); err != nil {
		b.Fatal(err)
	}
}
