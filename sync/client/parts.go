package client

import (
	"net/http"
	"slices"
	"strconv"

	"hearme/story"
	"hearme/sync/wire"
)

// parts sends what the server does not yet hold of a large blob.
func (r *round) parts(ref wire.BlobRef, blob []byte) error {
	if len(blob) != ref.Size {
		return &story.Problem{Code: "blob_missing"}
	}
	path := wire.BlobsPath + ref.SHA256
	var have wire.Parts
	if err := r.call.do(r.ctx, http.MethodGet, path, "", nil, &have); err != nil {
		return err
	}
	for n := range wire.PartCount(ref.Size) {
		if have.Done || slices.Contains(have.Held, n) {
			continue
		}
		at := n * wire.PartSize
		part := blob[at : at+wire.PartLen(ref.Size, n)]
		if err := r.call.do(r.ctx, http.MethodPut, path+"/parts/"+strconv.Itoa(n), "application/octet-stream", part, &have); err != nil {
			return err
		}
	}
	return nil
}
