/*
 * A store whose ledger a test may write to with SQL: for what no function of
 * the store would put there, and for much at once.
 */
#ifndef TESTS_UNIT_LEDGER_CASE_H
#define TESTS_UNIT_LEDGER_CASE_H

#include <sqlite3.h>

#include "store_case.h"

/* Runs SQL on the ledger of an open store. */
static inline void
case_sql(struct store_case *c, const char *sql)
{
	sqlite3 *db = NULL;
	char *why = NULL;

	if (c->store != NULL)
		CHECK_OK(store_flush(c->store, &c->e));
	case_close(c);
	assert_int_equal(
	    sqlite3_open(file_join(&c->arena, c->folder, "ledger.db"), &db),
	    SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
		fail_msg("%s: %s", sql, why);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	case_open(c);
}

#endif
