# bench/local.mk - `make bench`: what the wizard costs, next to the least that it could.
# No part of `make check`: figures are looked at, not tested.

BENCHES = bench/floor_curses bench/floor_yaml bench/ptybench bench/runbench \
	bench/gen_tree bench/findbench
EXTRA_PROGRAMS += $(BENCHES)
CLEANFILES += $(BENCHES)
EXTRA_DIST += bench/bench.sh

bench_floor_curses_SOURCES = bench/floor_curses.c
bench_floor_curses_CFLAGS = $(AM_CFLAGS) $(NCURSES_CFLAGS)
bench_floor_curses_LDADD = $(NCURSES_LIBS)

bench_floor_yaml_SOURCES = bench/floor_yaml.c
bench_floor_yaml_CFLAGS = $(AM_CFLAGS) $(YAML_CFLAGS)
bench_floor_yaml_LDADD = $(YAML_LIBS)

bench_ptybench_SOURCES = bench/ptybench.c bench/series.c bench/series.h
bench_ptybench_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/bench
bench_ptybench_LDADD = -lutil

bench_runbench_SOURCES = bench/runbench.c bench/series.c bench/series.h
bench_runbench_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/bench

bench_gen_tree_SOURCES = bench/gen_tree.c

bench_findbench_SOURCES = bench/findbench.c bench/series.c bench/series.h
bench_findbench_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/bench
bench_findbench_LDADD = libfind.a libload.a libtree.a libbase.a $(YAML_LIBS) $(UNISTRING_LIBS)

.PHONY: bench
bench: all $(BENCHES)
	TUNTUN='$(abs_builddir)/tuntun' BENCH='$(abs_builddir)/bench' $(srcdir)/bench/bench.sh
