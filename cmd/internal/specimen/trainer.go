package specimen

import (
	"fmt"
	"os"
	"path/filepath"

	"stagecraft/cmd/internal/longnote"
	"stagecraft/content"
	"stagecraft/content/commenting"
	"stagecraft/content/lock"
)

const blueSVG = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="120"><rect width="320" height="120" fill="#2457D6"/></svg>`

// SellingNotes are three notes as a trainer has them online: with pictures on the web, a
// table of terms, a numbered list, and questions as lists of tasks.
var SellingNotes = map[string]string{
	"1 How we sell.md": "# How we sell\n\nSelling is helping. A **discovery call** is the first long talk with a buyer.\n\n" +
		"![The six steps of our sale](https://i.example.org/steps.svg)\n\n## Our steps\n\n" +
		"1. **Research**: find who decides\n   - Done when the buyer is on the list\n" +
		"2. **First call**: hear what hurts\n   - Done when the buyer names a problem\n" +
		"3. **Demo**: show that it helps\n   - Done when the buyer asks what it costs\n" +
		"4. **Contract**: agree in writing\n   - Done when the buyer signs\n\n" +
		"Who decides in the end?\n\n- [ ] The person we talk to\n- [x] The economic buyer\n\n> The economic buyer holds the budget.\n",
	"2 The first call.md": "# The first call\n\nWe hear what costs the buyer time. See [how we sell](1%20How%20we%20sell.md).\n\n" +
		"| Term | Meaning |\n|---|---|\n| Lead | Someone who may buy one day and left an address |\n| Prospect | A lead that we have talked to at least once |\n" +
		"| Champion | A person inside the company who sells for us |\n| Gatekeeper | A person who decides whether we get to talk to others |\n" +
		"| Objection | A reason that a buyer gives for not buying yet |\n| Next step | What both sides have agreed to do by a date |\n\n" +
		"What do we ask first?\n\n- [x] What costs you time today?\n- [ ] What is your budget?\n\nHow long is a first call?\n\n- [ ] Two hours or more\n- [x] About half an hour\n\n" +
		"![Two people at a table](https://i.example.org/up/talk.svg)\n",
	"3 Papers we use.md": "# Papers we use\r\n\r\nA request for proposal (RFP) asks sellers for an offer in writing.\r\n\r\n" +
		"**Purchase order (PO)**: the buyer's written purchase order, which binds once it is accepted.\r\n\r\n**Service level agreement (SLA)**: the service level that is agreed, with speed and repair.\r\n\r\n" +
		"Quote\r\n: A price that holds for a stated number of days.\r\n\r\nInvoice: the bill that the seller sends after delivery\r\n\r\n" +
		"Who issues a purchase order?\r\n\r\n- [ ] The seller\r\n- [x] The buyer\r\n\r\nWhen does a quote end?\r\n\r\n- [x] On the day that it states\r\n- [ ] Never before the contract\r\n\r\n![A form with two signatures](https://i.example.org/form.svg)\r\n",
	"pictures/steps.svg": blueSVG, "pictures/talk.svg": blueSVG, "pictures/form.svg": blueSVG,
}

// Notes puts the folder of SellingNotes inside a folder, and gives its path.
func Notes(into string) (string, error) {
	folder := filepath.Join(into, "Selling at Tidebook")
	for name, text := range SellingNotes {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return "", err
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			return "", fmt.Errorf("writing a note: %w", err)
		}
	}
	return folder, nil
}

// DraftLesson is the file of a draft's first lesson.
const DraftLesson = "lessons/draft.md"

// Draft puts the bundled course inside a folder, as a trainer has it who is at work on it, and gives
// its path: with a lesson more, in which a few things are to be mended, and with what learners said.
func Draft(into string) (string, error) {
	folder := filepath.Join(into, "draft")
	err := longnote.Course(folder, longnote.Lesson{ID: "draft", Title: "After the signature", Note: draft})
	if err == nil {
		err = os.Remove(filepath.Join(folder, lock.Name))
	}
	if err != nil {
		return "", fmt.Errorf("writing a draft: %w", err)
	}
	book, err := commenting.Open(folder)
	if err != nil {
		return "", err
	}
	said := []*content.Comment{
		{On: "term:po/definition", Kind: "unclear", Text: "Does it bind before the seller accepts it?"},
		{On: "question:journey-order", Kind: "wrong", Text: "Our team puts the sale last. Why not here?"},
		{On: "term:rfp/definition", Kind: "typo", Text: "A comma too many."},
	}
	for _, c := range said {
		c.From, c.Date = "Ada", "2026-05-04"
		c.ID = content.CommentID(c.On, c.Kind, c.Text, c.From)
	}
	change, _ := book.Adding(said)
	return folder, change.Write()
}

const draft = `# After the signature

The organization has signed. What comes now is a [purchase order](term:po), and a date on which work begins.

![](media/maze.svg)

Their organisation asks who calls whom. Write it down on the day of the signature, with a name for each side.
`
