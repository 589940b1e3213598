# Fails when a source below FOLDER calls a function that docs/STYLE.md bans, or
# when one outside base/ takes or gives back memory by itself.
cmake_minimum_required(VERSION 3.25)

set(everywhere strcpy strcat strncpy strncat sprintf vsprintf gets strtok atoi
  atol sscanf gmtime localtime system popen tmpnam rand setjmp signal)
set(outside_base malloc calloc realloc free)

# Appends "FILE:LINE: NAME" to broken for each call in text of one of names.
function(find_calls file text names)
  list(JOIN names "|" names)
  set(line 1)
  while(text MATCHES "(^|[^A-Za-z0-9_])(${names})[ \t\n]*\\(")
    set(call "${CMAKE_MATCH_0}")
    set(name "${CMAKE_MATCH_2}")
    string(FIND "${text}" "${call}" start)
    # The character before the name may be the end of the line above.
    string(FIND "${call}" "${name}" offset)
    math(EXPR start "${start} + ${offset}")
    string(SUBSTRING "${text}" 0 ${start} before)
    string(REGEX MATCHALL "\n" newlines "${before}")
    list(LENGTH newlines count)
    math(EXPR line "${line} + ${count}")
    list(APPEND broken "${file}:${line}: ${name}")
    string(LENGTH "${name}" length)
    math(EXPR start "${start} + ${length}")
    string(SUBSTRING "${text}" ${start} -1 text)
  endwhile()
  set(broken "${broken}" PARENT_SCOPE)
endfunction()

file(GLOB_RECURSE files RELATIVE ${FOLDER} ${FOLDER}/*.c ${FOLDER}/*.h)
if(NOT files)
  message(FATAL_ERROR "no sources in ${FOLDER}")
endif()
set(broken "")
foreach(file IN LISTS files)
  file(READ ${FOLDER}/${file} text)
  # Lists split at semicolons and take brackets for their own.
  string(REGEX REPLACE "[;[]|\\]" " " text "${text}")
  find_calls(${file} "${text}" "${everywhere}")
  if(NOT file MATCHES "^base/")
    find_calls(${file} "${text}" "${outside_base}")
  endif()
endforeach()

if(broken)
  list(JOIN broken "\n" broken)
  message(FATAL_ERROR "\n${broken}")
endif()
