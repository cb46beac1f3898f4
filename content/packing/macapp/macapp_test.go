package macapp

import (
	"bytes"
	"crypto/sha256"
	"debug/macho"
	"encoding/base64"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"strings"
	"testing"

	"stagecraft/content/packing"
	"stagecraft/content/packing/standin"
)

var app = App{Name: "Selling & more", ID: "app.stagecraft.course.x", Version: "1.2", Build: "0.3.0", Program: "stagecraft", Rights: "Acme", Opens: true}

func wellFormed(t *testing.T, text []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(text))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%v in %s", err, text)
		}
	}
}

func TestInfoPlist_SaysWhatTheAppIs(t *testing.T) {
	text, err := app.InfoPlist()
	if err != nil {
		t.Fatal(err)
	}
	wellFormed(t, text)
	for _, want := range []string{
		"<key>CFBundleName</key>\n\t<string>Selling &amp; more</string>", "<key>CFBundleIdentifier</key>\n\t<string>app.stagecraft.course.x</string>",
		"<key>CFBundleExecutable</key>\n\t<string>stagecraft</string>", "<key>CFBundleIconFile</key>\n\t<string>icon</string>",
		"<key>CFBundleShortVersionString</key>\n\t<string>1.2</string>", "<string>course</string>", "<key>NSHighResolutionCapable</key>",
	} {
		if !strings.Contains(string(text), want) {
			t.Errorf("it lacks %s", want)
		}
	}
	plain := app
	plain.Opens = false
	if text, err = plain.InfoPlist(); err != nil || strings.Contains(string(text), "CFBundleDocumentTypes") {
		t.Errorf("one that opens no files: %v, %s", err, text)
	}
	plain.ID = "app stagecraft"
	if _, err = plain.InfoPlist(); err == nil {
		t.Error("an id with a space was taken")
	}
}

func icon(t *testing.T) *packing.Icon {
	t.Helper()
	i, err := packing.ReadIcon(t.Context(), []byte(standin.Icon))
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func TestICNS_HoldsABitmapOfEachSize(t *testing.T) {
	file, err := ICNS(icon(t))
	if err != nil {
		t.Fatal(err)
	}
	if string(file[:4]) != "icns" || int(binary.BigEndian.Uint32(file[4:])) != len(file) {
		t.Fatalf("it begins with %q", file[:8])
	}
	sides := map[string]int{}
	for rest := file[8:]; len(rest) > 0; {
		size := binary.BigEndian.Uint32(rest[4:])
		config, err := png.DecodeConfig(bytes.NewReader(rest[8:size]))
		if err != nil || config.Width != config.Height {
			t.Fatalf("%q: %v, %v", rest[:4], config, err)
		}
		sides[string(rest[:4])] = config.Width
		rest = rest[size:]
	}
	for _, of := range icnsTypes {
		if sides[of.name] != of.side {
			t.Errorf("%s is %d pixels wide, not %d", of.name, sides[of.name], of.side)
		}
	}
}

func TestFiles_AreSealed(t *testing.T) {
	resources := []packing.File{{Name: "x.course", Data: []byte("a course"), Mode: 0o644}}
	for name, program := range map[string][]byte{
		"sealed by its linker": standin.MachO(macho.CpuArm64, true),
		"not sealed":           standin.MachO(macho.CpuAmd64, false),
	} {
		files, err := app.Files(program, icon(t), resources)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		found := map[string]packing.File{}
		for _, f := range files {
			found[strings.TrimPrefix(f.Name, "Selling & more.app/Contents/")] = f
		}
		list := found["_CodeSignature/CodeResources"].Data
		wellFormed(t, list)
		for _, resource := range []string{"Resources/x.course", "Resources/icon.icns"} {
			sum := sha256.Sum256(found[resource].Data)
			if want := base64.StdEncoding.EncodeToString(sum[:]); found[resource].Data == nil || !strings.Contains(string(list), want) {
				t.Errorf("%s: the list lacks the hash of %s", name, resource)
			}
		}
		sealed := found["MacOS/stagecraft"]
		if sealed.Mode != 0o755 {
			t.Errorf("%s: the program's mode is %v", name, sealed.Mode)
		}
		if err := verifySeal(sealed.Data, found["Info.plist"].Data, list); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if verifySeal(sealed.Data, []byte("another"), list) == nil {
			t.Errorf("%s: the seal holds with another Info.plist", name)
		}
		again, err := app.Files(sealed.Data, icon(t), resources)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range again {
			if strings.HasSuffix(f.Name, "/MacOS/stagecraft") && !bytes.Equal(f.Data, sealed.Data) {
				t.Errorf("%s: sealed again it is another", name)
			}
		}
	}
}

func TestSignProgram_SealsEachProcessorsPartAndRefusesWhatIsNone(t *testing.T) {
	one, two := standin.MachO(macho.CpuAmd64, false), standin.MachO(macho.CpuArm64, true)
	const first, second = 0x4000, 0xc000
	fat := be32(macho.MagicFat, 2,
		uint32(macho.CpuAmd64), 3, first, uint32(len(one)), 14,
		uint32(macho.CpuArm64), 0, second, uint32(len(two)), 14)
	fat = append(fat, make([]byte, first-len(fat))...)
	fat = append(append(fat, one...), make([]byte, second-first-len(one))...)
	fat = append(fat, two...)
	plist, list := []byte("plist"), []byte("list")
	signed, err := signProgram(fat, app.ID, plist, list)
	if err != nil {
		t.Fatal(err)
	}
	file, err := macho.NewFatFile(bytes.NewReader(signed))
	if err != nil || len(file.Arches) != 2 {
		t.Fatalf("%v, %v", file, err)
	}
	for _, arch := range file.Arches {
		if err := verifySeal(signed[arch.Offset:arch.Offset+arch.Size], plist, list); err != nil {
			t.Errorf("%v: %v", arch.Cpu, err)
		}
	}
	for _, bad := range [][]byte{nil, []byte("no program"), two[:0x2000], fat[:second]} {
		if _, err := signProgram(bad, app.ID, plist, list); err == nil {
			t.Errorf("%d bytes were sealed", len(bad))
		}
	}
}

// verifySeal reads the seal of a program for one processor, and gives an error where it doesn't hold.
func verifySeal(program []byte, plist, resources []byte) error {
	file, err := macho.NewFile(bytes.NewReader(program))
	if err != nil {
		return err
	}
	var at, size uint32
	for _, load := range file.Loads {
		if raw := load.Raw(); file.ByteOrder.Uint32(raw) == loadSignature {
			at, size = file.ByteOrder.Uint32(raw[8:]), file.ByteOrder.Uint32(raw[12:])
		}
	}
	if at == 0 || uint64(at)+uint64(size) != uint64(len(program)) {
		return fmt.Errorf("a seal of %d bytes at %d of %d", size, at, len(program))
	}
	d := program[at+indexSize:]
	read := func(offset int) int { return int(binary.BigEndian.Uint32(d[offset:])) }
	hashes, count, limit := read(16), read(28), read(32)
	if limit != int(at) || count != (limit+pageSize-1)/pageSize {
		return fmt.Errorf("the seal is of %d bytes in %d pages, the program has %d", limit, count, at)
	}
	is := func(what string, slot int, of []byte) error {
		sum := sha256.Sum256(of)
		place := hashes + slot*sha256.Size
		if !bytes.Equal(sum[:], d[place:place+sha256.Size]) {
			return fmt.Errorf("%s is another than was sealed", what)
		}
		return nil
	}
	err = errors.Join(is("Info.plist", -1, plist), is("the requirements", -2, emptyRequirements), is("the list of resources", -3, resources))
	for page := range count {
		err = errors.Join(err, is(fmt.Sprintf("page %d", page), page, program[page*pageSize:min((page+1)*pageSize, limit)]))
	}
	return err
}
