// Package signingtest locks keys in a blink, for tests: minisign's own lock takes a
// gigabyte of memory and seconds.
package signingtest

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"testing"

	"golang.org/x/crypto/blake2b"
	"golang.org/x/crypto/scrypt"
)

// The parts of a secret key of minisign's, in bytes from its beginning.
const (
	lockAt, saltAt, costAt, memoryAt, keyAt, sumAt = 2, 6, 38, 46, 54, 126
	locked                                         = 0x6353 // "Sc"
	cost, memory                                   = 1 << 15, 1 << 20
)

// Locked gives the text of an unlocked secret key as one that a passphrase locks, by
// the least work that minisign takes.
func Locked(t testing.TB, text []byte, passphrase string) []byte {
	t.Helper()
	first, rest, _ := bytes.Cut(text, []byte("\n"))
	b, err := base64.StdEncoding.DecodeString(string(bytes.TrimSpace(rest)))
	if err != nil {
		t.Fatal(err)
	}
	binary.LittleEndian.PutUint16(b[lockAt:], locked)
	binary.LittleEndian.PutUint64(b[costAt:], cost)
	binary.LittleEndian.PutUint64(b[memoryAt:], memory)
	copy(b[saltAt:costAt], "salt for a test, thirty-two long")
	sum := blake2b.Sum256(append([]byte("Ed"), b[keyAt:sumAt]...))
	copy(b[sumAt:], sum[:])
	// As libsodium chooses them for that cost and memory.
	stream, err := scrypt.Key([]byte(passphrase), b[saltAt:costAt], 1<<10, 8, 1, len(b)-keyAt)
	if err != nil {
		t.Fatal(err)
	}
	for i, k := range stream {
		b[keyAt+i] ^= k
	}
	return append(append(first, '\n'), base64.StdEncoding.EncodeToString(b)...)
}
