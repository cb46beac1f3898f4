package content

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"
	"testing"

	"stagecraft/content/signing"
)

// newKey gives a key of a signer.
func newKey(t testing.TB, name string) *signing.Secret {
	t.Helper()
	key, err := signing.Generate(name)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// signed is the library as a .course file that a key signed.
func signed(t testing.TB, key *signing.Secret) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := PackSigned(folderOf(t, archiveOf(t, "library.txtar")), &b, key); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// entriesOf gives what a zip holds, by name, and the names in their order.
func entriesOf(t testing.TB, data []byte) (map[string]string, []string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all, names := map[string]string{}, []string{}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(text)
		names = append(names, f.Name)
	}
	return all, names
}

// zippedAnew gives the zip of entries in an order; those that there are none of are
// left out.
func zippedAnew(t testing.TB, entries map[string]string, names []string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		text, ok := entries[name]
		if !ok {
			continue
		}
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestPackSigned_IsOpenedAsItsSigners(t *testing.T) {
	key := newKey(t, "Northwind Training")
	data := signed(t, key)
	if !bytes.Equal(data, signed(t, key)) {
		t.Error("packed again, it has other bytes")
	}
	c, problems := OpenPath(t.Context(), written(t, data))
	if c == nil {
		t.Fatal(problems)
	}
	defer c.Close()
	if c.Signature == nil || !c.Signature.Valid || c.Signature.Signer != key.Signer {
		t.Errorf("the signature is %+v, want that of %+v", c.Signature, key.Signer)
	}
	if c.With(nil).Signature != c.Signature {
		t.Error("with processes of the learner's own it has another signature")
	}
	entries, names := entriesOf(t, data)
	if names[0] != manifestName || names[1] != signatureName {
		t.Errorf("the files are %q", names)
	}
	if !key.Signer.Key.Verifies([]byte(entries[manifestName]), []byte(entries[signatureName])) {
		t.Error("minisign doesn't verify the manifest by itself")
	}
	plain, problems := OpenPath(t.Context(), written(t, packed(t)))
	if plain == nil || plain.Signature != nil {
		t.Errorf("not signed, it has the signature %+v; %v", plain.Signature, problems)
	}
	plain.Close()
}

// TestOpenPath_KnowsASignedCourseThatWasChanged changes what a signed file holds, each
// time so that the file agrees with itself.
func TestOpenPath_KnowsASignedCourseThatWasChanged(t *testing.T) {
	key, other := newKey(t, "Northwind Training"), newKey(t, "Someone else")
	data := signed(t, key)
	whole, names := entriesOf(t, data)
	sum := func(text string) string { s := sha256.Sum256([]byte(text)); return hex.EncodeToString(s[:]) }
	replaced := func(e map[string]string, name, from, to string) {
		if !strings.Contains(e[name], from) {
			t.Fatalf("%q isn't in %s", from, name)
		}
		e[name] = strings.Replace(e[name], from, to, 1)
	}
	theirs, _ := entriesOf(t, signed(t, other))
	for what, change := range map[string]func(e map[string]string){
		"a file with its sum": func(e map[string]string) {
			before := sum(e["terms.yaml"])
			replaced(e, "terms.yaml", "A book that", "A look that")
			replaced(e, manifestName, before, sum(e["terms.yaml"]))
		},
		"the version":             func(e map[string]string) { replaced(e, manifestName, `"format": 1`, `"format":  1`) },
		"the name of the signer":  func(e map[string]string) { replaced(e, manifestName, "Northwind", "Southwind") },
		"the key of the signer":   func(e map[string]string) { replaced(e, manifestName, string(key.Signer.Key), string(other.Signer.Key)) },
		"the signer taken out":    func(e map[string]string) { replaced(e, manifestName, `"signer"`, `"signed"`) },
		"the signature taken out": func(e map[string]string) { delete(e, signatureName) },
		"no signature":            func(e map[string]string) { e[signatureName] = "" },
		"nonsense":                func(e map[string]string) { e[signatureName] = "untrusted comment: x\nAAAA\ntrusted comment: x\nAAAA\n" },
		"a signature of another":  func(e map[string]string) { e[signatureName] = theirs[signatureName] },
		"what was signed":         func(e map[string]string) { replaced(e, signatureName, "library", "librarx") },
	} {
		t.Run(what, func(t *testing.T) {
			entries := map[string]string{}
			for name, text := range whole {
				entries[name] = text
			}
			change(entries)
			c, problems := OpenPath(t.Context(), written(t, zippedAnew(t, entries, names)))
			if c == nil {
				t.Fatal(problems)
			}
			defer c.Close()
			if c.Signature == nil || c.Signature.Valid {
				t.Errorf("the signature is %+v", c.Signature)
			}
		})
	}
	c, problems := OpenPath(t.Context(), written(t, zippedAnew(t, whole, names)))
	if c == nil || !c.Signature.Valid {
		t.Fatalf("zipped again as it was, it isn't valid: %v", problems)
	}
	c.Close()
}

func TestOpenPath_RefusesASignedCourseThatCantBeShown(t *testing.T) {
	whole, names := entriesOf(t, signed(t, newKey(t, "Northwind Training")))
	for what, c := range map[string]struct {
		rule   string
		change func(e map[string]string)
	}{
		"a file without its sum": {"bad-hash", func(e map[string]string) { e["terms.yaml"] = e["terms.yaml"][1:] + "\n" }},
		"a name that turns": {"bad-signer", func(e map[string]string) {
			e[manifestName] = strings.Replace(e[manifestName], "Northwind", "\u202eNorth", 1)
		}},
		"no name": {"bad-signer", func(e map[string]string) {
			e[manifestName] = strings.Replace(e[manifestName], "Northwind Training", "", 1)
		}},
		"a long name": {"bad-signer", func(e map[string]string) {
			e[manifestName] = strings.Replace(e[manifestName], "Northwind", strings.Repeat("a", 100), 1)
		}},
		"no key":           {"bad-signer", func(e map[string]string) { e[manifestName] = strings.Replace(e[manifestName], `"RW`, `"XX`, 1) }},
		"a long signature": {"too-big", func(e map[string]string) { e[signatureName] = strings.Repeat("a", signing.MaxSignature+1) }},
	} {
		t.Run(what, func(t *testing.T) {
			entries := map[string]string{}
			for name, text := range whole {
				entries[name] = text
			}
			c.change(entries)
			opened, problems := OpenPath(t.Context(), written(t, zippedAnew(t, entries, names)))
			if opened != nil || rules(problems) != c.rule {
				t.Errorf("it says %v, want %s", problems, c.rule)
			}
		})
	}
}

func TestSignatureAt_TellsOfCourseFilesAlone(t *testing.T) {
	key := newKey(t, "Northwind Training")
	s, problems := SignatureAt(t.Context(), written(t, signed(t, key)))
	if len(problems) > 0 || s == nil || s.Signer != key.Signer || !s.Valid || len(s.Digest) != 64 {
		t.Errorf("it is %+v; %v", s, problems)
	}
	if s, problems := SignatureAt(t.Context(), written(t, packed(t))); len(problems) > 0 || s != nil {
		t.Errorf("not signed, it is %+v; %v", s, problems)
	}
	if _, problems := SignatureAt(t.Context(), unpacked(t)); rules(problems) != "not-a-course" {
		t.Errorf("of a folder it says %v", problems)
	}
}

// FuzzOpenPath_Signature puts any bytes in the place of the signature and of what the
// manifest says of the signer: none makes a valid signature of another.
func FuzzOpenPath_Signature(f *testing.F) {
	key := newKey(f, "Northwind Training")
	whole, names := entriesOf(f, signed(f, key))
	f.Add([]byte(whole[signatureName]), "Northwind Training")
	f.Add([]byte("untrusted comment: x\nRUQ=\ntrusted comment: y\nAAAA"), "a\u202eb")
	f.Add([]byte{}, "")
	f.Fuzz(func(t *testing.T, signature []byte, name string) {
		defer inTime(t)()
		entries := map[string]string{}
		for n, text := range whole {
			entries[n] = text
		}
		entries[signatureName] = string(signature)
		entries[manifestName] = strings.Replace(whole[manifestName], "Northwind Training", name, 1)
		path := written(t, zippedAnew(t, entries, names))
		s, problems := SignatureAt(t.Context(), path)
		if len(problems) > 0 {
			return
		}
		if s.Valid && (entries[manifestName] != whole[manifestName] || s.Signer != key.Signer) {
			t.Fatalf("%q with the name %q is valid: %+v", signature, name, s)
		}
		if !s.Valid && string(signature) == whole[signatureName] && entries[manifestName] == whole[manifestName] {
			t.Fatal("as it was, it isn't valid")
		}
	})
}
