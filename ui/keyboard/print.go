package keyboard

import (
	"fmt"
	"html"
	"strings"

	"stagecraft/ui/words"
)

// sheetStyle is that of the page to print: two columns on A4 or Letter, black on
// white, with no script and nothing from elsewhere.
const sheetStyle = `@page { margin: 14mm }
body { font: 10pt/1.35 Inter, "Segoe UI", Helvetica, Arial, sans-serif; color: #1a1f2b; background: #fff; max-width: 190mm; margin: 8mm auto; padding: 0 5mm }
h1 { font-size: 18pt; margin: 0 0 5mm }
.groups { columns: 2; column-gap: 9mm }
h2 { font-size: 11pt; margin: 0 0 1.5mm; break-after: avoid }
table { width: 100%; border-collapse: collapse; margin-bottom: 5mm }
tr { break-inside: avoid }
td { padding: .8mm 0; border-bottom: .2mm solid #e2e6ec; vertical-align: baseline }
td + td { text-align: right; white-space: nowrap; padding-left: 3mm }
kbd { font: inherit; font-size: 9pt; border: .2mm solid #8a93a3; border-radius: 1mm; padding: 0 1.2mm }
.chosen { font-weight: 600 }
@media print { body { margin: 0; padding: 0; max-width: none } }
@media (max-width: 600px) { .groups { columns: 1 } }
`

// HTML gives the list of all commands that have a key now as a page to print. It is
// written without html/template, which calls methods by their names: with it the linker
// keeps every method of every type, which takes 8 MB of the program.
func HTML(language string, pageTitle func(page string) string) []byte {
	title := html.EscapeString(words.T("The keys of Stagecraft"))
	var out strings.Builder
	fmt.Fprintf(&out, `<!DOCTYPE html>
<html lang="%s">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>%s</title>
<style>
%s</style>
<h1>%s</h1>
<div class="groups">
`, html.EscapeString(language), title, sheetStyle, title)
	for _, g := range Groups(pageTitle) {
		var rows strings.Builder
		for _, c := range g.Commands {
			keys := Shown(c.Now())
			if len(keys) == 0 {
				continue
			}
			chosen := ""
			if c.Changed() {
				chosen = ` class="chosen"`
			}
			fmt.Fprintf(&rows, "<tr><td%s>%s</td><td>", chosen, html.EscapeString(c.Name()))
			for _, key := range keys {
				fmt.Fprintf(&rows, "<kbd>%s</kbd> ", html.EscapeString(key))
			}
			rows.WriteString("</td></tr>\n")
		}
		if rows.Len() > 0 {
			fmt.Fprintf(&out, "<section><h2>%s</h2><table>\n%s</table></section>\n", html.EscapeString(g.Title), rows.String())
		}
	}
	out.WriteString("</div>\n</html>\n")
	return []byte(out.String())
}
