// Documents from another program: LibreOffice makes them from ours, when it is installed.
#pragma once

#include <string>

#include "support/support.h"

namespace rodtrad::test {

bool is_installed(const std::string& program);

/// The document in another format; "" when LibreOffice makes none. `name`: how the document is called, with its kind.
std::string converted(const std::string& document, const std::string& format, const std::string& filter, const std::string& name = "in.docx");

}  // namespace rodtrad::test

#define REQUIRE_PROGRAMS(...)                           \
  for (const char* program : {__VA_ARGS__}) {           \
    if (rodtrad::test::is_installed(program)) continue; \
    MESSAGE("SKIPPED: ", program, " is not installed"); \
    return;                                             \
  }
