// Package review is the server's pages: what leads read and decide, and the
// two pages that are for everyone (what this is, and taking a story back).
//
// They are html/template and work without script; one small script of our own
// on the public page only saves typing. The leads' pages are English for now,
// so their words stand in the templates; the public pages speak through i18n
// (keys "public.*").
//
// What a lead's passphrase opens lives in two places: in this process's memory
// while they are signed in, and, wrapped under a key that only their cookie
// holds, in the sessions' database. Nothing that was typed or read goes into a
// log, an address or an error page.
package review
