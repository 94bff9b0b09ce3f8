# src/local.mk - one library a folder. What a library may use is what it is linked with:
# see the tests, each of which links only the layers below its own.

noinst_LIBRARIES += libbase.a libconfig.a libtree.a libload.a libwalk.a libi18n.a libpage.a \
	libfind.a libnames.a libqr.a libshare.a libcheck.a libgraph.a libexport.a libhandbook.a \
	libui.a libscreen.a libcurses-ui.a libplain-ui.a libjson-ui.a libcmd.a

libbase_a_SOURCES = \
	src/base/address.c src/base/address.h \
	src/base/buf.c src/base/buf.h \
	src/base/clock.c src/base/clock.h \
	src/base/diag.c src/base/diag.h src/base/diag_codes.h \
	src/base/environment.c src/base/environment.h \
	src/base/errors.c src/base/errors.h \
	src/base/hash.h \
	src/base/json.c src/base/json.h \
	src/base/line_reader.c src/base/line_reader.h \
	src/base/lookup.c src/base/lookup.h \
	src/base/mem.c src/base/mem.h \
	src/base/nearest.c src/base/nearest.h \
	src/base/replace.c src/base/replace.h \
	src/base/room.h \
	src/base/status.h \
	src/base/text.c src/base/text.h \
	src/base/tr.h \
	src/base/wrap.c src/base/wrap.h \
	src/base/write.c src/base/write.h \
	src/base/xml.c src/base/xml.h

libconfig_a_SOURCES = src/config/config.c src/config/config.h

libtree_a_SOURCES = \
	src/tree/reach.c src/tree/reach.h \
	src/tree/tree.c src/tree/tree.h \
	src/tree/voice.c src/tree/voice.h

libload_a_SOURCES = \
	src/load/build.c src/load/build.h \
	src/load/condition.c \
	src/load/events.c src/load/events.h \
	src/load/ids.c src/load/ids.h \
	src/load/image.c src/load/image.h \
	src/load/load.c src/load/load.h \
	src/load/read.c \
	src/load/schema.c src/load/schema.h \
	src/load/source.c src/load/source.h \
	src/load/whole.c
libload_a_CFLAGS = $(AM_CFLAGS) $(YAML_CFLAGS)

libwalk_a_SOURCES = \
	src/walk/path.c src/walk/path.h \
	src/walk/walk.c src/walk/walk.h

libi18n_a_SOURCES = src/i18n/i18n.c src/i18n/i18n.h

libpage_a_SOURCES = \
	src/page/changed.c \
	src/page/choices.c \
	src/page/found.c src/page/found_pages.c \
	src/page/handover.c \
	src/page/letter.c \
	src/page/make.c src/page/make.h \
	src/page/names.c \
	src/page/notes.c \
	src/page/page.c src/page/page.h \
	src/page/people.c \
	src/page/receipt.c \
	src/page/remedy.c \
	src/page/handover_parts.c src/page/handover_parts.h \
	src/page/trees.c \
	src/page/dialogs.c \
	src/page/wait.c \
	src/page/wish.c src/page/wish.h

libfind_a_SOURCES = \
	src/find/find.c src/find/find.h \
	src/find/index.c src/find/index.h \
	src/find/json.c src/find/json.h \
	src/find/query.c \
	src/find/tokens.c src/find/tokens.h \
	src/find/vocabulary.c src/find/vocabulary.h

# The same search in JavaScript.
EXTRA_DIST += src/handbook/find.js

libnames_a_SOURCES = \
	src/names/codes.c src/names/codes.h \
	src/names/compare.c src/names/compare.h \
	src/names/name.c src/names/name.h \
	src/names/names.c src/names/names.h \
	src/names/rules.c src/names/rules.h \
	src/names/spelling.c src/names/spelling.h \
	src/names/words.c src/names/words.h

libqr_a_SOURCES = src/qr/qr.c src/qr/qr.h
# Its ABI is 4 since 2017.
libqr_a_CFLAGS = $(AM_CFLAGS) $(QRENCODE_CFLAGS)

libshare_a_SOURCES = \
	src/share/copy.c \
	src/share/documents.c \
	src/share/fit.c src/share/fit.h \
	src/share/links.c \
	src/share/open.c \
	src/share/print.c \
	src/share/run.c src/share/run.h \
	src/share/save.c \
	src/share/sender.c src/share/sender.h \
	src/share/share.h \
	src/share/targets.c src/share/targets.h

libcheck_a_SOURCES = \
	src/check/check.c src/check/check.h \
	src/check/explore.c src/check/explore.h \
	src/check/liveness.c src/check/liveness.h \
	src/check/paths.c \
	src/check/situations.c src/check/situations.h \
	src/check/translations.c

libexport_a_SOURCES = \
	src/export/book.c src/export/book.h \
	src/export/export.c src/export/export.h \
	src/export/html.c src/export/html.h \
	src/export/page_document.c \
	src/export/phrases.c src/export/phrases.h \
	src/export/pot.c src/export/pot.h \
	src/export/scope.c src/export/scope.h \
	src/export/writer.c src/export/writer.h \
	src/export/writer_html.c \
	src/export/writer_markdown.c \
	src/export/writer_text.c

libhandbook_a_SOURCES = \
	src/handbook/assets.h \
	src/handbook/data.c \
	src/handbook/handbook.c src/handbook/handbook.h \
	src/handbook/homes.c \
	src/handbook/messages.c \
	src/handbook/out.c src/handbook/out.h \
	src/handbook/parts.h \
	src/handbook/problem.c \
	src/handbook/remedies.c
nodist_libhandbook_a_SOURCES = src/handbook/assets.c
CLEANFILES += src/handbook/assets.c

# What stands in the handbook as it is; page.js starts the others.
HANDBOOK_JS = \
	$(srcdir)/src/handbook/find.js \
	$(srcdir)/src/handbook/walk.js \
	$(srcdir)/src/handbook/say.js \
	$(srcdir)/src/handbook/search.js \
	$(srcdir)/src/handbook/copy.js \
	$(srcdir)/src/handbook/wizard.js \
	$(srcdir)/src/handbook/page.js
HANDBOOK_FILES = $(srcdir)/src/handbook/handbook.css $(HANDBOOK_JS)
EXTRA_DIST += src/handbook/embed.sh $(HANDBOOK_FILES)

src/handbook/assets.c: $(srcdir)/src/handbook/embed.sh $(HANDBOOK_FILES)
	@$(MKDIR_P) $(@D)
	$(AM_V_GEN)sh $(srcdir)/src/handbook/embed.sh $(HANDBOOK_FILES) > $@.new && mv $@.new $@

libgraph_a_SOURCES = \
	src/graph/diagram.c \
	src/graph/graph.c src/graph/graph.h \
	src/graph/labels.c src/graph/labels.h \
	src/graph/model.c src/graph/model.h \
	src/graph/outline.c \
	src/graph/svg.c \
	src/graph/svg_write.c src/graph/svg_write.h \
	src/graph/text.c

libui_a_SOURCES = \
	src/ui/wishes.c src/ui/wishes.h \
	src/ui/idle.c src/ui/idle.h \
	src/ui/theme.c src/ui/theme.h \
	src/ui/ui.h

libscreen_a_SOURCES = \
	src/screen/found.c \
	src/screen/notes.c \
	src/screen/screen.h \
	src/screen/screens.h \
	src/screen/session.c \
	src/screen/sharing.c \
	src/screen/stack.c \
	src/screen/trees.c \
	src/screen/walk.c

libplain_ui_a_SOURCES = \
	src/plain/page.c src/plain/page.h \
	src/plain/plain.c \
	src/plain/prompt.c src/plain/prompt.h \
	src/plain/typed.c src/plain/typed.h

libjson_ui_a_SOURCES = \
	src/json/json.c \
	src/json/line.c src/json/line.h \
	src/json/page.c src/json/page.h \
	src/json/share.c

libcurses_ui_a_SOURCES = \
	src/curses/bar.c src/curses/bar.h \
	src/curses/curses.c \
	src/curses/decode.c src/curses/decode.h \
	src/curses/draw.c src/curses/draw.h \
	src/curses/input.c src/curses/input.h \
	src/curses/layout.c src/curses/layout.h \
	src/curses/layout_builder.c src/curses/layout_builder.h \
	src/curses/layout_choices.c \
	src/curses/layout_keys.c \
	src/curses/layout_trail.c \
	src/curses/pane.c src/curses/pane.h \
	src/curses/state.c src/curses/state.h \
	src/curses/term.c src/curses/term.h \
	src/curses/typing.c \
	src/curses/view.c
libcurses_ui_a_CFLAGS = $(AM_CFLAGS) $(NCURSES_CFLAGS)

libcmd_a_SOURCES = \
	src/cmd/check.c \
	src/cmd/cmd.c src/cmd/cmd.h \
	src/cmd/compile.c \
	src/cmd/export.c \
	src/cmd/find.c \
	src/cmd/graph.c \
	src/cmd/help.c \
	src/cmd/list.c \
	src/cmd/names.c \
	src/cmd/options.c \
	src/cmd/output.c \
	src/cmd/photo.c \
	src/cmd/pot.c \
	src/cmd/settings.c \
	src/cmd/show.c \
	src/cmd/show_share.c \
	src/cmd/start.c \
	src/cmd/trees.c \
	src/cmd/wizard.c src/cmd/world.c

bin_PROGRAMS += tuntun
tuntun_SOURCES = src/main.c
# A library stands before those that it uses.
tuntun_LDADD = libcmd.a libjson-ui.a libscreen.a libcurses-ui.a libplain-ui.a libui.a libhandbook.a \
	libshare.a libexport.a libgraph.a libpage.a libqr.a libcheck.a libload.a libnames.a libfind.a libwalk.a libi18n.a \
	libtree.a libconfig.a libbase.a \
	$(NCURSES_LIBS) $(JANSSON_LIBS) $(QRENCODE_LIBS) $(YAML_LIBS) $(UNISTRING_LIBS)
