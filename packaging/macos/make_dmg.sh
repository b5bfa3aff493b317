#!/usr/bin/env bash
# Put the app into a disk image, beside a link to the folder it belongs in.
set -euo pipefail
# shellcheck source=packaging/macos/settings.sh
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

[[ -d "$app" ]] || fail "$app is missing: build it first."
stage="$(mktemp -d)"
trap 'rm -rf "$stage"' EXIT

# ditto and not cp -r: the frameworks of Qt are made of symbolic links.
ditto "$app" "$stage/BrightStar.app"
ln -s /Applications "$stage/Applications"
cp "$root/LICENSE" "$stage/LICENSE.txt"
rm -f "$dmg"
hdiutil create -volname "BrightStar $version" -srcfolder "$stage" -fs HFS+ -format UDZO \
    -imagekey zlib-level=9 "$dmg"
if [[ -n "$identity" ]]; then
    codesign --force --timestamp --sign "$identity" "$dmg"
    codesign --verify --verbose=2 "$dmg"
fi
say "The disk image is $dmg"
