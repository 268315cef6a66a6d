# cmake -DDIST=web/dist -DAPI=docs/api/openapi.json -DFOLDER=where -DTABLE=assets_table.cpp -P embed.cmake
# Copies each file (so that a later build of the web app cannot change what is being compiled), gzips
# what gets smaller, and writes the table that src/http/assets.cpp looks things up in.
cmake_minimum_required(VERSION 3.25)

set(type_html "text/html; charset=utf-8")
set(type_js "text/javascript; charset=utf-8")
set(type_css "text/css; charset=utf-8")
set(type_txt "text/plain; charset=utf-8")
set(type_json "application/json")
set(type_map "application/json")
set(type_webmanifest "application/manifest+json")
set(type_svg "image/svg+xml")
set(type_png "image/png")
set(type_ico "image/x-icon")
set(type_webp "image/webp")
set(type_woff2 "font/woff2")
set(type_wasm "application/wasm")
set(packed png webp woff2)  # compressed by nature

file(REMOVE_RECURSE ${FOLDER})
file(MAKE_DIRECTORY ${FOLDER})
file(GLOB_RECURSE names RELATIVE ${DIST} ${DIST}/*)
if(NOT EXISTS ${DIST}/index.html)
  set(names index.html)
  set(DIST ${FOLDER}/without)
  file(WRITE ${DIST}/index.html "<!doctype html>
<html lang=\"en\"><meta charset=\"utf-8\"><title>Kith</title>
<h1>Kith</h1>
<p>This program was built without its web app. The command line and the API work. For the web app,
run <code>./run</code>, or <code>npm ci && npm run build</code> in <code>web/</code> and build again.</p>
")
endif()
list(APPEND names openapi.json)  # the server hands out its own description
list(SORT names)  # by bytes, as the look-up expects

set(blobs "")
set(rows "")
set(number 0)
foreach(name IN LISTS names)
  set(copy ${FOLDER}/${number})
  if(name STREQUAL "openapi.json")
    file(COPY_FILE ${API} ${copy})
  else()
    file(COPY_FILE ${DIST}/${name} ${copy})
  endif()
  file(SHA256 ${copy} sum)
  string(SUBSTRING ${sum} 0 16 tag)
  string(REGEX MATCH "[^.]*$" ending ${name})
  if(DEFINED type_${ending})
    set(type ${type_${ending}})
  else()
    set(type "application/octet-stream")
  endif()
  set(gzip "{}")
  if(NOT ending IN_LIST packed)
    execute_process(COMMAND gzip -9nk ${copy} COMMAND_ERROR_IS_FATAL ANY)
    file(SIZE ${copy} plain)
    file(SIZE ${copy}.gz small)
    if(small LESS plain)
      string(APPEND blobs "BLOB(gzip_${number}, \"${copy}.gz\")\n")
      set(gzip "VIEW(gzip_${number})")
    endif()
  endif()
  set(immutable false)
  if(name MATCHES "^assets/")  # Vite puts a hash into these names
    set(immutable true)
  endif()
  string(APPEND blobs "BLOB(plain_${number}, \"${copy}\")  // ${sum}\n")
  string(APPEND rows
    "      {\"/${name}\", \"${type}\", \"\\\"${tag}\\\"\", VIEW(plain_${number}), ${gzip}, ${immutable}},\n")
  math(EXPR number "${number} + 1")
endforeach()

file(WRITE ${TABLE} "// Written by cmake/embed.cmake.
#include \"http/assets.hpp\"

#define BLOB(name, file)                                              \\
  __asm__(\".section .rodata\\n\" #name \"_begin: .incbin \\\"\" file \"\\\"\\n\" #name \"_end:\\n.previous\\n\"); \\
  extern \"C\" const char name##_begin[];                               \\
  extern \"C\" const char name##_end[];
#define VIEW(name) std::string_view(name##_begin, static_cast<unsigned long>(name##_end - name##_begin))

${blobs}
namespace kith {
std::span<const Asset> assets() {
  static const Asset table[] = {
${rows}  };
  return table;
}
}  // namespace kith
")
