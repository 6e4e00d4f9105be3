// The program's version: "0.1.0+commit", with "-dirty" when built from a changed tree. Written by tools/version.py.
#pragma once
#include <string_view>

namespace rodtrad::core {
std::string_view program_version();
}
