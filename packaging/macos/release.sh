#!/usr/bin/env bash
# From the built app to a disk image that any Mac opens: sign, notarise, staple, pack, check.
set -euo pipefail
# shellcheck source=packaging/macos/settings.sh
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

"$here/sign.sh"
"$here/notarise.sh" "$app"
"$here/make_dmg.sh"
"$here/notarise.sh" "$dmg"
"$here/check.sh" "$@"
