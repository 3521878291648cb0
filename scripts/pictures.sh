#!/bin/sh
# Rewrites docs/pictures from the program itself: the README's pictures.
set -eu
cd "$(dirname "$0")/.."
d=$(mktemp -d)
trap 'rm -rf "$d"' EXIT
HEARME_PICTURES=$d HEARME_ONLY='*-{en-wide-100,ur-wide-100,bn-tall-100}-light' go test -tags x11 -count 1 -run 'ScreenIsDrawn' ./app/ui >/dev/null
HEARME_SHOTS=$d go test -count 1 -run 'ALeadReads' ./server/review >/dev/null
take() { convert "$d/$1.png" -resize "$3" -strip -colors 128 "docs/pictures/$2.png"; }
take home-wide home 1200x
take take_part-ur-wide-100-light consent-urdu 1200x
take story-en-wide-100-light story 1200x
take workbench-wide workbench 1200x
take slip-en-wide-100-light slip 1200x
take take_part-bn-tall-100-light consent-bengali 800x
take easy_info_2-en-wide-100-light easy-read 1200x
take who_together-wide who-could-tell 1200x
for p in inbox story; do
	f=$(ls "$d" | grep -i "$p.*1280" | head -n 1)
	[ -z "$f" ] || convert "$d/$f" -resize 1280x -strip -colors 128 "docs/pictures/lead-$p.png"
done
ls docs/pictures
