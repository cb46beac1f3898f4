package study

import (
	"math"

	"github.com/oklog/ulid/v2"

	"stagecraft/content/anchor"
	"stagecraft/content/edition"
	"stagecraft/study/fsrs"
)

// What the events of several kinds, or what is common to all, are packed of. A
// field that isn't named here would be lost with a snapshot: a test holds what
// comes of one against a replay.

func packPlace(c *codec, p *anchor.Place) {
	text(c, &p.Lesson)
	text(c, &p.Block)
}

func packPassage(c *codec, p *Passage) {
	text(c, &p.Lesson)
	text(c, &p.Block)
	integer(c, &p.Start)
	integer(c, &p.End)
}

func packFlagTarget(c *codec, t *FlagTarget) {
	text(c, &t.Card)
	text(c, &t.Question)
	text(c, &t.Lesson)
	text(c, &t.Block)
}

func packMove(c *codec, m *anchor.Move) {
	list(c, &m.From, packPlace)
	packPlace(c, &m.To)
	list(c, &m.Runs, func(c *codec, r *anchor.Run) {
		integer(c, &r.From)
		integer(c, &r.Start)
		integer(c, &r.To)
		integer(c, &r.Length)
	})
}

func packTexts(c *codec, texts *[]string) { list(c, texts, text) }

func packSame(c *codec, same *[]SameAs) {
	list(c, same, func(c *codec, s *SameAs) {
		text(c, &s.Process)
		text(c, &s.Step)
		text(c, &s.Why)
	})
}

func packEdit(c *codec, e *EditedPayload) {
	text(c, &e.Process)
	text(c, &e.Change)
	text(c, &e.Step)
	text(c, &e.Field)
	text(c, &e.Text)
	packTexts(c, &e.Texts)
	packSame(c, &e.Same)
	text(c, &e.After)
	made := e.Made != nil
	if c.flag(&made); !made {
		return
	}
	if c.reading {
		e.Made = &MadeProcess{}
	}
	text(c, &e.Made.Title)
	text(c, &e.Made.About)
	text(c, &e.Made.Source)
	list(c, &e.Made.Steps, func(c *codec, s *MadeStep) {
		text(c, &s.ID)
		text(c, &s.Name)
		text(c, &s.Stage)
		text(c, &s.Aim)
		packTexts(c, &s.Happens)
		packTexts(c, &s.DoneWhen)
		text(c, &s.Lead)
		packTexts(c, &s.Support)
		packTexts(c, &s.Leaves)
		text(c, &s.MeasuredBy)
		text(c, &s.Mistake)
		packTexts(c, &s.Terms)
		text(c, &s.Lesson)
		packSame(c, &s.Same)
		packTexts(c, &s.BackTo)
	})
}

// memories packs what is known of each card, once every card is settled.
func (c *codec) memories(p *memories) {
	s := c.state
	if c.reading {
		p.bySymbol = make([]*memory, len(s.symbols.texts))
	}
	list(c, &p.all, func(c *codec, m **memory) {
		var card symbol
		if !c.reading {
			card = s.symbols.numberOf[(*m).id]
		}
		c.symbol(&card)
		if c.reading {
			if p.bySymbol[card] != nil {
				c.fail()
				return
			}
			*m = &memory{id: s.symbols.text(card)}
			p.byCard[(*m).id], p.bySymbol[card] = *m, *m
		}
		c.memory(*m)
	})
	integer(c, &p.first)
	c.flag(&p.firstNewer)
	c.calibration(&p.calibration)
}

func (c *codec) memory(m *memory) {
	c.ascending(&m.grades)
	c.ascending(&m.earlier)
	c.ascending(&m.past)
	integer(c, &m.recalled)
	m.begun = len(m.past) > 0
	integer(c, &m.restarted)
	m.settled = len(m.grades)
	integer(c, &m.met)
	integer(c, &m.metDate)
	integer(c, &m.again)
	integer(c, &m.days)
	integer(c, &m.latest)
	integer(c, &m.day)
	integer(c, &m.due)
	integer(c, &m.surelyWrong)
	c.flag(&m.wrongLast)
	packCard(c, &m.card)
}

func packCard(c *codec, f *fsrs.Card) {
	integer(c, &f.State)
	integer(c, &f.Step)
	c.float(&f.Stability)
	c.float(&f.Fast)
	c.float(&f.Difficulty)
	integer(c, &f.Days)
	c.time(&f.Last)
	c.time(&f.Due)
	integer(c, &f.Reps)
	integer(c, &f.Lapses)
}

func (c *codec) symbols(t *symbols) {
	if !c.reading {
		list(c, &t.texts, text)
		return
	}
	var texts []string
	list(c, &texts, text)
	if len(texts) == 0 || texts[0] != "" {
		c.fail()
		return
	}
	t.texts = texts
	t.numberOf = make(map[string]symbol, len(texts))
	for i, text := range texts {
		t.numberOf[text] = symbol(i)
	}
}

func (c *codec) moves(m *moves) {
	var all []anchor.Move
	if !c.reading {
		for _, from := range m.from {
			for _, d := range from {
				if d.from == 0 { // once each
					all = append(all, *d.move)
				}
			}
		}
	}
	list(c, &all, packMove)
	if c.reading {
		for i := range all {
			if all[i].Check(MaxEnd) != nil {
				c.fail()
				return
			}
			m.add(all[i])
		}
	}
}

// editions packs the versions in which something was done, and which ids events
// say to have become others.
func (c *codec) editions(s *State) {
	list(c, &s.editions, text)
	var written []edition.Move
	for m := range s.renames.written {
		written = append(written, m)
	}
	list(c, &written, func(c *codec, m *edition.Move) {
		text(c, &m.From)
		text(c, &m.To)
	})
	if !c.reading {
		return
	}
	if len(s.editions) == 0 || s.editions[0] != "" || len(s.editions) > math.MaxUint16+1 {
		s.editions = []string{""}
		c.fail()
		return
	}
	for i, version := range s.editions {
		s.editionOf[version] = editionNumber(i)
	}
	for _, m := range written {
		s.renames.written[m] = true
		s.renames.add(m)
	}
}

// edition packs the number of an edition.
func (c *codec) edition(n *editionNumber) {
	if natural(c, n); c.reading && int(*n) >= len(c.state.editions) {
		*n = 0
		c.fail()
	}
}

func packUpdated(c *codec, p *UpdatedPayload) {
	text(c, &p.From)
	text(c, &p.To)
	text(c, &p.Edition)
	list(c, &p.Changed, func(c *codec, part *ChangedPart) {
		for _, t := range []*string{&part.ID, &part.Part, &part.From, &part.Was, &part.Now, &part.Sum} {
			text(c, t)
		}
	})
	brings := p.Brings != nil
	if c.flag(&brings); !brings {
		return
	}
	if c.reading {
		p.Brings = &Brings{}
	}
	b := p.Brings
	for _, ids := range []*[]string{&b.New, &b.Reworded, &b.Changed, &b.Moved, &b.Retired} {
		packTexts(c, ids)
	}
	integer(c, &b.More)
	integer(c, &b.NotesMoved)
	integer(c, &b.NotesLost)
}

func (c *codec) joins(j *joins) {
	list(c, &j.all, func(c *codec, of **join) {
		if c.reading {
			*of = &join{}
		}
		c.id(&(*of).event)
		list(c, &(*of).ids, (*codec).id)
		c.flag(&(*of).undone)
	})
	if !c.reading || len(j.all) == 0 {
		return
	}
	j.of, j.toggling = map[ulid.ULID]*join{}, map[ulid.ULID]bool{}
	for _, one := range j.all {
		j.of[one.event] = one
		if one.undone {
			j.undone = append(j.undone, one)
		}
	}
}

// marks packs the marks, in order, and what follows from them.
func (c *codec) marks(s *State) {
	type named struct {
		id ulid.ULID
		mark
	}
	var all []named
	if !c.reading {
		for id, m := range s.marks {
			all = append(all, named{id, m})
		}
	}
	list(c, &all, func(c *codec, n *named) {
		c.id(&n.id)
		c.id(&n.target)
		c.flag(&n.undoes)
	})
	if c.reading {
		s.takeMarks(len(all), func(i int) (ulid.ULID, mark) { return all[i].id, all[i].mark })
	}
}

func (c *codec) operations(s *State) {
	dictionary(c, &s.more, (*codec).id, func(c *codec, ids *[]ulid.ULID) { list(c, ids, (*codec).id) })
	if c.reading {
		for op, ids := range s.more {
			for _, id := range ids {
				s.partOf[id] = op
			}
		}
	}
}

func (c *codec) undoIndex(x *undoIndex) {
	each := func(c *codec, l *undoList) {
		c.flag(&l.any)
		integer(c, &l.last)
		c.indexes(&l.done)
		if c.reading && l.any && (l.last < 0 || int(l.last) >= c.state.size()) {
			c.fail()
		}
	}
	for i := range x.areas {
		each(c, &x.areas[i])
	}
	dictionary(c, &x.parts, func(c *codec, s *Scope) {
		integer(c, &s.area)
		text(c, &s.id)
		integer(c, &s.also)
	}, func(c *codec, l **undoList) {
		if c.reading {
			*l = &undoList{}
		}
		each(c, *l)
	})
}
