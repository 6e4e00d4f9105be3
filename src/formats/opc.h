// Open Packaging Conventions (ISO/IEC 29500-2): the package that PPTX, DOCX and XLSX are. Parts with content types, and
// relationships between them; identifiers are given in the order of the calls, parts are sorted, dates are fixed, so the
// same content always gives the same bytes.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rodtrad::formats {

class Package {
 public:
  /// Adds a part. Name with its folders from the root: "/ppt/slides/slide1.xml"; each name once.
  void add_part(const std::string& name, std::string content_type, std::string bytes);
  /// Says that `source` (a part name, "/" for the package itself) uses the part `target`; returns the id, "rId1".
  std::string relate(const std::string& source, std::string_view type, const std::string& target);
  bool has_part(const std::string& name) const { return parts_.contains(name); }
  /// The finished package. Every related part must have been added. Throws Failure.
  std::string write() const;

 private:
  struct Part {
    std::string content_type;
    std::string bytes;
  };
  struct Relation {
    std::string type;
    std::string target;
  };
  std::string content_types() const;
  static std::string relations_xml(const std::string& source, const std::vector<Relation>& relations);

  std::map<std::string, Part> parts_;
  std::map<std::string, std::vector<Relation>> relations_;
};

}  // namespace rodtrad::formats
