package anki

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// readCollection reads the note types and the decks: as JSON in the one row of the
// table col, or where that says nothing from tables of their own.
func (d *database) readCollection() error {
	var conf, models, decks sql.NullString
	err := d.conn.QueryRowContext(d.ctx, "SELECT CAST(crt AS INTEGER), CAST(conf AS TEXT), CAST(models AS TEXT), CAST(decks AS TEXT) FROM col LIMIT 1").Scan(&d.created, &conf, &models, &decks)
	if err != nil {
		return d.damaged(d.ctx, err)
	}
	newer, err := d.isTable("notetypes")
	if err != nil {
		return err
	}
	if newer {
		err = d.readTables()
	} else {
		err = d.readJSON(conf.String, models.String, decks.String)
	}
	if err != nil {
		return err
	}
	for _, t := range d.types {
		t.settle()
	}
	return nil
}

// numbered is a number that older files write as a text.
type numbered int64

// UnmarshalJSON reads it in either way.
func (n *numbered) UnmarshalJSON(data []byte) error {
	v, err := strconv.ParseFloat(strings.Trim(string(data), `"`), 64)
	if err != nil && string(data) != "null" {
		return fmt.Errorf("%.40s is no number", data)
	}
	*n = numbered(v)
	return nil
}

// model is a note type as JSON.
type model struct {
	ID        numbered        `json:"id"`
	Name      string          `json:"name"`
	Type      numbered        `json:"type"`
	Fields    []modelField    `json:"flds"`
	Templates []modelTemplate `json:"tmpls"`
}

type modelField struct {
	Name    string   `json:"name"`
	Ordinal numbered `json:"ord"`
}

type modelTemplate struct {
	Name     string   `json:"name"`
	Ordinal  numbered `json:"ord"`
	Question string   `json:"qfmt"`
	Answer   string   `json:"afmt"`
}

func (d *database) readJSON(conf, models, decks string) error {
	var settings struct {
		Scheduler numbered `json:"schedVer"`
	}
	if conf != "" && json.Unmarshal([]byte(conf), &settings) != nil {
		return fmt.Errorf("%w: its settings make no sense", ErrDamaged)
	}
	d.older = settings.Scheduler < 2
	byID := map[string]model{}
	if err := json.Unmarshal([]byte(models), &byID); err != nil {
		return fmt.Errorf("%w: its note types make no sense", ErrDamaged)
	}
	if len(byID) > mostTypes {
		return fmt.Errorf("%w: there are %d note types; %d are the most", ErrTooBig, len(byID), mostTypes)
	}
	for key, m := range byID {
		id, err := strconv.ParseInt(key, 10, 64)
		if err != nil {
			return fmt.Errorf("%w: %.40q is no number of a note type", ErrDamaged, key)
		}
		if len(m.Fields) > mostFields || len(m.Templates) > mostFields {
			return fmt.Errorf("%w: the note type %.80q has more than %d fields or templates", ErrTooBig, m.Name, mostFields)
		}
		t := &NoteType{ID: id, Name: m.Name, Kind: kindOf(uint64(m.Type))}
		slices.SortStableFunc(m.Fields, func(a, b modelField) int { return compare(int64(a.Ordinal), int64(b.Ordinal)) })
		for _, f := range m.Fields {
			t.Fields = append(t.Fields, f.Name)
		}
		slices.SortStableFunc(m.Templates, func(a, b modelTemplate) int { return compare(int64(a.Ordinal), int64(b.Ordinal)) })
		for _, one := range m.Templates {
			t.Templates = append(t.Templates, Template{one.Name, one.Question, one.Answer})
		}
		d.types[id] = t
	}
	names := map[string]struct {
		Name string `json:"name"`
	}{}
	if err := json.Unmarshal([]byte(decks), &names); err != nil {
		return fmt.Errorf("%w: its decks make no sense", ErrDamaged)
	}
	for key, deck := range names {
		id, err := strconv.ParseInt(key, 10, 64)
		if err != nil {
			return fmt.Errorf("%w: %.40q is no number of a deck", ErrDamaged, key)
		}
		if err := d.addDeck(id, deck.Name); err != nil {
			return err
		}
	}
	return nil
}

func kindOf(n uint64) Kind {
	if n == 1 {
		return Cloze
	}
	return Standard
}

// addDeck takes up a deck, of a name as either form writes it.
func (d *database) addDeck(id int64, name string) error {
	if len(d.decks) >= mostDecks {
		return fmt.Errorf("%w: there are more than %d decks", ErrTooBig, mostDecks)
	}
	if len(name) > mostName {
		return fmt.Errorf("%w: a deck has a name of %d bytes; %d are the most", ErrTooBig, len(name), mostName)
	}
	var parts []string
	for p := range strings.SplitSeq(strings.ReplaceAll(strings.ToValidUTF8(name, "\uFFFD"), "\x1f", "::"), "::") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 {
		parts = []string{fmt.Sprintf("Deck %d", id)}
	}
	d.decks[id] = &DeckName{ID: id, Name: strings.Join(parts, "::")}
	return nil
}

// The numbers of the parts of the configuration of a note type and of a template.
const (
	typeKind         = 1
	templateQuestion = 1
	templateAnswer   = 2
)

// readTables reads the note types and the decks of the newer form.
func (d *database) readTables() error {
	tooMany := fmt.Errorf("%w: there are more than %d note types, or one has more than %d fields", ErrTooBig, mostTypes, mostFields)
	err := d.each("SELECT CAST(id AS INTEGER), CAST(name AS TEXT), config FROM notetypes", func(scan func(...any) error) error {
		t := &NoteType{}
		var config []byte
		if err := scan(&t.ID, &t.Name, &config); err != nil {
			return err
		}
		if len(d.types) >= mostTypes {
			return tooMany
		}
		d.types[t.ID] = t
		return eachPart(config, func(p part) error {
			if p.number == typeKind && p.wire == wireVarint {
				t.Kind = kindOf(p.value)
			}
			return nil
		})
	})
	if err != nil {
		return err
	}
	type placed struct {
		at       int64
		name     string
		template Template
	}
	fields, templates := map[int64][]placed{}, map[int64][]placed{}
	err = d.each("SELECT CAST(ntid AS INTEGER), CAST(ord AS INTEGER), CAST(name AS TEXT) FROM fields", func(scan func(...any) error) error {
		var of int64
		var f placed
		if err := scan(&of, &f.at, &f.name); err != nil {
			return err
		}
		if len(fields[of]) >= mostFields || len(fields) > mostTypes {
			return tooMany
		}
		fields[of] = append(fields[of], f)
		return nil
	})
	if err != nil {
		return err
	}
	err = d.each("SELECT CAST(ntid AS INTEGER), CAST(ord AS INTEGER), CAST(name AS TEXT), config FROM templates", func(scan func(...any) error) error {
		var of int64
		var t placed
		var config []byte
		if err := scan(&of, &t.at, &t.name, &config); err != nil {
			return err
		}
		if len(templates[of]) >= mostFields || len(templates) > mostTypes {
			return tooMany
		}
		t.template.Name = t.name
		if err := eachPart(config, func(p part) error {
			switch {
			case p.wire != wireBytes:
			case p.number == templateQuestion:
				t.template.Question = string(p.bytes)
			case p.number == templateAnswer:
				t.template.Answer = string(p.bytes)
			}
			return nil
		}); err != nil {
			return err
		}
		templates[of] = append(templates[of], t)
		return nil
	})
	if err != nil {
		return err
	}
	byPlace := func(a, b placed) int { return compare(a.at, b.at) }
	for id, t := range d.types {
		slices.SortStableFunc(fields[id], byPlace)
		for _, f := range fields[id] {
			t.Fields = append(t.Fields, f.name)
		}
		slices.SortStableFunc(templates[id], byPlace)
		for _, one := range templates[id] {
			t.Templates = append(t.Templates, one.template)
		}
	}
	return d.each("SELECT CAST(id AS INTEGER), CAST(name AS TEXT) FROM decks", func(scan func(...any) error) error {
		var id int64
		var name string
		if err := scan(&id, &name); err != nil {
			return err
		}
		return d.addDeck(id, name)
	})
}
