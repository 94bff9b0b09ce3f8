# trees/local.mk - the trees that come with the program, each with its image.

TREES = trees/sinkro-pmm.yaml
TREE_IMAGES = $(TREES:.yaml=.image)

treesdir = $(pkgdatadir)/trees
dist_trees_DATA = $(TREES)
EXTRA_DIST += trees/readings.tsv
nodist_trees_DATA = $(TREE_IMAGES)
CLEANFILES += $(TREE_IMAGES) trees/.build

# By this file the program knows the build that it runs from.
all-local: trees/.build
trees/.build:
	@$(MKDIR_P) trees
	@touch $@

# An image is used only while it fits its YAML file to the letter: see load/image.h. It
# is made of the file that the build sees, under its own name.
SUFFIXES = .yaml .image
.yaml.image:
	@$(MKDIR_P) trees
	$(AM_V_GEN)./tuntun compile $< $@
$(TREE_IMAGES): tuntun$(EXEEXT)

# All pages and letters of sinkro-pmm as each reader sees them, in each language, to be read.
READERS = teacher,no teacher,yes principal,no principal,yes-principal \
	operator,teacher,no operator,teacher,yes operator,principal,no operator,principal,yes-principal \
	admin,teacher,no admin,teacher,yes admin,principal,no admin,principal,yes-principal
.PHONY: proof
proof: all
	@$(MKDIR_P) proof
	@for reader in $(READERS); do \
		for language in id en; do \
			./tuntun export --format=text --reader=$$reader --lang=$$language \
				-o "proof/$$reader-$$language.txt" --force sinkro-pmm || exit; \
		done; \
	done
	@echo "They are in $$(pwd)/proof."
clean-local: clean-proof
.PHONY: clean-proof
clean-proof:
	rm -rf proof
