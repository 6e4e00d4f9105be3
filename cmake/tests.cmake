# All C++ tests are one doctest program, tests/<layer>/**.cpp; each top folder of tests is one ctest entry. The scripts
# run with plain Python.
enable_testing()
file(GLOB_RECURSE test_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/unit/*.cpp ${CMAKE_SOURCE_DIR}/tests/golden/*.cpp
     ${CMAKE_SOURCE_DIR}/tests/property/*.cpp ${CMAKE_SOURCE_DIR}/tests/real/*.cpp ${CMAKE_SOURCE_DIR}/tests/fuzz/*.cpp
     ${CMAKE_SOURCE_DIR}/tests/support/*.cpp)
find_path(DOCTEST_INCLUDE doctest/doctest.h)
if(test_sources AND DOCTEST_INCLUDE)
  add_executable(rodtrad_tests EXCLUDE_FROM_ALL ${test_sources})
  set_target_properties(rodtrad_tests PROPERTIES EXCLUDE_FROM_ALL OFF)
  rodtrad_link(rodtrad_tests)
  target_include_directories(rodtrad_tests PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  set_source_files_properties(${CMAKE_SOURCE_DIR}/tests/support/source_dir.cpp PROPERTIES COMPILE_DEFINITIONS
                              RODTRAD_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  target_precompile_headers(rodtrad_tests REUSE_FROM rodtrad_pch)
  foreach(layer unit golden property fuzz real)
    add_test(NAME ${layer} COMMAND rodtrad_tests --source-file=*/tests/${layer}/* --no-intro
             WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  endforeach()
  set_tests_properties(real PROPERTIES SKIP_REGULAR_EXPRESSION "SKIPPED: no real data")
endif()

file(GLOB script_tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/scripts/*.py ${CMAKE_SOURCE_DIR}/tests/api/test_*.py)
foreach(script ${script_tests})
  get_filename_component(name ${script} NAME_WE)
  add_test(NAME ${name} COMMAND python3 ${script} ${CMAKE_SOURCE_DIR} $<TARGET_FILE:rodtrad> WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES SKIP_RETURN_CODE 77)
endforeach()

# ./dev bench: one piece of work per process.
add_custom_target(rodtrad_benches)
file(GLOB benches CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/bench/*.cpp)
foreach(source ${benches})
  get_filename_component(name ${source} NAME_WE)
  set(bench rodtrad_bench_${name})
  add_executable(${bench} EXCLUDE_FROM_ALL ${source})
  rodtrad_link(${bench})
  target_precompile_headers(${bench} REUSE_FROM rodtrad_pch)
  add_dependencies(rodtrad_benches ${bench})
endforeach()
