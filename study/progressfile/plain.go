package progressfile

import "bytes"

// plain says whether b is a JSON object of plain strings, whole or decimal
// numbers and booleans without any space, as almost every payload is. What it
// says no to may be JSON all the same.
func plain(b []byte) bool {
	if len(b) < 2 || b[0] != '{' || b[len(b)-1] != '}' {
		return false
	}
	if b = b[1 : len(b)-1]; len(b) == 0 {
		return true
	}
	for {
		key := plainString(b)
		if key == 0 || key == len(b) || b[key] != ':' {
			return false
		}
		b = b[key+1:]
		n := plainValue(b)
		switch {
		case n == 0:
			return false
		case n == len(b):
			return true
		case b[n] != ',':
			return false
		}
		b = b[n+1:]
	}
}

// plainString gives the length of the string without escapes that b begins
// with, its quotes included; 0 when there is none.
func plainString(b []byte) int {
	if len(b) < 2 || b[0] != '"' {
		return 0
	}
	for i, c := range b[1:] {
		switch {
		case c == '"':
			return i + 2
		case c < ' ' || c == '\\' || c >= 0x7f:
			return 0
		}
	}
	return 0
}

func plainValue(b []byte) int {
	switch {
	case len(b) == 0:
		return 0
	case b[0] == '"':
		return plainString(b)
	case bytes.HasPrefix(b, []byte("true")):
		return 4
	case bytes.HasPrefix(b, []byte("false")):
		return 5
	}
	n := 0
	if b[0] == '-' {
		n = 1
	}
	whole := digits(b[n:])
	if whole == 0 || whole > 1 && b[n] == '0' {
		return 0
	}
	if n += whole; n < len(b) && b[n] == '.' {
		fraction := digits(b[n+1:])
		if fraction == 0 {
			return 0
		}
		n += 1 + fraction
	}
	return n
}

func digits(b []byte) int {
	for i, c := range b {
		if c < '0' || c > '9' {
			return i
		}
	}
	return len(b)
}
