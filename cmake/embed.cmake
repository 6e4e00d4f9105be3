# Puts data/, assets/ and the web font into the program: tools/embed.py writes one assembly file and one table.
set(EMBED_DIR ${CMAKE_BINARY_DIR}/embedded)
file(GLOB_RECURSE EMBED_FILES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/data/* ${CMAKE_SOURCE_DIR}/assets/*)
list(APPEND EMBED_FILES ${CMAKE_SOURCE_DIR}/docs/third-party.md)
set(FONT_DIR ${CMAKE_SOURCE_DIR}/node_modules/@fontsource-variable/source-sans-3/files)
set(EMBED_FONTS ${FONT_DIR}/source-sans-3-latin-wght-normal.woff2 ${FONT_DIR}/source-sans-3-latin-ext-wght-normal.woff2)
set(DESIGN_DIR ${CMAKE_SOURCE_DIR}/node_modules/@digdir/designsystemet-css/dist/src)
set(EMBED_DESIGN base button input field fieldset validation-message error-summary alert table tag card)  # in this order: src/web/asset.cpp
list(TRANSFORM EMBED_DESIGN PREPEND ${DESIGN_DIR}/)
list(TRANSFORM EMBED_DESIGN APPEND .css)
add_custom_command(
  OUTPUT ${EMBED_DIR}/embedded.S ${EMBED_DIR}/embedded_table.cpp
  COMMAND python3 ${CMAKE_SOURCE_DIR}/tools/embed.py ${CMAKE_SOURCE_DIR} ${EMBED_DIR} ${EMBED_FILES} ${EMBED_FONTS} ${EMBED_DESIGN}
  DEPENDS ${EMBED_FILES} ${EMBED_FONTS} ${EMBED_DESIGN} ${CMAKE_SOURCE_DIR}/tools/embed.py
  COMMENT "Embedding data and assets" VERBATIM)
add_library(rodtrad_embedded OBJECT ${EMBED_DIR}/embedded.S ${EMBED_DIR}/embedded_table.cpp)
target_include_directories(rodtrad_embedded PRIVATE ${CMAKE_SOURCE_DIR}/src)

# The program's version: the project's version, the commit and whether the tree is dirty; rewritten only when it changes.
add_custom_target(rodtrad_version ALL
  COMMAND python3 ${CMAKE_SOURCE_DIR}/tools/version.py ${CMAKE_SOURCE_DIR} ${PROJECT_VERSION} ${EMBED_DIR}/version.cpp
  BYPRODUCTS ${EMBED_DIR}/version.cpp COMMENT "" VERBATIM)
add_library(rodtrad_version_object OBJECT ${EMBED_DIR}/version.cpp)
target_include_directories(rodtrad_version_object PRIVATE ${CMAKE_SOURCE_DIR}/src)
add_dependencies(rodtrad_version_object rodtrad_version)
