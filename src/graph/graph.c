/* graph.c - which format, and which problem? */
#include "graph/graph.h"

#include <string.h>

static const struct {
	const char *name;
	enum graph_format format;
} known[] = {
	{"text", GRAPH_TEXT}, {"dot", GRAPH_DOT},      {"mermaid", GRAPH_MERMAID},
	{"svg", GRAPH_SVG},   {".txt", GRAPH_TEXT},    {".dot", GRAPH_DOT},
	{".gv", GRAPH_DOT},   {".mmd", GRAPH_MERMAID}, {".svg", GRAPH_SVG},
};

bool graph_find_format(const char *name, enum graph_format *format)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (!strcmp(name, known[i].name)) {
			*format = known[i].format;
			return true;
		}
	return false;
}

uint32_t graph_find_problem(const struct tree *t, const char *name)
{
	for (uint32_t i = 0; i < tree_count(t, TREE_PROBLEMS); i++) {
		const char *number = tree_string(t, tree_problem(t, i)->number);

		if (!strcmp(number, name) || (*name == '#' && !strcmp(number, name + 1)))
			return i;
	}
	return tree_find(t, TREE_TO_PROBLEM, name);
}
