#include "ledger_scan.h"

#include <stdio.h>

#include <sqlite3.h>

#include "base/file.h"

int
ledger_scan(const char *folder, const char *sql)
{
	struct arena a = {0};
	sqlite3_stmt *row = NULL;
	sqlite3 *db = NULL;
	size_t bytes = 0;
	long long n = 0;
	int rc = sqlite3_open_v2(file_join(&a, folder, "ledger.db"), &db,
	    SQLITE_OPEN_READONLY, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_prepare_v2(db, sql, -1, &row, NULL);
	while (rc == SQLITE_OK && sqlite3_step(row) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(row); i++) {
			(void)sqlite3_column_text(row, i);
			bytes += (size_t)sqlite3_column_bytes(row, i);
		}
		n++;
	}
	(void)sqlite3_finalize(row);
	(void)sqlite3_close(db);
	arena_release(&a);
	(void)printf("%lld rows, %zu bytes\n", n, bytes);
	return rc == SQLITE_OK ? 0 : 3;
}
