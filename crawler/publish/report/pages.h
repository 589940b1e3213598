/*
 * The kinds of pages. Each function writes all pages of its kind in one
 * language.
 */
#ifndef PUBLISH_REPORT_PAGES_H
#define PUBLISH_REPORT_PAGES_H

#include "publish/report/folder.h"
#include "publish/report/page.h"

enum err_code pages_overview(
    struct book *b, enum lang lang, struct folder *to, struct err *e);
/* Which sites could not be read, and why verdicts stay open. */
enum err_code pages_unseen(
    struct book *b, enum lang lang, struct folder *to, struct err *e);
enum err_code pages_indicators(
    struct book *b, enum lang lang, struct folder *to, struct err *e);
enum err_code pages_agencies(
    struct book *b, enum lang lang, struct folder *to, struct err *e);
enum err_code pages_ministries(
    struct book *b, enum lang lang, struct folder *to, struct err *e);
enum err_code pages_provinces(
    struct book *b, enum lang lang, struct folder *to, struct err *e);
enum err_code pages_matrix(
    struct book *b, enum lang lang, struct folder *to, struct err *e);
enum err_code pages_rules(
    struct book *b, enum lang lang, struct folder *to, struct err *e);
enum err_code pages_changes(
    struct book *b, enum lang lang, struct folder *to, struct err *e);
enum err_code pages_method(
    struct book *b, enum lang lang, struct folder *to, struct err *e);
enum err_code pages_embed(
    struct book *b, enum lang lang, struct folder *to, struct err *e);

/* The page of each agency, in both languages: what is read of an agency is read
 * once. */
enum err_code pages_agency(struct book *b, struct folder *to, struct err *e);

#endif
