/*
 * What libcurl tells of a transfer under way: bytes come, a socket is wanted,
 * a connection stands. Each callback only writes down; none stops or starts a
 * handle.
 */
#ifndef FETCH_CALLBACKS_IMPL_H
#define FETCH_CALLBACKS_IMPL_H

#include "fetch/transfer_impl.h"

/* Has libcurl tell t of what happens on its handle. */
void callbacks_set(struct transfer *t);

#endif
