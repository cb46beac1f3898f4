package study

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
)

// CardOrder is what a list of cards is sorted by.
type CardOrder string

// The orders. Without one cards stand as in the course.
const (
	ByCourse    CardOrder = ""
	ByName      CardOrder = "name"
	ByLesson    CardOrder = "lesson"
	ByDeck      CardOrder = "deck"
	ByRecall    CardOrder = "recall"
	ByDue       CardOrder = "due"
	ByInterval  CardOrder = "interval"
	ByStability CardOrder = "stability"
	ByLapses    CardOrder = "lapses"
	ByReviews   CardOrder = "reviews"
	ByAdded     CardOrder = "added"
)

// CardOrders gives all of them.
func CardOrders() []CardOrder {
	return []CardOrder{ByCourse, ByName, ByLesson, ByDeck, ByRecall, ByDue, ByInterval, ByStability, ByLapses, ByReviews, ByAdded}
}

// SortCards gives the places of a list's cards in an order, or in the one opposite.
// Cards that don't have the figure, as new ones don't, come last either way; equals
// stand as in the course.
func SortCards(list []ListedCard, by CardOrder, down bool) []int {
	keys := make([]orderKey, 0, len(list))
	var without []int
	for i := range list {
		key := keyOf(&list[i], by)
		if key.none {
			without = append(without, i)
			continue
		}
		key.at = int32(i)
		keys = append(keys, key)
	}
	beginnings(keys)
	turn := 1
	if down {
		turn = -1
	}
	if by != ByCourse || down {
		slices.SortFunc(keys, func(a, b orderKey) int {
			switch {
			case a.value != b.value:
				return turn * cmp.Compare(a.value, b.value)
			case a.begins != b.begins:
				return turn * cmp.Compare(a.begins, b.begins)
			case a.text != b.text:
				return turn * strings.Compare(a.text, b.text)
			}
			if by == ByCourse {
				return turn * int(a.at-b.at)
			}
			return int(a.at - b.at)
		})
	}
	places := make([]int, len(keys), len(list))
	for i, k := range keys {
		places[i] = int(k.at)
	}
	return append(places, without...)
}

// orderKey is what of a card an order goes by.
type orderKey struct {
	value float64
	text  string
	at    int32
	none  bool
	// begins is the first eight bytes of the text after what all texts begin with, as a
	// number: most texts are told apart by it, in a fraction of the time.
	begins uint64
}

// beginnings works out begins of some keys, of which all or none have texts.
func beginnings(keys []orderKey) {
	if len(keys) == 0 || keys[0].text == "" {
		return
	}
	common := keys[0].text
	for i := range keys {
		n := 0
		for text := keys[i].text; n < min(len(common), len(text)) && common[n] == text[n]; {
			n++
		}
		common = common[:n]
	}
	for i := range keys {
		var first [8]byte
		copy(first[:], keys[i].text[len(common):])
		keys[i].begins = binary.BigEndian.Uint64(first[:])
	}
}

func keyOf(c *ListedCard, by CardOrder) orderKey {
	switch by {
	case ByName:
		if c.name == "" {
			c.name = strings.ToLower(c.Of.Name())
		}
		return orderKey{text: c.name}
	case ByLesson:
		if c.Lesson == nil {
			return orderKey{none: true}
		}
		return orderKey{value: float64(c.Lesson.Number)}
	case ByDeck:
		return orderKey{text: c.Deck, none: c.Deck == ""}
	case ByRecall:
		return orderKey{value: c.Recall, none: c.New}
	case ByDue:
		return orderKey{value: float64(c.DueOn), none: c.New || c.Aside}
	case ByInterval:
		return orderKey{value: float64(c.Interval), none: c.New || c.Learning}
	case ByStability:
		return orderKey{value: c.Stability, none: c.New}
	case ByLapses:
		return orderKey{value: float64(c.Lapses), none: c.New}
	case ByReviews:
		return orderKey{value: float64(c.Reviews), none: c.New}
	case ByAdded:
		return orderKey{value: float64(c.Added), none: c.New}
	}
	return orderKey{}
}
