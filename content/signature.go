package content

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"

	"stagecraft/content/catalogue"
	"stagecraft/content/signing"
)

// signatureName is the file of a .course file that holds the signature of its
// manifest, and with that of every file. docs/signed-courses.md describes it.
const signatureName = manifestName + ".minisig"

// Signature is what a .course file says of who signed it.
type Signature struct {
	// Signer is who signed it, or, when the signature isn't valid, who the file
	// claims it was; the zero Signer when it doesn't say.
	Signer signing.Signer
	// Valid tells that every file of the course is as it was signed.
	Valid bool
	// Digest is the SHA-256 of the manifest, in hex: of another file it is another.
	Digest string
}

// packedFiles are the files of a .course file.
type packedFiles struct {
	*zip.Reader
	signature *Signature // nil when it isn't signed
}

// signatureIn gives the signature of the .course file that files are of; nil when
// they are of none, or it isn't signed.
func signatureIn(fsys fs.FS) *Signature {
	if packed, ok := fsys.(packedFiles); ok {
		return packed.signature
	}
	return nil
}

// readSignature checks the signature of a manifest. It gives nil when the file isn't
// signed, and a *refusal when what it says of its signer can't be shown.
func readSignature(z *zip.Reader, m manifest) (*Signature, error) {
	f, err := z.Open(signatureName)
	if errors.Is(err, fs.ErrNotExist) {
		if m.Signer == nil {
			return nil, nil
		}
	} else if err != nil {
		return nil, refuse(signatureName, "damaged", "cannot be read: %v; get the file again", err)
	}
	var text []byte
	if f != nil {
		text, err = io.ReadAll(io.LimitReader(f, signing.MaxSignature))
		if err = errors.Join(err, f.Close()); err != nil {
			return nil, refuse(signatureName, "damaged", "cannot be read: %v; get the file again", err)
		}
	}
	sum := sha256.Sum256(m.text)
	signature := &Signature{Digest: hex.EncodeToString(sum[:])}
	if m.Signer == nil {
		return signature, nil
	}
	if err := signing.CheckName(m.Signer.Name); err != nil {
		return nil, refuse(manifestName, "bad-signer", "the signer's name can't be shown: %v; get the course from whoever made it", err)
	}
	key, err := signing.ParseKey([]byte(m.Signer.Key))
	if err != nil || key != m.Signer.Key {
		return nil, refuse(manifestName, "bad-signer", "the signer's key isn't one of minisign's; get the course from whoever made it")
	}
	signature.Signer = *m.Signer
	signature.Valid = key.Verifies(m.text, text)
	return signature, nil
}

// SignatureAt gives the signature of the .course file at a path of the computer; nil
// when the file isn't signed. Every file in it is read and compared with the manifest;
// one that isn't as the manifest says is a Problem, and so is a path that leads to no
// .course file.
func SignatureAt(ctx context.Context, name string) (*Signature, Problems) {
	fsys, closer, problems := filesAt(ctx, name)
	if len(problems) > 0 {
		return nil, problems
	}
	problems = closing(name, closer)
	packed, ok := fsys.(packedFiles)
	if !ok {
		return nil, append(problems, pathProblem(name, "not-a-course", catalogue.Say("this isn't a .course file; only those are signed")))
	}
	return packed.signature, problems
}
