package content

import (
	"slices"

	"stagecraft/content/catalogue"
)

// readCertificate reads what a course asks of an exam before it gives a certificate.
func (r *loader) readCertificate(f *fields) {
	e := f.find("certificate")
	if e == nil {
		return
	}
	c := r.fields(e.keyAt.file, e.value, "certificate")
	if c == nil {
		return
	}
	asked := r.errors
	number := func(key string, why catalogue.Message, most int) int {
		before := r.errors
		n := c.number(key, most)
		switch i := slices.IndexFunc(c.entries, func(e entry) bool { return e.key == key }); {
		case r.errors > before || n > 0:
		case i < 0 || c.entries[i].value.kind == nullNode:
			r.report(c.at, Error, "missing-"+key, "%s is missing: %s", key, why)
		default:
			r.report(c.entries[i].value.place(e.keyAt.file), Error, "wrong-certificate", "%s is 0, which says nothing; it is a whole number from 1 to %d", key, most)
		}
		return n
	}
	read := Certificate{
		Questions: number("questions", catalogue.Say("how many questions the exam has, such as 20"), 1000),
		Right:     number("right", catalogue.Say("how many of 100 are to be right, such as 80"), 100),
		Minutes:   c.number("minutes", 24*60),
	}
	c.done()
	if r.errors > asked {
		return
	}
	r.course.Certificate = &read
	r.certificateAt = e.value.place(e.keyAt.file)
}

// checkCertificate checks that the course has as many questions as an exam needs.
func (r *checker) checkCertificate() {
	c := r.course.Certificate
	if c == nil || r.unread["question"] || len(r.course.Questions) >= c.Questions {
		return
	}
	r.report(r.certificateAt, Error, "wrong-certificate",
		"the certificate needs an exam of %d questions, and the course has %d; ask for fewer here or write more", c.Questions, len(r.course.Questions))
}
