/* errors.h - what an errno means to a person.
 *
 * The one place that turns an errno into words. The C library's own would come in its own
 * translation, and in the charset of the locale. May be included by everyone. */
#ifndef TUNTUN_BASE_ERRORS_H
#define TUNTUN_BASE_ERRORS_H

/* What failed: the same errno means something else for each. */
enum errors_of { ERRORS_READING, ERRORS_WRITING, ERRORS_STARTING };

/* Returns why, in the language in force: a part of a sentence, without a full stop. An
 * errno that few people ever meet is in English. Borrowed from the program. */
const char *errors_text(enum errors_of what, int error);

#endif
