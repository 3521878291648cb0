#!/bin/sh
# The practice project: a server with invented stories, and the tablet program
# enrolled to it. Everything is under var/; `make clean` takes it away. With no
# display a whole story is played through the real window under Xvfb instead.
set -eu
cd "$(dirname "$0")/.."

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
	echo "No display here: playing a day through the real window. Pictures go to out/pictures."
	mkdir -p out/pictures
	go test -tags x11 -count 1 -v -run "TestADay|TestAnUrduDay" ./internal/journey -pictures "$PWD/out/pictures"
	ls out/pictures
	exit 0
fi

d=var
listen=127.0.0.1:8443
url=https://$listen
mkdir -p $d
umask 077
if [ ! -d $d/server ]; then
	echo "practice lead passphrase" >$d/lead-passphrase
	echo "practice words for this tablet" >$d/tablet-passphrase
	bin/hearme-server init --practice --dir $d/server --project "Luton (practice)" --lead lead --passphrase-file $d/lead-passphrase --recovery-dir $d/recovery
	# Nobody has recorded the pages yet: where there is espeak-ng, a machine reads them for practice.
	for l in en pl; do
		command -v espeak-ng >/dev/null || break
		bin/hearme-server voices machine --lang $l --to $d/voice-$l &&
			bin/hearme-server voices add --dir $d/server --lead lead --passphrase-file $d/lead-passphrase --from $d/voice-$l >/dev/null
	done
fi
bin/hearme-server serve --dir $d/server --listen $listen >$d/server.log 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null || true' EXIT INT TERM
until grep -q 'listening on' $d/server.log; do
	kill -0 $server 2>/dev/null || { cat $d/server.log >&2; exit 1; }
	sleep 0.1
done

if [ ! -d $d/tablet ]; then
	ticket=$(bin/hearme-server ticket --dir $d/server --lead lead --passphrase-file $d/lead-passphrase --url $url)
	bin/hearme-field enrol --dir $d/tablet --ticket "$ticket" --passphrase-file $d/tablet-passphrase >/dev/null
	bin/hearme-field add --dir $d/tablet --passphrase-file $d/tablet-passphrase <internal/practice/stories.jsonl >$d/added.jsonl || { grep error $d/added.jsonl >&2; exit 1; }
	bin/hearme-field sync --dir $d/tablet --passphrase-file $d/tablet-passphrase >/dev/null
fi

cat <<EOT

  The tablet program opens now. Its passphrase:   practice words for this tablet
  The leads' pages:                               $url/
  Sign in as "lead" with:                         practice lead passphrase
  (The certificate is self-made: the browser will ask. All stories here are invented.)

EOT
bin/hearme -dir $d/tablet
