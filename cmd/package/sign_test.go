package main

import (
	"bytes"
	"crypto/rand"
	"os"
	"path/filepath"
	"testing"

	"aead.dev/minisign"

	"stagecraft/cmd/internal/build"
)

func TestSign_VerifiesForTheKeyAndTheFileAlone(t *testing.T) {
	public, private, err := minisign.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	other, _, err := minisign.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := private.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	locked, err := minisign.EncryptKey("open sesame", private)
	if err != nil {
		t.Fatal(err)
	}
	r := &release{app: build.App{Name: "Stagecraft", Version: "1.2.3"}}
	for name, key := range map[string][]byte{"plain": plain, "locked": locked} {
		folder := t.TempDir()
		keyFile, file := filepath.Join(folder, "key"), filepath.Join(folder, "SHA256SUMS")
		sums := []byte("0123  a.zip\n")
		for name, data := range map[string][]byte{keyFile: key, file: sums} {
			if err := os.WriteFile(name, data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := r.sign(file, keyFile, "open sesame"); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		signature, err := os.ReadFile(file + ".minisig")
		if err != nil {
			t.Fatal(err)
		}
		if !minisign.Verify(public, sums, signature) {
			t.Errorf("%s: the signature doesn't verify", name)
		}
		if minisign.Verify(other, sums, signature) || minisign.Verify(public, append(sums, ' '), signature) {
			t.Errorf("%s: the signature verifies for another key or another file", name)
		}
		if name == "locked" { // what locks a key is slow on purpose, and takes a gigabyte
			continue
		}
		if err := r.sign(file, keyFile, ""); err != nil {
			t.Fatal(err)
		}
		if again, _ := os.ReadFile(file + ".minisig"); !bytes.Equal(again, signature) {
			t.Errorf("%s: signed again, it has another signature", name)
		}
	}
}
