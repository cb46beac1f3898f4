package content

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"

	"stagecraft/content/arithmetic"
	"stagecraft/content/board"
	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
)

// boardAsked is a question about a board, which is looked up when all are read.
type boardAsked struct {
	q    *Question
	body quizBody
	text string // of the fence
	at   filePosition
	// asTyped tells that the note is shown without the signs of good typesetting.
	asTyped bool
}

// on is the place of a line of the fence.
func (a *boardAsked) on(line int) filePosition {
	return filePosition{a.at.file, a.at.line + line, a.at.column}
}

// answer is the place of an answer, or of a part of it.
func (a *boardAsked) answer(i int, part string) filePosition {
	if i >= len(a.body.board.answers) {
		return a.at
	}
	line := a.body.board.answers[i]
	return wordIn(a.text, a.on(line), line, part)
}

// wordIn moves a place at the beginning of a line of a fence, counted from 1, to the last
// word of it that is one, where it has that.
func wordIn(source string, at filePosition, line int, word string) filePosition {
	lines := strings.Split(source, "\n")
	if word != "" && line > 0 && line <= len(lines) {
		if i := strings.LastIndex(lines[line-1], word); i >= 0 {
			at.column += i
		}
	}
	return at
}

// readBoards reads the boards of a note; lesson is the id of the lesson that it is, or "".
func (r *loader) readBoards(file, lesson string, d *markup.Document) {
	markup.Walk(d.Blocks, func(b markup.Block) bool {
		if deals, ok := b.(*markup.Deals); ok {
			r.readBoard(file, lesson, deals)
		}
		return true
	})
}

func (r *loader) readBoard(file, lesson string, deals *markup.Deals) {
	at := filePosition{file, deals.Line, deals.Column}
	id := text{deals.ID, at}
	if deals.ID == "" {
		r.report(at, Error, "missing-id", "the board has no id; give it one that never changes: ```deals id=a-short-name").
			id("", "board", "", firstWords(deals.Source))
	}
	b, problems := board.Read(deals.Source, r.course.Language, r.stepName)
	for _, p := range problems {
		place := filePosition{at.file, at.line + p.Line, at.column}
		if p.Wrong == "" {
			r.reportMessage(place, Error, p.Rule, p.Message)
			continue
		}
		nearest, hint := r.nearestOrAll(p.Wrong, p.Known)
		r.reportMessage(wordIn(deals.Source, place, p.Line, p.Wrong), Error, p.Rule, catalogue.Joined("", p.Message, hint)).
			instead(p.Wrong, sure(p.Wrong, nearest, p.Known))
	}
	for i, c := range b.Columns {
		if c.Step != "" {
			r.refer(at, Ref{Kind: "step", ID: c.Step}, c.Step)
			b.Columns[i].Name = onOneLine(c.Name)
		}
	}
	b.ID, b.Lesson, b.File, b.Pos = deals.ID, lesson, file, deals.Pos
	if r.checkID(id, "board", "") {
		r.declare("board", id.string, at)
		r.course.Boards = append(r.course.Boards, b)
	}
}

// stepName gives what a step of the course is called; "" where there is none.
func (r *loader) stepName(id string) string {
	process, step, _ := strings.Cut(id, "/")
	for _, p := range r.course.Processes {
		if p.ID != process {
			continue
		}
		for _, s := range p.Steps {
			if s.ID == step {
				return s.Name
			}
		}
	}
	return ""
}

// Board gives the board with an id, or nil.
func (c *Course) Board(id string) *board.Board {
	if i := slices.IndexFunc(c.Boards, func(b *board.Board) bool { return b.ID == id }); i >= 0 {
		return c.Boards[i]
	}
	return nil
}

// askOfBoard notes that a question is about a board.
func (r *loader) askOfBoard(q *Question, body quizBody, at filePosition, quiz *markup.Quiz) {
	if body.board == nil {
		return
	}
	place := wordIn(quiz.Source, filePosition{at.file, at.line + body.board.line, at.column}, body.board.line, body.board.id)
	r.refer(place, Ref{Kind: "board", ID: body.board.id}, body.board.id)
	r.boarded = append(r.boarded, boardAsked{q, body, quiz.Source, at, quiz.AsTyped})
}

// settleBoards gives each question about a board that board, and checks what it asks of it.
func (r *loader) settleBoards() {
	for i := range r.boarded {
		a := &r.boarded[i]
		b := r.course.Board(a.body.board.id)
		if b == nil || len(b.Deals) == 0 {
			continue // that is told
		}
		a.q.Board = b
		switch a.body.boardForm() {
		case pickForm:
			for at, name := range a.q.Items {
				if deal, ok := r.deal(b, name, a.answer(at, name)); ok {
					a.q.Items[at] = deal
				}
			}
		case moveForm:
			r.settleMoves(a, b)
		case sumForm:
			r.settleSum(a, b)
			continue
		}
		for _, line := range a.body.board.mistakes {
			r.report(a.on(line.line), Error, "wrong-mistake", "only a sum that is worked out has mistakes that it knows; say in the explanation what tempts")
		}
	}
}

// deal gives the name of a deal as its board has it, and reports one that it hasn't.
func (r *loader) deal(b *board.Board, name string, at filePosition) (string, bool) {
	if i := b.Deal(name); i >= 0 {
		return b.Deals[i].Name, true
	}
	nearest, hint := r.nearestOrAll(name, b.Names())
	r.report(at, Error, "unknown-deal", "the board %q has no deal %q%s", b.ID, shortened(name), hint).
		instead(name, sure(name, nearest, b.Names()))
	return "", false
}

func (r *loader) settleMoves(a *boardAsked, b *board.Board) {
	for i := range a.q.Moves {
		m := &a.q.Moves[i]
		name, ok := r.deal(b, m.Deal, a.answer(i, m.Deal))
		if !ok {
			continue
		}
		column := b.Column(m.Column)
		switch {
		case column < 0:
			nearest, hint := r.nearestOrAll(m.Column, b.ColumnNames())
			r.report(a.answer(i, m.Column), Error, "unknown-board-step", "the board %q has no step %q%s", b.ID, shortened(m.Column), hint).
				instead(m.Column, sure(m.Column, nearest, b.ColumnNames()))
			continue
		case column == b.Deals[b.Deal(name)].Column:
			r.report(a.answer(i, ""), Error, "bad-deal-move", "the deal %q stands in %q already; say where it belongs instead", name, b.Columns[column].Name)
		}
		*m = Move{name, b.Columns[column].Name}
	}
}

var sumAnswer = regexp.MustCompile(`^\{\s*(\w+)\s*\}\s*(?:±\s*(\d{1,2}(?:\.\d+)?)\s*%)?$`)

// settleSum makes the calculation that a sum of a board is.
func (r *loader) settleSum(a *boardAsked, b *board.Board) {
	m := sumAnswer.FindStringSubmatch(a.body.answers[0])
	if m == nil || len(a.body.answers) > 1 {
		r.report(a.answer(0, ""), Error, "unknown-sum", "%q is no sum of a board; write one line such as = {weighted} or = {weighted} ± 1 %%, of %s", shortened(a.body.answers[0]), strings.Join(board.Sums(), ", "))
		return
	}
	c := &Calculation{prompt: a.body.prompt, explanation: a.body.explanation, language: r.course.Language, units: map[string]unit{}, unit: moneyUnit, asTyped: a.asTyped}
	if u := unit(b.Currency); u.currency() {
		c.unit = u
	}
	answer, err := c.sum(b, board.Sum(m[1]), true)
	if err != nil {
		r.report(a.answer(0, ""), Error, "unknown-sum", "%v", err)
		return
	}
	c.answer = answer
	c.exact.size = new(big.Rat)
	if v, ok := new(big.Rat).SetString(m[2]); ok {
		c.exact = tolerance{size: share(v, true), relative: true}
	}
	for _, line := range a.body.board.mistakes {
		r.sumMistake(a, b, c, line)
	}
	a.q.Kind, a.q.Answers, a.q.Calculation = Calculated, nil, c
}

var mistakenSum = regexp.MustCompile(`^\{\s*(\w+)\s*\}\s*:\s*(.+)$`)

func (r *loader) sumMistake(a *boardAsked, b *board.Board, c *Calculation, line calculationLine) {
	m := mistakenSum.FindStringSubmatch(line.text)
	if m == nil {
		r.report(a.on(line.line), Error, "wrong-mistake", "a mistake on a board is a sum, a colon and what went wrong: ! {total}: you counted each deal in full")
		return
	}
	f, err := c.sum(b, board.Sum(m[1]), false)
	if err != nil {
		r.report(a.on(line.line), Error, "wrong-mistake", "%v", err)
		return
	}
	c.mistakes = append(c.mistakes, knownMistake{f, m[2], line.line})
}

// sum gives the formula of a sum, of numbers that are given for it. With working, a
// deal that counts by its chance is a step of its own.
func (c *Calculation) sum(b *board.Board, of board.Sum, working bool) (*arithmetic.Formula, error) {
	parts, err := b.Parts(of)
	if err != nil {
		return nil, err
	}
	var added []string
	for _, p := range parts {
		worth := c.given(fmt.Sprintf("w%d", p.Deal+1), p, false)
		if p.Chance == nil {
			added = append(added, worth)
			continue
		}
		product := worth + "*" + c.given(fmt.Sprintf("c%d", p.Deal+1), p, true)
		if !working {
			added = append(added, product)
			continue
		}
		f, err := arithmetic.Parse(product)
		if err != nil {
			return nil, catalogue.Errorf("work out what %q adds: %v", p.Name, err)
		}
		name := p.Name
		if c.has(name) {
			name = fmt.Sprintf("deal_%d", p.Deal+1)
		}
		c.units[name] = c.unit
		c.lets = append(c.lets, namedFormula{name: name, formula: f})
		added = append(added, name)
	}
	f, err := arithmetic.Parse(strings.Join(added, "+"))
	if err != nil {
		return nil, catalogue.Errorf("the board has too many deals, or too long names, for one sum: %v", err)
	}
	return f, nil
}

func (c *Calculation) has(name string) bool { return slices.Contains(c.names(), name) }

// given makes what a deal is worth, or its chance, a number that is given, and gives its name.
func (c *Calculation) given(name string, p board.Part, chance bool) string {
	if c.has(name) {
		return name
	}
	v, u := p.Worth, c.unit
	if chance {
		v, u = p.Chance, percentUnit
	}
	c.units[name] = u
	c.givens = append(c.givens, givenNumber{name: name, listed: []*big.Rat{v}, count: 1})
	return name
}
