"""article.py RUNS CATALOG TREE - holds that no sentence of the article is ours.

RUNS has the runs of eight words of the article that sinkro-pmm goes by, hashed: lower case, words are
[a-z0-9]+ with one blank between them, SHA-256, the first 12 hex digits. No text that the tree or its
translation says may have one of them. Literals, in backticks, part texts; messages as they are shown, and
what is `also` seen of them, are literals as a whole.
"""
import hashlib
import re
import sys

LENGTH = 8


def strings_of(catalog):
    """Yields the translations of a catalog."""
    for text in re.findall(r'^msgstr ((?:".*"\n?)+)', catalog, re.M):
        yield "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', text))


def texts_of(tree):
    """Yields the values of a tree's lines that are no literals."""
    literals = False
    for line in tree.splitlines():
        key = re.match(r" *([a-z_]+):", line)
        if key:
            literals = key.group(1) in ("shown", "also")
        if not literals:
            yield line.partition(":")[2] if key else line


def runs_of(text):
    """Yields the runs of a text, and their hashes."""
    for part in re.split(r"`[^`]*`|[{}|]", text.lower()):
        words = re.findall(r"[a-z0-9]+", part)
        for i in range(len(words) - LENGTH + 1):
            run = " ".join(words[i : i + LENGTH])
            yield run, hashlib.sha256(run.encode()).hexdigest()[:12]


def main():
    runs_file, catalog_file, tree_file = sys.argv[1:]
    with open(runs_file, encoding="utf-8") as f:
        article = {line.strip() for line in f if not line.startswith("#")}
    with open(catalog_file, encoding="utf-8") as f:
        texts = list(strings_of(f.read()))
    with open(tree_file, encoding="utf-8") as f:
        texts += texts_of(f.read())
    copied = [run for text in texts for run, digest in runs_of(text) if digest in article]
    for run in copied:
        print("article.py: the article says this, too:", run, file=sys.stderr)
    if len(article) < 1000 or len(texts) < 1000:
        sys.exit("article.py: there is nothing to compare")
    sys.exit(1 if copied else 0)


main()
