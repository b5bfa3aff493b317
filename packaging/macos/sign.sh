#!/usr/bin/env bash
# Sign BrightStar.app from the inside outwards: libraries, programs, then the app around them.
# --deep would sign the parts with the wrong entitlements, so each is named.
set -euo pipefail
# shellcheck source=packaging/macos/settings.sh
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

[[ -d "$app" ]] || fail "$app is missing: build it first."

if [[ -n "$identity" ]]; then
    options=(--force --timestamp --options runtime --sign "$identity")
else
    say "No identity is configured: the app is signed ad hoc, for this Mac alone."
    options=(--force --sign -)
fi

# Symbolic links stay links: -type f passes them over, and what they lead to is signed once.
find "$app/Contents/Frameworks" "$app/Contents/Resources" -type f \
    \( -name '*.dylib' -o -name '*.so' \) -print0 |
    while IFS= read -r -d '' library; do
        codesign "${options[@]}" "$library"
    done
find "$app/Contents/Frameworks" -type d -name '*.framework' -prune -print0 |
    while IFS= read -r -d '' framework; do
        codesign "${options[@]}" "$framework"
    done
for program in "$app"/Contents/MacOS/*; do
    codesign "${options[@]}" --entitlements "$entitlements" "$program"
done
codesign "${options[@]}" --entitlements "$entitlements" "$app"
codesign --verify --deep --strict --verbose=2 "$app"
