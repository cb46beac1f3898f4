package practice

import (
	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// verdict says in one place right or wrong, the right answer, and why.
func (z *Quiz) verdict() fyne.CanvasObject {
	right := z.control.right()
	kind, icon, title := z.judged(right)
	var said []fyne.CanvasObject
	for _, line := range z.lines(right) {
		said = append(said, z.prose.plain(kit.Label(line)))
	}
	if why := z.why(right); why != nil {
		said = append(said, why)
	}
	head := calloutTitle(title, icon, kind)
	all := kit.Callout(kind, nil, head)
	if len(said) > 0 {
		all = kit.Callout(kind, head, kit.Stack(4, said...))
	}
	// Where the keys are once it was answered: from here Tab goes on to the
	// button, and what else is pressed is for the page.
	z.stop = kit.NewTabStop(nil, nil)
	z.stop.Says = func() accessible.Description {
		return accessible.Description{Name: z.heard(all), Role: accessible.Message}
	}
	z.stop.Keys = func(e *fyne.KeyEvent) bool { kit.PassKey(z.stop, e); return true }
	return kit.OnBackground(z.stop, 0, 0, all)
}

// why is the explanation: the author's, or for steps in order what the process
// says of the first one that stood wrong.
func (z *Quiz) why(right bool) fyne.CanvasObject {
	if p := z.process(); p != nil && !right {
		if o, ok := z.control.(*ordering); ok {
			if at := o.firstWrong(); at >= 0 && at < len(p.Steps) {
				return z.prose.plain(kit.Label(whyHere(p, at)))
			}
		}
	}
	if len(z.q.Explanation) == 0 {
		return nil
	}
	paragraph := func(inlines []markup.Inline) *text.Paragraph {
		p := z.prose.paragraph(theme.LabelSize, theme.Ink, inlines)
		p.Leading = theme.Leading(1.5)
		return p
	}
	if len(z.q.ExplanationBlocks) > 0 {
		return z.prose.blocks(z.q.ExplanationBlocks, paragraph)
	}
	return paragraph(z.q.Explanation)
}

func calloutTitle(title string, icon theme.Icon, kind string) fyne.CanvasObject {
	strong, _ := theme.Callout(kind)
	return kit.Row(8, theme.NewIcon(icon, theme.Size(18), strong), kit.Text(title, theme.LabelSize, theme.Face{SemiBold: true}, strong))
}
