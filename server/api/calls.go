package api

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"hearme/server/project"
	"hearme/story/consent"
	"hearme/sync/wire"
)

const (
	maxToken = 200 // bytes
	maxKey   = 300
	maxLabel = 100
	maxCode  = 400
	maxFlag  = 100
	maxFlags = 40
)

func (a *api) enrol(r *http.Request, w http.ResponseWriter) (any, error) {
	raw, err := body(w, r, wire.MaxJSON)
	if err != nil {
		return nil, err
	}
	var req wire.EnrolRequest
	if err := decode(raw, &req); err != nil {
		return nil, err
	}
	if err := speaks(req.Proto); err != nil {
		return nil, err
	}
	_, err = note.NewVerifier(req.DeviceKey)
	if err != nil || req.Token == "" || len(req.Token) > maxToken || len(req.DeviceKey) > maxKey || len(req.Label) > maxLabel {
		return nil, fail(http.StatusBadRequest, wire.CodeBadRequest)
	}
	dev, err := a.store.Enrol(r.Context(), project.TokenHash(req.Token), req.DeviceKey, req.Label, a.now())
	if err != nil {
		return nil, err
	}
	config, err := a.store.Config(r.Context())
	if err != nil {
		return nil, err
	}
	return wire.EnrolReply{DeviceID: dev.ID, Config: config.Note}, nil
}

func (a *api) withdraw(r *http.Request, w http.ResponseWriter) (any, error) {
	raw, err := body(w, r, wire.MaxJSON)
	if err != nil {
		return nil, err
	}
	var req wire.WithdrawRequest
	if err := decode(raw, &req); err != nil {
		return nil, err
	}
	if strings.TrimSpace(req.Code) == "" || len(req.Code) > maxCode || len(req.Flags) > maxFlags || slices.ContainsFunc(req.Flags, unknownFlag) {
		return nil, fail(http.StatusBadRequest, wire.CodeBadRequest)
	}
	if err := a.project.WithdrawByCode(r.Context(), req.Code, req.Flags); err != nil {
		return nil, err
	}
	return wire.WithdrawReply{Taken: true}, nil
}

// unknownFlag takes the consent flags, and share_partners:<partner> for one of
// the partners.
func unknownFlag(f string) bool {
	name, partner, one := strings.Cut(f, ":")
	known := slices.Contains(consent.Flags(), consent.Flag(name))
	return !known || one && (name != string(consent.SharePartners) || partner == "") || len(f) > maxFlag
}

func (a *api) parts(r *http.Request, _ http.ResponseWriter) (any, error) {
	return a.store.Parts(r.Context(), r.PathValue("sha256"))
}

func (a *api) putPart(r *http.Request, w http.ResponseWriter) (any, error) {
	n, err := strconv.Atoi(r.PathValue("n"))
	if err != nil {
		return nil, fail(http.StatusBadRequest, wire.CodeBadRequest)
	}
	sha := r.PathValue("sha256")
	if _, err := a.store.Parts(r.Context(), sha); err != nil { // before a megabyte is read
		return nil, err
	}
	raw, err := body(w, r, wire.PartSize)
	if err != nil {
		return nil, err
	}
	if err := a.store.PutPart(r.Context(), sha, n, raw); err != nil {
		return nil, err
	}
	return a.store.Parts(r.Context(), sha)
}
