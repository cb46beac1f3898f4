package progressfile_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc64"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"

	"stagecraft/study/internal/cputime"
	"stagecraft/study/progressfile"
)

// forged packs lines, whatever they say, as a file whose trailer fits them. In
// the last one SUM stands for the SHA-256 of those before.
func forged(t testing.TB, lines ...string) []byte {
	t.Helper()
	last := len(lines) - 1
	sum := sha256.New()
	for _, line := range lines[:last] {
		io.WriteString(sum, line)
	}
	end := strings.Replace(lines[last], "SUM", hex.EncodeToString(sum.Sum(nil)), 1)
	return sealed(packed(t, lines[0]), packed(t, lines[1:last]...), packed(t, end))
}

// packed is a frame of some lines.
func packed(t testing.TB, lines ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := zstd.NewWriter(&b, zstd.WithWindowSize(1<<20))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines {
		if _, err := io.WriteString(w, line); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sealed puts the trailer after the frames of a file.
func sealed(header, events, footer []byte) []byte {
	b := append(bytes.Clone(header), events...)
	at := uint64(len(b))
	b = append(b, footer...)
	b = binary.LittleEndian.AppendUint32(b, 0x184d2a50)
	b = binary.LittleEndian.AppendUint32(b, 16)
	b = binary.LittleEndian.AppendUint64(b, at)
	return binary.LittleEndian.AppendUint64(b, crc64.Checksum(b, crc64.MakeTable(crc64.ECMA)))
}

// parts are the lines of a file of three events.
type parts struct {
	header, end string
	events      []string
}

func partsOf(t testing.TB) parts {
	t.Helper()
	p := parts{header: `{"format":"stagecraft.progress","version":1,"devices":["desk","laptop"],"course":"","events":3}` + "\n"}
	var tally progressfile.Tally
	for _, e := range some(3) {
		line, err := e.AppendLine(nil)
		if err != nil {
			t.Fatal(err)
		}
		p.events = append(p.events, string(line))
		if err := tally.Add(&e.Event); err != nil {
			t.Fatal(err)
		}
	}
	s, err := json.Marshal(tally.Summary())
	if err != nil {
		t.Fatal(err)
	}
	p.end = `{"end":"SUM",` + string(s[1:]) + "\n"
	return p
}

func (p parts) file(t testing.TB) []byte {
	return forged(t, append(append([]string{p.header}, p.events...), p.end)...)
}

func TestFile_RefusesWhatDoesNotAgreeWithItself(t *testing.T) {
	if got, err := readAll(partsOf(t).file(t)); err != nil || len(got) != 3 {
		t.Fatalf("as it is: %d events, %v", len(got), err)
	}
	replace := func(text *string, from, to string) {
		if !strings.Contains(*text, from) {
			t.Fatalf("%q isn't in %q", from, *text)
		}
		*text = strings.Replace(*text, from, to, 1)
	}
	for _, c := range []struct {
		name, says string
		change     func(p *parts)
	}{
		{"no header", `line 1: this is not a .progress file`, func(p *parts) { p.header = p.events[0] }},
		{"too few promised", "line 4: the header says 2 events, and more follow", func(p *parts) { replace(&p.header, `:3}`, `:2}`) }},
		{"too many promised", "line 5: the header says 4 events, and there are 3", func(p *parts) { replace(&p.header, `:3}`, `:4}`) }},
		{"a count below nothing", "the header says -1 events", func(p *parts) { replace(&p.header, `:3}`, `:-1}`) }},
		{"a device not named", `line 1: the header must name the device "laptop"`, func(p *parts) { replace(&p.header, `,"laptop"`, ``) }},
		{"another course", `line 2: the event is of the course "sales"; the header says that all are of "tea"`, func(p *parts) { replace(&p.header, `"course":""`, `"course":"tea"`) }},
		{"the same id twice", "line 3: the event 01K", func(p *parts) { p.events[1] = p.events[0] }},
		{"one id for two events", "is there twice", func(p *parts) {
			e := some(3)
			e[1].ID = e[0].ID
			line, _ := e[1].AppendLine(nil)
			p.events[1] = string(line)
		}},
		{"out of order", "line 3: the event 01K", func(p *parts) { p.events[0], p.events[1] = p.events[1], p.events[0] }},
		{"a changed field", "line 3: the event isn't as it was written: its checksum is", func(p *parts) { replace(&p.events[1], `"rating":3`, `"rating":4`) }},
		{"no checksum", `line 3: an event must say its "sum"`, func(p *parts) { replace(&p.events[1], `"sum"`, `"Sum"`) }},
		{"a field twice", `line 3: it says "seq" twice`, func(p *parts) { replace(&p.events[1], `"seq":1`, `"seq":1,"seq":1`) }},
		{"no JSON", "line 3: it must be a JSON object", func(p *parts) { p.events[1] = "nonsense\n" }},
		{"an empty line", "line 3: it must be a JSON object", func(p *parts) { p.events[1] = "\n" }},
		{"two footers", "line 6: something stands after the last line", func(p *parts) {
			whole := partsOf(t)
			sum := sha256.Sum256([]byte(whole.header + strings.Join(whole.events, "")))
			p.end = strings.Replace(p.end, "SUM", hex.EncodeToString(sum[:]), 1)
			p.end += p.end
		}},
		{"an event after the footer", "something stands after the last line", func(p *parts) {
			sum := sha256.Sum256([]byte(p.header + strings.Join(p.events, "")))
			p.end = strings.Replace(p.end, "SUM", hex.EncodeToString(sum[:]), 1) + p.events[2]
		}},
		{"a footer of other lines", "line 5: the lines before aren't as they were written", func(p *parts) { replace(&p.end, "SUM", strings.Repeat("0", 64)) }},
		{"a summary that lies", "line 5: what this says of the events isn't what they are", func(p *parts) { replace(&p.end, `"graded":3`, `"graded":2`) }},
	} {
		p := partsOf(t)
		c.change(&p)
		_, err := readAll(p.file(t))
		if !errors.Is(err, progressfile.ErrUnsound) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, which should say %q", c.name, err, c.says)
		}
	}
	p := partsOf(t)
	replace(&p.header, `"version":1`, `"version":2`)
	if _, err := readAll(p.file(t)); !errors.Is(err, progressfile.ErrNewer) {
		t.Errorf("of a newer version: %v", err)
	}
}

func TestFile_KeepsWhatItDoesNotKnow(t *testing.T) {
	p := partsOf(t)
	p.header = strings.Replace(p.header, `{`, `{"hue":7,`, 1)
	p.end = strings.Replace(p.end, `"SUM",`, `"SUM","hue":7,`, 1)
	p.events[1] = strings.Replace(p.events[1], `{`, `{ "mood": {"of" :1},`, 1)
	got, err := readAll(p.file(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(got[1].More) != 1 || got[1].More[0].Name != "mood" || string(got[1].More[0].Value) != `{"of" :1}` {
		t.Errorf("got %q", got[1].More)
	}
	again, err := readAll(written(t, headerOf(got), got))
	if err != nil || !reflect.DeepEqual(got, again) {
		t.Errorf("passed on as %+v, %v", again, err)
	}
}

// grown is how much memory f takes at most beyond what there was, in bytes.
func grown(f func()) uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	before, most := m.HeapAlloc, m.HeapAlloc
	done := make(chan struct{})
	go func() { defer close(done); f() }()
	for {
		select {
		case <-done:
			return most - before
		case <-time.After(5 * time.Millisecond):
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
		}
	}
}

func TestFile_TakesLittleMemoryForWhatUnpacksToMuch(t *testing.T) {
	p := partsOf(t)
	huge := strings.Repeat("a", 1<<20)
	var lines []string
	for range 4 << 10 { // 4 GB
		lines = append(lines, huge)
	}
	header := packed(t, p.header)
	for name, b := range map[string][]byte{
		"a line without an end":          sealed(header, packed(t, lines...), packed(t, p.end)),
		"a header without an end":        sealed(packed(t, lines[:64]...), nil, packed(t, p.end)),
		"a last line without an end":     sealed(header, nil, packed(t, lines[:64]...)),
		"a frame that refers back 1 GB":  sealed(header, []byte{0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa0, 0x01, 0, 0}, packed(t, p.end)),
		"a frame that promises 1 TB":     sealed(header, []byte{0x28, 0xb5, 0x2f, 0xfd, 0xe0, 0, 0, 0, 0, 0, 1, 0, 0, 0x01, 0, 0}, packed(t, p.end)),
		"a header that promises devices": sealed(packed(t, strings.Replace(p.header, `"desk"`, strings.Repeat(`"d",`, 50_000)+`"desk"`, 1)), nil, packed(t, p.end)),
	} {
		var err error
		before := cputime.Used()
		most := grown(func() { _, err = readAll(b) })
		if err == nil || errors.Is(err, progressfile.ErrNewer) {
			t.Errorf("%s: %v", name, err)
		}
		if took := cputime.Used() - before; most > 128<<20 || took > 10*time.Second {
			t.Errorf("%s took %d MB and %v", name, most>>20, took)
		}
	}
}

func TestFile_TakesNoMoreMemoryForMoreEvents(t *testing.T) {
	if testing.Short() {
		t.Skip("it writes a large file")
	}
	path := filepath.Join(t.TempDir(), "large.progress")
	events := some(200_000)
	header := headerOf(events)
	most := grown(func() {
		c, err := progressfile.Create(path, header)
		if err != nil {
			t.Error(err)
			return
		}
		for i := range events {
			if err := c.Write(&events[i]); err != nil {
				t.Error(err)
				return
			}
		}
		if _, err := c.Commit(context.Background()); err != nil {
			t.Error(err)
		}
		f, err := progressfile.Open(path)
		if err != nil {
			t.Error(err)
			return
		}
		if err := errors.Join(f.Check(context.Background(), nil), f.Close()); err != nil {
			t.Error(err)
		}
	})
	if info, err := os.Stat(path); err != nil || most > 64<<20 {
		t.Errorf("it took %d MB, %v", most>>20, err)
	} else {
		t.Logf("%d MB of memory for %d kB on the disk", most>>20, info.Size()>>10)
	}
}

func TestOpen_RefusesWhatIsNoFile(t *testing.T) {
	folder := t.TempDir()
	if _, err := progressfile.Open(folder); err == nil || !strings.Contains(err.Error(), "it is not a file") {
		t.Errorf("a folder: %v", err)
	}
	for name, content := range map[string]string{"empty": "", "short": "abc", "other": strings.Repeat("SQLite format 3", 10)} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := progressfile.Open(path); !errors.Is(err, progressfile.ErrUnsound) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzFile_IsEitherRefusedOrWrittenAgainAsItWas(f *testing.F) {
	p := partsOf(f)
	f.Add([]byte(p.header), []byte(strings.Join(p.events, "")), []byte(p.end))
	f.Add([]byte(p.header), []byte(fmt.Sprintf("{%s", p.events[0])), []byte(p.end))
	f.Add([]byte(""), []byte("{}\n"), []byte("{}\n"))
	f.Fuzz(func(t *testing.T, header, events, end []byte) {
		events1, err := readAll(forged(t, string(header), string(events), string(end)))
		if err != nil {
			return
		}
		again, err := readAll(written(t, headerOf(events1), events1))
		if err != nil || !reflect.DeepEqual(events1, again) {
			t.Errorf("was %+v, now %+v, %v", events1, again, err)
		}
	})
}

func FuzzNewFile_TakesAnyBytes(f *testing.F) {
	f.Add(partsOf(f).file(f))
	f.Fuzz(func(t *testing.T, b []byte) {
		_, _ = readAll(b)
		if len(b) > 24 { // past the trailer's checksum
			copy(b[len(b)-24:], sealed(nil, nil, nil)[:16])
			_, _ = readAll(b)
		}
	})
}
