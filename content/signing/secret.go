package signing

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"

	"aead.dev/minisign"
)

// comment begins the first line of a file of minisign's.
const comment = "untrusted comment: "

// Secret is a key to sign with.
type Secret struct {
	Signer  Signer
	private minisign.PrivateKey
}

// ErrPassphrase says that a secret key isn't opened by a passphrase.
var ErrPassphrase = errors.New("the passphrase doesn't open the key")

// Generate makes a new key for a signer of that name.
func Generate(name string) (*Secret, error) {
	if err := CheckName(name); err != nil {
		return nil, fmt.Errorf("the name %q: %w", name, err)
	}
	public, private, err := minisign.GenerateKey(rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("make a key: %w", err)
	}
	return &Secret{Signer{name, Key(public.String())}, private}, nil
}

// Locked tells whether a passphrase is needed to read a secret key.
func Locked(text []byte) bool { return len(text) <= MaxFile && minisign.IsEncrypted(text) }

// ReadSecret reads a secret key as Text or minisign wrote it. The passphrase is for
// one that is [Locked]; opening that takes a second and a gigabyte of memory, on
// purpose. The name is the one that Text wrote, or "" in a key of minisign's own.
func ReadSecret(text []byte, passphrase string) (*Secret, error) {
	var private minisign.PrivateKey
	var err error
	switch {
	case len(text) > MaxFile:
		return nil, fmt.Errorf("%d bytes are more than a secret key has", len(text))
	case minisign.IsEncrypted(text):
		if private, err = minisign.DecryptKey(passphrase, text); err != nil {
			return nil, ErrPassphrase
		}
	default:
		if err := private.UnmarshalText(text); err != nil {
			return nil, errors.New("this isn't a secret key; coursekit keygen makes one, and so does minisign -G")
		}
	}
	public, ok := private.Public().(minisign.PublicKey)
	if !ok {
		return nil, errors.New("this secret key has no public half; make another with coursekit keygen")
	}
	first, _, _ := bytes.Cut(text, []byte("\n"))
	name, _ := strings.CutPrefix(strings.TrimSpace(string(first)), comment+secretOf)
	if CheckName(name) != nil || strings.HasPrefix(name, comment) {
		name = ""
	}
	return &Secret{Signer{name, Key(public.String())}, private}, nil
}

// secretOf and publicOf stand before the name in the comment of a key's file.
const (
	secretOf = "secret key of "
	publicOf = "public key of "
)

// Text gives the secret key as the text of a file, which minisign reads too, locked
// with a passphrase unless that is "".
func (s *Secret) Text(passphrase string) ([]byte, error) {
	var text []byte
	var err error
	if passphrase == "" {
		text, err = s.private.MarshalText()
	} else {
		text, err = minisign.EncryptKey(passphrase, s.private)
	}
	if err != nil {
		return nil, fmt.Errorf("write the secret key: %w", err)
	}
	_, key, _ := bytes.Cut(text, []byte("\n"))
	return fmt.Appendf(nil, "%s%s%s\n%s\n", comment, secretOf, s.Signer.Name, key), nil
}

// PublicText gives the public key as the text of a file, to be handed out.
func (s *Secret) PublicText() []byte {
	return fmt.Appendf(nil, "%s%s%s\n%s\n", comment, publicOf, s.Signer.Name, s.Signer.Key)
}

// Sign gives the signature of a message. About is one line that is signed with it.
// The same key, message and line give the same signature.
func (s *Secret) Sign(message []byte, about string) ([]byte, error) {
	if strings.ContainsAny(about, "\r\n") {
		return nil, fmt.Errorf("%q is more than a line", about)
	}
	signature := minisign.SignWithComments(s.private, message, about, "signature of "+s.Signer.Name)
	if !s.Signer.Key.Verifies(message, signature) {
		return nil, errors.New("the secret key doesn't fit its public half; make another with coursekit keygen")
	}
	return signature, nil
}
