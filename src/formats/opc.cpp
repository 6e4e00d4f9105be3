// Writes packages: [Content_Types].xml, relationships beside their sources, parts.
#include "formats/opc.h"

#include <cassert>

#include "core/markup.h"
#include "formats/zip.h"

namespace rodtrad::formats {

namespace {

constexpr std::string_view kXmlStart = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

std::string folder_of(const std::string& name) { return name.substr(0, name.rfind('/') + 1); }

/// "/ppt/slides/" + "/ppt/charts/chart1.xml" → "../charts/chart1.xml". Office writes relative targets; so do we.
std::string relative_target(const std::string& folder, const std::string& target) {
  std::size_t common = 0;
  for (std::size_t i = 0; i < std::min(folder.size(), target.size()) && folder[i] == target[i]; ++i) {
    if (folder[i] == '/') common = i + 1;
  }
  std::string up;
  for (const char c : folder.substr(common)) up += c == '/' ? "../" : "";
  return up + target.substr(common);
}

/// "/ppt/presentation.xml" → "/ppt/_rels/presentation.xml.rels"; "/" → "/_rels/.rels".
std::string relations_name(const std::string& source) {
  const std::string folder = folder_of(source);
  return folder + "_rels/" + source.substr(folder.size()) + ".rels";
}

}  // namespace

void Package::add_part(const std::string& name, std::string content_type, std::string bytes) {
  assert(name.starts_with('/') && !parts_.contains(name));
  parts_[name] = {std::move(content_type), std::move(bytes)};
}

std::string Package::relate(const std::string& source, std::string_view type, const std::string& target) {
  std::vector<PackageRelation>& relations = relations_[source];
  std::size_t number = relations.size() + 1;
  const auto taken = [&] {
    return std::any_of(relations.begin(), relations.end(), [&](const PackageRelation& it) { return it.id == fmt::format("rId{}", number); });
  };
  while (taken()) ++number;
  relations.push_back({fmt::format("rId{}", number), std::string(type), target});
  return relations.back().id;
}

void Package::keep_relation(const std::string& source, const PackageRelation& relation) { relations_[source].push_back(relation); }

std::string Package::content_types() const {
  core::Markup xml(core::Dialect::xml);
  xml.raw(kXmlStart).open("Types", {{"xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"}});
  xml.empty("Default", {{"Extension", "rels"}, {"ContentType", "application/vnd.openxmlformats-package.relationships+xml"}});
  xml.empty("Default", {{"Extension", "xml"}, {"ContentType", "application/xml"}});
  for (const auto& [name, part] : parts_) xml.empty("Override", {{"PartName", name}, {"ContentType", part.content_type}});
  return xml.close().take();
}

std::string Package::relations_xml(const std::string& source, const std::vector<PackageRelation>& relations) {
  core::Markup xml(core::Dialect::xml);
  xml.raw(kXmlStart).open("Relationships", {{"xmlns", "http://schemas.openxmlformats.org/package/2006/relationships"}});
  for (const PackageRelation& relation : relations) {
    if (relation.outside) {
      xml.empty("Relationship", {{"Id", relation.id}, {"Type", relation.type}, {"Target", relation.target}, {"TargetMode", "External"}});
    } else {
      xml.empty("Relationship", {{"Id", relation.id}, {"Type", relation.type}, {"Target", relative_target(folder_of(source), relation.target)}});
    }
  }
  return xml.close().take();
}

std::string Package::write() const {
  std::map<std::string, std::string> files{{"[Content_Types].xml", content_types()}};
  for (const auto& [name, part] : parts_) files[name.substr(1)] = part.bytes;
  for (const auto& [source, relations] : relations_) {
    for ([[maybe_unused]] const PackageRelation& relation : relations) assert(relation.outside || has_part(relation.target));
    files[relations_name(source).substr(1)] = relations_xml(source, relations);
  }
  std::vector<ZipEntry> entries;
  for (auto& [name, bytes] : files) entries.push_back({name, std::move(bytes)});
  return write_zip(entries);
}

}  // namespace rodtrad::formats
