// The theme is an asset, so that it can be opened and changed as what it is.
#include "publish/office/theme.h"

#include <cassert>

#include "core/embedded.h"

namespace rodtrad::publish {

std::string theme_xml() {
  const auto theme = core::embedded_file("assets/office/theme.xml");
  assert(theme);
  return std::string(*theme);
}

}  // namespace rodtrad::publish
