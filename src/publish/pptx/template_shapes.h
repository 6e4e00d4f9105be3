// The placeholders of a master or layout, read back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "publish/pptx/layout.h"

namespace rodtrad::publish::pptx {

struct ShapeReading {
  std::string name;  // as the selection pane shows it, without case and trailing numbers: "underrubrik"
  std::string type;  // "" for content of any kind
  std::string index;
  std::optional<Box> box;
};

struct LayoutReading {
  std::string name;
  std::vector<ShapeReading> shapes;  // placeholders alone
};

LayoutReading read_layout(const std::string& xml);

}  // namespace rodtrad::publish::pptx
