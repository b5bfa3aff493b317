#!/usr/bin/env bash
# Try the disk image as a person would: open it, copy the app out, ask the system whether it may
# run, and let it test itself. check.sh [PICTURE]
set -euo pipefail
# shellcheck source=packaging/macos/settings.sh
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

[[ -f "$dmg" ]] || fail "$dmg is missing: run make_dmg.sh first."
picture="${1:-$dist/macos.png}"
work="$(mktemp -d)"
mount="$work/mount"
mkdir "$mount"

tidy() {
    hdiutil detach "$mount" -quiet || hdiutil detach "$mount" -force -quiet || true
    rm -rf "$work"
}
trap tidy EXIT

hdiutil attach "$dmg" -mountpoint "$mount" -nobrowse -readonly -quiet
[[ -L "$mount/Applications" ]] || fail "the disk image has no link to Applications."
links="$(find "$mount/BrightStar.app" -type l | wc -l)"
[[ "$links" -eq "$(find "$app" -type l | wc -l)" ]] || fail "symbolic links were lost on the way."
codesign --verify --deep --strict "$mount/BrightStar.app"

# From the image itself, which cannot be written to, and from a copy like an installed one.
"$mount/BrightStar.app/Contents/MacOS/brightstar-desktop" --self-test --data-dir "$work/mounted"
ditto "$mount/BrightStar.app" "$work/BrightStar.app"
if [[ -n "$identity" ]] && has_notary; then
    spctl --assess --type execute --verbose=2 "$work/BrightStar.app"
    spctl --assess --type open --context context:primary-signature --verbose=2 "$dmg"
else
    say "Gatekeeper is not asked: it refuses what was not notarised."
fi
program="$work/BrightStar.app/Contents/MacOS/brightstar-desktop"
"$program" --self-test --data-dir "$work/state"
"$program" --data-dir "$work/state" --query oakland --screenshot "$picture"
[[ -s "$picture" ]] || fail "the window drew no picture."
say "The disk image is good; its window is in $picture"
