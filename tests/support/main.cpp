// The doctest program. Tests find the source tree through RODTRAD_SOURCE_DIR.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
