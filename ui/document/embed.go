package document

import (
	"net/url"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	qrcode "github.com/skip2/go-qrcode"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

func init() {
	register(kind[*markup.Embed]{
		widget:      func(m *widgetBuilder, b *markup.Embed, _ textStyle) fyne.CanvasObject { return m.embed(b) },
		indivisible: true,
		lines:       func(*markup.Embed) int { return 6 },
		say: func(r *sentenceBuilder, b *markup.Embed) {
			r.moveTo(b)
			r.say(r.embed(b))
		},
		described: func(v *View, b *markup.Embed) []string {
			video := v.opt.Course.Videos[b.ID]
			return []string{video.Title, video.Summary}
		},
	})
}

// embed makes the card of a video or another thing on the network. Nothing of
// it is fetched: it says what it is, and how to get there.
func (m *widgetBuilder) embed(b *markup.Embed) fyne.CanvasObject {
	v := m.v
	video, described := v.opt.Course.Videos[b.ID]
	title, kind := video.Title, embedName(b.Provider)
	if title == "" {
		title, kind = kind, siteName(b.Provider)
	}
	if host := hostOf(b.Address); title == kind && host != "" {
		title = host
	}
	if described && video.Minutes > 0 {
		kind += " · " + words.F("%d min", video.Minutes)
	}
	icon := theme.IconPlay
	if b.Provider != "youtube" && b.Provider != "vimeo" {
		icon = theme.IconLessons
	}
	parts := []fyne.CanvasObject{
		kit.Row(theme.Size(8), theme.NewIcon(icon, theme.Size(16), theme.Primary), kit.Small(kind), kit.Spring()),
		kit.Text(title, 17, theme.Face{SemiBold: true}, theme.Ink),
	}
	if video.Summary != "" {
		parts = append(parts, kit.Label(video.Summary))
	}
	if b.Address != "" {
		parts = append(parts, kit.Small(b.Address), m.embedButtons(b.Address))
	} else {
		parts = append(parts, kit.Small(b.ID))
	}
	content := kit.Stack(theme.Size(6), parts...)
	code := qr(b.Address)
	if code == nil {
		return kit.Panel(content)
	}
	return kit.Panel(container.New(asideLayout{wide: theme.Size(112)}, content, code))
}

func (m *widgetBuilder) embedButtons(address string) fyne.CanvasObject {
	v := m.v
	var buttons []fyne.CanvasObject
	if v.opt.Open != nil {
		open := kit.Secondary(words.T("Open in browser"), func() { v.opt.Open(address, address) })
		m.addPress(open)
		buttons = append(buttons, open)
	}
	link := kit.Secondary(words.T("Copy link"), func() { m.copy(address) })
	m.addPress(link)
	return kit.InsetSides(0, theme.Size(4), 0, 0, kit.Wrap(theme.Size(10), append(buttons, link)...))
}

func embedName(provider string) string {
	switch provider {
	case "youtube", "vimeo":
		return words.T("Video")
	case "slideshare", "speakerdeck":
		return words.T("Slides")
	case "gist":
		return words.T("Code on the web")
	case "pdf":
		return words.T("PDF document")
	case "figma":
		return words.T("Drawing")
	case "hackmd":
		return words.T("Note on the web")
	}
	return words.T("On the web")
}

// siteName is the name of where an embed is.
func siteName(provider string) string {
	switch provider {
	case "youtube":
		return "YouTube"
	case "vimeo":
		return "Vimeo"
	case "gist":
		return "GitHub Gist"
	case "slideshare":
		return "SlideShare"
	case "speakerdeck":
		return "Speaker Deck"
	case "figma":
		return "Figma"
	case "hackmd":
		return "HackMD"
	}
	return words.T("On the web")
}

// hostOf names the machine of an address; "" when it has none.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// qr draws an address for a phone's camera; nil when it is too long for that.
// It is dark on white in both themes, as cameras expect.
func qr(address string) fyne.CanvasObject {
	if address == "" {
		return nil
	}
	code, err := qrcode.New(address, qrcode.Low)
	if err != nil {
		return nil
	}
	img := canvas.NewImageFromImage(code.Image(-2))
	img.ScaleMode = canvas.ImageScalePixels
	img.FillMode = canvas.ImageFillContain
	img.CornerRadius = 6
	size := fyne.NewSquareSize(theme.Size(112))
	img.SetMinSize(size)
	note := kit.Middle(kit.Text(words.T("Scan with a phone"), 12, theme.Face{}, theme.Muted))
	note.Leading = 1.3
	return kit.Stack(theme.Size(4), img, note)
}

// asideLayout sets a narrow object at the right of content, or leaves it out where
// there is too little room.
type asideLayout struct{ wide float32 }

const asideGap = 20

func (l asideLayout) room(width float32) (content float32, both bool) {
	if width < 3.2*l.wide {
		return width, false
	}
	return width - l.wide - asideGap, true
}

func (l asideLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	w, both := l.room(width)
	h := kit.HeightFor(objects[0], w)
	if both {
		h = max(h, kit.HeightFor(objects[1], l.wide))
	}
	return h
}

func (l asideLayout) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return kit.NaturalWidth(objects[0]) + l.wide + asideGap
}

func (l asideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (l asideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w, both := l.room(size.Width)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(w, kit.HeightFor(objects[0], w)))
	if !both {
		objects[1].Hide()
		return
	}
	objects[1].Show()
	objects[1].Move(fyne.NewPos(w+asideGap, 0))
	objects[1].Resize(fyne.NewSize(l.wide, kit.HeightFor(objects[1], l.wide)))
}

// embed says what an embed is about.
func (r *sentenceBuilder) embed(b *markup.Embed) string {
	video, ok := r.v.opt.Course.Videos[b.ID]
	if !ok || video.Title == "" {
		return embedName(b.Provider) + ", " + siteName(b.Provider) + "."
	}
	parts := []string{embedName(b.Provider) + ": " + video.Title}
	if video.Minutes > 0 {
		parts = append(parts, words.N("%d minute", "%d minutes", video.Minutes))
	}
	if video.Summary != "" {
		parts = append(parts, video.Summary)
	}
	return stopped(parts)
}
