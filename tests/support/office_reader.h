// Reads Office packages back as a program apart from our writers would: parts, relationships, charts with their caches,
// and the workbooks inside charts.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "support/markup_reader.h"

namespace rodtrad::test {

struct Relationship {
  std::string id;
  std::string type;    // last word of the address: "chart", "slide", "notesSlide"
  std::string target;  // part name from the root: "/ppt/charts/chart1.xml"
};

class OfficeFile {
 public:
  explicit OfficeFile(const std::string& bytes);

  const std::map<std::string, std::string>& parts() const { return parts_; }
  const std::string& bytes(const std::string& part) const;
  /// The part's root element. Throws when there is no such part.
  const Element& xml(const std::string& part) const;
  std::vector<Relationship> relations(const std::string& part) const;
  std::string target(const std::string& part, const std::string& id) const;
  /// Targets of one type, in the order of their ids.
  std::vector<std::string> targets(const std::string& part, const std::string& type) const;

 private:
  std::map<std::string, std::string> parts_;
  mutable std::map<std::string, std::unique_ptr<Element>> read_;
};

/// A sheet by cell: "B2" → its words or number as written in the file.
struct SheetReading {
  std::map<std::string, std::string> words;
  std::map<std::string, double> numbers;

  /// Letters of the column with this heading in row 1; "" when there is none.
  std::string column(const std::string& heading) const;
  std::optional<double> number(const std::string& column, std::size_t row) const;
};
SheetReading read_sheet(const std::string& workbook);

/// One reference of a chart into its workbook with the values kept beside it.
struct CachedReference {
  std::string formula;                        // "Data!$B$2:$B$5"
  bool numbers = false;                       // else words
  std::map<std::size_t, std::string> values;  // by place in the range; gaps are absent
};
std::vector<CachedReference> read_references(const Element& chart);
/// Cells of a range in their order: "Data!$B$2:$B$3" → B2, B3.
std::vector<std::string> cells_of(const std::string& formula);

/// Text of each paragraph (a:p, w:p) within, joined from its runs.
std::vector<std::string> paragraphs_in(const Element& element, const std::string& prefix);

}  // namespace rodtrad::test
