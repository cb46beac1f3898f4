package html

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

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
		w.element("div", func() { w.blocks(blocks[i:end]) }, "dir", direction)
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
		w.element("p", func() { w.inlines(b.Inlines) }, "dir", w.otherWay(b.Inlines))
	case *markup.List:
		w.list(b)
	case *markup.Table:
		w.table(b)
	case *markup.CodeBlock:
		w.code(b)
	case *markup.Diagram:
		w.source("Diagram: "+b.Language, "diagram", &markup.CodeBlock{Language: b.Language, Text: b.Source})
	case *markup.Callout:
		w.callout(b)
	case *markup.Spoiler:
		w.spoiler(b)
	case *markup.Quote:
		w.quote(b)
	case *markup.Rule:
		w.leaf("hr")
	case *markup.Figure:
		w.figure(b.Image)
	case *markup.Embed:
		w.embed(b)
	case *markup.Contents:
		w.tableOfContents(b)
	case *markup.DefinitionList:
		w.definitions(b)
	case *markup.MathBlock:
		w.element("p", func() { w.line("span", b.Source, "class", "math", "role", "math") }, "class", "formula")
	case *markup.Spacer:
		w.line("p", "\u00a0", "class", "spacer")
	case *markup.Quiz:
		w.quiz(b)
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
	w.element(name, func() {
		for _, item := range l.Items {
			w.element("li", func() { w.item(item, l.Tight) }, "dir", w.otherWay(opening(item.Blocks)))
		}
	}, "class", class, "start", start)
}

// item writes what an item of a list holds; in a tight list its first
// paragraph is plain text.
func (w *writer) item(item markup.ListItem, tight bool) {
	blocks := item.Blocks
	if item.Task {
		sign, label := "☐ ", "To do"
		if item.Done {
			sign, label = "☑ ", "Done"
		}
		w.line("span", sign, "role", "img", "aria-label", label)
	}
	if len(blocks) > 0 && (tight || item.Task) {
		if p, ok := blocks[0].(*markup.Paragraph); ok {
			w.at = p.Pos
			w.inlines(p.Inlines)
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
		w.element("tr", func() {
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
				w.element(name, func() { w.inlines(cell.Inlines) },
					"scope", scope, "colspan", several(cell.Across), "rowspan", several(cell.Down), "class", align(i), "dir", w.otherWay(cell.Inlines))
			}
		})
	}
	// A cell of the head that goes on below it holds the rows together.
	joined := slices.ContainsFunc(t.Head, func(cell markup.Cell) bool { return cell.Down > 1 })
	w.element("div", func() {
		w.element("table", func() {
			if t.Head != nil && !joined {
				w.element("thead", func() { row(t.Head, true) })
			}
			if len(t.Rows) > 0 || joined {
				w.element("tbody", func() {
					if joined {
						row(t.Head, true)
					}
					for _, cells := range t.Rows {
						row(cells, false)
					}
				})
			}
		})
	}, "class", "wide", "role", "region", "aria-label", "Table", "tabindex", "0")
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
	w.element("figure", func() {
		w.line("figcaption", label)
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
	w.element("pre", func() {
		w.element("code", func() {
			if !c.Numbers {
				w.text(c.Text)
				return
			}
			for i, line := range strings.Split(c.Text, "\n") {
				if i > 0 {
					w.raw("\n")
				}
				w.line("span", line, "class", "line")
			}
		}, "class", language)
	}, "class", class, "tabindex", "0")
}

// calloutTitles is what a callout without a title of its own is called: its
// colour alone says nothing to who can't see it.
var calloutTitles = map[string]string{
	"info": "Good to know", "success": "Well done", "warning": "Take care",
	"danger": "Danger", "note": "Note", "tip": "Tip",
}

func (w *writer) callout(c *markup.Callout) {
	w.callouts++
	id := w.id("callout." + strconv.Itoa(w.callouts))
	kind, title := c.Kind, calloutTitles[c.Kind]
	if title == "" {
		kind, title = "note", "Note"
	}
	w.element("aside", func() {
		w.element("p", func() {
			if len(c.Title) > 0 {
				w.inlines(c.Title)
			} else {
				w.text(title)
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
	w.element("details", func() {
		w.element("summary", func() {
			switch {
			case len(s.Summary) > 0:
				w.inlines(s.Summary)
			case s.Speaker:
				w.text("Speaker’s notes")
			default:
				w.text("More")
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
	w.element("blockquote", func() {
		w.blocks(q.Blocks)
		if q.Name == "" && q.Time == "" {
			return
		}
		w.element("footer", func() {
			if q.Name != "" {
				w.line("cite", q.Name)
			}
			if q.Name != "" && q.Time != "" {
				w.raw(" · ")
			}
			if q.Time != "" {
				w.line("span", q.Time, "class", "time")
			}
		})
	}, "class", class)
}

func (w *writer) definitions(l *markup.DefinitionList) {
	w.element("dl", func() {
		for _, item := range l.Items {
			w.element("dt", func() { w.inlines(item.Term) }, "dir", w.otherWay(item.Term))
			for _, blocks := range item.Definitions {
				w.element("dd", func() { w.item(markup.ListItem{Blocks: blocks}, len(blocks) == 1) }, "dir", w.otherWay(opening(blocks)))
			}
		}
	})
}
