// Package signing makes and checks the signatures of courses, in the form that
// minisign has: whoever has minisign can do both as well.
package signing

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"aead.dev/minisign"

	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
)

// MaxName is how many letters a signer's name may have, and MaxSignature how many
// bytes a signature.
const (
	MaxName      = 80
	MaxSignature = 4 << 10
)

// MaxFile is how many bytes the file of a key may have.
const MaxFile = 4 << 10

// Signer is who signed something: what they call themselves, and the key that
// nobody else can sign with.
type Signer struct {
	Name string `json:"name"`
	Key  Key    `json:"key"`
}

// CheckName tells why a signer can't be called so, nil when they can.
func CheckName(name string) error {
	switch {
	case name == "":
		return catalogue.Errorf("it is empty; give the name of who signs")
	case utf8.RuneCountInString(name) > MaxName:
		return catalogue.Errorf("it has %d letters; it may have %d", utf8.RuneCountInString(name), MaxName)
	case !markup.Plain(name):
		return catalogue.Errorf("it has signs in it that can't be seen or turn the text around")
	case name != strings.TrimSpace(name):
		return catalogue.Errorf("it begins or ends with a space")
	}
	return nil
}

// Key is a public key as minisign writes it: 56 signs of base64. The zero Key is
// none, with which nothing was signed.
type Key string

// ParseKey reads a public key: the text of the file that minisign writes, or the key
// itself.
func ParseKey(text []byte) (Key, error) {
	if len(text) > MaxFile {
		return "", fmt.Errorf("%d bytes are more than a public key has", len(text))
	}
	var key minisign.PublicKey
	if err := key.UnmarshalText([]byte(strings.TrimSpace(string(text)))); err != nil {
		return "", errors.New("this isn't a public key of minisign: that is 56 signs which begin with RW, or a file with them")
	}
	return Key(key.String()), nil
}

// Verifies tells whether a message was signed with the key's secret half.
func (k Key) Verifies(message, signature []byte) bool {
	var key minisign.PublicKey
	if len(signature) > MaxSignature || key.UnmarshalText([]byte(k)) != nil {
		return false
	}
	return minisign.Verify(key, message, signature)
}
