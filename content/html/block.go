package html

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
)

// blocks writes blocks, those within an element that says how they are written
// in one of that direction.
func (w *writer) blocks(blocks []markup.Block) {
	directions := w.note.Document.Directions
	for i := 0; i < len(blocks); {
		direction := directions[blocks[i]]
		if direction == "" || direction == w.direction || w.quoted {
			w.block(blocks[i])
			i++
			continue
		}
		end := i
		for end < len(blocks) && directions[blocks[end]] == direction {
			end++
		}
		around := w.direction
		w.direction = direction
		w.Element("div", func() { w.blocks(blocks[i:end]) }, "dir", direction)
		w.direction = around
		i = end
	}
}

func (w *writer) block(b markup.Block) {
	w.at = b.Position()
	switch b := b.(type) {
	case *markup.Heading:
		w.heading(b)
	case *markup.Paragraph:
		w.Element("p", func() { w.marked(b.Inlines) }, "dir", w.otherWay(b.Inlines))
	case *markup.List:
		w.list(b)
	case *markup.Table:
		w.table(b)
	case *markup.CodeBlock:
		w.code(b)
	case *markup.Diagram:
		if drawn := w.note.Course.Drawn(b); drawn != nil {
			w.figure(drawn)
			return
		}
		w.diagram(b)
	case *markup.Callout:
		w.callout(b)
	case *markup.Spoiler:
		w.spoiler(b)
	case *markup.Quote:
		w.quote(b)
	case *markup.Rule:
		w.Empty("hr")
	case *markup.Figure:
		w.figure(b.Image)
	case *markup.Embed:
		w.embed(b)
	case *markup.Contents:
		w.tableOfContents(b)
	case *markup.DefinitionList:
		w.definitions(b)
	case *markup.MathBlock:
		w.Element("p", func() { w.formula(w.formulas.Block(b)) }, "class", "formula")
	case *markup.Spacer:
		w.Line("p", "\u00a0", "class", "spacer")
	case *markup.Quiz:
		w.quiz(b)
	case *markup.Deals:
		w.deals(b)
	}
}

func (w *writer) list(l *markup.List) {
	name, start, class := "ul", "", ""
	if l.Ordered {
		name = "ol"
		if l.Start != 1 {
			start = strconv.Itoa(l.Start)
		}
	}
	for _, item := range l.Items {
		if item.Task {
			class = "tasks"
		}
	}
	w.Element(name, func() {
		for _, item := range l.Items {
			w.Element("li", func() { w.item(item, l.Tight) }, "dir", w.otherWay(opening(item.Blocks)))
		}
	}, "class", class, "start", start)
}

// item writes what an item of a list holds; in a tight list its first
// paragraph is plain text.
func (w *writer) item(item markup.ListItem, tight bool) {
	blocks := item.Blocks
	if item.Task {
		sign, label := "☐ ", w.words.T("To do")
		if item.Done {
			sign, label = "☑ ", w.words.T("Done")
		}
		w.Line("span", sign, "role", "img", "aria-label", label)
	}
	if len(blocks) > 0 && (tight || item.Task) {
		if p, ok := blocks[0].(*markup.Paragraph); ok {
			w.at = p.Pos
			w.marked(p.Inlines)
			blocks = blocks[1:]
		}
	}
	w.blocks(blocks)
}

func (w *writer) table(t *markup.Table) {
	align := func(column int) string {
		if column < len(t.Align) {
			return [...]string{"", "left", "center", "right"}[t.Align[column]]
		}
		return ""
	}
	row := func(cells []markup.Cell, head bool) {
		w.Element("tr", func() {
			for i, cell := range cells {
				if cell.Covered {
					continue
				}
				name, scope := "td", ""
				if head && len(cell.Inlines) > 0 {
					name, scope = "th", "col"
					if cell.Across > 1 {
						scope = "colgroup"
					}
				}
				write := w.marked
				if head {
					write = w.inlines
				}
				w.Element(name, func() { write(cell.Inlines) },
					"scope", scope, "colspan", several(cell.Across), "rowspan", several(cell.Down), "class", align(i), "dir", w.otherWay(cell.Inlines))
			}
		})
	}
	// A cell of the head that goes on below it holds the rows together.
	joined := slices.ContainsFunc(t.Head, func(cell markup.Cell) bool { return cell.Down > 1 })
	w.Element("div", func() {
		w.Element("table", func() {
			if t.Head != nil && !joined {
				w.Element("thead", func() { row(t.Head, true) })
			}
			if len(t.Rows) > 0 || joined {
				w.Element("tbody", func() {
					if joined {
						row(t.Head, true)
					}
					for _, cells := range t.Rows {
						row(cells, false)
					}
				})
			}
		})
	}, "class", "wide", "role", "group", "aria-label", w.words.T("Table"), "tabindex", "0")
}

// several gives a number of columns or rows as an attribute, "" for one.
func several(n int) string {
	if n < 2 {
		return ""
	}
	return strconv.Itoa(n)
}

func (w *writer) code(c *markup.CodeBlock) {
	if c.Language == "" {
		w.lines(c)
		return
	}
	w.source(c.Language, "code", c)
}

// source writes lines of code under a label.
func (w *writer) source(label, class string, c *markup.CodeBlock) {
	w.Element("figure", func() {
		w.Line("figcaption", label)
		w.lines(c)
	}, "class", class)
}

func (w *writer) lines(c *markup.CodeBlock) {
	class, language := "", ""
	if c.Language != "" {
		language = "language-" + strings.Join(strings.Fields(c.Language), "-")
	}
	if c.Numbers {
		class = "numbers " + w.class(fmt.Sprintf("counter-reset: line %d", c.First-1))
	}
	if c.Wrap {
		class = strings.TrimSpace(class + " wrap")
	}
	w.Element("pre", func() {
		w.Element("code", func() {
			if !c.Numbers {
				w.Text(c.Text)
				return
			}
			for i, line := range strings.Split(c.Text, "\n") {
				if i > 0 {
					w.Raw("\n")
				}
				w.Line("span", line, "class", "line")
			}
		}, "class", language)
	}, "class", class, "tabindex", "0")
}

func (w *writer) callout(c *markup.Callout) {
	w.callouts++
	id := w.id("callout." + strconv.Itoa(w.callouts))
	kind, title := c.Kind, catalogue.Callout(w.words, c.Kind)
	if title == "" {
		kind, title = "note", w.words.T("Note")
	}
	w.Element("aside", func() {
		w.Element("p", func() {
			if len(c.Title) > 0 {
				w.inlines(c.Title)
			} else {
				w.Text(title)
			}
		}, "class", "title", "id", id, "dir", w.otherWay(c.Title))
		w.blocks(c.Blocks)
	}, "class", "callout "+kind, "role", "note", "aria-labelledby", id)
}

func (w *writer) spoiler(s *markup.Spoiler) {
	open := ""
	if s.Open {
		open = "open"
	}
	w.Element("details", func() {
		w.Element("summary", func() {
			switch {
			case len(s.Summary) > 0:
				w.inlines(s.Summary)
			case s.Speaker:
				w.Text(w.words.T("Speaker’s notes"))
			default:
				w.Text(w.words.T("More"))
			}
		}, "dir", w.otherWay(s.Summary))
		w.blocks(s.Blocks)
	}, "open", open)
}

var colourForm = regexp.MustCompile(`^(#[0-9A-Fa-f]{3}|#[0-9A-Fa-f]{6}|[A-Za-z]{3,24})$`)

func (w *writer) quote(q *markup.Quote) {
	class := ""
	if colourForm.MatchString(q.Color) {
		class = w.class("border-color: " + strings.ToLower(q.Color))
	}
	w.Element("blockquote", func() {
		w.blocks(q.Blocks)
		if q.Name == "" && q.Time == "" {
			return
		}
		w.Element("footer", func() {
			if q.Name != "" {
				w.Line("cite", q.Name)
			}
			if q.Name != "" && q.Time != "" {
				w.Raw(" · ")
			}
			if q.Time != "" {
				w.Line("span", q.Time, "class", "time")
			}
		})
	}, "class", class)
}

func (w *writer) definitions(l *markup.DefinitionList) {
	w.Element("dl", func() {
		for _, item := range l.Items {
			w.Element("dt", func() { w.inlines(item.Term) }, "dir", w.otherWay(item.Term))
			for _, blocks := range item.Definitions {
				w.Element("dd", func() { w.item(markup.ListItem{Blocks: blocks}, len(blocks) == 1) }, "dir", w.otherWay(opening(blocks)))
			}
		}
	})
}
