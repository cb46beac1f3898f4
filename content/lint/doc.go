// Package lint looks at the style of texts, which is nothing of their structure:
// how words are spelled, how long sentences are, and how long a text takes to
// read. It knows no course and no file: package content gives it the texts, says
// where each stands, and words what is found as problems.
package lint
