package importing

import (
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"stagecraft/content/fragment"
	"stagecraft/content/markup"
	"stagecraft/content/plaintext"
)

// moodle reads questions of Moodle XML.
func (r *reader) moodle() {
	source, err := plaintext.Decode(r.Data)
	if err != nil {
		r.errorf(markup.Pos{}, "not-text", "it can't be read as text: %v", err)
		return
	}
	top, err := parseXML(source)
	if err != nil {
		fault := &xmlFault{message: err.Error()}
		errors.As(err, &fault)
		r.errorf(fault.at, "xml-syntax", "%s", fault.message)
		return
	}
	quiz := top.child("quiz")
	if quiz.name == "" {
		r.errorf(markup.Pos{}, "not-moodle", "there is no <quiz> in it; in Moodle choose Question bank > Export, Moodle XML format")
		return
	}
	for _, e := range quiz.all("question") {
		if r.stopped() {
			return
		}
		if e.attrs["type"] != "category" {
			r.moodleQuestion(&moodleQuestion{element: e, files: map[string]*element{}})
		}
	}
}

// moodleQuestion is a question element, with the files that its texts show.
type moodleQuestion struct {
	*element
	files map[string]*element
}

// moodleKinds make questions, by the type that Moodle calls them.
var moodleKinds = map[string]func(*reader, *moodleQuestion, *Question) bool{
	"multichoice": (*reader).moodleChoices, "truefalse": (*reader).moodleTruth, "shortanswer": (*reader).moodleTyped,
	"numerical": (*reader).moodleNumber, "matching": (*reader).moodlePairs, "ordering": (*reader).moodleOrder,
	"cloze": (*reader).moodleCloze, "gapselect": (*reader).moodleGaps, "ddwtos": (*reader).moodleGaps,
}

// moodleQuestion adds what a question element asks.
func (r *reader) moodleQuestion(m *moodleQuestion) {
	kind := m.attrs["type"]
	named := fragment.Shortened(m.child("name").says())
	build := moodleKinds[kind]
	if build == nil {
		r.leftOut(m.at, "no-such-question", "the question %q is left out: one of type %q can't be asked here", named, fragment.Shortened(kind))
		return
	}
	q := &Question{Called: named, Pos: m.at}
	text := m.child("questiontext")
	m.takeFiles(text, m.child("generalfeedback"))
	if kind != "cloze" && kind != "gapselect" && kind != "ddwtos" { // they have their blanks in it
		q.Prompt = r.moodleText(m, text)
	}
	if !build(r, m, q) {
		return
	}
	why := []string{r.moodleText(m, m.child("generalfeedback"))}
	for _, a := range m.all("answer") {
		m.takeFiles(a.child("feedback"))
		says := r.moodleText(m, a.child("feedback"))
		switch right := fraction(a) > 0; {
		case says == "":
		case right || len(q.Choices) == 0 || kind == "truefalse":
			why = append(why, says)
		default:
			why = append(why, fragment.OneLine(r.moodleText(m, a))+": "+says)
		}
	}
	q.Explanation = joined(why)
	r.addQuestion(q)
}

// joined puts paragraphs together.
func joined(all []string) string {
	var some []string
	for _, s := range all {
		if s = strings.Trim(s, "\n"); s != "" {
			some = append(some, s)
		}
	}
	return strings.Join(some, "\n\n")
}

// takeFiles notes the files that come with texts.
func (m *moodleQuestion) takeFiles(texts ...*element) {
	for _, t := range texts {
		for _, f := range t.all("file") {
			m.files[f.attrs["name"]] = f
		}
	}
}

const pluginFile = "@@PLUGINFILE@@/"

// moodleText gives a text as Markdown.
func (r *reader) moodleText(m *moodleQuestion, e *element) string {
	return r.moodleSource(m, e, e.says())
}

// moodleSource gives as Markdown what is made of an element's text.
func (r *reader) moodleSource(m *moodleQuestion, e *element, text string) string {
	switch e.attrs["format"] {
	case "markdown":
		return fragment.Tidy(text)
	case "plain_text":
		return fragment.LiteralLines(text)
	case "html", "moodle_auto_format":
	default:
		if !fragment.SomeHTML.MatchString(text) {
			return fragment.LiteralLines(text)
		}
	}
	m.takeFiles(e)
	md, err := fragment.Markdown(text, func(address string) string { return r.moodlePicture(m, address) })
	if err != nil {
		r.errorf(e.at, "too-deep", "the text can't be read: %v", err)
	}
	return md
}

// moodlePicture gives the address in the course of a picture that a text shows.
func (r *reader) moodlePicture(m *moodleQuestion, address string) string {
	name, held := strings.CutPrefix(address, pluginFile)
	if !held {
		return r.picture(address, m.at)
	}
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	f := m.files[name[strings.LastIndexByte(name, '/')+1:]]
	if f == nil {
		r.leftOut(m.at, "no-picture", "the picture %q isn't in the file, and is left out", fragment.Shortened(name))
		return ""
	}
	data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(f.text.String()), ""))
	if err != nil {
		r.leftOut(m.at, "no-picture", "the picture %q is damaged, and is left out", fragment.Shortened(name))
		return ""
	}
	return r.keepPicture(name, data, m.at)
}

// fraction is how much of 100 an answer counts.
func fraction(e *element) float64 {
	f, _ := strconv.ParseFloat(strings.TrimSpace(e.attrs["fraction"]), 64)
	return f
}

func (r *reader) moodleChoices(m *moodleQuestion, q *Question) bool {
	single := strings.TrimSpace(m.child("single").text.String())
	one := single == "true" || single == "1"
	for _, a := range m.all("answer") {
		f := fraction(a)
		right := f > 0
		if one && f > 0 && f < 100 {
			right = false
			r.leftOut(a.at, "part-right", "the answer %q counts for %v %%; it is taken for wrong, as a choice is right or isn't", fragment.Shortened(a.says()), f)
		}
		q.Choices = append(q.Choices, Choice{fragment.OneLine(r.moodleText(m, a)), right})
	}
	return true
}

func (r *reader) moodleTruth(m *moodleQuestion, q *Question) bool {
	for _, a := range m.all("answer") {
		word := strings.ToLower(a.says())
		if word != "true" && word != "false" {
			r.errorf(a.at, "bad-answer", "%q is neither true nor false", fragment.Shortened(word))
			return false
		}
		q.Choices = append(q.Choices, Choice{strings.ToUpper(word[:1]) + word[1:], fraction(a) > 0})
	}
	return true
}

func (r *reader) moodleTyped(m *moodleQuestion, q *Question) bool {
	for _, a := range m.all("answer") {
		says := fragment.OneLine(fragment.Tidy(a.says()))
		switch f := fraction(a); {
		case f < 100:
			if f > 0 {
				r.leftOut(a.at, "part-right", "the answer %q counts for %v %%, and is left out, as an answer is right or isn't", fragment.Shortened(says), f)
			}
		case strings.Contains(says, "*"):
			r.leftOut(a.at, "wildcard", "the answer %q is left out, as * stands for anything in it; write out what is right", fragment.Shortened(says))
		default:
			q.Answers = append(q.Answers, says)
		}
	}
	if len(q.Answers) == 0 {
		r.leftOut(m.at, "no-answer", "the question %q is left out: none of its answers is left", q.Called)
	}
	return len(q.Answers) > 0
}

func (r *reader) moodleNumber(m *moodleQuestion, q *Question) bool {
	for _, a := range m.all("answer") {
		if tolerance, err := strconv.ParseFloat(strings.TrimSpace(a.child("tolerance").text.String()), 64); err == nil && tolerance != 0 {
			r.leftOut(m.at, "not-exact", "the question %q is left out: its answer is right within bounds, and here a number is right or isn't", q.Called)
			return false
		}
	}
	return r.moodleTyped(m, q)
}

func (r *reader) moodlePairs(m *moodleQuestion, q *Question) bool {
	for _, s := range m.all("subquestion") {
		left, right := fragment.OneLine(r.moodleText(m, s)), fragment.Literal(fragment.Tidy(s.child("answer").says()))
		if left == "" {
			r.leftOut(s.at, "no-pair", "%q, which matches nothing, is left out", fragment.Shortened(right))
			continue
		}
		q.Pairs = append(q.Pairs, [2]string{left, right})
	}
	return true
}

func (r *reader) moodleOrder(m *moodleQuestion, q *Question) bool {
	for _, a := range m.all("answer") {
		q.Items = append(q.Items, fragment.OneLine(r.moodleText(m, a)))
	}
	return true
}

var clozeGap = regexp.MustCompile(`(?s)\{\d*:([A-Z_]+):((?:\\.|[^{}\\])*)\}`)

// moodleCloze makes blanks of what has its answers within the text.
func (r *reader) moodleCloze(m *moodleQuestion, q *Question) bool {
	text := m.child("questiontext")
	var gaps blanks
	why := ""
	marked := clozeGap.ReplaceAllStringFunc(withoutMarks(text.says()), func(gap string) string {
		parts := clozeGap.FindStringSubmatch(gap)
		var right []string
		for _, a := range giftSplit("~" + strings.TrimPrefix(hideEscapes(parts[2]), "~")) {
			if a.right || a.weight == "100" {
				says := showEscapes(a.text)
				if strings.HasPrefix(parts[1], "N") { // a number with what it may differ by
					number, tolerance, _ := strings.Cut(says, ":")
					if says = number; strings.Trim(tolerance, "0. ") != "" {
						why = "the answer of a blank is right within bounds"
					}
				}
				if plain, err := fragment.Plain(says); err == nil {
					right = append(right, fragment.OneLine(plain))
				}
			}
		}
		mark, ok := gaps.mark(right)
		if !ok {
			why = "one of its blanks has no answer, or == in it"
		}
		return mark
	})
	return r.blanksFilled(m, q, gaps, marked, why)
}

// blanksFilled gives a question its text with blanks, or says why it is left out.
func (r *reader) blanksFilled(m *moodleQuestion, q *Question, gaps blanks, marked, why string) bool {
	if why == "" && len(gaps) == 0 {
		why = "it has no blank"
	}
	if why != "" {
		r.leftOut(m.at, "bad-blank", "the question %q is left out: %s", q.Called, why)
		return false
	}
	q.Prompt = gaps.fill(r.moodleSource(m, m.child("questiontext"), marked))
	return true
}

var numberedGap = regexp.MustCompile(`\[\[(\d{1,4})\]\]`)

// moodleGaps makes blanks of [[1]], of which the words stand beside the text.
func (r *reader) moodleGaps(m *moodleQuestion, q *Question) bool {
	words := append(m.all("selectoption"), m.all("dragbox")...)
	var gaps blanks
	why := ""
	marked := numberedGap.ReplaceAllStringFunc(withoutMarks(m.child("questiontext").says()), func(gap string) string {
		n, _ := strconv.Atoi(numberedGap.FindStringSubmatch(gap)[1])
		if n < 1 || n > len(words) {
			why = fmt.Sprintf("there is no word for %s", gap)
			return ""
		}
		plain, _ := fragment.Plain(words[n-1].says())
		mark, ok := gaps.mark([]string{fragment.OneLine(plain)})
		if !ok {
			why = fmt.Sprintf("the word for %s is empty, or has == in it", gap)
		}
		return mark
	})
	return r.blanksFilled(m, q, gaps, marked, why)
}
