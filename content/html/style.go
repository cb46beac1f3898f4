package html

import _ "embed" // the style sheet

// styleSheet is the look of the page. It has no & and no <, which XML and HTML
// read differently in a style element.
//
//go:embed style.css
var styleSheet string
