package board

import (
	"math/big"
	"regexp"
	"strings"

	"stagecraft/content/catalogue"
	"stagecraft/content/fold"
	"stagecraft/content/markup"
	"stagecraft/content/numeral"
)

// The heads of the table's columns, as an author writes them.
const (
	headDeal     = "deal"
	headStep     = "step"
	headWorth    = "worth"
	headLast     = "last contact"
	headNext     = "next step"
	headClose    = "close date"
	headChance   = "chance"
	headForecast = "forecast"
)

var heads = []string{headDeal, headStep, headWorth, headLast, headNext, headClose, headChance, headForecast}

var (
	setLine    = regexp.MustCompile(`^\s*([a-z]+)\s*=\s*(.*?)\s*$`)
	ruleLine   = regexp.MustCompile(`^[\s|:-]*-[\s|:-]*$`)
	columnForm = regexp.MustCompile(`^(.*?)(?:\s+(\d{1,3})\s*%)?$`)
	chanceForm = regexp.MustCompile(`^(\d{1,3})\s*%$`)
	stepForm   = regexp.MustCompile(`^[a-z0-9-]+/[a-z0-9-]+$`)
)

// Read reads the body of a fence. Name gives what a step of the course, as process/step,
// is called; nil is that there are none. What a deal is worth is written as a language
// does. The problems keep the board from being shown where there are any.
func Read(source, language string, name func(step string) string) (*Board, []Problem) {
	r := &reader{b: &Board{}, language: language, name: name}
	for i, line := range strings.Split(strings.ReplaceAll(source, "\r", ""), "\n") {
		r.line(i+1, line)
	}
	r.finish()
	return r.b, r.problems
}

// reader is one Read under way.
type reader struct {
	b        *Board
	language string
	name     func(string) string
	problems []Problem
	heads    []string // of the table; nil before it
	rows     []row
	steps    bool // there was a line of steps
}

type row struct {
	line  int
	cells map[string]string
}

func (r *reader) problem(line int, rule, format string, args ...any) *Problem {
	r.problems = append(r.problems, Problem{Line: line, Rule: rule, Message: catalogue.Message{Format: format, Args: args}})
	return &r.problems[len(r.problems)-1]
}

func (r *reader) line(at int, line string) {
	switch text := strings.TrimSpace(line); {
	case text == "":
	case strings.HasPrefix(text, "|"):
		r.row(at, text)
	default:
		m := setLine.FindStringSubmatch(text)
		switch {
		case m != nil && m[1] == "steps" && !r.steps:
			r.steps = true
			r.columns(at, m[2])
		case m != nil && m[1] == "today" && r.b.Today == "" && m[2] != "":
			r.b.Today = cut(m[2])
		default:
			r.problem(at, "bad-board", "this line is no part of a board; it has a line steps = Discovery 20 %% | Demo 40 %%, one today = 11 May if you like, and a table of deals")
		}
	}
}

// columns reads the line of steps.
func (r *reader) columns(at int, text string) {
	for part := range strings.SplitSeq(text, "|") {
		m := columnForm.FindStringSubmatch(strings.TrimSpace(part))
		c := Column{Name: plain(m[1])}
		if stepForm.MatchString(c.Name) {
			c.Step = c.Name
			if r.name != nil {
				if called := r.name(c.Step); called != "" {
					c.Name = called
				}
			}
		}
		if m[2] != "" {
			if c.Chance = percent(m[2]); c.Chance == nil {
				r.problem(at, "bad-chance", "%s %% is no chance; it is from 0 %% to 100 %%", m[2])
			}
		}
		switch {
		case c.Name == "":
			r.problem(at, "bad-board", "one of the steps has no name; write steps = Discovery | Demo | Proposal")
		case r.b.Column(c.Name) >= 0:
			r.problem(at, "bad-board", "the step %q is there twice; keep one", c.Name)
		default:
			r.b.Columns = append(r.b.Columns, c)
		}
	}
	if n := len(r.b.Columns); n < LeastColumns || n > MostColumns {
		r.problem(at, "bad-board", "the board has %d steps; give it %d to %d, as in steps = Discovery | Demo | Proposal", n, LeastColumns, MostColumns)
	}
}

// row reads a line of the table: its head, the dashes under it, or a deal.
func (r *reader) row(at int, text string) {
	cells := cellsOf(text)
	switch {
	case r.heads == nil:
		r.head(at, cells)
	case ruleLine.MatchString(text), len(r.rows) > MostDeals: // one more than may be is told
	case len(cells) > len(r.heads):
		r.problem(at, "bad-board", "the row has %d cells, and the table %d columns; write \\| for a bar within a cell", len(cells), len(r.heads))
	default:
		d := row{line: at, cells: map[string]string{}}
		for i, c := range cells {
			d.cells[r.heads[i]] = plain(c)
		}
		r.rows = append(r.rows, d)
	}
}

func (r *reader) head(at int, cells []string) {
	has := map[string]bool{}
	for _, c := range cells {
		name := strings.ToLower(plain(c))
		if name == "close" {
			name = headClose
		}
		r.heads = append(r.heads, name)
		known := false
		for _, h := range heads {
			known = known || h == name
		}
		switch {
		case !known:
			p := r.problem(at, "unknown-column", "a table of deals has no column %q", plain(c))
			p.Wrong, p.Known = name, heads
		case has[name]:
			r.problem(at, "bad-board", "the column %q is there twice; keep one", name)
		}
		has[name] = true
	}
	for _, needed := range []string{headDeal, headStep} {
		if !has[needed] {
			r.problem(at, "bad-board", "the table has no column %q; its head is | deal | step | worth | last contact | next step | close date |", needed)
		}
	}
}

// finish makes deals of the rows, as the columns are known now.
func (r *reader) finish() {
	if !r.steps {
		r.problem(0, "bad-board", "the board has no columns; add a line steps = Discovery | Demo | Proposal")
	}
	if r.heads == nil || len(r.rows) == 0 {
		r.problem(0, "bad-board", "the board has no deals; add a table with the head | deal | step | worth | last contact | next step | close date |, and a row for each deal")
	}
	if len(r.problems) > 0 {
		return
	}
	for _, d := range r.rows {
		if len(r.b.Deals) == MostDeals {
			r.problem(d.line, "bad-board", "a board has at most %d deals; leave this one out", MostDeals)
			return
		}
		r.deal(d)
	}
}

func (r *reader) deal(from row) {
	d := Deal{Name: from.cells[headDeal], Worth: from.cells[headWorth], Last: from.cells[headLast], Next: from.cells[headNext], Close: from.cells[headClose], Line: from.line}
	switch {
	case d.Name == "":
		r.problem(d.Line, "bad-board", "the deal has no name; write it into the column deal")
	case r.b.Deal(d.Name) >= 0:
		r.problem(d.Line, "same-deal", "the deal %q is there twice; keep one, or name the two apart", d.Name)
	}
	step := from.cells[headStep]
	if d.Column = r.b.Column(step); d.Column < 0 {
		d.Column = 0
		p := r.problem(d.Line, "unknown-board-step", "the board has no step %q", step)
		p.Wrong, p.Known = step, r.b.ColumnNames()
	}
	if d.Worth != "" {
		r.worth(&d)
	}
	d.Chance = r.b.Columns[d.Column].Chance
	if written := from.cells[headChance]; written != "" {
		m := chanceForm.FindStringSubmatch(written)
		if m != nil {
			d.Chance = percent(m[1])
		}
		if m == nil || d.Chance == nil {
			r.problem(d.Line, "bad-chance", "%q is no chance; write one from 0 %% to 100 %%, such as 60 %%", written)
		}
	}
	switch d.Forecast = Forecast(strings.ToLower(from.cells[headForecast])); d.Forecast {
	case "", Commit, BestCase, Pipeline:
	default:
		p := r.problem(d.Line, "bad-forecast", "%q is no forecast; a deal is commit, best case or pipeline, or has none", from.cells[headForecast])
		p.Wrong, p.Known = string(d.Forecast), []string{string(Commit), string(BestCase), string(Pipeline)}
	}
	r.b.Deals = append(r.b.Deals, d)
}

// worth reads what a deal is worth.
func (r *reader) worth(d *Deal) {
	n, ok := numeral.Read(d.Worth, r.language)
	if !ok || n.Unit != "" || n.Value.Sign() < 0 {
		r.problem(d.Line, "bad-worth", "%q is no sum; write what the deal is worth as a number, such as 16,800 or £16,800", d.Worth)
		return
	}
	d.Amount = n.Value
	for _, other := range r.b.Deals {
		if other.Amount != nil && n.Currency != r.b.Currency {
			r.problem(d.Line, "bad-worth", "%q is in another currency than the deals above; write all in one", d.Worth)
			return
		}
	}
	r.b.Currency = n.Currency
}

// percent gives a chance of 0 to 100 of a hundred; nil for others.
func percent(s string) *big.Rat {
	v, ok := new(big.Rat).SetString(s)
	if !ok || v.Cmp(big.NewRat(100, 1)) > 0 {
		return nil
	}
	return v.Quo(v, big.NewRat(100, 1))
}

// plain is a cell without its Markdown and without more space than it needs.
func plain(s string) string {
	s = strings.TrimSpace(s)
	if s == "–" || s == "—" || s == "-" {
		return "" // as a table shows that there is nothing
	}
	if strings.ContainsAny(s, "*_`[\\~=&<") {
		if d := markup.Parse([]byte(s)); len(d.Blocks) == 1 {
			s = markup.BlockText(d.Blocks[0])
		}
	}
	return cut(strings.Join(strings.Fields(s), " "))
}

func cut(s string) string {
	if runes := []rune(s); len(runes) > MostCell {
		return string(runes[:MostCell-1]) + "…"
	}
	return s
}

func same(a, b string) bool { return fold.Key(a) == fold.Key(b) }

// cellsOf gives the cells of a table's line; \| is a bar within one.
func cellsOf(line string) []string {
	const bar = "\uFDD0"
	line = strings.ReplaceAll(line, `\|`, bar)
	all := strings.Split(strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|"), "|")
	for i := range all {
		all[i] = strings.ReplaceAll(all[i], bar, "|")
	}
	return all
}
