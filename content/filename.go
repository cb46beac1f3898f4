package content

import (
	"path"
	"strings"
	"unicode/utf8"

	"stagecraft/content/markup"
)

// maxFileName is how many bytes a file's name may have, as every system takes.
const maxFileName = 200

// badName tells why a file of a course can't be called so on every system, or
// not be told from another by who reads its name; "" when it can.
func badName(name string) string {
	for _, part := range strings.Split(name, "/") {
		switch {
		case !utf8.ValidString(part):
			return "has bytes in it that are no UTF-8 text"
		case !markup.Plain(part):
			return "has signs in it that can't be seen or turn the text around"
		case strings.ContainsAny(part, `<>:"|?*\`):
			return `has one of the signs < > : " | ? * \ in it, which Windows doesn't take`
		case strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") || strings.HasPrefix(part, " "):
			return "begins or ends with a space or ends with a dot, which Windows takes off"
		case isDevice(part):
			return "is the name of a device on Windows"
		case len(part) > maxFileName:
			return "is too long for some systems"
		}
	}
	return ""
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
