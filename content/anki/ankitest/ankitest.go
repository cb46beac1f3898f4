// Package ankitest makes decks of Anki for tests, by SQL that was written by hand for
// each form of file, and not by the package that writes decks.
package ankitest

import (
	"archive/zip"
	"bytes"
	"database/sql"
	_ "embed"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/zstd"
	_ "modernc.org/sqlite" // the driver

	"stagecraft/content/anki"
)

//go:embed schema11.sql
var schema11 string

//go:embed schema18.sql
var schema18 string

//go:embed notes.sql
var notes string

// Reading a file registers an order of names with SQLite, which the newer tables need
// when they are made too.
var _ = anki.RegisterOrder()

// T is what a file is made for: a test, or a program that measures.
type T interface {
	Helper()
	Fatal(args ...any)
	TempDir() string
}

// Forms are the three forms of file.
var Forms = []anki.Form{anki.Form2, anki.Form21, anki.Form21b}

// File writes the deck of the tests in a form and gives its path. It has four notes of
// three types that can be taken in with six cards and five reviews, a picture, and one
// of each thing that can't be.
func File(t T, form anki.Form) string { return FileOf(t, form, notes) }

// FileOf writes a deck with the notes, cards and reviews of some SQL.
func FileOf(t T, form anki.Form, notes string) string {
	t.Helper()
	schema := strings.ReplaceAll(schema11, "SCHEDULER", map[anki.Form]string{anki.Form2: "1"}[form]+map[anki.Form]string{anki.Form21: "2"}[form])
	if form == anki.Form21b {
		schema = schema18
	}
	picture := Picture(t)
	old := Database(t, strings.ReplaceAll(schema11, "SCHEDULER", "1")+
		"INSERT INTO notes VALUES (1, 'a', 101, 0, 0, '', 'Please update'||X'1F'||'to the latest Anki', 'x', 0, 0, '');")
	var entries []Entry
	switch form {
	case anki.Form2:
		entries = []Entry{{"collection.anki2", Database(t, schema+notes)}, {"media", []byte(`{"0":"order form.png","1":"say.mp3"}`)}, {"0", picture}, {"1", []byte("ID3")}}
	case anki.Form21:
		entries = []Entry{
			{"collection.anki2", old},
			{"collection.anki21", Database(t, schema+notes)},
			{"media", []byte(`{"0":"order form.png","1":"say.mp3"}`)},
			{"0", picture},
			{"1", []byte("ID3")},
		}
	case anki.Form21b:
		entries = []Entry{
			{"meta", []byte{8, 3}},
			{"collection.anki21b", Packed(t, Database(t, schema+notes))},
			{"collection.anki2", old},
			{"media", Packed(t, slicesOf(MediaEntry("order form.png", len(picture)), MediaEntry("say.mp3", 3)))},
			{"0", Packed(t, picture)},
			{"1", Packed(t, []byte("ID3"))},
		}
	}
	return Zip(t, entries...)
}

func slicesOf(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

// MediaEntry is one entry of the newer map of media.
func MediaEntry(name string, size int) []byte {
	inside := append([]byte{1<<3 | 2}, binary.AppendUvarint(nil, uint64(len(name)))...)
	inside = append(inside, name...)
	inside = binary.AppendUvarint(append(inside, 2<<3), uint64(size))
	return append(binary.AppendUvarint([]byte{1<<3 | 2}, uint64(len(inside))), inside...)
}

// Entry is a file in a zip.
type Entry struct {
	Name string
	Data []byte
}

// Zip writes a zip and gives its path.
func Zip(t T, entries ...Entry) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		w, err := z.Create(e.Name)
		if err == nil {
			_, err = w.Write(e.Data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "deck.apkg")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Packed is a frame of zstd.
func Packed(t T, data []byte) []byte {
	t.Helper()
	w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest))
	if err != nil {
		t.Fatal(err)
	}
	return w.EncodeAll(data, nil)
}

// Database is what a file of SQLite holds after some SQL.
func Database(t T, commands string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "collection")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"PRAGMA synchronous = OFF", "BEGIN", commands, "COMMIT"} {
		if _, err := db.Exec(command); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Picture is a small PNG.
func Picture(t T) []byte {
	t.Helper()
	i := image.NewRGBA(image.Rect(0, 0, 12, 8))
	for x := range 12 {
		i.Set(x, x%8, color.RGBA{R: uint8(20 * x), A: 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, i); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Large is SQL of so many notes, one card each, and reviews of them.
func Large(count, reviews int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < %d) "+
		"INSERT INTO notes SELECT 1700000000000+i, 'g'||i, 101, 0, -1, ' tag'||(i%%20)||' ', '<b>Question '||i||'</b>, what is it?'||X'1F'||'<div>The answer to '||i||' is <i>this</i>,<br>in two lines &amp; more</div>', 'x', 0, 0, '' FROM n;", count)
	fmt.Fprintf(&b, "INSERT INTO cards SELECT id, id, 201+(id%%2), 0, 0, -1, 2, 2, 30, 12, 2500, 3, 0, 0, 0, 0, 0, '' FROM notes;")
	fmt.Fprintf(&b, "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i+1 FROM n WHERE i+1 < %d) "+
		"INSERT INTO revlog SELECT 1700000000000+i*3000000+(i%%%d), 1700000000001+(i%%%d), -1, 1+((i*7)%%4), 1, 1, 2500, 4000+(i%%5000), 1 FROM n;", reviews, count, count)
	return strings.ReplaceAll(b.String(), "i*3000000", "(i/"+fmt.Sprint(count)+")*500000000+(i%"+fmt.Sprint(count)+")")
}
