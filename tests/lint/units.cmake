# Fails unless systemd takes the units in FOLDER without a word, and, when
# PROGRAM is given, the program knows each option that they give it. Prints
# "skipped" where systemd-analyze is missing.
cmake_minimum_required(VERSION 3.25)

find_program(ANALYZE systemd-analyze)
if(NOT ANALYZE)
  message(STATUS "skipped: there is no systemd-analyze to ask")
  return()
endif()

file(GLOB units ${FOLDER}/*.service ${FOLDER}/*.timer)
if(NOT units)
  message(FATAL_ERROR "no units in ${FOLDER}")
endif()

# Where the program is installed is for the machine's keeper to say: here any
# program does.
file(REMOVE_RECURSE ${WORK})
set(copies "")
set(commands "")
foreach(unit IN LISTS units)
  file(READ ${unit} text)
  string(REPLACE "/usr/local/bin/samruat" "/bin/true" copy "${text}")
  cmake_path(GET unit FILENAME name)
  file(WRITE ${WORK}/${name} "${copy}")
  list(APPEND copies ${WORK}/${name})
  string(REPLACE "\\\n" " " text "${text}")
  if(text MATCHES "\nExecStart=[^ \n]*samruat (crawl[^\n]*)")
    string(APPEND commands "${CMAKE_MATCH_1}\n")
  endif()
endforeach()

execute_process(COMMAND ${ANALYZE} verify --man=no ${copies}
  OUTPUT_VARIABLE said ERROR_VARIABLE said RESULT_VARIABLE code)
if(NOT code EQUAL 0 OR NOT said STREQUAL "")
  # As a notice, since an error's text is broken into lines.
  message(NOTICE "${said}")
  message(FATAL_ERROR "systemd-analyze verify: exit code ${code}")
endif()

if(PROGRAM)
  if(commands STREQUAL "")
    message(FATAL_ERROR "no unit runs samruat crawl")
  endif()
  execute_process(COMMAND ${PROGRAM} crawl --help --lang en
    OUTPUT_VARIABLE help)
  string(REGEX MATCHALL "--[a-z-]+" given "${commands}")
  foreach(option IN LISTS given)
    if(NOT help MATCHES "\n  ${option}[ \n]")
      message(FATAL_ERROR "\na unit gives ${option}, which crawl does not know")
    endif()
  endforeach()
endif()
