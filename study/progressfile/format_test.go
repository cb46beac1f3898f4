package progressfile_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"hash/crc64"
	"os"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
	"github.com/oklog/ulid/v2"

	"stagecraft/study"
	"stagecraft/study/progressfile"
)

var update = flag.Bool("update", false, "write the example of docs/progress-format.md")

const formatPage = "../../docs/progress-format.md"

// example is the file that the page on the format shows.
func example(t testing.TB) []byte {
	t.Helper()
	grade := ulid.MustParse("01KJP5Z2G0XG7Z9T3N8QK4R2WA")
	undo := ulid.MustParse("01KJP5Z9B8M3C6V0D1E2F4H5JK")
	events := []progressfile.Event{
		{Event: study.Event{
			ID: grade, Operation: grade, Device: "5f0c27d91ab3e864", Seq: 1, At: 1772442000000, Offset: 60, Course: "sales-process",
			Version: "1.0.0", Kind: study.Graded,
			Payload: json.RawMessage(`{"card":"term:po/definition","scheduler":"fsrs-6","rating":3,"retention":0.9,"took":2150}`),
		}},
		{Event: study.Event{
			ID: undo, Operation: undo, Device: "5f0c27d91ab3e864", Seq: 2, At: 1772442007000, Offset: 60, Course: "sales-process",
			Version: "1.0.0", Kind: study.Undid, Payload: json.RawMessage(`{"operation":"` + grade.String() + `"}`),
		}},
	}
	h := headerOf(events)
	h.Course = "sales-process"
	return written(t, h, events)
}

func TestFormat_IsAsThePageSays(t *testing.T) {
	page, err := os.ReadFile(formatPage)
	if err != nil {
		t.Fatal(err)
	}
	file := example(t)
	d, err := zstd.NewReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	text, err := d.DecodeAll(file, nil) // as zstd -dc does, it passes over the trailer
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		page = bytes.Replace(page, []byte("EXAMPLE\n"), text, 1)
		if err := os.WriteFile(formatPage, page, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	_, shown, _ := strings.Cut(string(page), "```jsonl\n")
	shown, after, _ := strings.Cut(shown, "```")
	if shown != string(text) {
		t.Fatalf("the page shows\n%s\nthe file holds\n%s", shown, text)
	}

	// What the page says of checksums is done here by hand.
	lines := strings.SplitAfter(shown, "\n")
	lines = lines[:len(lines)-1]
	table := crc64.MakeTable(crc64.ECMA)
	for i, line := range lines[1 : len(lines)-1] {
		var e map[string]json.RawMessage
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		var fields []string
		for _, name := range strings.Split("operation id device seq at offset course version kind payload", " ") {
			field := string(e[name])
			if name != "payload" {
				field = strings.Trim(field, `"`)
			}
			fields = append(fields, field)
		}
		row := strings.Join(fields, "\x1f")
		if sum := fmt.Sprintf("%q", fmt.Sprintf("%016x", crc64.Checksum([]byte(row), table))); sum != string(e["sum"]) {
			t.Errorf("event %d: the checksum is %s, the page says %s", i+1, sum, e["sum"])
		}
		dotted := strings.ReplaceAll(row, "\x1f", "·")
		if *update && i == 0 {
			if err := os.WriteFile(formatPage, bytes.Replace(page, []byte("ROW\n"), []byte(dotted+"\n"), 1), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if i == 0 && !strings.Contains(after, "```\n"+dotted+"\n```") && !*update {
			t.Errorf("the page doesn't show the row %s", dotted)
		}
	}
	var last struct{ End string }
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &last); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte(strings.Join(lines[:len(lines)-1], "")))
	if last.End != hex.EncodeToString(sum[:]) {
		t.Errorf("the SHA-256 is %x, the page says %s", sum, last.End)
	}
	frames := bytes.Index(file, []byte{0x28, 0xb5, 0x2f, 0xfd})
	if at := bytes.LastIndex(file, []byte{0x28, 0xb5, 0x2f, 0xfd}); frames != 0 || !bytes.Equal(sealed(file[:0], file[:at], file[at:len(file)-24]), file) {
		t.Error("the trailer isn't as the page says")
	}
}
