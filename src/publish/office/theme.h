// The built-in theme of slides and documents: colours and typefaces.
#pragma once

#include <string>

namespace rodtrad::publish {

std::string theme_xml();
inline constexpr const char* kThemeType = "application/vnd.openxmlformats-officedocument.theme+xml";

}  // namespace rodtrad::publish
