package paper

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"hearme/app/flow"
	"hearme/story"
)

// maxLine is the most bytes of one line: five full boxes with every letter
// escaped.
const maxLine = 8 << 20

// Taken says that a line's story is sealed and on the disk.
type Taken struct {
	Line int      `json:"line"`
	ID   story.ID `json:"id"`
	Code string   `json:"withdrawal_code"`
}

// Refusal says why a line was not taken.
type Refusal struct {
	Line  int    `json:"line"`
	Error string `json:"error"` // in plain English
	Code  string `json:"code"`
	Field string `json:"field,omitempty"`
}

// Add reads lines, seals each story with every proposal accepted, and writes
// one answer a line. It goes on after a line that is refused, and stops at an
// error of the store (a full disk). failed counts the refused.
func Add(r Reader, in flow.Intake, s flow.Sealer, lines io.Reader, out io.Writer) (failed int, err error) {
	answer := json.NewEncoder(out)
	answer.SetEscapeHTML(false)
	err = Lines(lines, func(n int, line []byte, problem error) error {
		rec := flow.Record{}
		if problem == nil {
			rec, problem = r.Record(line)
		}
		if problem == nil {
			problem = in.SealAsProposed(s, rec)
		}
		if problem == nil {
			return answer.Encode(Taken{n, rec.ID, rec.Code})
		}
		p, ok := errors.AsType[*story.Problem](problem)
		if !ok {
			return problem
		}
		failed++
		if err := answer.Encode(Refusal{n, r.Reason(p), p.Code, p.Field}); err != nil {
			return err
		}
		if p.Code == "disk_full" || p.Code == "vault_damaged" || p.Code == "locked" {
			return p
		}
		return nil
	})
	return failed, err
}

// Lines calls f for each line that is not empty, numbered from 1. A line that
// is too long comes as the problem line_too_long. A byte order mark before the
// first line is passed over.
func Lines(in io.Reader, f func(n int, line []byte, problem error) error) error {
	r := bufio.NewReaderSize(in, 64<<10)
	for n := 1; ; n++ {
		line, long, err := readLine(r)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		var problem error
		if long {
			problem = &story.Problem{Code: "line_too_long"}
		}
		if long || len(bytes.TrimSpace(line)) > 0 {
			if err := f(n, line, problem); err != nil {
				return err
			}
		}
		if err != nil {
			return nil
		}
	}
}

func readLine(r *bufio.Reader) (line []byte, long bool, err error) {
	for {
		piece, err := r.ReadSlice('\n')
		if !long {
			line = append(line, piece...)
		}
		if len(line) > maxLine {
			line, long = nil, true
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, long, err
		}
	}
}
