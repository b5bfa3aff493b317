#!/usr/bin/env bash
# Have Apple look at an app or a disk image, and attach its answer to it: notarise.sh FILE
set -euo pipefail
# shellcheck source=packaging/macos/settings.sh
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

[[ $# -eq 1 && -e "$1" ]] || fail "say which app or disk image."
what="$1"

if [[ -z "$identity" ]] || ! has_notary; then
    say "Not notarised: $(basename "$what") (no identity or no account is configured)."
    exit 0
fi

if [[ -n "${BRIGHTSTAR_NOTARY_PROFILE:-}" ]]; then
    account=(--keychain-profile "$BRIGHTSTAR_NOTARY_PROFILE")
else
    account=(--key "$BRIGHTSTAR_NOTARY_KEY" --key-id "${BRIGHTSTAR_NOTARY_KEY_ID:?}"
        --issuer "${BRIGHTSTAR_NOTARY_ISSUER:?}")
fi

parcel="$what"
if [[ -d "$what" ]]; then
    work="$(mktemp -d)"
    trap 'rm -rf "$work"' EXIT
    parcel="$work/$(basename "$what").zip"
    # ditto keeps symbolic links and signatures; zip loses them, and Apple then refuses the app.
    ditto -c -k --keepParent "$what" "$parcel"
fi

answer="$(xcrun notarytool submit "$parcel" "${account[@]}" --wait --output-format json)"
say "$answer"
if ! grep -Eq '"status" *: *"Accepted"' <<<"$answer"; then
    number="$(sed -n 's/.*"id" *: *"\([^"]*\)".*/\1/p' <<<"$answer" | head -n 1)"
    [[ -z "$number" ]] || xcrun notarytool log "$number" "${account[@]}" >&2 || true
    fail "Apple did not accept $(basename "$what"): what it said stands above."
fi
xcrun stapler staple "$what"
xcrun stapler validate "$what"
