// Forms with files: values, the place of the bytes, and what is no such form.
#include "http/multipart.h"

#include "core/file.h"
#include "support/support.h"

using namespace rodtrad;

namespace {

const std::string kType = "multipart/form-data; boundary=XyZ";

std::string part(const std::string& headers, const std::string& content) {
  return "--XyZ\r\nContent-Disposition: form-data; " + headers + "\r\n\r\n" + content + "\r\n";
}

core::Expected<http::Multipart> read(const std::string& body, const std::string& type = kType) {
  static const core::ScratchFolder folder(std::filesystem::temp_directory_path());
  core::write_file(folder.path() / "body", body);
  return http::read_multipart(type, folder.path() / "body");
}

}  // namespace

TEST_CASE("values come first, then the file's place") {
  const std::string content = "a;b\r\n--Xy\r\n1;2\r\n" + std::string(3 << 20, 'x');
  const std::string body = part("name=\"token\"", "abc") + part("name=\"kind\"", "två\r\nrader") +
                           part("name=\"file\"; filename=\"C:\\data\\kontakter.csv\"\r\nContent-Type: text/csv", content) + "--XyZ--\r\n";
  const auto form = read(body);
  REQUIRE(form);
  CHECK(form->values == http::Pairs{{"token", "abc"}, {"kind", "två\nrader"}});
  CHECK(form->file.name == "kontakter.csv");
  CHECK(body.substr(form->file.offset, form->file.length) == content);
  CHECK(read(body, "multipart/form-data; boundary=\"XyZ\""));
}

TEST_CASE("what is no whole form is refused") {
  const std::string file = part("name=\"file\"; filename=\"a.csv\"", "1");
  CHECK_FALSE(read(file));
  CHECK_FALSE(read(file + part("name=\"token\"", "abc") + "--XyZ--\r\n"));
  CHECK_FALSE(read(part("name=\"token\"", "abc") + "--XyZ--\r\n"));
  CHECK_FALSE(read(part("name=\"token\"", "\xff") + file + "--XyZ--\r\n"));
  CHECK_FALSE(read(part("name=\"token\"", std::string(100'000, 'a')) + file + "--XyZ--\r\n"));
  CHECK_FALSE(read(""));
  CHECK_FALSE(read(file + "--XyZ--\r\n", "multipart/form-data"));
  CHECK(read(part("name=\"file\"; filename=\"..\"", "1") + "--XyZ--\r\n")->file.name.empty());
}
