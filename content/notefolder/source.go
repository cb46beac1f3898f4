package notefolder

import (
	"errors"
	"io"
	"io/fs"

	"stagecraft/content/catalogue"
	"stagecraft/content/plaintext"
)

// readNote reads a note as UTF-8 with line feeds, in whatever encoding it is.
func readNote(folder fs.FS, name string) ([]byte, error) {
	f, err := folder.Open(name)
	if err != nil {
		return nil, catalogue.Errorf("open the note %s: %v", name, err)
	}
	b, err := io.ReadAll(io.LimitReader(f, mostNote+1))
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, catalogue.Errorf("read the note %s: %v", name, err)
	}
	if len(b) > mostNote {
		return nil, catalogue.Errorf("the note %s has more than %d MB", name, mostNote>>20)
	}
	if b, err = plaintext.Decode(b); err != nil {
		return nil, catalogue.Errorf("read the note %s: %v", name, err)
	}
	return b, nil
}
