package macapp

import (
	"bytes"
	"crypto/sha256"
	"debug/macho"
	"encoding/binary"
	"errors"
)

// What a program's seal is made of: see Apple's xnu, osfmk/kern/cs_blobs.h, and the linker of Go, which makes
// a smaller one.
const (
	magicSignature    = 0xfade0cc0 // of all
	magicDirectory    = 0xfade0c02 // of the hashes
	magicRequirements = 0xfade0c01 // of what is asked of who signed: nothing
	magicCertificates = 0xfade0b01 // of who signed: nobody

	slotDirectory, slotRequirements, slotCertificates = 0, 2, 0x10000

	directoryVersion = 0x20400
	directorySize    = 88 // bytes before the id
	specialHashes    = 3  // of Info.plist, the requirements and the list of resources
	adHoc            = 2
	mainProgram      = 1
	hashSHA256       = 2
	pageBits         = 12
	pageSize         = 1 << pageBits

	loadSignature = 0x1d // the load command that says where the seal is
	segmentAlign  = 1 << 14
	sealAlign     = 16
)

// signProgram gives a program of macOS with a seal of its own, ad hoc, in the place of the one it has. A
// program for several processors has one for each.
func signProgram(program []byte, id string, plist, resources []byte) ([]byte, error) {
	fat, err := macho.NewFatFile(bytes.NewReader(program))
	if errors.Is(err, macho.ErrNotFat) {
		return signThin(program, id, plist, resources)
	}
	if err != nil {
		return nil, err
	}
	head := binary.BigEndian.AppendUint32(nil, macho.MagicFat)
	head = binary.BigEndian.AppendUint32(head, uint32(len(fat.Arches)))
	out := make([]byte, segmentAlign)
	for _, arch := range fat.Arches {
		if uint64(arch.Offset)+uint64(arch.Size) > uint64(len(program)) {
			return nil, errors.New("the program is cut off")
		}
		signed, err := signThin(program[arch.Offset:arch.Offset+arch.Size], id, plist, resources)
		if err != nil {
			return nil, err
		}
		for _, word := range []uint32{uint32(arch.Cpu), arch.SubCpu, uint32(len(out)), uint32(len(signed)), 14} {
			head = binary.BigEndian.AppendUint32(head, word)
		}
		out = append(out, signed...)
		out = append(out, make([]byte, -len(out)&(segmentAlign-1))...)
	}
	copy(out, head)
	return out, nil
}

// signThin does it for one processor.
func signThin(program []byte, id string, plist, resources []byte) ([]byte, error) {
	file, err := macho.NewFile(bytes.NewReader(program))
	if err != nil {
		return nil, err
	}
	text, links := file.Segment("__TEXT"), file.Segment("__LINKEDIT")
	if text == nil || links == nil || file.Magic != macho.Magic64 || file.ByteOrder != binary.LittleEndian {
		return nil, errors.New("it is no 64-bit program of macOS")
	}
	out, limit, err := makeRoom(program, file, links)
	if err != nil {
		return nil, err
	}
	seal := signature{id: id, code: limit, textAt: text.Offset, textSize: text.Filesz}
	size := seal.size()
	if err := announce(out, file, limit, size); err != nil {
		return nil, err
	}
	return append(out, seal.bytes(out, plist, resources)...), nil
}

// makeRoom gives the program without its seal, up to where the next is to begin.
func makeRoom(program []byte, file *macho.File, links *macho.Segment) ([]byte, uint64, error) {
	limit := links.Offset + links.Filesz
	for _, load := range file.Loads {
		if raw := load.Raw(); len(raw) >= 16 && file.ByteOrder.Uint32(raw) == loadSignature {
			limit = uint64(file.ByteOrder.Uint32(raw[8:]))
		}
	}
	if limit < links.Offset || limit > uint64(len(program)) || limit > 1<<31 {
		return nil, 0, errors.New("the program is cut off")
	}
	out := append([]byte(nil), program[:limit]...)
	out = append(out, make([]byte, -len(out)&(sealAlign-1))...)
	return out, uint64(len(out)), nil
}

const (
	headSize    = 32 // bytes of a 64-bit program's head
	segmentLoad = 0x19
)

// announce writes into the program's head where its seal is and how large, and has the last segment
// reach over it.
func announce(out []byte, file *macho.File, limit uint64, size int) error {
	order := file.ByteOrder
	at, found := headSize, false
	for _, load := range file.Loads {
		raw := load.Raw()
		here := out[at : at+len(raw)]
		switch order.Uint32(raw) {
		case loadSignature:
			order.PutUint32(here[8:], uint32(limit))
			order.PutUint32(here[12:], uint32(size))
			found = true
		case segmentLoad:
			if bytes.HasPrefix(raw[8:24], []byte("__LINKEDIT\x00")) {
				length := limit + uint64(size) - order.Uint64(raw[40:])
				order.PutUint64(here[32:], (length+segmentAlign-1)&^(segmentAlign-1))
				order.PutUint64(here[48:], length)
			}
		}
		at += len(raw)
	}
	if found {
		return nil
	}
	for _, section := range file.Sections {
		if section.Offset != 0 && int(section.Offset) < at+16 {
			return errors.New("its head has no room for a seal; link it with -headerpad 0x100")
		}
	}
	order.PutUint32(out[at:], loadSignature)
	order.PutUint32(out[at+4:], 16)
	order.PutUint32(out[at+8:], uint32(limit))
	order.PutUint32(out[at+12:], uint32(size))
	order.PutUint32(out[16:], file.Ncmd+1)
	order.PutUint32(out[20:], file.Cmdsz+16)
	return nil
}

// signature is the seal of a program for one processor.
type signature struct {
	id               string
	code             uint64 // how much of the program is before it, in bytes
	textAt, textSize uint64 // where the program's instructions are
}

// emptyRequirements and emptyCertificates are those of a seal that nobody signed.
var (
	emptyRequirements = be32(magicRequirements, 12, 0)
	emptyCertificates = be32(magicCertificates, 8)
)

func be32(words ...uint32) []byte {
	var out []byte
	for _, w := range words {
		out = binary.BigEndian.AppendUint32(out, w)
	}
	return out
}

const indexSize = 12 + 3*8 // bytes of the list of the seal's three parts

func (s signature) pages() int { return int((s.code + pageSize - 1) / pageSize) }

// hashes is where in the directory the hashes of pages begin.
func (s signature) hashes() int { return directorySize + len(s.id) + 1 + specialHashes*sha256.Size }

func (s signature) directory() int { return s.hashes() + s.pages()*sha256.Size }

// size is how many bytes the seal has.
func (s signature) size() int {
	return indexSize + s.directory() + len(emptyRequirements) + len(emptyCertificates)
}

// bytes gives the seal of a program's bytes before it.
func (s signature) bytes(code, plist, resources []byte) []byte {
	requirementsAt := indexSize + s.directory()
	out := be32(magicSignature, uint32(s.size()), 3,
		slotDirectory, indexSize,
		slotRequirements, uint32(requirementsAt),
		slotCertificates, uint32(requirementsAt+len(emptyRequirements)))
	out = append(out, be32(magicDirectory, uint32(s.directory()), directoryVersion, adHoc,
		uint32(s.hashes()), directorySize, specialHashes, uint32(s.pages()), uint32(s.code))...)
	out = append(out, sha256.Size, hashSHA256, 0, pageBits)
	out = append(out, be32(0, 0, 0, 0)...) // no parts elsewhere, no team
	for _, wide := range []uint64{0, s.textAt, s.textSize, mainProgram} {
		out = binary.BigEndian.AppendUint64(out, wide)
	}
	out = append(append(out, s.id...), 0)
	for _, special := range [][]byte{resources, emptyRequirements, plist} { // from the last to the first
		sum := sha256.Sum256(special)
		out = append(out, sum[:]...)
	}
	for at := 0; at < len(code); at += pageSize {
		sum := sha256.Sum256(code[at:min(at+pageSize, len(code))])
		out = append(out, sum[:]...)
	}
	return append(append(out, emptyRequirements...), emptyCertificates...)
}
