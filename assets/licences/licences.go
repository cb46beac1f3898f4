// Package licences holds the licences of all that is inside the app, on every system: those of the
// modules that it is linked from, of the toolkit's fonts and of Go's own library.
//
// They are collected by `go test ./cmd/package -run Licences -update`.
package licences

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"fmt"
)

// Licence is the text that goes along with each copy of something.
type Licence struct {
	Of   string // a module's path and version
	Text string
}

//go:embed licences.json.gz
var packed []byte

// All gives every licence, by what it is of. Our own typeface's is [stagecraft/assets.FontLicence].
func All() ([]Licence, error) {
	file, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("unpacking the licences: %w", err)
	}
	var all []Licence
	if err := json.NewDecoder(file).Decode(&all); err != nil {
		return nil, fmt.Errorf("reading the licences: %w", err)
	}
	return all, nil
}
