package signing

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"aead.dev/minisign"

	"stagecraft/content/signing/signingtest"
)

func TestSecret_SignsWhatItsKeyVerifies(t *testing.T) {
	secret, err := Generate("Northwind Training")
	if err != nil {
		t.Fatal(err)
	}
	other, err := Generate("Northwind Training")
	if err != nil {
		t.Fatal(err)
	}
	signature, err := secret.Sign([]byte("a manifest"), "a course")
	if err != nil {
		t.Fatal(err)
	}
	again, err := secret.Sign([]byte("a manifest"), "a course")
	if err != nil || !bytes.Equal(signature, again) {
		t.Errorf("signed again it is %q, %v; want %q", again, err, signature)
	}
	key := secret.Signer.Key
	if !key.Verifies([]byte("a manifest"), signature) {
		t.Error("it isn't verified")
	}
	if key.Verifies([]byte("another"), signature) || other.Signer.Key.Verifies([]byte("a manifest"), signature) || Key("").Verifies([]byte("a manifest"), signature) {
		t.Error("it is verified for another message or key")
	}
	if _, err := secret.Sign([]byte("a manifest"), "two\nlines"); err == nil {
		t.Error("two lines are signed as one")
	}
}

func TestReadSecret_ReadsWhatWasWritten(t *testing.T) {
	secret, err := Generate("Älva & Söner")
	if err != nil {
		t.Fatal(err)
	}
	text, err := secret.Text("")
	if err != nil {
		t.Fatal(err)
	}
	if Locked(text) {
		t.Error("without a passphrase it is locked")
	}
	read, err := ReadSecret(text, "")
	if err != nil || read.Signer != secret.Signer || !read.private.Equal(secret.private) {
		t.Errorf("read again it is of %+v, %v; want %+v", read, err, secret.Signer)
	}
	key, err := ParseKey(secret.PublicText())
	if err != nil || key != secret.Signer.Key {
		t.Errorf("the public half is %q, %v", key, err)
	}
	if key, err := ParseKey([]byte(secret.Signer.Key)); err != nil || key != secret.Signer.Key {
		t.Errorf("the key alone is read as %q, %v", key, err)
	}
	plain, err := secret.private.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	if read, err := ReadSecret(plain, ""); err != nil || read.Signer.Name != "" || read.Signer.Key != secret.Signer.Key {
		t.Errorf("a key of minisign's own is of %+v, %v", read, err)
	}
	for _, bad := range []string{"", "nonsense", string(secret.PublicText()), strings.Repeat("a", 1<<20), strings.Replace(string(text), "RWQ", "XXX", 1)} {
		if _, err := ReadSecret([]byte(bad), ""); err == nil {
			t.Errorf("%.40q is read as a secret key", bad)
		}
		if key, err := ParseKey([]byte(bad)); err == nil && !strings.Contains(bad, "public") {
			t.Errorf("%.40q is read as the public key %s", bad, key)
		}
	}
}

func TestReadSecret_OpensALockedOneByItsPassphraseAlone(t *testing.T) {
	secret, err := Generate("Northwind Training")
	if err != nil {
		t.Fatal(err)
	}
	plain, err := secret.Text("")
	if err != nil {
		t.Fatal(err)
	}
	text := signingtest.Locked(t, plain, "open sesame")
	if !Locked(text) {
		t.Error("it isn't locked")
	}
	read, err := ReadSecret(text, "open sesame")
	if err != nil || read.Signer != secret.Signer || !read.private.Equal(secret.private) {
		t.Errorf("it is of %+v, %v", read, err)
	}
	if _, err := ReadSecret(text, "open"); !errors.Is(err, ErrPassphrase) {
		t.Errorf("another passphrase gives %v", err)
	}
}

func TestCheckName_TakesWhatCanBeShown(t *testing.T) {
	for _, name := range []string{"Northwind Training", "Älva & Söner", "訓練", "O'Neil, Inc."} {
		if err := CheckName(name); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
	for _, name := range []string{"", " a", "a\nb", "a\u202eb", "a\u200bb", "a\x1b[2Jb", "\xff", strings.Repeat("a", MaxName+1)} {
		if CheckName(name) == nil {
			t.Errorf("%q is a name", name)
		}
		if _, err := Generate(name); err == nil {
			t.Errorf("there is a key of %q", name)
		}
	}
}

func TestWords_StandForTheKeyAlone(t *testing.T) {
	const fixed Key = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
	const want = "gravel farmer circus cedar elbow fountain"
	if got := fixed.Words(); got != want {
		t.Errorf("the words of a key that never changes are %q, want %q", got, want)
	}
	secret, err := Generate("a")
	if err != nil {
		t.Fatal(err)
	}
	words := secret.Signer.Key.Words()
	if n := len(strings.Fields(words)); n != fingerprintWords || words == want {
		t.Errorf("another key has the words %q", words)
	}
	var numbered minisign.PublicKey
	raw := []byte(fixed)
	raw[5] = 'A' // of the number that anyone may choose
	if err := numbered.UnmarshalText(raw); err != nil {
		t.Fatal(err)
	}
	if got := Key(numbered.String()).Words(); got != want {
		t.Errorf("with another number the words are %q", got)
	}
	for _, bad := range []Key{"", "RW", "nonsense!"} {
		if got := bad.Words(); got != "" {
			t.Errorf("%q has the words %q", bad, got)
		}
	}
}

func TestWordList_HasWordsThatAreEasyToTellApart(t *testing.T) {
	list := strings.Fields(wordList)
	if len(list) != 256 || !slices.IsSorted(list) {
		t.Errorf("%d words, sorted: %v", len(list), slices.IsSorted(list))
	}
	for i, a := range list {
		if len(a) < 3 || len(a) > 8 || strings.ToLower(a) != a {
			t.Errorf("%q is no short word", a)
		}
		for _, b := range list[:i] {
			if oneApart(a, b) {
				t.Errorf("%q and %q are a letter apart", a, b)
			}
		}
	}
}

// oneApart tells whether two words are the same but for one letter, which one of them
// may lack.
func oneApart(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	return a[i:] == b[i+1:] || len(a) == len(b) && a[i+1:] == b[i+1:]
}

// FuzzParse reads any bytes as keys and as a signature.
func FuzzParse(f *testing.F) {
	secret, err := Generate("a")
	if err != nil {
		f.Fatal(err)
	}
	text, err := secret.Text("")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add(secret.PublicText())
	f.Fuzz(func(t *testing.T, data []byte) {
		if key, err := ParseKey(data); err == nil {
			if again, err := ParseKey([]byte(key)); err != nil || again != key {
				t.Fatalf("%q is read again as %q, %v", key, again, err)
			}
		}
		if !Locked(data) { // that takes a gigabyte
			if s, err := ReadSecret(data, ""); err == nil && CheckName(s.Signer.Name) != nil && s.Signer.Name != "" {
				t.Fatalf("the name is %q", s.Signer.Name)
			}
		}
		if secret.Signer.Key.Verifies([]byte("a"), data) {
			t.Fatal("nobody signed it")
		}
	})
}
