// Reading of Open Packaging Conventions packages: what opc.h writes, made by any program.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/expected.h"
#include "formats/opc.h"

namespace rodtrad::formats {

struct PackagePart {
  std::string content_type;
  std::string bytes;
  std::vector<PackageRelation> relations;
};

struct PackageContents {
  std::map<std::string, PackagePart> parts;  // by name: "/word/document.xml"
  std::vector<PackageRelation> relations;    // of the package itself

  const PackagePart* find(const std::string& name) const;
  /// Target of the first relation of a type, told by the last word of its address ("officeDocument"); "" when there is none.
  static std::string target(const std::vector<PackageRelation>& relations, std::string_view type);
};

/// Problems: those of read_zip, package_broken (no list of content types, or markup that cannot be read).
core::Expected<PackageContents> read_package(const std::string& bytes, const std::string& file);

}  // namespace rodtrad::formats
