// Open Packaging Conventions (ISO/IEC 29500-2): the package that PPTX, DOCX and XLSX are. Parts with content types, and
// relationships between them; identifiers are given in the order of the calls, parts are sorted, dates are fixed, so the
// same content always gives the same bytes.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rodtrad::formats {

struct PackageRelation {
  std::string id;
  std::string type;
  std::string target;  // part name from the root; as written when it lies outside the package
  bool outside = false;
};

class Package {
 public:
  /// Adds a part. Name with its folders from the root: "/ppt/slides/slide1.xml"; each name once.
  void add_part(const std::string& name, std::string content_type, std::string bytes);
  /// Says that `source` (a part name, "/" for the package itself) uses the part `target`; returns the id, "rId1".
  std::string relate(const std::string& source, std::string_view type, const std::string& target);
  /// Takes over a relationship under its own id, by which markup made elsewhere names it.
  void keep_relation(const std::string& source, const PackageRelation& relation);
  bool has_part(const std::string& name) const { return parts_.contains(name); }
  /// The finished package. Every related part must have been added. Throws Failure.
  std::string write() const;

 private:
  struct Part {
    std::string content_type;
    std::string bytes;
  };
  std::string content_types() const;
  static std::string relations_xml(const std::string& source, const std::vector<PackageRelation>& relations);

  std::map<std::string, Part> parts_;
  std::map<std::string, std::vector<PackageRelation>> relations_;
};

}  // namespace rodtrad::formats
