// Content types, relationships and parts of a package.
#include "formats/opc_read.h"

#include "core/unicode.h"
#include "formats/xml_reader.h"
#include "formats/zip.h"

namespace rodtrad::formats {

namespace {

core::Problem broken_package(const std::string& file, const std::string& part) {
  return {.code = "package_broken",
          .place = {.file = file},
          .message = core::say("delen {} går inte att läsa", "the part {} cannot be read", part),
          .hint = {"spara filen på nytt i Word, PowerPoint eller LibreOffice", "save the file again in Word, PowerPoint or LibreOffice"}};
}

/// Content types by part name and by file ending.
struct ContentTypes {
  std::map<std::string, std::string> parts;
  std::map<std::string, std::string> endings;

  std::string of(const std::string& part) const {
    if (const auto named = parts.find(part); named != parts.end()) return named->second;
    const auto ending = endings.find(core::to_lower(part.substr(part.rfind('.') + 1)));
    return ending == endings.end() ? "application/octet-stream" : ending->second;
  }
};

bool read_content_types(const std::string& xml, ContentTypes& types) {
  XmlReader reader(xml);
  for (auto event = reader.next(); event != XmlReader::Event::end; event = reader.next()) {
    if (event != XmlReader::Event::open) continue;
    if (reader.name() == "Override") types.parts[reader.attribute("PartName")] = reader.attribute("ContentType");
    if (reader.name() == "Default") types.endings[core::to_lower(reader.attribute("Extension"))] = reader.attribute("ContentType");
  }
  return !reader.is_broken();
}

/// "/ppt/slides/" + "../charts/chart1.xml" → "/ppt/charts/chart1.xml".
std::string resolved(std::string folder, std::string target) {
  if (target.starts_with('/')) return target;
  while (target.starts_with("../")) {
    target.erase(0, 3);
    folder.resize(folder.size() > 1 ? folder.rfind('/', folder.size() - 2) + 1 : 1);
  }
  return folder + target;
}

bool read_relations(const std::string& xml, const std::string& folder, std::vector<PackageRelation>& relations) {
  XmlReader reader(xml);
  for (auto event = reader.next(); event != XmlReader::Event::end; event = reader.next()) {
    if (event != XmlReader::Event::open || reader.name() != "Relationship") continue;
    const bool outside = reader.attribute("TargetMode") == "External";
    const std::string target = reader.attribute("Target");
    relations.push_back({reader.attribute("Id"), reader.attribute("Type"), outside ? target : resolved(folder, target), outside});
  }
  return !reader.is_broken();
}

/// "/word/_rels/document.xml.rels" → "/word/document.xml"; "/_rels/.rels" → "/".
std::string source_of(const std::string& relations_part) {
  std::string source = core::replace_all(relations_part, "/_rels/", "/");
  source.resize(source.size() - std::string_view(".rels").size());
  return source;
}

}  // namespace

const PackagePart* PackageContents::find(const std::string& name) const {
  const auto found = parts.find(name);
  return found == parts.end() ? nullptr : &found->second;
}

std::string PackageContents::target(const std::vector<PackageRelation>& relations, std::string_view type) {
  for (const PackageRelation& relation : relations) {
    if (!relation.outside && relation.type.ends_with("/" + std::string(type))) return relation.target;
  }
  return "";
}

core::Expected<PackageContents> read_package(const std::string& bytes, const std::string& file) {
  std::vector<ZipEntry> entries = TRY(read_zip(bytes, file));
  ContentTypes types;
  std::map<std::string, std::string> relations;
  PackageContents contents;
  bool has_types = false;
  for (ZipEntry& entry : entries) {
    const std::string name = "/" + entry.name;
    if (name == "/[Content_Types].xml") {
      has_types = read_content_types(entry.bytes, types);
    } else if (name.ends_with(".rels")) {
      relations[source_of(name)] = std::move(entry.bytes);
    } else {
      contents.parts[name].bytes = std::move(entry.bytes);
    }
  }
  if (!has_types) return core::fail(broken_package(file, "[Content_Types].xml"));
  for (auto& [name, part] : contents.parts) part.content_type = types.of(name);
  for (const auto& [source, xml] : relations) {
    const auto part = contents.parts.find(source);
    if (source != "/" && part == contents.parts.end()) continue;
    std::vector<PackageRelation>& of = source == "/" ? contents.relations : part->second.relations;
    if (!read_relations(xml, source.substr(0, source.rfind('/') + 1), of)) return core::fail(broken_package(file, source));
  }
  return contents;
}

}  // namespace rodtrad::formats
