#!/bin/sh
# Builds and checks for what this machine is not. docs/platforms.md says what
# that proves. Usage: scripts/platforms.sh check|windows|android
set -eu
cd "$(dirname "$0")/.."

# miniaudio's C compiles with warnings that are its own: -w.
windows() {
	scripts/deps.sh windows
	mkdir -p out
	CC=x86_64-w64-mingw32-gcc CGO_CFLAGS="-O2 -w" CGO_ENABLED=1 GOOS=windows GOARCH=amd64 \
		go build -trimpath -tags accessibility -ldflags "-s -w -H=windowsgui" -o out/hearme.exe .
	echo "out/hearme.exe"
}

# The C of the Android build is compiled against Debian's headers of Android and
# scripts/android's; nothing is linked. -unsafeptr=false: JNI hands out pointers
# as numbers. miniaudio's older of two ways to Android's sound needs headers that
# Debian has not: it is left out here, and not in the real build.
androidvet() {
	scripts/deps.sh androidvet
	root=$PWD
	borrowed=$(mktemp -d)
	trap 'rm -rf "$borrowed"' EXIT INT TERM
	for d in EGL GLES2 KHR; do ln -s /usr/include/$d "$borrowed/$d"; done
	include="-include $root/scripts/android/bionic.h -I$root/scripts/android"
	for d in /usr/aarch64-linux-gnu/include /usr/include/android /usr/include/android/nativehelper "$borrowed"; do
		include="$include -idirafter $d"
	done
	CC="clang --target=aarch64-linux-android24 -nostdlibinc $include" CGO_CFLAGS="-O2 -w -DMA_NO_OPENSL" CGO_ENABLED=1 GOOS=android GOARCH=arm64 \
		go vet -tags "netgo migrated_fynedo accessibility" -unsafeptr=false . ./app/...
	echo "Android: compiles"
}

# manifest holds the Android manifest to FyneApp.toml and to what it must say.
manifest() {
	toml() { sed -n "s/^$1 = \"\{0,1\}\([^\"]*\)\"\{0,1\}$/\1/p" FyneApp.toml; }
	for want in "package=\"$(toml ID)\"" "versionName=\"$(toml Version)\"" "versionCode=\"$(toml Build)\"" \
		'allowBackup="false"' 'debuggable="false"' 'excludeFromRecents="true"'; do
		grep -qF "$want" AndroidManifest.xml || { echo "AndroidManifest.xml does not say $want" >&2; exit 1; }
	done
	if grep -q 'EXTERNAL_STORAGE' AndroidManifest.xml; then
		echo "AndroidManifest.xml asks for external storage" >&2
		exit 1
	fi
}

android() {
	ndk=${ANDROID_NDK_HOME:-}
	if [ -z "$ndk" ] || [ ! -d "$ndk/toolchains/llvm" ]; then
		cat >&2 <<-'EOT'
			make android needs the Android NDK (r23 or newer), which cannot be installed from here.
			Get it from Android's developer site or by Android Studio's SDK manager, then:
			    ANDROID_NDK_HOME=/where/the/ndk/is make android
			The result is out/hearme.apk, signed with the fyne tool's debug key only.
			make platforms checks what can be checked without it.
		EOT
		exit 1
	fi
	manifest
	mkdir -p out bin
	(cd scripts/fyne && go build -o ../../bin/fyne fyne.io/tools/cmd/fyne)
	bin/fyne package -os android/arm64 -tags migrated_fynedo,accessibility
	mv Hear_Me.apk out/hearme.apk
	echo "out/hearme.apk"
}

case "${1:-}" in
check) manifest; windows; androidvet ;;
windows) windows ;;
android) android ;;
*) echo "usage: scripts/platforms.sh check|windows|android" >&2; exit 2 ;;
esac
