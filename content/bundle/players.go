package bundle

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"aead.dev/minisign"

	"stagecraft/content/catalogue"
	"stagecraft/content/packing"
)

// sumsName is the file with the hashes of all that lies beside it, as sha256sum writes it; with
// signatureEnding its signature.
const (
	sumsName        = "SHA256SUMS"
	signatureEnding = ".minisig"
)

const (
	// maxPlayer is how many bytes an archive of a player may have.
	maxPlayer = 256 << 20
	// maxSums is how many bytes the file of hashes, and a key, may have.
	maxSums = 1 << 20
)

// player is the app as it was released for one system and processor.
type player struct {
	archive   string // its file's name
	system    string
	processor string
	version   [3]int
	size      int64 // of the archive, in bytes
	*packing.Archive
	// installer is the program that installs it, where one lies beside the archive; only Windows has them.
	installer []byte
}

// installerEnding is what the name of a player's installer has in place of its archive's ending.
const installerEnding = "-setup.exe"

var playerName = regexp.MustCompile(`^stagecraft-(\d{1,5})\.(\d{1,5})\.(\d{1,5})-(linux|windows|macos|darwin)-(amd64|arm64|universal)\.(?:zip|tar\.xz)$`)

// release is the version as text.
func (p *player) release() string {
	return fmt.Sprintf("%d.%d.%d", p.version[0], p.version[1], p.version[2])
}

// playersIn gives the players in a folder, the newest of each system and processor, unread.
func playersIn(folder string) ([]*player, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, catalogue.Errorf("looking for the players: %v", err)
	}
	newest := map[string]*player{}
	for _, entry := range entries {
		parts := playerName.FindStringSubmatch(entry.Name())
		if parts == nil || !entry.Type().IsRegular() {
			continue
		}
		p := &player{archive: entry.Name(), system: parts[4], processor: parts[5]}
		for i := range p.version {
			p.version[i], _ = strconv.Atoi(parts[i+1]) // digits, by the form of the name
		}
		if p.system == "darwin" {
			p.system = "macos"
		}
		key := p.system + " " + p.processor
		if had := newest[key]; had == nil || slices.Compare(had.version[:], p.version[:]) < 0 {
			newest[key] = p
		}
	}
	var all []*player
	for _, p := range newest {
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b *player) int {
		return cmp.Or(strings.Compare(a.system, b.system), strings.Compare(a.processor, b.processor))
	})
	return all, nil
}

// Player is what is known of a player by the name of its archive.
type Player struct {
	System    string // the id of its target
	Processor string // as Go names it
	Version   string
}

// Players gives those in a folder, the newest of each system and processor. Whether they are sound is only
// known once they are read.
func Players(folder string) ([]Player, error) {
	found, err := playersIn(folder)
	var all []Player
	for _, p := range found {
		all = append(all, Player{System: p.system, Processor: p.processor, Version: p.release()})
	}
	return all, err
}

// sums reads the hashes of the files in a folder by their names. With a public key they must be signed by it.
func sums(folder, key string) (map[string]string, error) {
	name := filepath.Join(folder, sumsName)
	text, err := readBounded(name, maxSums)
	if errors.Is(err, os.ErrNotExist) {
		return nil, catalogue.Errorf("there is no %s beside the players in %s: take it from where they come from", sumsName, folder)
	}
	if err != nil {
		return nil, err
	}
	if key != "" {
		if err := verify(name, text, key); err != nil {
			return nil, err
		}
	}
	all := map[string]string{}
	for line := range strings.Lines(string(text)) {
		if sum, file, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
			all[strings.TrimLeft(file, " *")] = strings.ToLower(sum)
		}
	}
	return all, nil
}

// verify gives an error unless a text is signed with the key of which a public one is given: its text, or a
// file with it.
func verify(name string, text []byte, public string) error {
	if _, err := os.Stat(public); err == nil {
		file, err := readBounded(public, maxSums)
		if err != nil {
			return err
		}
		public = string(file)
	}
	lines := strings.Split(strings.TrimSpace(public), "\n") // a file has a comment before the key
	var key minisign.PublicKey
	if err := key.UnmarshalText([]byte(strings.TrimSpace(lines[len(lines)-1]))); err != nil {
		return catalogue.Errorf("the public key: %v; give what minisign -G wrote, or the file that holds it", err)
	}
	signature, err := readBounded(name+signatureEnding, maxSums)
	if errors.Is(err, os.ErrNotExist) {
		return catalogue.Errorf("%s is not signed: there is no %s", name, sumsName+signatureEnding)
	}
	if err != nil {
		return err
	}
	if !minisign.Verify(key, text, signature) {
		return catalogue.Errorf("%s is not signed with that key, or was changed since", name)
	}
	return nil
}

// read reads the player's archive, and its installer where there is one.
func (p *player) read(ctx context.Context, folder string, sums map[string]string) error {
	data, err := readListed(folder, p.archive, sums)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	p.size = int64(len(data))
	if p.Archive, err = packing.Read(p.archive, data); err != nil {
		return err
	}
	if p.system == "windows" {
		p.installer, err = readListed(folder, strings.TrimSuffix(p.archive, ".zip")+installerEnding, sums)
		if errors.Is(err, os.ErrNotExist) {
			err = nil // it goes without
		}
		p.size += int64(len(p.installer))
	}
	return err
}

// readListed reads a file of the folder with the players, once its hash was found in the list.
func readListed(folder, name string, sums map[string]string) ([]byte, error) {
	path := filepath.Join(folder, name)
	data, err := readBounded(path, maxPlayer)
	if err != nil {
		return nil, err
	}
	want, listed := sums[name]
	if !listed {
		return nil, catalogue.Errorf("%s does not list %s", filepath.Join(folder, sumsName), name)
	}
	if got := sha256.Sum256(data); hex.EncodeToString(got[:]) != want {
		return nil, catalogue.Errorf("%s is not as %s has it: it was changed, or came only in part; get it again", path, sumsName)
	}
	return data, nil
}

// readPlayers gives the players for some systems, read and checked.
func readPlayers(ctx context.Context, o *Options, systems []string) ([]*player, error) {
	all, err := playersIn(o.Players)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(p *player) bool { return !slices.Contains(systems, p.system) })
	if len(all) == 0 {
		return nil, nil
	}
	listed, err := sums(o.Players, o.PlayersKey)
	if err != nil {
		return nil, err
	}
	for _, p := range all {
		if err := p.read(ctx, o.Players, listed); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// must gives a file of the player.
func (p *player) must(name string) (*packing.File, error) {
	if f := p.File(name); f != nil {
		return f, nil
	}
	return nil, catalogue.Errorf("%s holds no %s: it is no player of this app, or too old for bundles", p.archive, name)
}

// papers are the licences in the player, and what it is made of.
func (p *player) papers() []packing.File {
	var files []packing.File
	for _, f := range p.Files {
		if f.Name == "LICENSE.txt" || strings.HasPrefix(f.Name, "licences/") || f.Name == "sbom.cdx.json" {
			files = append(files, f)
		}
	}
	return files
}

func readBounded(name string, most int64) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var data bytes.Buffer
	n, err := io.Copy(&data, io.LimitReader(file, most+1))
	if err != nil {
		return nil, err
	}
	if n > most {
		return nil, catalogue.Errorf("%s has more than %d MB", name, most>>20)
	}
	return data.Bytes(), nil
}
