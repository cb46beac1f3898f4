package hostile

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc64"
	"os"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// packedLines is a frame of zstd, of lines.
func packedLines(lines ...string) []byte {
	var b bytes.Buffer
	w, err := zstd.NewWriter(&b, zstd.WithWindowSize(1<<20))
	if err != nil {
		panic(err)
	}
	for _, line := range lines {
		if _, err := w.Write([]byte(line)); err != nil {
			panic(err) // memory takes all
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// sealedProgress puts the trailer of a .progress file after its frames.
func sealedProgress(header, events, footer []byte) []byte {
	b := append(bytes.Clone(header), events...)
	at := uint64(len(b))
	b = append(b, footer...)
	b = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(b, 0x184d2a50), 16)
	b = binary.LittleEndian.AppendUint64(b, at)
	return binary.LittleEndian.AppendUint64(b, crc64.Checksum(b, crc64.MakeTable(crc64.ECMA)))
}

// progressOf is a .progress file of lines, whose sum fits them.
func progressOf(lines ...string) []byte {
	sum := sha256.New()
	for _, line := range lines {
		sum.Write([]byte(line))
	}
	end := `{"end":"` + hex.EncodeToString(sum.Sum(nil)) + `","events":0}` + "\n"
	return sealedProgress(packedLines(lines[0]), packedLines(lines[1:]...), packedLines(end))
}

const progressHeader = `{"format":"stagecraft.progress","version":1,"devices":["desk"],"course":"","events":1}` + "\n"

// ProgressFiles gives .progress files that are meant to do harm, such as backups that
// someone put into the folder. Whoever reads one has to say what is wrong with it.
func ProgressFiles() []Input {
	var all []Input
	add := func(name string, data func() []byte) {
		all = append(all, Input{Name: "progress-" + name, Kind: Progress, Says: "progress-" + name, write: func(path string) error {
			return os.WriteFile(path, data(), 0o600)
		}})
	}
	event := func(more string) string { return `{"id":"01K","device":"desk","seq":1` + more + "}\n" }
	for name, data := range map[string]string{
		"empty": "", "text": "this is no progress", "database": "SQLite format 3\x00" + strings.Repeat("\x00", 5000), "zip": "PK\x03\x04" + strings.Repeat("\x00", 500),
		"zeros": strings.Repeat("\x00", 1<<20), "magic-alone": "\x28\xb5\x2f\xfd",
	} {
		add(name, func() []byte { return []byte(data) })
	}
	huge := strings.Repeat("a", 1<<20)
	gigabytes := func(n int) []string {
		lines := make([]string, n<<10)
		for i := range lines {
			lines[i] = huge
		}
		return lines
	}
	add("line-of-a-gigabyte", func() []byte {
		return sealedProgress(packedLines(progressHeader), packedLines(gigabytes(1)...), packedLines("{}\n"))
	})
	add("header-of-a-gigabyte", func() []byte { return sealedProgress(packedLines(gigabytes(1)...), nil, packedLines("{}\n")) })
	add("end-of-a-gigabyte", func() []byte {
		return sealedProgress(packedLines(progressHeader), nil, packedLines(gigabytes(1)...))
	})
	add("window-of-a-gigabyte", func() []byte {
		return sealedProgress(packedLines(progressHeader), []byte{0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa0, 0x01, 0, 0}, packedLines("{}\n"))
	})
	add("frame-of-a-terabyte", func() []byte {
		return sealedProgress(packedLines(progressHeader), []byte{0x28, 0xb5, 0x2f, 0xfd, 0xe0, 0, 0, 0, 0, 0, 1, 0, 0, 0x01, 0, 0}, packedLines("{}\n"))
	})
	add("many-frames", func() []byte {
		return sealedProgress(packedLines(progressHeader), bytes.Repeat(packedLines(""), 100_000), packedLines("{}\n"))
	})
	add("frame-in-frame", func() []byte { return progressOf(string(progressOf(progressHeader))) })
	add("many-empty-lines", func() []byte { return progressOf(progressHeader, strings.Repeat("\n", 8<<20)) })
	add("deep", func() []byte { return progressOf(progressHeader, strings.Repeat("[", 1<<20)+"\n") })
	add("deep-event", func() []byte {
		return progressOf(progressHeader, event(`,"data":`+strings.Repeat(`{"a":`, 500_000)+"1"+strings.Repeat("}", 500_000)))
	})
	add("many-fields", func() []byte {
		var b strings.Builder
		for i := range 200_000 {
			fmt.Fprintf(&b, `,"f%d":1`, i)
		}
		return progressOf(progressHeader, event(b.String()))
	})
	add("same-field", func() []byte { return progressOf(progressHeader, event(strings.Repeat(`,"seq":1`, 200_000))) })
	add("numbers", func() []byte { return progressOf(progressHeader, event(`,"at":`+strings.Repeat("9", 1<<20))) })
	add("negative", func() []byte { return progressOf(strings.Replace(progressHeader, `:1}`, `:-9223372036854775808}`, 1)) })
	add("promises", func() []byte { return progressOf(strings.Replace(progressHeader, `:1}`, `:9223372036854775807}`, 1)) })
	add("newer", func() []byte { return progressOf(strings.Replace(progressHeader, `"version":1`, `"version":99`, 1)) })
	add("many-devices", func() []byte {
		return progressOf(strings.Replace(progressHeader, `"desk"`, strings.Repeat(`"d",`, 200_000)+`"desk"`, 1))
	})
	add("device-path", func() []byte {
		return progressOf(strings.Replace(progressHeader, `"desk"`, `"../../desk"`, 1), event(""))
	})
	add("turned", func() []byte {
		return progressOf(strings.Replace(progressHeader, `"desk"`, `"d\u202e\u001b[2Jk"`, 1), event(`,"x":"`+"\u202e\x1b[2J"+`"`))
	})
	add("no-text", func() []byte { return progressOf(progressHeader, "\xff\xfe\x00\n") })
	add("trailer-that-lies", func() []byte {
		b := progressOf(progressHeader, event(""))
		binary.LittleEndian.PutUint64(b[len(b)-16:], 1<<62)
		return b
	})
	add("cut", func() []byte { b := progressOf(progressHeader, event("")); return b[:len(b)-30] })
	return all
}
