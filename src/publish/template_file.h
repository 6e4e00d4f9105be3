// A region's own template as it comes: for slides (POTX, PPTX) or documents (DOTX, DOCX).
#pragma once

#include <string>

namespace rodtrad::publish {

struct TemplateFile {
  std::string name;  // for problems
  std::string bytes;
};

}  // namespace rodtrad::publish
