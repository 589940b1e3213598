# Fails unless docs/man describes exactly what the program offers: each command
# of its help has a section of the manual page, and each option of a command
# stands in that section; and the other way round.
cmake_minimum_required(VERSION 3.25)

# What the program prints for the arguments, in English.
function(run out)
  execute_process(COMMAND ${PROGRAM} ${ARGN} --lang en
    OUTPUT_VARIABLE text ERROR_VARIABLE complaint RESULT_VARIABLE code)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "samruat ${ARGN}: exit code ${code}\n${complaint}")
  endif()
  string(REGEX REPLACE "[;[]|\\]" " " text "${text}")
  set(${out} "${text}" PARENT_SCOPE)
endfunction()

# The text of a section: from behind its heading to the next one.
function(section out heading)
  string(FIND "${page}" "\n${heading}\n" start)
  set(body "")
  if(NOT start EQUAL -1)
    string(LENGTH "\n${heading}" length)
    math(EXPR start "${start} + ${length}")
    string(SUBSTRING "${page}" ${start} -1 body)
    string(FIND "${body}" "\n#" end)
    string(SUBSTRING "${body}" 0 ${end} body)
  endif()
  set(${out} "${body}" PARENT_SCOPE)
endfunction()

# The options that begin a line of text after lead: "  " in a help, "*" in the
# page.
function(options_in out text lead)
  string(REGEX MATCHALL "\n${lead}--[a-z-]+" found "${text}")
  list(TRANSFORM found REPLACE ".*--" "--")
  list(REMOVE_DUPLICATES found)
  set(${out} "${found}" PARENT_SCOPE)
endfunction()

# Appends what of left is not in right.
macro(compare left right what)
  foreach(one IN LISTS ${left})
    if(NOT one IN_LIST ${right})
      list(APPEND broken "${what} ${one}")
    endif()
  endforeach()
endmacro()

file(READ ${PAGE} page)
string(REGEX REPLACE "[;[]|\\]" " " page "${page}")
set(broken "")

execute_process(COMMAND ${CMAKE_COMMAND} -E env --unset=LC_ALL
  --unset=LC_MESSAGES LANG=C ${PROGRAM} --help OUTPUT_VARIABLE overview)
string(REGEX MATCHALL "\n  [a-z]+( [a-z]+)?  " commands "${overview}")
list(TRANSFORM commands STRIP)
string(REGEX MATCHALL "\n## [a-z ]+" sections "${page}")
list(TRANSFORM sections REPLACE "\n## " "")
compare(commands sections "the page has no section of the command")
compare(sections commands "the page describes no command of the program:")
if(NOT commands)
  list(APPEND broken "samruat --help names no command")
endif()

section(body "# OPTIONS")
options_in(common "${body}" "[*]")
foreach(command IN LISTS commands)
  string(REPLACE " " ";" words "${command}")
  run(help ${words} --help)
  options_in(offered "${help}" "  ")
  section(body "## ${command}")
  options_in(described "${body}" "[*]")
  list(APPEND described ${common})
  compare(offered described "${command}: the page does not describe")
  compare(described offered "${command}: the program does not know")
endforeach()

if(broken)
  list(JOIN broken "\n" broken)
  message(FATAL_ERROR "\n${broken}")
endif()
