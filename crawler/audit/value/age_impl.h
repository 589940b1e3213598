/*
 * Lengths of time as rule files write them: '90 days', '6 months', '2 years',
 * '90 วัน'. A month counts 30 days, a year 365.
 */
#ifndef AUDIT_AGE_IMPL_H
#define AUDIT_AGE_IMPL_H

#include "audit/read/fields_impl.h"

struct age {
	int64_t days; /* 0: nothing was asked */
};

/* Reads one into a struct age. */
field_reader age_read;

#endif
