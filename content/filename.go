package content

import (
	"path"
	"strings"
	"unicode/utf8"

	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
)

// maxFileName is how many bytes a file's name may have, as every system takes.
const maxFileName = 200

// badName tells why a file of a course can't be called so on every system, or
// not be told from another by who reads its name; false when it can.
func badName(name string) (why catalogue.Message, bad bool) {
	for _, part := range strings.Split(name, "/") {
		switch {
		case !utf8.ValidString(part):
			return catalogue.Say("has bytes in it that are no UTF-8 text"), true
		case !markup.Plain(part):
			return catalogue.Say("has signs in it that can't be seen or turn the text around"), true
		case strings.ContainsAny(part, `<>:"|?*\`):
			return catalogue.Say(`has one of the signs < > : " | ? * \ in it, which Windows doesn't take`), true
		case strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") || strings.HasPrefix(part, " "):
			return catalogue.Say("begins or ends with a space or ends with a dot, which Windows takes off"), true
		case isDevice(part):
			return catalogue.Say("is the name of a device on Windows"), true
		case len(part) > maxFileName:
			return catalogue.Say("is too long for some systems"), true
		}
	}
	return catalogue.Message{}, false
}

// isDevice tells whether Windows takes a file's name for a device, whatever its
// ending: aux.png is AUX.
func isDevice(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	stem = strings.ToUpper(strings.TrimRight(stem, " "))
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$":
		return true
	}
	for _, port := range []string{"COM", "LPT"} {
		if n, ok := strings.CutPrefix(stem, port); ok && utf8.RuneCountInString(n) == 1 && strings.ContainsAny(n, "0123456789¹²³") {
			return true
		}
	}
	return false
}

// systemFile tells whether a file was put there by a system, and not by the
// author: what is hidden, and the picture that macOS keeps for a folder.
func systemFile(name string) bool {
	base := path.Base(name)
	return strings.HasPrefix(base, ".") && base != "." || base == "Icon\r"
}
