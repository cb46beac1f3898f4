//go:build linux

package atspi

import "stagecraft/ui/accessible"

// The numbers of AtspiRole.
const (
	roleCanvas       = 6
	roleCheckBox     = 7
	roleComboBox     = 11
	roleDialog       = 16
	roleFrame        = 23
	roleImage        = 27
	roleLabel        = 29
	roleList         = 31
	roleListItem     = 32
	roleMenu         = 33
	roleMenuItem     = 35
	rolePageTab      = 37
	rolePanel        = 39
	rolePushButton   = 43
	roleRadioButton  = 44
	roleSlider       = 51
	roleUnknown      = 67
	roleApplication  = 75
	roleEntry        = 79
	roleDocument     = 82
	roleHeading      = 83
	roleLink         = 88
	roleGrouping     = 99
	roleNotification = 101
)

// The numbers of AtspiStateType.
const (
	stateActive     = 1
	stateChecked    = 4
	stateEditable   = 7
	stateEnabled    = 8
	stateExpandable = 9
	stateExpanded   = 10
	stateFocusable  = 11
	stateFocused    = 12
	stateModal      = 16
	stateMultiLine  = 17
	stateSelectable = 22
	stateSelected   = 23
	stateSensitive  = 24
	stateShowing    = 25
	stateSingleLine = 26
	stateVisible    = 30
	stateCheckable  = 41
	stateHasPopup   = 42
	stateReadOnly   = 43
)

var roles = map[accessible.Role]struct {
	number uint32
	name   string
}{
	accessible.Button:   {rolePushButton, "push button"},
	accessible.Link:     {roleLink, "link"},
	accessible.CheckBox: {roleCheckBox, "check box"},
	accessible.Option:   {roleRadioButton, "radio button"},
	accessible.Item:     {roleListItem, "list item"},
	accessible.Tab:      {rolePageTab, "page tab"},
	accessible.Field:    {roleEntry, "entry"},
	accessible.Slider:   {roleSlider, "slider"},
	accessible.Select:   {roleComboBox, "combo box"},
	accessible.MenuItem: {roleMenuItem, "menu item"},
	accessible.Heading:  {roleHeading, "heading"},
	accessible.Text:     {roleLabel, "label"},
	accessible.Picture:  {roleImage, "image"},
	accessible.Card:     {roleGrouping, "grouping"},
	accessible.Message:  {roleNotification, "notification"},
	accessible.Map:      {roleCanvas, "canvas"},
	accessible.Group:    {rolePanel, "panel"},
	accessible.Dialog:   {roleDialog, "dialog"},
	accessible.Menu:     {roleMenu, "menu"},
	accessible.List:     {roleList, "list"},
	accessible.Document: {roleDocument, "document frame"},
	accessible.Page:     {rolePanel, "panel"},
	accessible.Window:   {roleFrame, "frame"},
}

func roleOf(n *accessible.Node) (uint32, string) {
	if r, ok := roles[n.Role]; ok {
		return r.number, r.name
	}
	return roleUnknown, "unknown"
}

// states sets bits.
func states(all ...int) uint64 {
	var bits uint64
	for _, s := range all {
		bits |= 1 << s
	}
	return bits
}

func statesOf(n *accessible.Node) uint64 {
	bits := states(stateShowing, stateVisible)
	set := func(when bool, s int) {
		if when {
			bits |= 1 << s
		}
	}
	has := n.State.Has
	set(!has(accessible.Disabled), stateEnabled)
	set(!has(accessible.Disabled), stateSensitive)
	set(n.Focusable, stateFocusable)
	set(n.Focused, stateFocused)
	set(n.Role == accessible.Option || n.Role == accessible.Item || n.Role == accessible.Tab, stateSelectable)
	set(has(accessible.Selected), stateSelected)
	option := n.Role == accessible.Option // which is a radio button there
	set(has(accessible.Checkable) || option, stateCheckable)
	set(has(accessible.Checked) || option && has(accessible.Selected), stateChecked)
	set(has(accessible.Expandable), stateExpandable)
	set(has(accessible.Expanded), stateExpanded)
	set(has(accessible.Opens), stateHasPopup)
	set(has(accessible.ReadOnly), stateReadOnly)
	set(n.Role == accessible.Window, stateActive)
	set(n.Role == accessible.Dialog || n.Role == accessible.Menu, stateModal)
	if n.Role == accessible.Field {
		set(!has(accessible.ReadOnly), stateEditable)
		set(has(accessible.Multiline), stateMultiLine)
		set(!has(accessible.Multiline), stateSingleLine)
	}
	return bits
}
