// core: base64 against the vectors of RFC 4648.
#include "core/base64.h"

#include "support/support.h"

using rodtrad::core::to_base64;

TEST_CASE("base64 follows RFC 4648") {
  CHECK(to_base64(std::string_view("")) == "");
  CHECK(to_base64(std::string_view("f")) == "Zg==");
  CHECK(to_base64(std::string_view("fo")) == "Zm8=");
  CHECK(to_base64(std::string_view("foo")) == "Zm9v");
  CHECK(to_base64(std::string_view("foobar")) == "Zm9vYmFy");
  CHECK(to_base64(std::string_view("\xff\xfe\x00", 3)) == "//4A");
}
