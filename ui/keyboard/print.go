package keyboard

import (
	"bytes"
	"html/template"

	"stagecraft/ui/words"
)

// sheet is the list of keys as a page to print: two columns on A4 or Letter, black
// on white, with no script and nothing from elsewhere.
var sheet = template.Must(template.New("keys").Parse(`<!DOCTYPE html>
<html lang="{{.Language}}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{.Title}}</title>
<style>
@page { margin: 14mm }
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
</style>
<h1>{{.Title}}</h1>
<div class="groups">
{{range .Groups}}<section><h2>{{.Title}}</h2><table>
{{range .Rows}}<tr><td{{if .Chosen}} class="chosen"{{end}}>{{.Name}}</td><td>{{range .Keys}}<kbd>{{.}}</kbd> {{end}}</td></tr>
{{end}}</table></section>
{{end}}</div>
</html>
`))

type sheetRow struct {
	Name   string
	Keys   []string
	Chosen bool
}

type sheetGroup struct {
	Title string
	Rows  []sheetRow
}

// HTML gives the list of all commands that have a key now as a page to print.
func HTML(language string, pageTitle func(page string) string) ([]byte, error) {
	var groups []sheetGroup
	for _, g := range Groups(pageTitle) {
		group := sheetGroup{Title: g.Title}
		for _, c := range g.Commands {
			if keys := Shown(c.Now()); len(keys) > 0 {
				group.Rows = append(group.Rows, sheetRow{c.Name(), keys, c.Changed()})
			}
		}
		if len(group.Rows) > 0 {
			groups = append(groups, group)
		}
	}
	var out bytes.Buffer
	err := sheet.Execute(&out, struct {
		Language, Title string
		Groups          []sheetGroup
	}{language, words.T("The keys of Stagecraft"), groups})
	return out.Bytes(), err
}
