package hostile

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// entry is a file of a .course file.
type entry struct {
	name   string
	data   string
	method uint16
	flags  uint16
	mode   fs.FileMode
}

// packed gives a .course file of entries, with a manifest that fits them.
func packed(entries ...entry) []byte {
	return zipOf(append([]entry{{name: "manifest.json", data: manifestOf(entries)}}, entries...))
}

// sound are the entries of a course that is as it should be.
func sound(more ...entry) []entry {
	return append([]entry{
		{name: "course.yaml", data: Outline, method: zip.Deflate},
		{name: "lessons/01-start.md", data: "---\nid: start\n---\n# Start\n\nSome words.\n", method: zip.Deflate},
	}, more...)
}

func manifestOf(entries []entry) string {
	type file struct {
		Path   string `json:"path"`
		Size   int    `json:"size"`
		SHA256 string `json:"sha256"`
	}
	m := struct {
		Format  int    `json:"format"`
		Course  string `json:"course"`
		Version string `json:"version"`
		Files   []file `json:"files"`
	}{Format: 1, Course: "hostile", Version: "1.0.0"}
	for _, e := range entries {
		sum := sha256.Sum256([]byte(e.data))
		m.Files = append(m.Files, file{e.name, len(e.data), hex.EncodeToString(sum[:])})
	}
	text, err := json.Marshal(m)
	if err != nil {
		panic(err) // of plain values
	}
	return string(text)
}

// zipOf gives a zip of entries, whatever they are called.
func zipOf(entries []entry) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: e.method, Flags: e.flags}
		if e.mode != 0 {
			h.SetMode(e.mode)
		}
		w, err := z.CreateHeader(h)
		if err == nil && !strings.HasSuffix(e.name, "/") {
			_, err = w.Write([]byte(e.data))
		}
		if err != nil {
			panic(err) // memory takes all
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func archive(name string, data func() []byte) Input {
	return Input{Name: "archive-" + name, Kind: Archive, write: func(path string) error { return os.WriteFile(path, data(), 0o600) }}
}

func archives() []Input {
	var all []Input
	add := func(name string, data func() []byte) { all = append(all, archive(name, data)) }
	with := func(name string, more ...entry) { add(name, func() []byte { return packed(sound(more...)...) }) }

	whole := func() []byte { return packed(sound()...) }
	for _, part := range []int{0, 1, 21, 22, 100, 300, 500} {
		add(fmt.Sprintf("cut-at-%d", part), func() []byte { b := whole(); return b[:min(part, len(b))] })
	}
	for i := range 24 {
		add(fmt.Sprintf("flipped-%d", i), func() []byte {
			b := whole()
			b[len(b)*i/24] ^= 0xff
			return b
		})
	}
	for i, name := range []string{
		"../a.png", "/etc/passwd", `..\a.png`, `media\a.png`, "C:/a.png", "media/../../a.png", "media/./a.png", "media//a.png", "media/", "media/aux.png", "media/a\u202egnp.exe",
		"media/a\x00.png", "media/\xff.png", "media/a\x1b[2J.png", strings.Repeat("media/", 50) + "a.png", "media/" + strings.Repeat("a", 60_000), "evil.exe", ".hidden", "lessons/a.sh", "",
	} {
		with(fmt.Sprintf("name-%d", i), entry{name: name, data: "x"})
	}
	with("encrypted", entry{name: "media/a.png", data: "x", flags: 1})
	with("link", entry{name: "media/a.png", data: "/etc/passwd", mode: fs.ModeSymlink | 0o777})
	with("device", entry{name: "media/a.png", data: "x", mode: fs.ModeDevice | 0o777})
	with("setuid", entry{name: "media/a.png", data: "x", mode: fs.ModeSetuid | 0o777})
	with("twice", entry{name: "media/a.png", data: "x"}, entry{name: "media/a.png", data: "x"})
	with("cases", entry{name: "media/a.png", data: "x"}, entry{name: "media/A.png", data: "x"})
	with("two-manifests", entry{name: "manifest.json", data: "{}"})
	with("method", entry{name: "media/a.png", data: "x", method: zip.Store})
	with("stars", entry{name: "lessons/02.md", data: "a" + strings.Repeat("**", largest/2-1), method: zip.Deflate})
	with("nested-stars", entry{name: "lessons/02.md", data: "a" + strings.Repeat("**", largest/4) + "b" + strings.Repeat("**", largest/4-1), method: zip.Deflate})
	with("zeros", entry{name: "media/a.png", data: strings.Repeat("\x00", 32<<20), method: zip.Deflate})
	with("zip-in-zip", entry{name: "media/a.zip", data: string(packed(sound()...))})
	with("too-big", entry{name: "lessons/02.md", data: strings.Repeat("a", largest+2), method: zip.Deflate})
	var lines []entry
	for i := range 7 {
		lines = append(lines, entry{name: fmt.Sprintf("lessons/b%d.md", i), data: strings.Repeat("a\n", largest/2), method: zip.Deflate})
	}
	with("many-lines", lines...)
	add("no-manifest", func() []byte { return zipOf(sound()) })
	for name, text := range map[string]string{
		"empty": "", "no-json": "x", "null": "null", "list": "[]", "newer": `{"format":99}`, "negative": `{"format":-1}`,
		"deep": strings.Repeat("[", 500_000), "deep-map": strings.Repeat(`{"a":`, 150_000), "string": `"` + strings.Repeat("a", 900_000) + `"`,
		"number": `{"format":` + strings.Repeat("9", 100_000) + `}`, "files": `{"format":1,"files":[` + strings.Repeat(`{"path":"a"},`, 70_000) + `{}]}`, "nothing": `{"format":1}`,
	} {
		add("manifest-"+name, func() []byte {
			return zipOf(append([]entry{{name: "manifest.json", data: text, method: zip.Deflate}}, sound()...))
		})
	}
	add("manifest-huge", func() []byte {
		return zipOf(append([]entry{{name: "manifest.json", data: strings.Repeat(" ", 64<<20), method: zip.Deflate}}, sound()...))
	})
	add("other-hash", func() []byte {
		return zipOf(append([]entry{{name: "manifest.json", data: strings.ReplaceAll(manifestOf(sound()), `"sha256":"`, `"sha256":"0`)}}, sound()...))
	})
	add("stray", func() []byte {
		return zipOf(append([]entry{{name: "manifest.json", data: manifestOf(sound())}}, sound(entry{name: "media/a.png"})...))
	})
	add("missing", func() []byte {
		return zipOf(append([]entry{{name: "manifest.json", data: manifestOf(sound(entry{name: "media/a.png"}))}}, sound()...))
	})
	add("text", func() []byte { return []byte("this is no zip") })
	add("before", func() []byte { return append(bytes.Repeat([]byte("x"), 1000), whole()...) })
	add("after", func() []byte { return append(whole(), bytes.Repeat([]byte("x"), 1000)...) })
	add("after-long", func() []byte { return append(whole(), bytes.Repeat([]byte("x"), 100_000)...) })
	add("many-ends", func() []byte { return bytes.Repeat([]byte("PK\x05\x06"), 100_000) })
	add("many-entries", func() []byte {
		var entries []entry
		for i := range 6000 {
			entries = append(entries, entry{name: fmt.Sprintf("media/%d.png", i)})
		}
		return packed(sound(entries...)...)
	})
	add("sizes-that-lie", func() []byte {
		b := whole()
		// The sizes in the list at the end, of each entry.
		for at := 0; ; at += 4 {
			next := bytes.Index(b[at:], []byte("PK\x01\x02"))
			if next < 0 {
				return b
			}
			at += next
			copy(b[at+24:], "\xff\xff\xff\x7f")
		}
	})
	add("same-data-twice", func() []byte { // each entry of the list leads to the first
		b := whole()
		for at := 0; ; at += 4 {
			next := bytes.Index(b[at:], []byte("PK\x01\x02"))
			if next < 0 {
				return b
			}
			at += next
			copy(b[at+42:], "\x00\x00\x00\x00")
		}
	})
	tricks(add)
	add("empty-zip", func() []byte { return zipOf(nil) })
	add("tar", func() []byte { return append(make([]byte, 257), "ustar\x0000"...) })
	return all
}
