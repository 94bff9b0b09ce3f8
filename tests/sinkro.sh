#!/bin/sh
# sinkro.sh - the tree that comes with the program is sound and completely translated.
set -eu
: "${srcdir:=.}"
TUNTUN_LANG=en ./tuntun check --strict "$srcdir/trees/sinkro-pmm.yaml"
