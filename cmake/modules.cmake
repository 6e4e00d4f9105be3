# rodtrad_module(NAME LIBS...): an OBJECT library of src/NAME/**.cpp. Includes are written from src/; which module may
# include which is checked by tests/layers.py, not here. A module without files yet is skipped.
set(RODTRAD_MODULES "" CACHE INTERNAL "")
set(RODTRAD_LIBS "" CACHE INTERNAL "")

add_library(rodtrad_pch OBJECT ${CMAKE_SOURCE_DIR}/src/core/pch.cpp)
target_include_directories(rodtrad_pch PRIVATE ${CMAKE_SOURCE_DIR}/src)
target_link_libraries(rodtrad_pch PRIVATE fmt::fmt)
target_precompile_headers(rodtrad_pch PRIVATE <core/pch.h>)  # without the folder's path, so that compilers' caches know it again

function(rodtrad_module name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp)
  list(REMOVE_ITEM sources ${CMAKE_SOURCE_DIR}/src/core/pch.cpp)
  if(NOT sources)
    return()
  endif()
  add_library(rodtrad_${name} OBJECT ${sources})
  target_include_directories(rodtrad_${name} PRIVATE ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(rodtrad_${name} PRIVATE fmt::fmt ${ARGN})
  target_precompile_headers(rodtrad_${name} REUSE_FROM rodtrad_pch)
  set(RODTRAD_MODULES ${RODTRAD_MODULES} rodtrad_${name} CACHE INTERNAL "")
  set(RODTRAD_LIBS ${RODTRAD_LIBS} ${ARGN} CACHE INTERNAL "")
endfunction()

function(rodtrad_link target)
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(${target} PRIVATE ${RODTRAD_MODULES} rodtrad_embedded rodtrad_version_object
                        ${RODTRAD_LIBS} fmt::fmt Threads::Threads)
endfunction()
