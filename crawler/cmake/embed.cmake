# embed(TARGET FILE SYMBOL): makes the bytes of FILE a constant of TARGET,
#   extern const unsigned char SYMBOL[];
#   extern const size_t SYMBOL_bytes;
# with a NUL behind them that is not counted. A string literal will not do:
# C compilers need not take one of more than 4,095 characters.
function(embed target file symbol)
  set(source ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  set(made ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.c)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
  file(READ ${source} hex HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
  file(CONFIGURE OUTPUT ${made} @ONLY CONTENT
    "#include <stddef.h>
extern const unsigned char @symbol@[];
extern const size_t @symbol@_bytes;
const unsigned char @symbol@[] = {@bytes@0};
const size_t @symbol@_bytes = sizeof(@symbol@) - 1;
")
  target_sources(${target} PRIVATE ${made})
endfunction()
