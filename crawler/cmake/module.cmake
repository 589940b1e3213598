# module(NAME SOURCES file.c ... [USES module ...] [OUTSIDE header ...]
#        [LINKS library ...])
#
# One static library for each folder of crawler/. USES is the whole list of
# modules whose headers it may include; OUTSIDE names the third-party headers
# it may include, by the start of their path. A test, lint/NAME, reads the
# sources and holds both lists; a call to an undeclared module does not link.
set(SAMRUAT_OUTSIDE
  brotli curl libdeflate libfyaml idn2 jansson openssl pcre2 libpsl readstat
  seccomp sqlite3 utf8proc libxml pthread uthash xlsxwriter zip)

function(module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;OUTSIDE;LINKS" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC samruat_options ${ARG_USES}
    PRIVATE ${ARG_LINKS})
  file(GLOB headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.h)
  list(FILTER headers EXCLUDE REGEX "_impl\\.h$")
  # A header set is what CMake compiles alone, header by header.
  target_sources(${name} PUBLIC FILE_SET HEADERS
    BASE_DIRS ${PROJECT_SOURCE_DIR}/crawler FILES ${headers})
  add_test(NAME lint/${name} COMMAND ${CMAKE_COMMAND}
    -DMODULE=${name} "-DUSES=${ARG_USES}" "-DOUTSIDE=${ARG_OUTSIDE}"
    "-DALL_OUTSIDE=${SAMRUAT_OUTSIDE}"
    -DFOLDER=${CMAKE_CURRENT_SOURCE_DIR}/${name}
    -P ${PROJECT_SOURCE_DIR}/crawler/cmake/check_module.cmake)
endfunction()
