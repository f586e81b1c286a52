#!/bin/sh
# need.sh PACKAGE "TEST": when TEST fails, install Debian's PACKAGE (root), or say in one sentence what to do.
package=$1
present=$2

sh -c "$present" >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing $package ..."
    export DEBIAN_FRONTEND=noninteractive
    log=$(mktemp)
    { apt-get update && apt-get install -y --no-install-recommends "$package"; } >"$log" 2>&1 </dev/null ||
        { tail -n 20 "$log" >&2; }
    rm -f "$log"
    sh -c "$present" >/dev/null 2>&1 && exit 0
fi
echo >&2
echo "Samenboom needs $package here. Install it and try again:" >&2
echo >&2
echo "    sudo apt-get update && sudo apt-get install -y $package" >&2
echo >&2
exit 1
