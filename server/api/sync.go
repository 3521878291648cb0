package api

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"slices"
	"sync"
	"time"

	"golang.org/x/mod/sumdb/note"

	"hearme/server/store"
	"hearme/story"
	"hearme/sync/wire"
)

// syncsAtOnce bounds the memory that syncs take, 8 MiB and what is made of it
// each: others wait before their bodies are read.
const syncsAtOnce = 64

func (a *api) sync(r *http.Request, w http.ResponseWriter) (any, error) {
	select {
	case a.syncs <- struct{}{}:
		defer func() { <-a.syncs }()
	case <-r.Context().Done():
		return nil, r.Context().Err()
	}
	raw, err := body(w, r, wire.MaxSyncRequest)
	if err != nil {
		return nil, err
	}
	var req wire.SyncRequest
	if err := decode(raw, &req); err != nil {
		return nil, err
	}
	if err := speaks(req.Proto); err != nil {
		return nil, err
	}
	if len(req.Manifests) > wire.MaxManifests {
		return nil, fail(http.StatusRequestEntityTooLarge, wire.CodeTooLarge)
	}
	in, err := a.intake(r.Context())
	if err != nil {
		return nil, err
	}
	reply := wire.SyncReply{ServerTime: a.now().UTC().Format(time.RFC3339)}
	if reply.Results, err = in.all(r.Context(), req.Manifests, bySum(req.Blobs)); err != nil {
		return nil, err
	}
	return reply, a.rest(r.Context(), req, in, &reply)
}

// rest fills in what a reply says beside the results.
func (a *api) rest(ctx context.Context, req wire.SyncRequest, in *intake, reply *wire.SyncReply) (err error) {
	if req.LastReceipt != nil {
		agrees, err := a.store.Agrees(ctx, *req.LastReceipt)
		if err != nil {
			return err
		}
		reply.Reoffer = !agrees
	}
	config, err := a.store.Config(ctx)
	if err != nil {
		return err
	}
	if req.ConfigETag != wire.ConfigETag(config.Serial) {
		reply.Config = config.Note
	}
	if reply.Withdrawn, err = a.store.WithdrawnFrom(ctx, in.signers()); err != nil {
		return err
	}
	reply.Head, err = a.store.Head(ctx)
	return err
}

// bySum names blobs by their hash. Those too large to ride inside are left
// out, and so come back as missing: they come in parts.
func bySum(blobs [][]byte) map[string][]byte {
	m := map[string][]byte{}
	for _, b := range blobs {
		if len(b) <= wire.MaxInlineBlob {
			h := sha256.Sum256(b)
			m[hex.EncodeToString(h[:])] = b
		}
	}
	return m
}

// intake judges the manifests of one request.
type intake struct {
	store   store.Store
	project string
	epochs  []wire.Epoch
	known   note.Verifiers
	devices map[keyName]store.Device
	mu      sync.Mutex
	signed  []string // ids of tablets whose signature was good
}

// keyName is what a note's signature says of its key.
type keyName struct {
	name string
	hash uint32
}

func (a *api) intake(ctx context.Context) (*intake, error) {
	devices, err := a.store.Devices(ctx)
	if err != nil {
		return nil, err
	}
	in := &intake{store: a.store, project: a.project.Info().ID, devices: map[keyName]store.Device{}}
	var verifiers []note.Verifier
	for _, d := range devices {
		v, err := note.NewVerifier(d.Key)
		if err != nil {
			return nil, err
		}
		verifiers = append(verifiers, v)
		in.devices[keyName{v.Name(), v.KeyHash()}] = d
	}
	in.known = note.VerifierList(verifiers...)
	in.epochs, err = a.store.Epochs(ctx)
	return in, err
}

// all offers every manifest at once, so that they share the store's commit;
// the results stand in the request's order.
func (in *intake) all(ctx context.Context, manifests []string, blobs map[string][]byte) ([]wire.Result, error) {
	results := make([]wire.Result, len(manifests))
	errs := make([]error, len(manifests))
	var wg sync.WaitGroup
	for i, m := range manifests {
		wg.Go(func() { results[i], errs[i] = in.one(ctx, m, blobs) })
	}
	wg.Wait()
	return results, errors.Join(errs...)
}

func (in *intake) one(ctx context.Context, raw string, blobs map[string][]byte) (wire.Result, error) {
	s, code := verify(raw, in.known)
	if code != "" {
		return refused("", code), nil
	}
	device := in.devices[keyName{s.signer.Name, s.signer.Hash}]
	if device.Revoked != "" {
		return refused("", wire.CodeRevoked), nil
	}
	in.mu.Lock()
	in.signed = append(in.signed, device.ID)
	in.mu.Unlock()
	m, code := s.manifest()
	if code != "" {
		// A tablet of ours signed it: a newer version of this program may
		// understand it.
		return refused("", code), in.store.KeepAside(ctx, store.Aside{Device: device.ID, Reason: code, Raw: []byte(raw)})
	}
	switch {
	case m.Project != in.project:
		return refused(m.ID, wire.CodeOtherProject), nil
	case !slices.ContainsFunc(in.epochs, func(e wire.Epoch) bool { return e.ID == m.Epoch }):
		return refused(m.ID, wire.CodeUnknownEpoch), nil
	}
	mine := map[string][]byte{}
	for _, ref := range m.Blobs {
		if b, ok := blobs[ref.SHA256]; ok {
			mine[ref.SHA256] = b
		}
	}
	return in.store.Offer(ctx, store.Offer{Device: device.ID, Note: raw, Text: s.text, Manifest: m, Blobs: mine})
}

func refused(id story.ID, code string) wire.Result {
	return wire.Result{ID: id, Status: wire.Refused, Code: code}
}

func (in *intake) signers() []string {
	slices.Sort(in.signed)
	return slices.Compact(in.signed)
}
