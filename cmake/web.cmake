# The web app inside the binary: web/dist, as it is and gzipped, and a table of it. Without web/dist
# (a developer who has not built it) there is one page that says how.
function(kith_web_assets target)
  set(dist ${CMAKE_SOURCE_DIR}/web/dist)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/web_assets)
  set(table ${folder}/assets_table.cpp)
  set(script ${CMAKE_SOURCE_DIR}/cmake/embed.cmake)
  set(api ${CMAKE_SOURCE_DIR}/docs/api/openapi.json)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${dist}/*)
  string(SHA1 names "${files}")  # in the command, so that a file taken away makes it run again
  add_custom_command(
    OUTPUT ${table}
    COMMAND ${CMAKE_COMMAND} -DDIST=${dist} -DAPI=${api} -DFOLDER=${folder} -DTABLE=${table} -DNAMES=${names} -P ${script}
    DEPENDS ${files} ${api} ${script}
    COMMENT "Embedding the web app"
    VERBATIM)
  target_sources(${target} PRIVATE ${table})
endfunction()
