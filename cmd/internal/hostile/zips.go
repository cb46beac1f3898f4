package hostile

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// zips are .zip files of notes.
func zips() []Input {
	var all []Input
	add := func(name, says string, data func() []byte) {
		all = append(all, Input{Name: "zip-" + name, Kind: Zip, Says: says, write: func(path string) error { return os.WriteFile(path, data(), 0o600) }})
	}
	note := entry{name: "note.md", data: "# A note\n\nSome words.\n", method: zip.Deflate}
	of := func(more ...entry) func() []byte {
		return func() []byte { return zipOf(append([]entry{note}, more...)) }
	}
	add("no-zip", "this isn't a .course file", func() []byte { return []byte("this is no zip") })
	add("empty", "this isn't a .course file", func() []byte { return nil })
	add("without-notes", "there is no course.yaml", func() []byte { return zipOf([]entry{{name: "a.exe", data: "MZ"}}) })
	add("climbing", "duplicate entries", of(entry{name: "../../note.md", data: "# Out\n"}, entry{name: "/etc/passwd", data: "x"}, entry{name: `..\..\a.md`, data: "x"}, entry{name: "C:/a.md", data: "x"}))
	add("links", "", of(entry{name: "a.md", data: "/etc/passwd", mode: fs.ModeSymlink | 0o777}, entry{name: "b.png", data: "../../x", mode: fs.ModeSymlink | 0o777}))
	add("devices", "", of(entry{name: "aux.md", data: "# A\n"}, entry{name: "con/a.md", data: "# A\n"}, entry{name: "nul.png", data: "x"}))
	add("twice", "", of(note, entry{name: "NOTE.md", data: "# B\n"}, entry{name: "note.MD", data: "# C\n"}, entry{name: "cafe\u0301.md", data: "# D\n"}, entry{name: "caf\u00e9.md", data: "# E\n"}))
	add("bomb", "has more than 4 MB", of(entry{name: "b.md", data: strings.Repeat("a\n", 64<<20), method: zip.Deflate}))
	add("bomb-of-pictures", "", func() []byte {
		entries := []entry{note}
		zeros := strings.Repeat("\x00", 30<<20)
		for i := range 40 {
			entries = append(entries, entry{name: fmt.Sprintf("%d.png", i), data: zeros, method: zip.Deflate})
		}
		return zipOf(entries)
	})
	add("zip-in-zip", "", func() []byte {
		inner := zipOf([]entry{note, {name: "b.md", data: strings.Repeat("a\n", 8<<20), method: zip.Deflate}})
		for range 20 {
			inner = zipOf([]entry{note, {name: "inner.zip", data: string(inner), method: zip.Deflate}})
		}
		return inner
	})
	add("many", "it holds more than 2000 notes", func() []byte {
		var entries []entry
		for i := range 4900 {
			entries = append(entries, entry{name: fmt.Sprintf("a%d.md", i), data: "# A\n"})
		}
		return zipOf(entries)
	})
	add("deep", "", of(entry{name: strings.Repeat("a/", 200) + "b.md", data: "# A\n"}))
	add("long-names", "", of(entry{name: strings.Repeat("a", 60_000) + ".md", data: "# A\n"}))
	add("turned", "", of(entry{name: "a\u202edm.md", data: "# A\n"}, entry{name: "b\x1b[2J.md", data: "# A\n"}, entry{name: "c\xff.md", data: "# A\n"}))
	add("worst-note", "", of(entry{name: "b.md", data: "a" + strings.Repeat("**", largest/2-1), method: zip.Deflate}))
	add("outline", "which a course may not have", of(entry{name: "course.yaml", data: "a: &a [x]\n" + strings.Repeat("b: *a\n", 10_000), method: zip.Deflate}))
	return all
}

// tricks are .course files whose list of files isn't what it seems.
func tricks(add func(name string, data func() []byte)) {
	whole := func() []byte { return packed(sound()...) }
	end := func(b []byte) int { return bytes.LastIndex(b, []byte("PK\x05\x06")) }
	commented := func(comment []byte) []byte {
		b := whole()
		binary.LittleEndian.PutUint16(b[end(b)+20:], uint16(len(comment)))
		return append(b, comment...)
	}
	add("comment", func() []byte { return commented(bytes.Repeat([]byte("a"), 65_535)) })
	add("comment-with-an-end", func() []byte {
		other := zipOf([]entry{{name: "evil.exe", data: "x"}})
		return commented(other)
	})
	add("comment-with-an-end-of-nothing", func() []byte { return commented(append([]byte("PK\x05\x06"), make([]byte, 18)...)) })
	add("comment-that-lies", func() []byte {
		b := whole()
		binary.LittleEndian.PutUint16(b[end(b)+20:], 65_535)
		return b
	})
	zip64 := func(entries, size, offset uint64) []byte {
		b := whole()
		at := end(b)
		tail := bytes.Clone(b[at:])
		for i := 8; i < 20; i++ {
			tail[i] = 0xff
		}
		record := binary.LittleEndian.AppendUint64([]byte("PK\x06\x06"), 44)
		record = append(record, 45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0)
		for _, n := range []uint64{entries, entries, size, offset} {
			record = binary.LittleEndian.AppendUint64(record, n)
		}
		locator := binary.LittleEndian.AppendUint64([]byte("PK\x06\x07\x00\x00\x00\x00"), uint64(at))
		locator = append(locator, 1, 0, 0, 0)
		return append(append(append(b[:at], record...), locator...), tail...)
	}
	add("zip64", func() []byte {
		b := whole()
		at := end(b)
		offset := binary.LittleEndian.Uint32(b[at+16:])
		return zip64(3, uint64(at)-uint64(offset), uint64(offset))
	})
	add("zip64-of-a-trillion", func() []byte { return zip64(1<<40, 1<<50, 0) })
	add("zip64-before-the-beginning", func() []byte { return zip64(3, 100, 1<<63) })
	add("other-name-inside", func() []byte {
		b := whole()
		copy(b[bytes.Index(b, []byte("lessons/01-start.md")):], "../../../etc/passwd")
		return b
	})
	add("signature-long", func() []byte { return signedBy(`{"name":"A","key":"RW"}`, strings.Repeat("a", 1<<20)) })
	add("signature-nonsense", func() []byte { return signedBy(`{"name":"A","key":"RW"}`, "x") })
	add("signer-turned", func() []byte { return signedBy(`{"name":"A\u202eb","key":"x"}`, "x") })
	add("signer-long", func() []byte { return signedBy(`{"name":"`+strings.Repeat("a", 500_000)+`","key":"x"}`, "x") })
	add("signer-no-name", func() []byte { return signedBy(`[]`, "x") })
}

// signedBy is a sound course whose manifest names a signer, with a signature.
func signedBy(signer, signature string) []byte {
	manifest := strings.Replace(manifestOf(sound()), `"files"`, `"signer":`+signer+`,"files"`, 1)
	return zipOf(append([]entry{
		{name: "manifest.json", data: manifest, method: zip.Deflate},
		{name: "manifest.json.minisig", data: signature, method: zip.Deflate},
	}, sound()...))
}
