#!/bin/sh
# need.sh PACKAGE "TEST" ["MORE"]: when TEST fails, install Debian's PACKAGE as root, or say what to install (and MORE).
package=$1
present=$2
more=${3:-}

sh -c "$present" >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing $package ..."
    export DEBIAN_FRONTEND=noninteractive
    log=$(mktemp)
    { apt-get update && apt-get install -y --no-install-recommends "$package"; } >"$log" 2>&1 </dev/null ||
        tail -n 20 "$log" >&2
    rm -f "$log"
    sh -c "$present" >/dev/null 2>&1 && exit 0
fi
cat >&2 <<TEXT

Samenboom needs $package here${more:+ ($more)}. Install it and try again:

    sudo apt-get update && sudo apt-get install -y $package

TEXT
exit 1
