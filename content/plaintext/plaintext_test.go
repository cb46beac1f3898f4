package plaintext_test

import (
	"testing"

	"stagecraft/content/plaintext"
)

func TestDecode_ReadsWhatEditorsWrite(t *testing.T) {
	for name, source := range map[string]string{
		"UTF-8":                  "é\nb",
		"UTF-8 with its mark":    "\ufeffé\nb",
		"line ends of Windows":   "é\r\nb",
		"line ends of old Macs":  "é\rb",
		"UTF-16, small end":      "\xff\xfe\xe9\x00\n\x00b\x00",
		"UTF-16, big end":        "\xfe\xff\x00\xe9\x00\n\x00b",
		"Windows-1252, with CRs": "\xe9\r\nb",
	} {
		if got, err := plaintext.Decode([]byte(source)); err != nil || string(got) != "é\nb" {
			t.Errorf("%s is read as %q, %v", name, got, err)
		}
	}
}
