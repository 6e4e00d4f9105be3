// Where the repository lies. Only this file is compiled with the answer, so that the others are the same everywhere and
// their objects can be shared between checkouts.
#include "support/support.h"

namespace rodtrad::test {

std::filesystem::path source_dir() { return RODTRAD_SOURCE_DIR; }

}  // namespace rodtrad::test
