# trees/local.mk - the trees that come with the program, each with its image.

TREES = trees/sinkro-pmm.yaml
TREE_IMAGES = $(TREES:.yaml=.image)

treesdir = $(pkgdatadir)/trees
dist_trees_DATA = $(TREES)
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
