# tests/local.mk - the tests. Each unit test links the layers below its own, and no other.

LAYER_TREE = libtree.a libbase.a $(UNISTRING_LIBS)
LAYER_LOAD = libload.a $(LAYER_TREE) $(YAML_LIBS)
LAYER_PAGE = libpage.a libnames.a libfind.a libqr.a libwalk.a libi18n.a $(QRENCODE_LIBS)

TESTS_ENVIRONMENT = srcdir='$(srcdir)' TUNTUN='$(abs_builddir)/tuntun' MAKE='$(MAKE)' \
	ASAN_OPTIONS=detect_leaks=1; export srcdir TUNTUN MAKE ASAN_OPTIONS; \
	unset LC_ALL LC_MESSAGES LANGUAGE TUNTUN_LANG NO_COLOR ACCESSIBLE; \
	LANG=C.UTF-8; export LANG; TUNTUN_NOW=2026-11-30T08:00; export TUNTUN_NOW; \
	XDG_CONFIG_HOME=/dev/null; export XDG_CONFIG_HOME; \
	FAIL_MALLOC='$(abs_builddir)/tests/oom/fail_malloc.so'; export FAIL_MALLOC;

SCRIPT_TESTS = tests/functions.sh tests/included_by.sh tests/key_names.sh tests/scripts.sh \
	tests/bootstrap.sh tests/browser.sh tests/includes.sh tests/circles.sh tests/clock.sh tests/export.sh tests/po.sh tests/programs.sh tests/sinkro.sh tests/outcomes.sh tests/codes.sh tests/readers.sh tests/article.sh tests/photo.sh \
	tests/files.sh tests/find_js.sh tests/globals.sh tests/schema.sh tests/update.sh \
	tests/golden/config.sh tests/golden/diagnostics.sh tests/golden/graph.sh tests/golden/usage.sh tests/golden/walks.sh tests/manual.sh \
	tests/oom/limit.sh
SCREEN_TESTS = tests/screen/test_hand tests/screen/test_unbreakable tests/screen/test_paths tests/oom/test_oom tests/screen/chaos \
	tests/screen/test_screens tests/screen/test_sharing tests/screen/test_paste \
	tests/screen/test_scripts tests/screen/test_pager

if HAVE_TESTS
UNIT_TESTS = tests/unit/test_base tests/unit/test_replace tests/unit/test_wrap tests/unit/test_config tests/unit/test_load tests/unit/test_reach tests/unit/test_voice tests/unit/test_walk \
	tests/unit/test_path tests/unit/test_find tests/unit/test_names tests/unit/test_page tests/unit/test_blocks tests/unit/test_handover \
	tests/unit/test_layout tests/unit/test_gist tests/unit/test_bars tests/unit/test_line_reader tests/unit/test_typed tests/unit/test_pane tests/unit/test_decode tests/unit/test_curses tests/unit/test_qr tests/unit/test_share \
	tests/unit/test_export tests/unit/test_hostile_documents tests/unit/test_graph tests/unit/test_json \
	tests/unit/test_handbook tests/unit/test_bounds tests/unit/test_screen
# A line for each: its source is NAME.c, and it is linked with all of the program.
FUZZ_TESTS =
FUZZ_TESTS += tests/fuzz/fuzz_load
FUZZ_TESTS += tests/fuzz/fuzz_path
FUZZ_TESTS += tests/fuzz/fuzz_walk
FUZZ_TESTS += tests/fuzz/fuzz_find
FUZZ_TESTS += tests/fuzz/fuzz_lines
FUZZ_TESTS += tests/fuzz/fuzz_config
FUZZ_TESTS += tests/fuzz/fuzz_image
FUZZ_TESTS += tests/fuzz/fuzz_tree
FUZZ_TESTS += tests/fuzz/fuzz_writers
FUZZ_TESTS += tests/fuzz/fuzz_keys
FUZZ_TESTS += tests/fuzz/fuzz_curses
check_PROGRAMS += $(UNIT_TESTS) $(FUZZ_TESTS) $(SCREEN_TESTS)
# The longest first, so that tests that run side by side end together.
TESTS += $(SCREEN_TESTS) $(SCRIPT_TESTS) $(UNIT_TESTS) $(FUZZ_TESTS)
else
check-local:
	@echo "The tests need cmocka and libvterm: ./bootstrap install" >&2; exit 1
endif

EXTRA_DIST += $(SCRIPT_TESTS) tests/golden/golden.sh tests/find_js.mjs tests/schema.py tests/article.py tests/browser tests/golden/breaks.tsv tests/golden/outcomes.tsv tests/golden/codes.tsv tests/golden/article-runs.txt tests/golden/export tests/golden/find tests/golden/names.tsv tests/names tests/golden/config tests/golden/diagnostics \
	tests/golden/figures tests/golden/graph tests/golden/trees tests/golden/walks tests/fuzz/corpus tests/fuzz/trees tests/unit/fork.yaml
check_DATA = tests/unit/fork.image
CLEANFILES += tests/unit/fork.image

tests/unit/fork.image: $(srcdir)/tests/unit/fork.yaml tuntun$(EXEEXT)
	@$(MKDIR_P) $(@D)
	$(AM_V_GEN)./tuntun compile $(srcdir)/tests/unit/fork.yaml $@

tests_unit_test_base_SOURCES = tests/unit/test_base.c
tests_unit_test_base_LDADD = libbase.a $(UNISTRING_LIBS) $(CMOCKA_LIBS)

# With every line of the catalogs.
tests_unit_test_wrap_SOURCES = tests/unit/test_wrap.c $(GOLDEN)
tests_unit_test_wrap_LDADD = libbase.a $(UNISTRING_LIBS) $(CMOCKA_LIBS)

# Whether a byte is written is the test's own.
tests_unit_test_replace_SOURCES = tests/unit/test_replace.c tests/folder.h
tests_unit_test_replace_LDFLAGS = -Wl,--wrap=write
tests_unit_test_replace_LDADD = libbase.a $(UNISTRING_LIBS) $(CMOCKA_LIBS)

tests_unit_test_handbook_SOURCES = tests/unit/test_handbook.c tests/unit/fixture.h
tests_unit_test_handbook_LDADD = libhandbook.a libexport.a libgraph.a $(LAYER_PAGE) $(LAYER_LOAD) \
	$(JANSSON_LIBS) $(CMOCKA_LIBS)

# Trees that grow out of hand.
tests_unit_test_bounds_SOURCES = tests/unit/test_bounds.c tests/unit/overgrown.c tests/unit/overgrown.h tests/unit/yaml.h
tests_unit_test_bounds_LDADD = libcheck.a libhandbook.a libexport.a libgraph.a $(LAYER_PAGE) $(LAYER_LOAD) \
	$(YAML_LIBS) $(JANSSON_LIBS) $(CMOCKA_LIBS)

tests_unit_test_json_SOURCES = tests/unit/test_json.c
tests_unit_test_json_LDADD = libbase.a $(UNISTRING_LIBS) $(JANSSON_LIBS) $(CMOCKA_LIBS)

tests_unit_test_config_SOURCES = tests/unit/test_config.c tests/folder.h
tests_unit_test_config_LDADD = libconfig.a libbase.a $(UNISTRING_LIBS) $(CMOCKA_LIBS)

tests_unit_test_load_SOURCES = tests/unit/test_load.c tests/unit/fixture.h
tests_unit_test_load_LDADD = $(LAYER_LOAD) $(CMOCKA_LIBS)

# Without ncurses: images do not need it.
tests_unit_test_reach_SOURCES = tests/unit/test_reach.c tests/unit/fixture.h
tests_unit_test_reach_LDADD = $(LAYER_LOAD) $(CMOCKA_LIBS)

tests_unit_test_voice_SOURCES = tests/unit/test_voice.c
tests_unit_test_voice_LDADD = $(LAYER_TREE) $(CMOCKA_LIBS)
tests_unit_test_walk_SOURCES = tests/unit/test_walk.c tests/unit/fixture.h
tests_unit_test_walk_LDADD = libwalk.a $(LAYER_LOAD) $(CMOCKA_LIBS)

tests_unit_test_path_SOURCES = tests/unit/test_path.c tests/unit/fixture.h
tests_unit_test_path_LDADD = libwalk.a $(LAYER_LOAD) $(CMOCKA_LIBS)

tests_unit_test_find_SOURCES = tests/unit/test_find.c tests/unit/fixture.h
tests_unit_test_find_LDADD = libfind.a libi18n.a $(LAYER_LOAD) $(CMOCKA_LIBS)

# By the rules of the tree that comes with the program, from its image.
tests_unit_test_names_SOURCES = tests/unit/test_names.c tests/unit/fixture.h
tests_unit_test_names_LDADD = libnames.a libfind.a $(LAYER_LOAD) $(CMOCKA_LIBS)

tests_unit_test_page_SOURCES = tests/unit/test_page.c tests/unit/fixture.h
tests_unit_test_page_LDADD = $(LAYER_PAGE) $(LAYER_LOAD) $(CMOCKA_LIBS)

# With every path of the tree that comes with the program. The characters that are looked at
# are counted.
tests_unit_test_handover_SOURCES = tests/unit/test_handover.c tests/unit/fixture.h tests/unit/yaml.h
tests_unit_test_handover_LDADD = $(LAYER_PAGE) $(LAYER_LOAD) $(CMOCKA_LIBS)

# With all renderers.
tests_unit_test_blocks_SOURCES = tests/unit/test_blocks.c tests/unit/fixture.h
tests_unit_test_blocks_CFLAGS = $(AM_CFLAGS) $(JANSSON_CFLAGS)
tests_unit_test_blocks_LDADD = libjson-ui.a $(CURSES_LIBS) $(JANSSON_LIBS) $(YAML_LIBS) $(CMOCKA_LIBS)

tests_unit_test_layout_SOURCES = tests/unit/test_layout.c
tests_unit_test_layout_LDADD = libcurses-ui.a libui.a libshare.a libexport.a $(LAYER_PAGE) $(LAYER_TREE) \
	$(CMOCKA_LIBS)

tests_unit_test_gist_SOURCES = tests/unit/test_gist.c tests/unit/fixture.h
tests_unit_test_gist_LDADD = libcurses-ui.a libui.a libshare.a libexport.a libcheck.a libload.a $(LAYER_PAGE) $(LAYER_TREE) \
	$(CURSES_LIBS) $(YAML_LIBS) $(CMOCKA_LIBS)

tests_unit_test_bars_SOURCES = tests/unit/test_bars.c tests/unit/fixture.h
tests_unit_test_bars_LDADD = $(tests_unit_test_gist_LDADD)

tests_unit_test_line_reader_SOURCES = tests/unit/test_line_reader.c
tests_unit_test_line_reader_LDADD = libbase.a $(UNISTRING_LIBS) $(CMOCKA_LIBS)

# In both languages.
tests_unit_test_typed_SOURCES = tests/unit/test_typed.c
tests_unit_test_typed_LDADD = libplain-ui.a libui.a libshare.a libexport.a $(LAYER_PAGE) $(LAYER_TREE) \
	$(CMOCKA_LIBS)

tests_unit_test_pane_SOURCES = tests/unit/test_pane.c
tests_unit_test_pane_LDADD = libcurses-ui.a libui.a libshare.a libexport.a $(LAYER_PAGE) \
	$(LAYER_TREE) $(CMOCKA_LIBS)

# With all front-ends: the whole screen is on a terminal of its own.
tests_unit_test_screen_SOURCES = tests/unit/test_screen.c tests/unit/fixture.h
tests_unit_test_screen_LDADD = $(tuntun_LDADD) $(CMOCKA_LIBS) -lutil
tests_unit_test_screen_LDFLAGS = -Wl,--wrap=clock_now_ms

# Without a terminal and without ncurses.
tests_unit_test_decode_SOURCES = tests/unit/test_decode.c
tests_unit_test_decode_LDADD = libcurses-ui.a libbase.a $(UNISTRING_LIBS) $(CMOCKA_LIBS)

# On a terminal made of a script: src/curses/term.c is left out. Searches are counted.
FAKE_TERM = tests/unit/fake_term.c tests/unit/fake_term.h tests/walk_session.h
CURSES_LIBS = libscreen.a libcurses-ui.a libplain-ui.a libui.a libshare.a libexport.a $(LAYER_PAGE) $(LAYER_LOAD)
tests_unit_test_curses_SOURCES = tests/unit/test_curses.c tests/unit/fixture.h $(FAKE_TERM)
tests_unit_test_curses_CFLAGS = $(AM_CFLAGS) $(NCURSES_CFLAGS)
tests_unit_test_curses_LDFLAGS = -Wl,--wrap=page_found,--wrap=layout_init
tests_unit_test_curses_LDADD = $(CURSES_LIBS) $(NCURSES_LIBS) $(JANSSON_LIBS) $(YAML_LIBS) \
	$(CMOCKA_LIBS)

tests_unit_test_graph_SOURCES = tests/unit/test_graph.c tests/unit/yaml.h
tests_unit_test_graph_LDADD = libgraph.a libi18n.a $(LAYER_LOAD) $(CMOCKA_LIBS)

tests_unit_test_qr_SOURCES = tests/unit/test_qr.c tests/tools.h
tests_unit_test_qr_LDADD = libqr.a libbase.a $(QRENCODE_LIBS) $(UNISTRING_LIBS) $(CMOCKA_LIBS)

# What a file system lacks or answers, and the clock, are the test's own.
tests_unit_test_share_SOURCES = tests/unit/test_share.c tests/folder.h
tests_unit_test_share_LDFLAGS = -Wl,--wrap=renameat2,--wrap=fsync,--wrap=close,--wrap=clock_gettime
tests_unit_test_share_LDADD = libshare.a libbase.a $(UNISTRING_LIBS) $(CMOCKA_LIBS)

# Without ncurses; the tree of hostile texts is loaded from YAML.
EXPORT_LIBS = libexport.a $(LAYER_PAGE) $(LAYER_LOAD)
tests_unit_test_export_SOURCES = tests/unit/test_export.c tests/unit/fixture.h $(GOLDEN)
tests_unit_test_export_LDADD = $(EXPORT_LIBS) $(CMOCKA_LIBS)
tests_unit_test_hostile_documents_SOURCES = tests/unit/test_hostile_documents.c tests/hostile.h tests/tools.h \
	tests/unit/fixture.h tests/unit/yaml.h
tests_unit_test_hostile_documents_LDADD = $(EXPORT_LIBS) $(YAML_LIBS) $(CMOCKA_LIBS)

# Each fuzz target with its corpus; tests/fuzz/fuzz.h says how to link it with a fuzzer.
# These are the libraries of every program that names none of its own.
check_LIBRARIES += tests/fuzz/libfuzz.a
tests_fuzz_libfuzz_a_SOURCES = tests/fuzz/fuzz.h tests/fuzz/file.c tests/fuzz/findings.c tests/fuzz/mini.c tests/fuzz/replay.c
FUZZ_LIBS = tests/fuzz/libfuzz.a $(tuntun_LDADD)
LDADD = $(FUZZ_LIBS)
EXTRA_DIST += tests/fuzz/fuzz.sh

.PHONY: fuzz fuzz-programs
fuzz:
	@$(MKDIR_P) fuzz.build
	@srcdir='$(srcdir)' sh $(srcdir)/tests/fuzz/fuzz.sh '$(abs_builddir)/fuzz.build' $(FUZZ_TESTS)

# Called by fuzz.sh, in a build folder of its own.
fuzz-programs: $(FUZZ_TESTS)

# Touches no file and starts no program: no_share.c stands in for libshare.a.
tests_fuzz_fuzz_lines_SOURCES = tests/fuzz/fuzz_lines.c tests/walk_session.h tests/fuzz/no_share.c
tests_fuzz_fuzz_lines_CFLAGS = $(AM_CFLAGS)
tests_fuzz_fuzz_tree_SOURCES = tests/fuzz/fuzz_tree.c tests/fuzz/nodes.c tests/fuzz/nodes.h

tests_fuzz_fuzz_curses_SOURCES = tests/fuzz/fuzz_curses.c $(FAKE_TERM)
tests_fuzz_fuzz_curses_CFLAGS = $(AM_CFLAGS) $(NCURSES_CFLAGS)

# What the search in C finds, for tests/find_js.sh.
check_PROGRAMS += tests/find_dump
tests_find_dump_SOURCES = tests/find_dump.c
tests_find_dump_LDADD = $(LAYER_PAGE) $(LAYER_LOAD) $(JANSSON_LIBS)

# The keys of tuntun(1), for tests/manual.sh.
check_PROGRAMS += tests/keys
tests_keys_SOURCES = tests/keys.c
tests_keys_LDADD = libui.a libbase.a $(UNISTRING_LIBS)

# The program itself, on a terminal of the test's own.
TERMINAL = tests/screen/terminal.c tests/screen/terminal.h \
	tests/screen/program.c tests/screen/program.h tests/folder.h
EXTRA_DIST += tests/screen/golden tests/screen/scripts

GOLDEN = tests/golden.c tests/golden.h
EXPECT = tests/screen/expect.c tests/screen/expect.h $(GOLDEN) $(TERMINAL)

tests_screen_test_screens_SOURCES = tests/screen/test_screens.c $(EXPECT)
tests_screen_test_screens_CFLAGS = $(AM_CFLAGS) $(VTERM_CFLAGS)
tests_screen_test_screens_LDADD = $(VTERM_LIBS) $(CMOCKA_LIBS) -lutil

# With the table of actions: each of its keys is pressed.
tests_screen_test_hand_SOURCES = tests/screen/test_hand.c $(EXPECT)
tests_screen_test_hand_CFLAGS = $(AM_CFLAGS) $(VTERM_CFLAGS)
tests_screen_test_hand_LDADD = libui.a libbase.a $(VTERM_LIBS) $(UNISTRING_LIBS) \
	$(CMOCKA_LIBS) -lutil

# Each tests/screen/scripts/*.script: keys in, and what must be seen.
tests_screen_test_scripts_SOURCES = tests/screen/test_scripts.c $(EXPECT)
tests_screen_test_scripts_CFLAGS = $(AM_CFLAGS) $(VTERM_CFLAGS)
tests_screen_test_scripts_LDADD = $(VTERM_LIBS) $(CMOCKA_LIBS) -lutil

tests_screen_test_unbreakable_SOURCES = tests/screen/test_unbreakable.c tests/hostile.h $(EXPECT)
tests_screen_test_unbreakable_CFLAGS = $(AM_CFLAGS) $(VTERM_CFLAGS)
tests_screen_test_unbreakable_LDADD = $(VTERM_LIBS) $(CMOCKA_LIBS) -lutil

tests_screen_test_paths_SOURCES = tests/screen/test_paths.c tests/screen/tour.c \
	tests/screen/tour.h $(TERMINAL)
tests_screen_test_paths_CFLAGS = $(AM_CFLAGS) $(VTERM_CFLAGS) $(JANSSON_CFLAGS)
tests_screen_test_paths_LDADD = libui.a libbase.a $(VTERM_LIBS) $(JANSSON_LIBS) \
	$(UNISTRING_LIBS) $(CMOCKA_LIBS) -lutil

tests_screen_test_sharing_SOURCES = tests/screen/test_sharing.c tests/tools.h $(EXPECT)
tests_screen_test_sharing_CFLAGS = $(AM_CFLAGS) $(VTERM_CFLAGS) $(JANSSON_CFLAGS)
tests_screen_test_sharing_LDADD = libui.a libshare.a libexport.a $(LAYER_PAGE) $(LAYER_TREE) $(VTERM_LIBS) $(JANSSON_LIBS) $(CMOCKA_LIBS) -lutil

tests_screen_test_pager_SOURCES = tests/screen/test_pager.c $(EXPECT)
tests_screen_test_pager_CFLAGS = $(AM_CFLAGS) $(VTERM_CFLAGS)
tests_screen_test_pager_LDADD = $(VTERM_LIBS) $(CMOCKA_LIBS) -lutil

tests_oom_test_oom_SOURCES = tests/oom/test_oom.c $(TERMINAL)
tests_oom_test_oom_CFLAGS = $(AM_CFLAGS) $(VTERM_CFLAGS)
tests_oom_test_oom_LDADD = $(VTERM_LIBS) $(CMOCKA_LIBS) -lutil

# To be preloaded into the program; without a sanitizer, whatever CFLAGS say.
EXTRA_DIST += tests/oom/fail_malloc.c
check_DATA += tests/oom/fail_malloc.so
CLEANFILES += tests/oom/fail_malloc.so

tests/oom/fail_malloc.so: $(srcdir)/tests/oom/fail_malloc.c
	@$(MKDIR_P) $(@D)
	$(AM_V_GEN)$(CC) $(AM_CPPFLAGS) $(AM_CFLAGS) -O1 -fno-builtin -fPIC -shared $< -o $@

# `make check` has it do 5,000 things, always the same; `make chaos` many more, each time others.
tests_screen_chaos_SOURCES = tests/screen/chaos.c $(TERMINAL)
tests_screen_chaos_CFLAGS = $(AM_CFLAGS) $(VTERM_CFLAGS)
tests_screen_chaos_LDADD = $(VTERM_LIBS) -lutil

.PHONY: chaos
chaos: all tests/screen/chaos$(EXEEXT)
	TUNTUN='$(abs_builddir)/tuntun' tests/screen/chaos $${EVENTS:-200000}

tests_screen_test_paste_SOURCES = tests/screen/test_paste.c $(EXPECT)
tests_screen_test_paste_CFLAGS = $(AM_CFLAGS) $(VTERM_CFLAGS)
tests_screen_test_paste_LDADD = $(VTERM_LIBS) $(CMOCKA_LIBS) -lutil

# `make gallery`: pictures of the screens, in gallery/. No part of `make check`.
EXTRA_PROGRAMS += tests/screen/gallery
CLEANFILES += tests/screen/gallery$(EXEEXT)
tests_screen_gallery_SOURCES = tests/screen/gallery.c tests/screen/svg.c \
	tests/screen/svg.h $(TERMINAL)
tests_screen_gallery_CFLAGS = $(AM_CFLAGS) $(VTERM_CFLAGS)
tests_screen_gallery_LDADD = $(VTERM_LIBS) -lutil

.PHONY: gallery
gallery: all tests/screen/gallery$(EXEEXT)
	TUNTUN='$(abs_builddir)/tuntun' tests/screen/gallery gallery

clean-local:
	rm -rf gallery tests/browser.run fuzz.build
