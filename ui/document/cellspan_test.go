package document

import (
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/content/markup"
)

const spanning = `<table>
<tr><th rowspan="2">Region</th><th colspan="2">A heading that is wider than the two columns under it are</th></tr>
<tr><td>one</td><td>two</td></tr>
<tr><td rowspan="2">high<br>and<br>higher<br>than<br>two<br>rows</td><td>three</td><td>four</td></tr>
<tr><td>five</td><td>six</td></tr>
<tr><td colspan="3">all</td></tr>
</table>`

func TestTable_WideAndHighCellsTakeTheirPlace(t *testing.T) {
	test.NewTempApp(t)
	v, _ := show(t, spanning, Options{}, fyne.NewSize(800, 600))
	at := map[string]fyne.Position{}
	size := map[string]fyne.Size{}
	for _, p := range paragraphs(v) {
		name, _, _ := strings.Cut(p.PlainText(), "\n")
		at[name] = fyne.CurrentApp().Driver().AbsolutePositionForObject(p)
		size[name] = p.Size()
	}
	heading := "A heading that is wider than the two columns under it are"
	if at["one"].X != at[heading].X || at["one"].X != at["three"].X || at["five"].X != at["three"].X || at["two"].X != at["six"].X {
		t.Errorf("the columns begin at %v", at)
	}
	if end := at["two"].X + size["two"].Width; at[heading].X+size[heading].Width != end || at["all"].X+size["all"].Width != end {
		t.Errorf("a wide cell ends beside %v: %v, %v", end, at, size)
	}
	if at["one"].Y <= at["Region"].Y || at["three"].Y != at["high"].Y || at["five"].Y <= at["three"].Y {
		t.Errorf("the rows begin at %v", at)
	}
	if end := at["high"].Y + size["high"].Height; at["all"].Y <= end || at["all"].Y > end+30 {
		t.Errorf("the row under a high cell that ends at %v begins at %v", end, at["all"].Y)
	}
	// No line goes through a cell, and each row has one above it.
	each(v, func(o fyne.CanvasObject) {
		line, ok := o.(*canvas.Rectangle)
		if !ok || line.Size().Height != 1 || line.Size().Width < 20 {
			return
		}
		p := fyne.CurrentApp().Driver().AbsolutePositionForObject(line)
		for name := range at {
			if p.Y > at[name].Y && p.Y < at[name].Y+size[name].Height && p.X <= at[name].X && p.X+line.Size().Width > at[name].X {
				t.Errorf("a line at %v goes through %q", p, name)
			}
		}
	})
}

func TestTable_InPiecesKeepsEveryCellThatTakesSeveralRows(t *testing.T) {
	test.NewTempApp(t)
	var b strings.Builder
	b.WriteString("<table>")
	for i := range 60 {
		b.WriteString("<tr>")
		if i%5 == 0 {
			b.WriteString("<td rowspan=5>Group</td>")
		}
		b.WriteString("<td>a</td><td colspan=2>" + strings.Repeat("word ", 10) + "</td></tr>")
	}
	b.WriteString("</table>")
	v := New(markup.Parse([]byte(b.String())), Options{Course: &content.Course{}})
	if len(v.layout.Items()) < 3 {
		t.Fatalf("the table is %d chunks", len(v.layout.Items()))
	}
	for i, it := range v.layout.Items() {
		shown := written(it.Make())
		table := it.chunk.block.(*markup.Table)
		if got := strings.Count(shown, "Group"); got*5 != len(table.Rows) {
			t.Errorf("chunk %d has %d rows and %d groups", i, len(table.Rows), got)
		}
	}
}

func TestLinesOf_StopAtHighCells(t *testing.T) {
	for _, c := range []struct {
		html string
		want []gridLine
	}{
		{"<tr><td>a<td>b<tr><td>c<td>d", []gridLine{{1, 0, 2}}},
		{"<tr><td rowspan=2>a<td>b<td>c<tr><td>d<td>e<tr><td>f", []gridLine{{1, 1, 3}, {2, 0, 3}}},
		{"<tr><td>a<td rowspan=3>b<td>c<tr><td>d<td>e<tr><td>f<td>g", []gridLine{{1, 0, 1}, {1, 2, 3}, {2, 0, 1}, {2, 2, 3}}},
		{"<tr><td rowspan=2 colspan=2>a<tr><td>b", []gridLine{{1, 2, 3}}},
		{"<tr><td rowspan=2>a<tr>", nil},
	} {
		table := markup.Parse([]byte("<table>" + c.html + "</table>")).Blocks[0].(*markup.Table)
		columns := columnsOf(table)
		if got := linesOf(spansOf(table.Rows, columns), columns, false); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s\n got %v\nwant %v", c.html, got, c.want)
		}
	}
}
