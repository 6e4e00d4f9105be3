// formats: ZIP archives and OPC packages are read back as written, and the same content gives the same bytes.
#include "formats/opc.h"

#include "formats/zip.h"
#include "support/support.h"

using namespace rodtrad;
using formats::ZipEntry;

static std::vector<ZipEntry> unpacked(const std::string& bytes) {
  auto entries = formats::read_zip(bytes, "test.zip");
  REQUIRE(entries.has_value());
  return *entries;
}

static std::string entry_named(const std::vector<ZipEntry>& entries, const std::string& name) {
  for (const ZipEntry& entry : entries) {
    if (entry.name == name) return entry.bytes;
  }
  FAIL("no entry ", name);
  return {};
}

TEST_CASE("a ZIP archive reads back as written, twice the same bytes") {
  const std::vector<ZipEntry> entries{{"a/å.txt", "räksmörgås"}, {"b.bin", std::string(100000, '\0') + "x"}, {"empty", ""}};
  const std::string bytes = formats::write_zip(entries);
  CHECK(bytes == formats::write_zip(entries));
  const auto back = unpacked(bytes);
  REQUIRE(back.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(back[i].name == entries[i].name);
    CHECK(back[i].bytes == entries[i].bytes);
  }
}

TEST_CASE("a broken or too large ZIP archive is a problem") {
  const std::string bytes = formats::write_zip({{"a", std::string(5000, 'a')}});
  CHECK(formats::read_zip(bytes.substr(0, bytes.size() - 5), "x").error()[0].code == "zip_broken");
  CHECK(formats::read_zip("no archive", "x").error()[0].code == "zip_broken");
  CHECK(formats::read_zip("", "x").error()[0].code == "zip_broken");
  CHECK(formats::read_zip(bytes, "x", 4999).error()[0].code == "zip_too_large");
  CHECK(formats::read_zip(bytes, "x", 5000).has_value());
}

TEST_CASE("a package has content types and relative relationships, in sorted parts") {
  formats::Package package;
  package.add_part("/ppt/slides/slide1.xml", "type/slide", "<s/>");
  package.add_part("/ppt/presentation.xml", "type/main", "<p/>");
  package.add_part("/ppt/charts/chart1.xml", "type/chart", "<c/>");
  CHECK(package.relate("/", "rel/main", "/ppt/presentation.xml") == "rId1");
  CHECK(package.relate("/ppt/presentation.xml", "rel/slide", "/ppt/slides/slide1.xml") == "rId1");
  CHECK(package.relate("/ppt/presentation.xml", "rel/chart", "/ppt/charts/chart1.xml") == "rId2");
  package.relate("/ppt/slides/slide1.xml", "rel/chart", "/ppt/charts/chart1.xml");
  const auto entries = unpacked(package.write());
  CHECK(entries.front().name == "[Content_Types].xml");
  CHECK(std::is_sorted(entries.begin(), entries.end(), [](const ZipEntry& a, const ZipEntry& b) { return a.name < b.name; }));
  CHECK(entry_named(entries, "[Content_Types].xml").find("PartName=\"/ppt/charts/chart1.xml\" ContentType=\"type/chart\"") != std::string::npos);
  CHECK(entry_named(entries, "_rels/.rels").find("Target=\"ppt/presentation.xml\"") != std::string::npos);
  CHECK(entry_named(entries, "ppt/_rels/presentation.xml.rels").find("Id=\"rId2\" Type=\"rel/chart\" Target=\"charts/chart1.xml\"") !=
        std::string::npos);
  CHECK(entry_named(entries, "ppt/slides/_rels/slide1.xml.rels").find("Target=\"../charts/chart1.xml\"") != std::string::npos);
}
