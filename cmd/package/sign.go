package main

import (
	"fmt"
	"log"
	"os"

	"aead.dev/minisign"
)

// Where the key is that signs what is handed out, as `minisign -G` makes it, and its password when it has one.
// Without a key nothing is signed.
const (
	keyVariable      = "STAGECRAFT_SIGNING_KEY"
	passwordVariable = "STAGECRAFT_SIGNING_PASSWORD"
)

// sign writes beside a file its signature, which minisign verifies. The same key and the same file give the
// same signature.
func (r *release) sign(file, keyFile, password string) error {
	text, err := os.ReadFile(keyFile)
	if err != nil {
		return fmt.Errorf("reading the key to sign with: %w", err)
	}
	var key minisign.PrivateKey
	if minisign.IsEncrypted(text) {
		key, err = minisign.DecryptKey(password, text)
	} else {
		err = key.UnmarshalText(text)
	}
	if err != nil {
		return fmt.Errorf("the key to sign with: %w", err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	public, ok := key.Public().(minisign.PublicKey)
	if !ok {
		return fmt.Errorf("the key to sign with has no public half")
	}
	comment := fmt.Sprintf("%s %s", r.app.Name, r.app.Version)
	signature := minisign.SignWithComments(key, data, comment, "signature by "+public.String())
	if !minisign.Verify(public, data, signature) {
		return fmt.Errorf("the signature of %s does not verify", file)
	}
	log.Printf("signed %s; who has the public key %s can verify it", file, public)
	return os.WriteFile(file+".minisig", signature, 0o644)
}
