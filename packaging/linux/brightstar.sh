#!/bin/sh
# The command line: the program beside this script, told to be it. A link to this script will do.
here=$0
if [ -L "$here" ]; then
    here=$(readlink -f "$here")
fi
exec "${here%/*}/brightstar-desktop" --as-brightstar "$@"
