/* gen_tree.c - writes a sound tree of as many nodes as asked for: problems, questions
 * and remedies in the proportions of a real one, always the same for the same number.
 *
 * usage: gen_tree NODES >FILE
 *
 * Eight nodes make a case: a problem, two questions, five remedies. Beside the cases
 * stand who looks, what is seen, and two remedies for all; what is left of the number
 * are problems that have no questions. */
#include <stdio.h>
#include <stdlib.h>

enum { CASE = 8, COMMON = 4, CASES_IN_GROUP = 10, LEAST = COMMON + CASE };

static const char *const things[] = {
	"name of the school", "place of work", "date of birth", "rank",
	"position",	      "annual target", "class list"};
static const char *const systems[] = {"register", "payroll", "portal"};
static const char *const menus[] = {"Employee data", "Periods", "Reports", "Settings"};

static const char *pick(const char *const list[], size_t count, unsigned long n)
{
	return list[n % count];
}

#define PICK(list, n) pick(list, sizeof list / sizeof *list, n)

static void write_head(unsigned long nodes)
{
	printf("format: 1\n"
	       "id: generated\n"
	       "version: 1.0.0\n"
	       "language: en\n"
	       "title: A generated tree of %lu nodes\n"
	       "about: Made by bench/gen_tree.c to measure with; it says nothing.\n"
	       "start: viewer\n"
	       "last_resort: last-resort\n"
	       "handover: >-\n"
	       "  Dear {actor}, I see {problem}. Please do this {where}: {do} ({code})\n"
	       "\n"
	       "actors:\n"
	       "  employee: {name: Employee}\n"
	       "  admin:\n"
	       "    name: Administrator\n"
	       "    who: who-is-admin\n"
	       "systems:\n"
	       "  register: {name: Register}\n"
	       "  payroll: {name: Payroll}\n"
	       "  portal: {name: Portal}\n"
	       "roles:\n"
	       "  teacher: {name: Teacher}\n"
	       "  principal: {name: Principal}\n"
	       "terms:\n"
	       "  nip: {name: NIP, meaning: The number of an employee.}\n",
	       nodes);
}

static void write_groups(unsigned long problems)
{
	puts("groups:");
	for (unsigned long g = 0; g * CASES_IN_GROUP < problems; g++)
		printf("  g%lu: {title: Messages of kind %lu}\n", g + 1, g + 1);
}

static void write_problem(unsigned long n, const char *go)
{
	const char *thing = PICK(things, n);

	printf("  p%lu:\n"
	       "    number: \"%lu\"\n"
	       "    group: g%lu\n"
	       "    shown: Message %lu, the %s is not the same\n"
	       "    also: [\"Code %lu: %s\", The %s of record %lu differs]\n"
	       "    meaning: The %s in one system is not that in the other.\n"
	       "    seen_by: [teacher%s]\n"
	       "    go: %s\n",
	       n, n, (n - 1) / CASES_IN_GROUP + 1, n, thing, n + 1000, thing, thing, n,
	       thing, n % 3 ? ", principal" : "", go);
}

static void write_problems(unsigned long cases, unsigned long problems)
{
	char go[32];

	puts("problems:");
	for (unsigned long n = 1; n <= problems; n++) {
		snprintf(go, sizeof go, "q%lu", n);
		write_problem(n, n <= cases ? go : "last-resort");
	}
}

static void write_common_questions(void)
{
	puts("questions:\n"
	     "  viewer:\n"
	     "    ask: Who are you?\n"
	     "    help: The messages differ with what you are.\n"
	     "    answers:\n"
	     "      teacher: {text: A teacher, reader: employee, role: teacher, "
	     "go: seen}\n"
	     "      principal: {text: A principal, reader: employee, role: principal, "
	     "go: seen}\n"
	     "  seen:\n"
	     "    ask: What do you see?\n"
	     "    problems: true\n"
	     "    answers:\n"
	     "      who: {text: Who is my administrator?, go: who-is-admin}\n"
	     "      nothing: {text: None of these, go: last-resort}");
}

/* The two questions of a case: how it differs, and since when. Where a principal can
 * come here too, the second is for teachers only. */
static void write_questions(unsigned long n)
{
	const char *thing = PICK(things, n);
	char go[160];

	snprintf(go, sizeof go,
		 n % 3 ? "[{when: {question: viewer, equals: teacher}, to: s%lu}, "
			 "{when: {not: {question: viewer, equals: teacher}}, to: r%lud}]"
		       : "s%lu",
		 n, n);
	printf("  q%lu:\n"
	       "    ask: Compare the %s in both systems. Which of these is it?\n"
	       "    help: Open `Register` and `Payroll` side by side at `Data %lu`.\n"
	       "    columns: [Register, Payroll]\n"
	       "    answers:\n"
	       "      a: {label: Case A, text: \"The same, written in another way\", "
	       "example: [SD Negeri %lu, SDN %lu], go: r%lua}\n"
	       "      b: {label: Case B, text: Payroll has the old one, "
	       "example: [SD Negeri %lu, SD Negeri 7], go: r%lub}\n"
	       "      c: {label: Case C, text: The register has the old one, "
	       "example: [SD Negeri 9, SD Negeri %lu], go: %s}\n"
	       "      unknown: {text: I do not know, unknown: true, "
	       "how: Ask your administrator for an extract of `Data %lu`.}\n",
	       n, thing, n, n, n, n, n, n, n, go, n);
	printf("  s%lu:\n"
	       "    ask: How long ago was the %s changed?\n"
	       "    answers:\n"
	       "      today: {text: Today or yesterday, go: r%luc}\n"
	       "      before: {text: Longer ago, go: r%lud}\n",
	       n, thing, n, n);
}

static void write_questions_of_all(unsigned long cases)
{
	write_common_questions();
	for (unsigned long n = 1; n <= cases; n++)
		write_questions(n);
}

static void write_common_remedies(void)
{
	puts("remedies:\n"
	     "  last-resort:\n"
	     "    code: 0B\n"
	     "    added: Something has to be said at the end.\n"
	     "    title: Ask for help with a picture of the message\n"
	     "    cause: None of what is known fits.\n"
	     "    steps:\n"
	     "      - {by: employee, do: Take a picture of the whole message.}\n"
	     "      - {by: admin, do: Look at the picture and the data, in: register}\n"
	     "    retry: {by: [employee], text: When the administrator says so.}\n"
	     "    ends: There is nothing more that this tree knows.\n"
	     "  who-is-admin:\n"
	     "    code: 0A\n"
	     "    source: L1\n"
	     "    title: Your administrator is the one of your office\n"
	     "    cause: Each office has its own administrator.\n"
	     "    steps:\n"
	     "      - {by: employee, do: Ask at the office who it is.}\n"
	     "    retry: {by: [employee], text: When you know who it is.}\n"
	     "    fails: last-resort");
}

static void write_remedy(unsigned long n, char which, const char *title,
			 const char *fails)
{
	const char *thing = PICK(things, n);
	const char *menu = PICK(menus, n + (unsigned char)which);

	printf("  r%lu%c:\n"
	       "    code: %lu%c\n"
	       "    problem: p%lu\n"
	       "    source: L%lu-L%lu\n"
	       "    title: %s\n"
	       "    cause: The %s was changed in one system and not in the other.\n"
	       "    steps:\n",
	       n, which, n, which - 'a' + 'A', n, n * 10, n * 10 + 9, title, thing);
	printf("      - {by: employee, do: Ask for the %s to be looked at in both.}\n"
	       "      - {by: admin, do: \"Open the record, correct the %s and save.\", "
	       "in: %s, menu: [%s, Data %lu]}\n"
	       "      - {warn: Do not close the window before the end., guards: press}\n"
	       "      - {id: press, by: employee, do: Press the button and wait., "
	       "in: portal, button: Update, wait: {number: \"1\", unit: day}}\n",
	       thing, thing, PICK(systems, n), menu, n);
	printf("    retry: {by: [employee], text: The day after the %s was corrected.}\n"
	       "    fails: %s\n",
	       thing, fails);
}

static void write_remedies(unsigned long n)
{
	char last[32];

	snprintf(last, sizeof last, "r%lue", n);
	write_remedy(n, 'a', "Nothing to correct but the way of writing", last);
	write_remedy(n, 'b', "Wait until payroll has been told of the new one", last);
	write_remedy(n, 'c', "Try again tomorrow", last);
	write_remedy(n, 'd', "Have the register corrected first", last);
	write_remedy(n, 'e', "Have both records looked at side by side", "last-resort");
}

static void write_remedies_of_all(unsigned long cases)
{
	write_common_remedies();
	for (unsigned long n = 1; n <= cases; n++)
		write_remedies(n);
}

int main(int argc, char **argv)
{
	unsigned long nodes = argc == 2 ? strtoul(argv[1], NULL, 10) : 0, cases, problems;

	if (nodes < LEAST) {
		fprintf(stderr, "usage: gen_tree NODES (at least %d)\n", LEAST);
		return 2;
	}
	cases = (nodes - COMMON) / CASE;
	problems = cases + (nodes - COMMON) % CASE;
	write_head(nodes);
	write_groups(problems);
	write_problems(cases, problems);
	write_questions_of_all(cases);
	write_remedies_of_all(cases);
	return ferror(stdout) || fflush(stdout) != 0;
}
