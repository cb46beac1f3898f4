package exam

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"strconv"
	"strings"
)

// letters are Crockford's base 32: no letter in it is taken for another.
var letters = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

// codeBytes is how much of the sum a code shows: 80 bits, in four groups of four
// letters.
const codeBytes = 10

// Code is what a certificate of the exam for somebody bears: whoever has the
// events can tell whether it was made of them. It is of all that they say: the
// exam's id, course, version, times and questions, what was asked of it, every
// answer that counts, and the name.
func (p *Paper) Code(name string) string {
	h := sha256.New()
	field := func(s string) { // with its length, so that no two run into each other
		h.Write([]byte(strconv.Itoa(len(s)) + ":" + s))
	}
	number := func(n int64) { field(strconv.FormatInt(n, 10)) }
	field("stagecraft.certificate 1")
	field(p.ID)
	field(p.Course)
	field(p.Version)
	number(p.Begun)
	number(p.Ended)
	number(int64(p.Seed))
	number(int64(p.Minutes))
	needs, _ := json.Marshal(p.Needs) // of numbers alone, it can't fail
	field(string(needs))
	number(int64(len(p.Lessons)))
	for _, l := range p.Lessons {
		field(l)
	}
	number(int64(len(p.Questions)))
	for _, q := range p.Questions {
		field(q)
		a, ok := p.Answer(q)
		field(strconv.FormatBool(ok) + strconv.FormatBool(a.Right))
		number(a.At)
		field(string(a.Given))
	}
	field(name)
	code := letters.EncodeToString(h.Sum(nil)[:codeBytes])
	var groups []string
	for ; len(code) > 4; code = code[4:] {
		groups = append(groups, code[:4])
	}
	return strings.Join(append(groups, code), "-")
}

// SameCode says whether two codes are one, however they were typed: in small
// letters, without the hyphens, with O for 0 and I or L for 1.
func SameCode(a, b string) bool {
	plain := func(s string) string {
		return strings.NewReplacer("-", "", " ", "", "O", "0", "I", "1", "L", "1").Replace(strings.ToUpper(s))
	}
	return plain(a) != "" && plain(a) == plain(b)
}
