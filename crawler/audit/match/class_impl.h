/*
 * The parameters of what asks for a class or a technology by its name.
 */
#ifndef AUDIT_MATCH_CLASS_IMPL_H
#define AUDIT_MATCH_CLASS_IMPL_H

#include "base/str.h"

struct class_test {
	struct str name;
};

#endif
