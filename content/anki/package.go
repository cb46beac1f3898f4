package anki

import (
	"archive/zip"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// PackageExtension is how the name of a package ends.
const PackageExtension = ".apkg"

// WritePackage writes a deck as an .apkg file of the form that every Anki since 2012
// and other programs read, with its pictures. The same deck makes the same notes and
// cards, by their numbers and names, so that opening it anew brings them up to date
// and doubles none. Now is written down as the time of the change.
func WritePackage(ctx context.Context, out io.Writer, d *Deck, now time.Time) (Written, error) {
	w := packaging{deck: d, now: now, shown: shown{deck: d}}
	if err := w.write(ctx, out); err != nil {
		return Written{}, fmt.Errorf("write the deck %q for Anki: %w", d.Title, err)
	}
	w.Pictures, w.Missing = len(w.shown.files), w.shown.missing
	return w.Written, nil
}

// packaging is one WritePackage under way.
type packaging struct {
	Written
	deck  *Deck
	now   time.Time
	shown shown
	decks map[string]int64 // by name
	ids   numbers
}

func (w *packaging) write(ctx context.Context, out io.Writer) (err error) {
	folder, err := os.MkdirTemp("", "stagecraft-anki-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	at := filepath.Join(folder, "collection.anki2")
	if err := w.database(ctx, at); err != nil {
		return err
	}
	z := zip.NewWriter(out)
	add := func(name string, method uint16, from io.Reader) error {
		entry, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method, Modified: w.now.UTC()})
		if err == nil {
			_, err = io.Copy(entry, from)
		}
		return err
	}
	in, err := os.Open(at)
	if err != nil {
		return err
	}
	if err := errors.Join(add("collection.anki2", zip.Deflate, in), in.Close()); err != nil {
		return err
	}
	names := make(map[string]string, len(w.shown.files))
	for i, f := range w.shown.files {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		names[strconv.Itoa(i)] = f.name
		if err := add(strconv.Itoa(i), zip.Store, strings.NewReader(string(f.data))); err != nil {
			return err
		}
	}
	list, err := json.Marshal(names)
	if err != nil {
		return err
	}
	if err := add("media", zip.Deflate, strings.NewReader(string(list))); err != nil {
		return err
	}
	return z.Close()
}

// tables are those of a collection in the form that Anki calls schema 11.
var tables = []string{
	"CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL, " +
		"usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL)",
	"CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL, " +
		"flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL)",
	"CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, " +
		"type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, " +
		"left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL)",
	"CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL, " +
		"factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL)",
	"CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL)",
	"CREATE INDEX ix_notes_usn ON notes (usn)",
	"CREATE INDEX ix_notes_csum ON notes (csum)",
	"CREATE INDEX ix_cards_usn ON cards (usn)",
	"CREATE INDEX ix_cards_nid ON cards (nid)",
	"CREATE INDEX ix_cards_sched ON cards (did, queue, due)",
	"CREATE INDEX ix_revlog_usn ON revlog (usn)",
	"CREATE INDEX ix_revlog_cid ON revlog (cid)",
}

const schema = 11

// database writes the collection.
func (w *packaging) database(ctx context.Context, path string) (err error) {
	db, err := sql.Open("sqlite", addressOf(path))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	for _, command := range append([]string{"PRAGMA journal_mode = MEMORY", "PRAGMA synchronous = OFF"}, tables...) {
		if _, err := db.ExecContext(ctx, command); err != nil {
			return err
		}
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after a commit there is nothing to roll back
	if err := w.notes(ctx, tx); err != nil {
		return err
	}
	if err := w.collection(ctx, tx); err != nil {
		return err
	}
	return tx.Commit()
}

// notes writes the notes with their cards.
func (w *packaging) notes(ctx context.Context, tx *sql.Tx) error {
	w.decks, w.ids = map[string]int64{}, numbers{}
	note, err := tx.PrepareContext(ctx, "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')")
	if err != nil {
		return err
	}
	card, err := tx.PrepareContext(ctx, "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')")
	if err != nil {
		return err
	}
	guids := map[string]bool{}
	now := w.now.Unix()
	for i := range w.deck.Cards {
		e := &w.deck.Cards[i]
		if guids[e.guid()] {
			continue
		}
		guids[e.guid()] = true
		id, fields, tags := w.ids.of(e.guid()), w.fields(e), strings.Join(e.tags(), " ")
		if tags != "" {
			tags = " " + tags + " "
		}
		first := plainField(fields[0])
		if _, err := note.ExecContext(ctx, id, e.guid(), number(e.noteType()), now, tags, strings.Join(fields[:], "\x1f"), first, checksum(fields[0])); err != nil {
			return err
		}
		w.Notes++
		for _, ordinal := range e.ordinals() {
			if _, err := card.ExecContext(ctx, w.ids.of(e.guid()+"/"+strconv.Itoa(ordinal)), id, w.deckID(w.deck.deckName(e)), ordinal, now, w.Notes); err != nil {
				return err
			}
			w.Cards++
		}
	}
	return nil
}

// fields gives the fields of a note, both of which every type here has.
func (w *packaging) fields(e *Entry) [2]string { return entryFields(e, w.shown.name) }

func entryFields(e *Entry, picture func(string) string) [2]string {
	clean := func(s string) string { return strings.ReplaceAll(s, "\x1f", " ") }
	back := clean(fieldHTML(e.Back, picture))
	if e.Gaps != "" {
		return [2]string{clean(fieldHTML(e.Gaps, picture)), back}
	}
	front := clean(fieldHTML(e.Front, picture))
	if e.About != "" {
		front = "<small>" + fieldHTML(e.About, picture) + "</small><br>" + front
	}
	return [2]string{front, back}
}

// ordinals are the numbers of the cards of a note, from 0.
func (e *Entry) ordinals() []int {
	switch {
	case e.Gaps != "":
		all := gapNumbers(e.Gaps)
		for i := range all {
			all[i]--
		}
		return all
	case e.Reversed:
		return []int{0, 1}
	}
	return []int{0}
}

// deckID gives the number of a deck, and makes it with those around it.
func (w *packaging) deckID(name string) int64 {
	id, there := w.decks[name]
	if !there {
		if at := strings.LastIndex(name, "::"); at > 0 {
			w.deckID(name[:at])
		}
		id = number("deck " + name)
		w.decks[name] = id
	}
	return id
}

type object map[string]any

// collection writes the one row that says of what types the notes are, and which decks
// there are.
func (w *packaging) collection(ctx context.Context, tx *sql.Tx) error {
	now := w.now.Unix()
	w.deckID(w.deck.Title)
	decks := object{"1": deckObject(1, "Default", now)}
	for name, id := range w.decks {
		decks[strconv.FormatInt(id, 10)] = deckObject(id, name, now)
	}
	models := object{}
	for _, t := range []string{basicType, reversedType, clozeType} {
		models[strconv.FormatInt(number(t), 10)] = modelObject(t, w.decks[w.deck.Title], now)
	}
	conf := object{
		"activeDecks": []int{1}, "curDeck": 1, "newSpread": 0, "collapseTime": 1200, "timeLim": 0, "estTimes": true, "dueCounts": true,
		"curModel": strconv.FormatInt(number(basicType), 10), "nextPos": w.Notes + 1, "sortType": "noteFld", "sortBackwards": false, "addToCur": true, "schedVer": 2,
	}
	options := object{"1": object{
		"id": 1, "name": "Default", "mod": 0, "usn": 0, "maxTaken": 60, "autoplay": true, "timer": 0, "replayq": true, "dyn": false,
		"new":   object{"delays": []int{1, 10}, "ints": []int{1, 4, 7}, "initialFactor": 2500, "order": 1, "perDay": 20, "bury": false},
		"rev":   object{"perDay": 200, "ease4": 1.3, "fuzz": 0.05, "ivlFct": 1, "maxIvl": 36500, "bury": false, "minSpace": 1},
		"lapse": object{"delays": []int{10}, "mult": 0, "minInt": 1, "leechFails": 8, "leechAction": 0},
	}}
	values := make([]any, 0, 4)
	for _, v := range []any{conf, models, decks, options} {
		text, err := json.Marshal(v)
		if err != nil {
			return err
		}
		values = append(values, string(text))
	}
	day := w.now.UTC().Truncate(24 * time.Hour).Unix()
	_, err := tx.ExecContext(ctx, "INSERT INTO col VALUES (1, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?, ?, '{}')",
		slices.Concat([]any{day, w.now.UnixMilli(), w.now.UnixMilli(), schema}, values)...)
	return err
}

func deckObject(id int64, name string, mod int64) object {
	return object{
		"id": id, "name": name, "mod": mod, "usn": -1, "desc": "", "dyn": 0, "conf": 1, "collapsed": false, "browserCollapsed": false, "extendNew": 0, "extendRev": 0,
		"newToday": []int{0, 0}, "revToday": []int{0, 0}, "lrnToday": []int{0, 0}, "timeToday": []int{0, 0},
	}
}

const cardStyle = ".card { font-family: sans-serif; font-size: 20px; text-align: center; }\n" +
	".card small { color: #777; }\nimg { max-width: 100%; }\n.cloze { font-weight: bold; color: #2457d6; }\n"

// modelObject describes a note type.
func modelObject(name string, deck, mod int64) object {
	fields, kind := []string{"Front", "Back"}, 0
	templates := []Template{{"Card 1", "{{Front}}", "{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}"}}
	required := []any{[]any{0, "any", []int{0}}}
	switch name {
	case reversedType:
		templates = append(templates, Template{"Card 2", "{{Back}}", "{{FrontSide}}\n\n<hr id=answer>\n\n{{Front}}"})
		required = append(required, []any{1, "any", []int{1}})
	case clozeType:
		fields, kind = []string{"Text", "Back Extra"}, 1
		templates = []Template{{"Cloze", "{{cloze:Text}}", "{{cloze:Text}}<br>\n{{Back Extra}}"}}
	}
	var flds, tmpls []object
	for i, f := range fields {
		flds = append(flds, object{"name": f, "ord": i, "sticky": false, "rtl": false, "font": "Arial", "size": 20, "media": []string{}})
	}
	for i, t := range templates {
		tmpls = append(tmpls, object{"name": t.Name, "ord": i, "qfmt": t.Question, "afmt": t.Answer, "bqfmt": "", "bafmt": "", "did": nil})
	}
	m := object{
		"id": number(name), "name": name, "type": kind, "mod": mod, "usn": -1, "sortf": 0, "did": deck, "tmpls": tmpls, "flds": flds, "css": cardStyle,
		"latexPre": "", "latexPost": "", "latexsvg": false, "tags": []string{}, "vers": []string{},
	}
	if kind == 0 {
		m["req"] = required
	}
	return m
}
