package vault

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"io/fs"
)

// Recording is what is held of a recorded voice's clip. It can be read while
// the vault is locked.
type Recording struct {
	SHA256     string
	Size, Have int64 // bytes
	Whole      bool  // all of it, and its hash is right
}

// ErrRecording says that a piece does not follow the ones before it, or that
// the whole is not what its hash promises; then nothing of it is kept.
var ErrRecording = errors.New("vault: not the recording that was promised")

// Recordings lists what is held, in the order of the hashes.
func (v *Vault) Recordings() ([]Recording, error) {
	rows, err := v.db.Query(`SELECT r.sha256, r.size, coalesce(sum(length(p.bytes)), 0), r.whole
		FROM recording r LEFT JOIN recording_piece p USING (sha256) GROUP BY r.sha256 ORDER BY r.sha256`)
	if err != nil {
		return nil, problem(err)
	}
	defer rows.Close()
	var out []Recording
	for rows.Next() {
		var r Recording
		if err := rows.Scan(&r.SHA256, &r.Size, &r.Have, &r.Whole); err != nil {
			return nil, problem(err)
		}
		out = append(out, r)
	}
	return out, problem(rows.Err())
}

// AddPiece keeps the next piece of a recording of size bytes, which begins at
// byte at. The last piece makes it whole. Code: disk_full. ErrRecording.
func (v *Vault) AddPiece(sha string, size, at int64, piece []byte) error {
	wrong := false
	err := v.inTx(func(tx *sql.Tx) error {
		if _, err := tx.Exec(`INSERT INTO recording (sha256, size) VALUES (?, ?) ON CONFLICT DO NOTHING`, sha, size); err != nil {
			return err
		}
		var promised, have int64
		err := tx.QueryRow(`SELECT size, (SELECT coalesce(sum(length(bytes)), 0) FROM recording_piece p WHERE p.sha256 = r.sha256)
			FROM recording r WHERE sha256 = ?`, sha).Scan(&promised, &have)
		if err != nil {
			return err
		}
		now := have + int64(len(piece))
		if promised != size || at != have || len(piece) == 0 || now > size {
			return ErrRecording
		}
		if _, err := tx.Exec(`INSERT INTO recording_piece (sha256, at, bytes) VALUES (?, ?, ?)`, sha, at, piece); err != nil || now < size {
			return err
		}
		all, err := pieces(tx.Query(`SELECT bytes FROM recording_piece WHERE sha256 = ? ORDER BY at`, sha))
		if err != nil {
			return err
		}
		if sum := sha256.Sum256(all); hex.EncodeToString(sum[:]) != sha {
			wrong = true
			return drop(tx, sha)
		}
		_, err = tx.Exec(`UPDATE recording SET whole = 1 WHERE sha256 = ?`, sha)
		return err
	})
	if err == nil && wrong {
		return ErrRecording
	}
	return err
}

// Clip returns the bytes of a whole recording; fs.ErrNotExist.
func (v *Vault) Clip(sha string) ([]byte, error) {
	b, err := pieces(v.db.Query(`SELECT p.bytes FROM recording r JOIN recording_piece p USING (sha256)
		WHERE r.sha256 = ? AND r.whole ORDER BY p.at`, sha))
	if err == nil && len(b) == 0 {
		return nil, fs.ErrNotExist
	}
	return b, problem(err)
}

// HasClip reports whether all of a recording is here.
func (v *Vault) HasClip(sha string) bool {
	var whole bool
	err := v.db.QueryRow(`SELECT whole FROM recording WHERE sha256 = ?`, sha).Scan(&whole)
	return err == nil && whole
}

// DropRecording forgets a recording, half or whole.
func (v *Vault) DropRecording(sha string) error {
	return v.withReserve(func() error {
		return v.inTx(func(tx *sql.Tx) error { return drop(tx, sha) })
	})
}

func drop(tx *sql.Tx, sha string) error {
	_, err := tx.Exec(`DELETE FROM recording WHERE sha256 = ?`, sha)
	return err
}

// pieces joins the pieces of a recording.
func pieces(rows *sql.Rows, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all bytes.Buffer
	for rows.Next() {
		var b sql.RawBytes
		if err := rows.Scan(&b); err != nil {
			return nil, err
		}
		all.Write(b)
	}
	return all.Bytes(), rows.Err()
}
