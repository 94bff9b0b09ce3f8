# po/local.mk - the message catalogs.
#
# `make update-po` makes po/tuntun.pot from the C sources and the trees and brings every
# catalog up to date with it: all that a translator needs.

LINGUAS = id
PO_FILES = $(LINGUAS:%=po/%.po)
CATALOGS = $(LINGUAS:%=locale/%/LC_MESSAGES/tuntun.mo)

EXTRA_DIST += po/tuntun.pot $(PO_FILES)
CLEANFILES += $(CATALOGS) po/fresh.pot po/c.pot po/trees.pot

all-local: $(CATALOGS)

locale/%/LC_MESSAGES/tuntun.mo: $(srcdir)/po/%.po
	@$(MKDIR_P) $(@D)
	$(AM_V_GEN)$(MSGFMT) --check -o $@ $<

install-data-hook:
	for l in $(LINGUAS); do \
	  $(MKDIR_P) "$(DESTDIR)$(localedir)/$$l/LC_MESSAGES" && \
	  $(INSTALL_DATA) locale/$$l/LC_MESSAGES/tuntun.mo \
	    "$(DESTDIR)$(localedir)/$$l/LC_MESSAGES/tuntun.mo" || exit 1; \
	done

uninstall-hook:
	for l in $(LINGUAS); do \
	  rm -f "$(DESTDIR)$(localedir)/$$l/LC_MESSAGES/tuntun.mo"; \
	done

# The template as it should be now: of every file of src/, whichever room it is in. The date is left out, so that it changes only when a
# string does.
po/fresh.pot: tuntun$(EXEEXT) $(TREES)
	@$(MKDIR_P) po
	$(AM_V_GEN)cd $(srcdir) && find src -name '*.[ch]' | LC_ALL=C sort | xgettext --files-from=- --from-code=UTF-8 --add-comments=TRANSLATORS: \
	  --keyword --keyword=_ --keyword=N_ --keyword=NP_:1,2 --sort-by-file \
	  --package-name=tuntun --copyright-holder='The tuntun authors' \
	  --language=C -o - > $(abs_builddir)/po/c.pot
	@for t in $(TREES); do ./tuntun pot $(srcdir)/$$t $$t || exit 1; done > po/trees.pot
	@msgcat --use-first po/c.pot po/trees.pot | sed '/^"POT-Creation-Date:/d' > $@

.PHONY: update-po po/fresh.pot
update-po: po/fresh.pot
	cp po/fresh.pot $(srcdir)/po/tuntun.pot
	for f in $(PO_FILES); do \
	  msgmerge --quiet --update --backup=none --no-fuzzy-matching --previous \
	    $(srcdir)/$$f $(srcdir)/po/tuntun.pot && \
	  msgattrib --no-obsolete -o $(srcdir)/$$f $(srcdir)/$$f || exit 1; \
	done
