package markup

import (
	"encoding/csv"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// diagrams is the languages whose fences are pictures where they can be drawn.
var diagrams = map[string]bool{
	"mermaid": true, "graphviz": true, "flow": true, "sequence": true, "plantuml": true,
	"vega": true, "vega-lite": true, "abc": true, "geo": true, "markmap": true, "wavedrom": true, "fretboard": true,
}

var (
	fenceForm = regexp.MustCompile(`^([^\s=!{]*)(?:(=)(\d{0,9}|\+))?(!)?(?:[\s{]|$)`)
	quizID    = regexp.MustCompile(`(?:^|[\s{])id=("?)([^\s"}]+)`)
	// What is almost the name of a question's fence: another case, a letter more
	// or less, signs around it.
	almostQuiz = regexp.MustCompile(`^[{.:]*(?:(?i:quiz|qu?izz|quizz?es|quize|quiz[sz]|qiuz|quzi|uiz|quis)[}:.]*|quiz[}:.,;]+)$`)
)

// fence gives the block of a fence: code, a diagram, a table or a question.
func (b *builder) fence(n *ast.FencedCodeBlock) Block {
	info := ""
	if n.Info != nil {
		info = strings.TrimSpace(unescape(n.Info.Segment.Value(b.src)))
	}
	at := b.position(n)
	body := b.raw(n)
	if name, _, _ := strings.Cut(info, " "); name != "quiz" && almostQuiz.MatchString(name) {
		b.problem(offset(n), "almost-quiz", "a fence named %q is code; name it quiz, in small letters, to make a question of it", name)
	}
	m := fenceForm.FindStringSubmatch(info)
	if m == nil {
		language, _, _ := strings.Cut(info, " ")
		return &CodeBlock{Pos: at, Language: language, Text: body}
	}
	switch language := m[1]; {
	case language == "quiz":
		quiz := &Quiz{Pos: at, Source: body, AsTyped: b.meta.AsTyped}
		if id := quizID.FindStringSubmatch(info); id != nil {
			quiz.ID = id[2]
		}
		return quiz
	case language == "deals":
		deals := &Deals{Pos: at, Source: body}
		if id := quizID.FindStringSubmatch(info); id != nil {
			deals.ID = id[2]
		}
		return deals
	case language == "csvpreview":
		if table := b.csvTable(at, info, body); table != nil {
			return table
		}
		b.problem(offset(n), "bad-csv", "these lines are not comma-separated values; close every quotation mark")
	case language == "math":
		return &MathBlock{Pos: at, Source: strings.TrimSpace(body)}
	case diagrams[language]:
		return &Diagram{Pos: at, Language: language, Source: body}
	}
	code := &CodeBlock{Pos: at, Language: m[1], Text: body, Wrap: m[4] != ""}
	if m[2] != "" {
		code.Numbers = true
		switch m[3] {
		case "":
			code.First = 1
		case "+":
			code.First = b.nextNumber
		default:
			code.First, _ = strconv.Atoi(m[3])
		}
		b.nextNumber = code.First
		if body != "" {
			b.nextNumber += strings.Count(body, "\n") + 1
		}
	}
	return code
}

var csvOption = regexp.MustCompile(`(header|delimiter)="?(true|false|\\t|[^"\s}])`)

// csvTable gives the table that body is; nil when it is none.
func (b *builder) csvTable(at Pos, info, body string) *Table {
	head := true
	r := csv.NewReader(strings.NewReader(body))
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	r.TrimLeadingSpace = true
	for _, option := range csvOption.FindAllStringSubmatch(info, -1) {
		switch {
		case option[1] == "header":
			head = option[2] == "true"
		case option[2] == `\t`:
			r.Comma = '\t'
		case !strings.ContainsAny(option[2], "\"\r\n"):
			r.Comma = []rune(option[2])[0]
		}
	}
	records, err := r.ReadAll()
	if err != nil || len(records) == 0 {
		return nil
	}
	table := &Table{Pos: at}
	for i, record := range records {
		var cells []Cell
		for _, value := range record {
			cell := Cell{}
			if value = strings.TrimSpace(clean(value)); value != "" {
				cell.Inlines = []Inline{Text{Value: value}}
			}
			cells = append(cells, cell)
		}
		for len(table.Align) < len(cells) {
			table.Align = append(table.Align, AlignNone)
		}
		if i == 0 && head {
			table.Head = cells
		} else {
			table.Rows = append(table.Rows, cells)
		}
	}
	return table
}
