// How published files are served: their type, and the policy of a page that stands alone and brings its own style.
#pragma once

#include <string>
#include <string_view>

namespace rodtrad::web {

/// Content-Security-Policy that names the page's style element by its hash; nothing else may load.
std::string policy_of_published(std::string_view page);

std::string_view published_content_type(std::string_view file);

}  // namespace rodtrad::web
