package theme

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Icon names one of our icons: 20 x 20, drawn in lines of 1.6.
type Icon string

// The icons.
const (
	IconToday    Icon = "today"
	IconLessons  Icon = "lessons"
	IconProcess  Icon = "process"
	IconCards    Icon = "cards"
	IconPractice Icon = "practice"
	IconProgress Icon = "progress"
	IconCourses  Icon = "courses"
	IconSearch   Icon = "search"
	IconSettings Icon = "settings"
	IconMenu     Icon = "menu"
	IconNext     Icon = "next"
	IconFolder   Icon = "folder"
	IconFile     Icon = "file"
	IconUp       Icon = "up"
	IconDown     Icon = "down"
	IconPlay     Icon = "play"
	IconPause    Icon = "pause"
	IconAloud    Icon = "aloud"
	IconFlag     Icon = "flag"
	IconInfo     Icon = "info"
	IconWarning  Icon = "warning"
	IconSuccess  Icon = "success"
	IconDanger   Icon = "danger"
	IconNote     Icon = "note"
	IconTip      Icon = "tip"
	IconCopy     Icon = "copy"
	IconCheck    Icon = "check"
	IconCircle   Icon = "circle"
	IconCross    Icon = "cross"
)

var icons = map[Icon]string{
	IconToday:    `<path d="M4 9 L10 4 L16 9 V16 H4 Z"/>`,
	IconLessons:  `<rect x="4.5" y="3.5" width="11" height="13" rx="1.5"/><path d="M7.5 7.5 H12.5 M7.5 10.5 H12.5"/>`,
	IconProcess:  `<path d="M3 5 H6 L9.5 10 L6 15 H3 L6 10 Z"/><path d="M9 5 H13.5 L17.5 10 L13.5 15 H9 L12.5 10 Z"/>`,
	IconCards:    `<rect x="3" y="7" width="10" height="10" rx="1.5"/><path d="M7 4 H15.5 A1 1 0 0 1 16.5 5 V13.5"/>`,
	IconPractice: `<circle cx="10" cy="10" r="7"/><path d="M7 10.2 L9.2 12.4 L13.2 8"/>`,
	IconProgress: `<path d="M3 16.5 H17"/><path d="M5 16 V7 M10 16 V4 M15 16 V10"/>`,
	IconCourses:  `<path d="M3.5 3.5 H7 V16.5 H3.5 Z M7 5.5 H10.5 V16.5 H7 Z M11.6 5 L14.6 4.2 L17.4 15.7 L14.4 16.5 Z"/>`,
	IconSearch:   `<circle cx="9" cy="9" r="5"/><path d="M12.7 12.7 L16.5 16.5"/>`,
	IconSettings: `<circle cx="10" cy="10" r="2.6"/><path d="M10 3 V5 M10 15 V17 M3 10 H5 M15 10 H17 M5.1 5.1 L6.5 6.5 M13.5 13.5 L14.9 14.9 M14.9 5.1 L13.5 6.5 M6.5 13.5 L5.1 14.9"/>`,
	IconMenu:     `<path d="M6 8.5 L10 12.5 L14 8.5"/>`,
	IconNext:     `<path d="M8 5.5 L12.5 10 L8 14.5"/>`,
	IconFolder:   `<path d="M3 6 A1 1 0 0 1 4 5 H8 L9.8 7 H16 A1 1 0 0 1 17 8 V15 A1 1 0 0 1 16 16 H4 A1 1 0 0 1 3 15 Z"/>`,
	IconFile:     `<path d="M5.5 3.5 H11.5 L15 7 V16 A0.5 0.5 0 0 1 14.5 16.5 H5.5 A0.5 0.5 0 0 1 5 16 V4 A0.5 0.5 0 0 1 5.5 3.5 Z"/><path d="M11.5 3.5 V7 H15"/>`,
	IconUp:       `<path d="M10 5 L16 14 H4 Z" fill="%[1]s"/>`,
	IconDown:     `<path d="M10 15 L4 6 H16 Z" fill="%[1]s"/>`,
	IconPlay:     `<path d="M6 4 L16 10 L6 16 Z" fill="%[1]s"/>`,
	IconPause:    `<path d="M7 4.5 V15.5 M13 4.5 V15.5" stroke-width="2.6"/>`,
	IconAloud:    `<path d="M4 8 H6.5 L10.5 4.5 V15.5 L6.5 12 H4 Z"/><path d="M13 8 A3 3 0 0 1 13 12 M15 5.8 A6 6 0 0 1 15 14.2"/>`,
	IconFlag:     `<path d="M5 17 V3.5 H14.5 L12.5 7.2 L14.5 11 H5"/>`,
	IconInfo:     `<circle cx="10" cy="10" r="7"/><path d="M10 9.2 V13.6 M10 6.2 V6.9"/>`,
	IconWarning:  `<path d="M10 3.2 L17.4 16.4 H2.6 Z"/><path d="M10 8 V12 M10 13.8 V14.4"/>`,
	IconSuccess:  `<circle cx="10" cy="10" r="7"/><path d="M7 10.2 L9.2 12.4 L13.2 8"/>`,
	IconDanger:   `<circle cx="10" cy="10" r="7"/><path d="M7.4 7.4 L12.6 12.6 M12.6 7.4 L7.4 12.6"/>`,
	IconNote:     `<path d="M4 16 L4.8 12.6 L13 4.4 L15.6 7 L7.4 15.2 Z"/>`,
	IconTip:      `<path d="M7.5 13 A5 5 0 1 1 12.5 13 V14.5 H7.5 Z M8.2 17 H11.8"/>`,
	IconCopy:     `<rect x="7" y="7" width="9" height="10" rx="1.5"/><path d="M4 13 V4.5 A1 1 0 0 1 5 3.5 H12"/>`,
	IconCircle:   `<circle cx="10" cy="10" r="6"/>`,
	IconCheck:    `<path d="M4.5 10.5 L8.5 14.5 L15.5 6"/>`,
	IconCross:    `<path d="M5 5 L15 15 M15 5 L5 15"/>`,
}

// NewIcon draws an icon at a size in a colour.
func NewIcon(icon Icon, size float32, name Name) *canvas.Image {
	c := Color(name).(color.NRGBA)
	paint := fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	body := icons[icon]
	if icon == IconUp || icon == IconDown || icon == IconPlay {
		body = fmt.Sprintf(body, paint)
	}
	svg := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20"><g fill="none" stroke="%s" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">%s</g></svg>`, paint, body)
	// The name carries the colour: Fyne caches drawings by resource name.
	img := canvas.NewImageFromResource(fyne.NewStaticResource(fmt.Sprintf("%s-%s.svg", icon, paint[1:]), []byte(svg)))
	img.FillMode = canvas.ImageFillContain
	img.SetMinSize(fyne.NewSquareSize(size))
	return img
}
