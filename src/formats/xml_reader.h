// XML read forwards, element by element, with no tree: constant memory for sheets of a million rows. It knows what office
// files use (elements, attributes, text, CDATA, the five entities and character references) and expands nothing else, so
// that no document can grow while it is read.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rodtrad::formats {

class XmlReader {
 public:
  enum class Event { open, close, text, end };

  explicit XmlReader(std::string_view xml) : xml_(xml) {}

  /// The next piece; an empty element gives open and then close. After a fault only `end` comes.
  Event next();
  /// Element name of open and close, without prefix.
  std::string_view name() const { return name_; }
  /// Value of an attribute of the element just opened, by its name without prefix; "" when it has none.
  std::string attribute(std::string_view name) const;
  /// The values of all attributes with this name, whatever their prefixes: `id` and `r:id`.
  std::vector<std::string> attributes(std::string_view name) const;
  /// Text with references resolved.
  const std::string& text() const { return text_; }
  /// The document is not well formed here (byte position).
  bool is_broken() const { return broken_; }
  std::size_t position() const { return at_; }

 private:
  Event fault();
  bool skip_past(std::string_view end);
  Event read_text(std::size_t end);
  Event read_markup();
  Event read_open();
  bool read_attribute();
  std::string_view read_name();
  void skip_space();

  std::string_view xml_;
  std::size_t at_ = 0;
  std::string_view name_;
  std::vector<std::pair<std::string_view, std::string_view>> attributes_;  // as written
  std::string text_;
  bool close_next_ = false;
  bool broken_ = false;
};

/// Text with &amp; &lt; &gt; &quot; &apos; and character references resolved; what is none of these stays as it is.
std::string resolve_references(std::string_view text);

}  // namespace rodtrad::formats
