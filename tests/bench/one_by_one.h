/*
 * Conditions as others would ask about them, one after another: each XPath by
 * libxml2, each pattern by PCRE2 with machine code. All are compiled before.
 */
#ifndef TESTS_BENCH_ONE_BY_ONE_H
#define TESTS_BENCH_ONE_BY_ONE_H

#include "make_rules.h"

struct one_by_one;

/* Compiles all questions; NULL when one of them is wrong, which is printed. */
struct one_by_one *one_by_one_new(const struct questions *questions);
void one_by_one_free(struct one_by_one *o);

/* Asks all of one page: html is parsed by libxml2, text is what the patterns
 * look through. Returns how many hold; *cpu_us is what asking alone took. */
size_t one_by_one_ask(
    struct one_by_one *o, struct str html, struct str text, double *cpu_us);

/* Microseconds of CPU that the process has used. */
double bench_cpu_us(void);

#endif
