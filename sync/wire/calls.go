package wire

import "strconv"

// The paths of the calls. Blobs are named by their SHA-256 in hexadecimal,
// parts by their number from 0.
const (
	EnrolPath    = "/v1/enrol"    // POST EnrolRequest -> EnrolReply
	SyncPath     = "/v1/sync"     // POST SyncRequest -> SyncReply
	WithdrawPath = "/v1/withdraw" // POST WithdrawRequest -> WithdrawReply
	BlobsPath    = "/v1/blobs/"   // GET {sha256} -> Parts; PUT {sha256}/parts/{n}, raw bytes -> Parts
	VoicePath    = "/v1/voice/"   // GET {sha256} -> the bytes of a Clip; Range and If-None-Match as HTTP has them
)

// CodeNotFound answers a call about a blob that no manifest has asked for.
const CodeNotFound = "not_found"

// Parts says what the server holds of a blob that a manifest named.
type Parts struct {
	Size int   `json:"size"` // bytes of the whole blob
	Held []int `json:"held"` // part numbers, in order; every one once Done
	Done bool  `json:"done"`
}

// PartCount is how many parts a blob of size bytes has.
func PartCount(size int) int { return (size + PartSize - 1) / PartSize }

// PartLen is the length of part n; every part but the last has PartSize bytes.
func PartLen(size, n int) int { return min(PartSize, size-n*PartSize) }

// ConfigETag is what a tablet sends as config_etag for the configuration that
// it holds.
func ConfigETag(serial int64) string { return strconv.FormatInt(serial, 10) }
