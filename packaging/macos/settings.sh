# What the scripts beside this one share. Sourced, never run.
#
# The environment says with what to sign; without it, everything is signed ad hoc and nothing is
# notarised, which is good for trying on one's own Mac and for nothing else:
#   BRIGHTSTAR_MACOS_IDENTITY   "Developer ID Application: …", in a keychain that is unlocked
#   BRIGHTSTAR_NOTARY_PROFILE   a profile kept by "xcrun notarytool store-credentials", or
#   BRIGHTSTAR_NOTARY_KEY, BRIGHTSTAR_NOTARY_KEY_ID and BRIGHTSTAR_NOTARY_ISSUER
# shellcheck shell=bash

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
dist="${BRIGHTSTAR_DIST:-$root/dist}"
app="$dist/BrightStar.app"
entitlements="$here/entitlements.plist"
identity="${BRIGHTSTAR_MACOS_IDENTITY:-}"
version="$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' "$root/brightstar_desktop/__init__.py")"
dmg="$dist/brightstar-desktop-$version-macos-$(uname -m).dmg"
export here root dist app entitlements identity version dmg

say() {
    printf '%s\n' "$*"
}

fail() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

has_notary() {
    [[ -n "${BRIGHTSTAR_NOTARY_PROFILE:-}" || -n "${BRIGHTSTAR_NOTARY_KEY:-}" ]]
}
