#!/bin/sh
# article.sh - no sentence of the article that sinkro-pmm goes by is ours: article.py says how.
set -eu
: "${srcdir:=.}"
command -v python3 >/dev/null || {
	echo "python3 is not there (Debian: python3)"
	exit 77
}
python3 "$srcdir/tests/article.py" "$srcdir/tests/golden/article-runs.txt" "$srcdir/po/id.po" "$srcdir/trees/sinkro-pmm.yaml"
