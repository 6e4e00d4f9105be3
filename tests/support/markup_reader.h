// A strict little reader of HTML, SVG and XML as our writers make them, written apart from them: every element is closed in
// order, attributes are quoted, only known entities occur. What it cannot read is a fault of the writer.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rodtrad::test {

struct Element {
  std::string name;   // "" for text
  std::string words;  // of a text
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<std::unique_ptr<Element>> children;

  std::string attribute(std::string_view wanted) const;  // "" when absent
  bool has_class(std::string_view wanted) const;
  /// All text within, joined.
  std::string text() const;
  /// Elements of this name within, in document order; "" = all.
  std::vector<const Element*> all(std::string_view wanted) const;
  std::vector<const Element*> with_class(std::string_view wanted) const;
  const Element* by_id(std::string_view id) const;  // nullptr when absent
};

/// Root with the document's elements as children. Throws std::runtime_error with the place of a fault.
std::unique_ptr<Element> read_markup(std::string_view markup);

}  // namespace rodtrad::test
