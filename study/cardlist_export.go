package study

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// CardsCSV writes cards as a table for a spreadsheet, as [FlagsCSV] does; faces gives
// what stands on the two sides of a card.
func CardsCSV(cards []ListedCard, faces func(Card) (front, back string)) ([]byte, error) {
	rows := [][]string{{"id", "front", "back", "deck", "lesson", "state", "recall", "stability_days", "interval_days", "due", "lapses", "reviews", "added"}}
	for i := range cards {
		c := &cards[i]
		front, back := faces(c.Of)
		row := []string{string(c.Of.ID), CSVCell(front), CSVCell(back), CSVCell(c.Deck), "", c.stateName(), "", "", "", "", "", "", ""}
		if c.Lesson != nil {
			row[4] = CSVCell(c.Lesson.Title)
		}
		if !c.New {
			row[6], row[7] = strconv.FormatFloat(c.Recall, 'f', 4, 64), strconv.FormatFloat(c.Stability, 'f', 2, 64)
			row[8], row[9] = strconv.Itoa(c.Interval), c.DueOn.Date().Format("2006-01-02")
			row[10], row[11], row[12] = strconv.Itoa(c.Lapses), strconv.Itoa(c.Reviews), c.Added.Date().Format("2006-01-02")
		}
		rows = append(rows, row)
	}
	table, err := CSV(rows)
	if err != nil {
		return nil, fmt.Errorf("write the cards as a table: %w", err)
	}
	return table, nil
}

// stateName is how the card stands, in one word.
func (c *ListedCard) stateName() string {
	switch {
	case c.Aside:
		return "aside"
	case c.New:
		return "new"
	case c.Learning:
		return "learning"
	}
	return "review"
}

// CardsText writes cards as lines of a front, a tab and a back, which most programs
// for flashcards read.
func CardsText(cards []ListedCard, faces func(Card) (front, back string)) []byte {
	var b bytes.Buffer
	plain := strings.NewReplacer("\r\n", "\n", "\t", " ", "\n", " / ")
	for i := range cards {
		front, back := faces(cards[i].Of)
		b.WriteString(plain.Replace(front) + "\t" + plain.Replace(back) + "\n")
	}
	return b.Bytes()
}
