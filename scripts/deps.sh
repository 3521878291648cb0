#!/bin/sh
# Installs the Debian or Ubuntu packages that a target needs and that are
# missing. Usage: scripts/deps.sh run|test|fonts|windows|androidvet
# Without apt-get, or without the right to use it, it says what to install.
set -eu

build="gcc libc6-dev pkg-config xorg-dev libgl1-mesa-dev"
window="xvfb xauth xdotool openbox x11-xkb-utils x11-apps x11-utils imagemagick libgl1-mesa-dri"
case "${1:-}" in
run) packages="$build"; [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || packages="$packages $window" ;;
test) packages="$build $window libharfbuzz-bin xclip chromium pulseaudio pulseaudio-utils espeak-ng" ;;
windows) packages="gcc-mingw-w64-x86-64-win32" ;;
androidvet) packages="clang android-platform-frameworks-native-headers android-liblog-dev android-libnativehelper-dev libgles-dev libegl-dev libc6-dev-arm64-cross" ;;
fonts) packages="fonts-noto-core fonts-noto-extra python3-fonttools" ;;
*) echo "usage: scripts/deps.sh run|test|fonts|windows|androidvet" >&2; exit 2 ;;
esac

missing=""
for p in $packages; do
	dpkg-query -W -f='${Status}' "$p" 2>/dev/null | grep -q 'ok installed' && continue
	# Ubuntu's chromium is a snap wrapper named chromium-browser.
	[ "$p" = chromium ] && command -v chromium chromium-browser google-chrome >/dev/null 2>&1 && continue
	missing="$missing $p"
done
[ -z "$missing" ] && exit 0

sudo=""
[ "$(id -u)" = 0 ] || sudo="sudo -n"
if command -v apt-get >/dev/null && $sudo true 2>/dev/null; then
	echo "Installing:$missing"
	$sudo apt-get update -qq
	$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
	echo "Please install these packages, then try again:$missing" >&2
	exit 1
fi
