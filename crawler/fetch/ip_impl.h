/*
 * Addresses as bytes: read from a host that is one, ordered, and written in
 * their one canonical form. Ports are not looked at.
 */
#ifndef FETCH_IP_IMPL_H
#define FETCH_IP_IMPL_H

#include <netinet/in.h>
#include <sys/socket.h>

#include "base/str.h"

/* Reads an IPv4 address, or an IPv6 address in brackets. False, *out
 * untouched, when host is neither. */
bool ip_parse(struct str host, struct sockaddr_storage *out);

/* IPv4 before IPv6, then by their bytes; less than, equal to or greater than
 * 0. */
int ip_compare(
    const struct sockaddr_storage *a, const struct sockaddr_storage *b);

/* Writes an address, IPv6 without brackets (RFC 5952). */
void ip_text(const struct sockaddr_storage *s, char out[INET6_ADDRSTRLEN]);

#endif
