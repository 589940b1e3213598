# One INTERFACE target carries the compiler's warnings and the sanitizers, so
# that no third-party header is judged by them.
add_library(samruat_options INTERFACE)
target_compile_options(samruat_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes
  -Wwrite-strings -Wpointer-arith -Wcast-qual -Wvla -Wformat=2 -Wundef
  -Wconversion -Wswitch-enum -Wnull-dereference
  # Messages are cut on purpose; clang does not know the flag.
  $<$<C_COMPILER_ID:GNU>:-Wno-format-truncation>
  $<$<BOOL:${SAMRUAT_WERROR}>:-Werror>)
target_compile_definitions(samruat_options INTERFACE
  _POSIX_C_SOURCE=200809L _GNU_SOURCE
  SAMRUAT_VERSION="${PROJECT_VERSION}"
  # Under a sanitizer each arena allocation is a block of its own, so that one
  # byte too many is seen.
  ARENA_CHUNK_BYTES=$<IF:$<BOOL:${SAMRUAT_SANITIZE}>,1,65536>
  # AddressSanitizer reserves terabytes of address space.
  SAMRUAT_LIMIT_ADDRESS_SPACE=$<IF:$<BOOL:${SAMRUAT_SANITIZE}>,0,1>
  # A sanitizer's report takes calls of the system that a worker never makes.
  SAMRUAT_ALLOW_SANITIZER=$<IF:$<BOOL:${SAMRUAT_SANITIZE}>,1,0>)
target_include_directories(samruat_options INTERFACE ${PROJECT_SOURCE_DIR}/crawler)

if(SAMRUAT_SANITIZE)
  target_compile_options(samruat_options INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=undefined
    -fno-omit-frame-pointer)
  target_link_options(samruat_options INTERFACE -fsanitize=address,undefined)
endif()
if(SAMRUAT_LTO)
  # Both forms in each object: the program is optimised as a whole, while the
  # many tests are linked in no time.
  target_compile_options(samruat_options INTERFACE -flto=auto -ffat-lto-objects)
endif()
if(SAMRUAT_FUZZ)
  target_compile_options(samruat_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(SAMRUAT_COVERAGE)
  target_compile_options(samruat_options INTERFACE --coverage)
  target_link_options(samruat_options INTERFACE --coverage)
endif()
