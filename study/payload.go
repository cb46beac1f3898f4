package study

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// flat calls field for each key and value of a JSON object that holds nothing
// but plain strings, numbers and booleans, as almost every payload does; a
// string's value comes without its quotes. It gives false, having called field
// for some keys perhaps, when the object is anything else; encoding/json then
// has the word. It makes a replay several times faster.
func flat(b []byte, field func(key, value []byte)) bool {
	b = bytes.TrimSpace(b)
	if len(b) < 2 || b[0] != '{' || b[len(b)-1] != '}' {
		return false
	}
	b = b[1 : len(b)-1]
	for len(b) > 0 {
		key, rest, ok := quoted(b)
		if !ok || len(rest) < 2 || rest[0] != ':' {
			return false
		}
		b = rest[1:]
		var value []byte
		if b[0] == '"' {
			if value, b, ok = quoted(b); !ok {
				return false
			}
		} else {
			end := bytes.IndexByte(b, ',')
			if end < 0 {
				end = len(b)
			}
			value, b = b[:end], b[end:]
			if !scalar(value) {
				return false
			}
		}
		field(key, value)
		if len(b) > 0 {
			if b[0] != ',' || len(b) == 1 {
				return false
			}
			b = b[1:]
		}
	}
	return true
}

// quoted cuts a string without escapes off the front of b.
func quoted(b []byte) (text, rest []byte, ok bool) {
	if b[0] != '"' {
		return nil, nil, false
	}
	end := bytes.IndexByte(b[1:], '"')
	if end < 0 || bytes.IndexByte(b[1:1+end], '\\') >= 0 {
		return nil, nil, false
	}
	return b[1 : 1+end], b[end+2:], true
}

func scalar(b []byte) bool {
	if string(b) == "true" || string(b) == "false" {
		return true
	}
	for _, c := range b {
		if (c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E' {
			return false
		}
	}
	return len(b) > 0
}

// decode reads a payload: by way of flat, else by encoding/json.
func decode[T any](payload []byte, set func(p *T, key, value []byte) bool) (p T, ok bool) {
	ok = true
	if flat(payload, func(key, value []byte) { ok = ok && set(&p, key, value) }) && ok {
		return p, true
	}
	var whole T
	err := json.Unmarshal(payload, &whole)
	return whole, err == nil
}

func setGraded(p *GradedPayload, key, value []byte) bool {
	var err error
	switch string(key) {
	case "card":
		p.Card = string(value)
	case "scheduler":
		if string(value) == "fsrs-6" { // spares a copy of each
			p.Scheduler = "fsrs-6"
		} else {
			p.Scheduler = string(value)
		}
	case "rating":
		var n uint64
		n, err = strconv.ParseUint(string(value), 10, 8)
		p.Rating = uint8(n)
	case "retention":
		p.Retention, err = strconv.ParseFloat(string(value), 64)
	case "took":
		p.Took, err = strconv.ParseInt(string(value), 10, 64)
	}
	return err == nil
}

func setAnswered(p *AnsweredPayload, key, value []byte) bool {
	switch string(key) {
	case "question":
		p.Question = string(value)
	case "right":
		p.Right = string(value) == "true"
	}
	return true // an answer that says more is an object, for which flat has no word
}

func setRead(p *ReadPayload, key, value []byte) bool {
	switch string(key) {
	case "lesson":
		p.Lesson = string(value)
	case "block":
		p.Block = string(value)
	}
	return true
}

func setFinished(p *FinishedPayload, key, value []byte) bool {
	if string(key) == "lesson" {
		p.Lesson = string(value)
	}
	return true
}

func setStepped(p *SteppedPayload, key, value []byte) bool {
	switch string(key) {
	case "process":
		p.Process = string(value)
	case "step":
		p.Step = string(value)
	}
	return true
}

func setFlagged(p *FlaggedPayload, key, value []byte) bool {
	switch string(key) {
	case "card":
		p.Card = string(value)
	case "question":
		p.Question = string(value)
	case "lesson":
		p.Lesson = string(value)
	case "block":
		p.Block = string(value)
	case "quote":
		p.Quote = string(value)
	case "kind":
		p.Amiss = FlagKind(value)
	case "done":
		p.Done = string(value) == "true"
	case "comment":
		p.Comment = string(value)
	case "cleared":
		p.Cleared = string(value) == "true"
	}
	return true
}

func setUndid(p *UndidPayload, key, value []byte) bool {
	switch string(key) {
	case "operation":
		p.Operation = string(value)
	case "event":
		p.Event = string(value)
	}
	return true
}

func setRedid(p *RedidPayload, key, value []byte) bool {
	if string(key) == "operation" {
		p.Operation = string(value)
	}
	return true
}

func setAdjusted(p *AdjustedPayload, key, value []byte) bool {
	var err error
	switch string(key) {
	case "setting":
		p.Setting = string(value)
	case "value":
		p.Value, err = strconv.ParseFloat(string(value), 64)
	}
	return err == nil
}
