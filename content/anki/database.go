package anki

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/cases"
	"modernc.org/sqlite"
)

// unicase has SQLite order names as Anki does, without regard to case: its newer
// databases name an order that SQLite itself doesn't know.
var unicase = sync.OnceValue(func() error {
	return sqlite.RegisterCollationUtf8("unicase", func(a, b string) int {
		return strings.Compare(cases.Fold().String(a), cases.Fold().String(b))
	})
})

// RegisterOrder has SQLite know the order of names that Anki's newer tables have, in
// every database opened after it. [Open] does so by itself.
func RegisterOrder() error { return unicase() }

// database is a collection's database while it is read.
type database struct {
	ctx  context.Context
	conn *sql.Conn
	*Collection

	created  int64 // seconds, UTC
	older    bool  // ratings are of the scheduler that had three in learning
	types    map[int64]*NoteType
	decks    map[int64]*DeckName
	cards    map[int64]*Card
	notes    map[int64]*Note
	progress func(done, all int64)
	done     int64
	all      int64
}

// The parts of SQLite that have limits, by their numbers.
const (
	limitLength    = 0 // of a value or a row, in bytes
	limitSQL       = 1 // of a statement, those of the schema too
	limitDepth     = 3 // of an expression
	limitVariables = 9
)

// readDatabase reads a database, which may be made to do harm: it is only read, as
// what it was found, and asked nothing that would run what it holds.
func (c *Collection) readDatabase(ctx context.Context, path string, progress func(done, all int64)) (err error) {
	if err := unicase(); err != nil {
		return err
	}
	db, err := sql.Open("sqlite", addressOf(path)+"?mode=ro&immutable=1")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	conn, err := db.Conn(ctx)
	if err != nil {
		return c.damaged(ctx, err)
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	for limit, most := range map[int]int{limitLength: mostConfig, limitSQL: 1 << 20, limitDepth: 100, limitVariables: 10} {
		if _, err := sqlite.Limit(conn, limit, most); err != nil {
			return err
		}
	}
	for _, command := range []string{
		"PRAGMA trusted_schema = OFF", "PRAGMA query_only = ON", "PRAGMA cell_size_check = ON", "PRAGMA mmap_size = 0", "PRAGMA temp_store = MEMORY", "PRAGMA cache_size = -16000",
	} {
		if _, err := conn.ExecContext(ctx, command); err != nil {
			return c.damaged(ctx, err)
		}
	}
	d := &database{
		ctx: ctx, conn: conn, Collection: c, progress: progress,
		types: map[int64]*NoteType{}, decks: map[int64]*DeckName{}, cards: map[int64]*Card{}, notes: map[int64]*Note{},
	}
	for _, step := range []func() error{d.checkTables, d.count, d.readCollection, d.readNotes, d.readCards, d.readReviews} {
		if err := step(); err != nil {
			return err
		}
	}
	d.settle()
	return nil
}

// addressOf is a file as SQLite takes it with options.
func addressOf(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/ of Windows
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// damaged says of an error of SQLite that the file is damaged, unless it was broken off.
func (c *Collection) damaged(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for _, own := range []error{ErrDamaged, ErrTooBig, ErrNewer} {
		if errors.Is(err, own) {
			return err
		}
	}
	return fmt.Errorf("%w: its database can't be read: %w", ErrDamaged, err)
}

// checkTables holds that what will be read are tables and not views, and columns that
// are kept and not worked out: nothing that takes as long as it likes.
func (d *database) checkTables() error {
	tables := []string{"col", "notes", "cards", "revlog"}
	newer, err := d.isTable("notetypes")
	if err != nil {
		return err
	}
	if newer {
		tables = append(tables, "notetypes", "fields", "templates", "decks")
	}
	for _, table := range tables {
		ok, err := d.isTable(table)
		if err != nil {
			return err
		}
		if !ok {
			return fmt.Errorf("%w: there is no table %s in its database", ErrDamaged, table)
		}
		worked := 0
		err = d.conn.QueryRowContext(d.ctx, "SELECT count(*) FROM pragma_table_xinfo(?) WHERE hidden <> 0", table).Scan(&worked)
		if err != nil {
			return d.damaged(d.ctx, err)
		}
		if worked > 0 {
			return fmt.Errorf("%w: the table %s has columns that no Anki makes", ErrDamaged, table)
		}
	}
	return nil
}

func (d *database) isTable(name string) (bool, error) {
	n := 0
	err := d.conn.QueryRowContext(d.ctx, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ? AND rootpage > 0", name).Scan(&n)
	if err != nil {
		return false, d.damaged(d.ctx, err)
	}
	return n == 1, nil
}

// count holds that there isn't more than can be taken in.
func (d *database) count() error {
	for _, t := range []struct {
		table, what string
		most        int64
	}{{"notes", "notes", MostNotes}, {"cards", "cards", MostCards}, {"revlog", "reviews", MostReviews}} {
		n := int64(0)
		if err := d.conn.QueryRowContext(d.ctx, "SELECT count(*) FROM (SELECT 1 FROM "+t.table+" LIMIT ?)", t.most+1).Scan(&n); err != nil {
			return d.damaged(d.ctx, err)
		}
		if n > t.most {
			return fmt.Errorf("%w: there are more than %d %s; export a part of the decks", ErrTooBig, t.most, t.what)
		}
		d.all += n
	}
	return nil
}

// step tells how far it is.
func (d *database) step() {
	if d.done++; d.progress != nil && d.done%2048 == 0 {
		d.progress(d.done, d.all)
	}
}

// each goes through the rows of a query.
func (d *database) each(query string, row func(scan func(...any) error) error) error {
	rows, err := d.conn.QueryContext(d.ctx, query)
	if err != nil {
		return d.damaged(d.ctx, err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return d.damaged(d.ctx, err)
		}
	}
	if err := rows.Err(); err != nil {
		return d.damaged(d.ctx, err)
	}
	return nil
}

// readNotes reads the notes.
func (d *database) readNotes() error {
	guids := map[string]bool{}
	err := d.each("SELECT CAST(id AS INTEGER), CAST(guid AS TEXT), CAST(mid AS INTEGER), CAST(tags AS TEXT), CAST(flds AS TEXT) FROM notes", func(scan func(...any) error) error {
		d.step()
		var n Note
		var of int64
		var guid, tags, fields sql.NullString
		if err := scan(&n.ID, &guid, &of, &tags, &fields); err != nil {
			return err
		}
		n.GUID, n.Type = guid.String, d.types[of]
		n.Fields = strings.Split(strings.ToValidUTF8(strings.ReplaceAll(fields.String, "\x00", ""), "\uFFFD"), "\x1f")
		switch {
		case len(fields.String) > mostField || len(n.GUID) > mostName:
			d.Problems.add(TooLong, fmt.Sprintf("note %d", n.ID), fmt.Sprintf("%d kB", len(fields.String)>>10))
			return nil
		case n.Type == nil:
			d.Problems.Add(NoType, &n, fmt.Sprint(of))
			return nil
		}
		if n.GUID == "" {
			n.GUID = fmt.Sprint(n.ID)
		}
		if guids[n.GUID] {
			d.Problems.Add(Doubled, &n, n.GUID)
			return nil
		}
		guids[n.GUID] = true
		for tag := range strings.FieldsSeq(strings.ToValidUTF8(tags.String, "\uFFFD")) {
			if len(tag) <= mostName && len(n.Tags) < mostTags && !slices.Contains(n.Tags, tag) {
				n.Tags = append(n.Tags, tag)
			}
		}
		d.notes[n.ID] = &n
		return nil
	})
	return err
}

// Where a card lies.
const (
	queueSuspended = -1
	typeReview     = 2
	typeRelearning = 3
)

// readCards reads the cards of the notes.
func (d *database) readCards() error {
	return d.each("SELECT CAST(id AS INTEGER), CAST(nid AS INTEGER), CAST(did AS INTEGER), CAST(ord AS INTEGER), CAST(type AS INTEGER), CAST(queue AS INTEGER), CAST(odid AS INTEGER) FROM cards", func(scan func(...any) error) error {
		d.step()
		var c Card
		var note, deck, kind, queue, home sql.NullInt64
		if err := scan(&c.ID, &note, &deck, &c.Ordinal, &kind, &queue, &home); err != nil {
			return err
		}
		n := d.notes[note.Int64]
		if n == nil || c.Ordinal < 0 || c.Ordinal >= mostFields || d.cards[c.ID] != nil || slices.ContainsFunc(n.Cards, func(o *Card) bool { return o.Ordinal == c.Ordinal }) {
			return nil // its note is told already, or isn't there
		}
		of := deck.Int64
		if home.Int64 != 0 { // it is in a deck for a while only
			of = home.Int64
		}
		if c.Deck = d.decks[of]; c.Deck == nil {
			c.Deck = &DeckName{ID: of, Name: fmt.Sprintf("Deck %d", of)}
			d.decks[of] = c.Deck
		}
		c.suspended = queue.Int64 == queueSuspended
		c.scheduled = kind.Int64 == typeReview || kind.Int64 == typeRelearning
		d.cards[c.ID] = &c
		n.Cards = append(n.Cards, &c)
		d.Cards++
		return nil
	})
}

// The kinds of a review.
const (
	reviewLearn = iota
	reviewDue
	reviewRelearn
	reviewCram
	reviewManual
	reviewMoved
)

// readReviews reads how the cards were graded.
func (d *database) readReviews() error {
	now := time.Now().Add(24 * time.Hour).UnixMilli()
	err := d.each("SELECT CAST(id AS INTEGER), CAST(cid AS INTEGER), CAST(ease AS INTEGER), CAST(factor AS INTEGER), CAST(time AS INTEGER), CAST(type AS INTEGER) FROM revlog", func(scan func(...any) error) error {
		d.step()
		var at int64
		var card, ease, factor, took, kind sql.NullInt64
		if err := scan(&at, &card, &ease, &factor, &took, &kind); err != nil {
			return err
		}
		c := d.cards[card.Int64]
		switch {
		case c == nil:
			d.Problems.add(StrayReview, "", "")
			return nil
		case at <= 0 || at > now:
			d.Problems.add(OddReview, "", "")
			return nil
		case kind.Int64 == reviewManual && factor.Int64 == 0 && ease.Int64 == 0: // forgotten on purpose
			c.Reviews = append(c.Reviews, Review{At: time.UnixMilli(at).UTC()})
			return nil
		case kind.Int64 == reviewManual, kind.Int64 == reviewMoved, kind.Int64 == reviewCram && factor.Int64 == 0:
			d.Problems.add(OtherReview, "", "")
			return nil
		case kind.Int64 < reviewLearn || kind.Int64 > reviewMoved || ease.Int64 < 1 || ease.Int64 > 4:
			d.Problems.add(OddReview, "", "")
			return nil
		}
		r := Review{At: time.UnixMilli(at).UTC(), Rating: int(ease.Int64), Took: time.Duration(min(max(took.Int64, 0), 3_600_000)) * time.Millisecond}
		if d.older && kind.Int64 != reviewDue && r.Rating > 1 { // again, good and easy were all there was
			r.Rating = min(r.Rating+1, 4)
		}
		c.Reviews = append(c.Reviews, r)
		return nil
	})
	return err
}

// settle puts everything in order, and notes what can't be taken over.
func (d *database) settle() {
	for _, n := range d.notes {
		slices.SortFunc(n.Cards, func(a, b *Card) int { return a.Ordinal - b.Ordinal })
		d.Notes = append(d.Notes, n)
	}
	slices.SortFunc(d.Notes, func(a, b *Note) int { return compare(a.ID, b.ID) })
	for _, n := range d.Notes {
		for _, c := range n.Cards {
			d.settleCard(n, c)
		}
	}
	d.sortDecks()
	if d.progress != nil {
		d.progress(d.all, d.all)
	}
}

func (d *database) settleCard(n *Note, c *Card) {
	slices.SortStableFunc(c.Reviews, func(a, b Review) int { return a.At.Compare(b.At) })
	for i := len(c.Reviews) - 1; i >= 0; i-- {
		if c.Reviews[i].Rating == 0 { // forgotten: what was before is no longer so
			for range c.Reviews[:i] {
				d.Problems.add(ResetReview, "", "")
			}
			c.Reviews = c.Reviews[i+1:]
			break
		}
	}
	d.Reviews += len(c.Reviews)
	if c.suspended {
		d.Problems.Add(Suspended, n, "")
	}
	if c.scheduled && len(c.Reviews) == 0 {
		d.Problems.Add(NoHistory, n, "")
	}
}

func compare(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
