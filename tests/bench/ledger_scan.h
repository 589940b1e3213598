/*
 * The floor of what reads a ledger: rows by plain SQL, and nothing done with
 * them.
 */
#ifndef BENCH_LEDGER_SCAN_H
#define BENCH_LEDGER_SCAN_H

/* Reads all columns of all rows of the ledger in a store's folder and prints
 * how many there are; the exit code. */
int ledger_scan(const char *folder, const char *sql);

#endif
