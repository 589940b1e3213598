/*
 * Addresses a crawler may not connect to unless told otherwise: loopback,
 * private, link-local, shared, reserved and multicast ones, and IPv4 addresses
 * inside IPv6 (IANA special-purpose registries, RFC 6890).
 */
#ifndef WEB_ADDRESS_H
#define WEB_ADDRESS_H

#include <stdbool.h>
#include <sys/socket.h>

/* Whether an IPv4 or IPv6 address is on the public internet. Any other family
 * is not. */
bool address_is_public(const struct sockaddr *address);

#endif
