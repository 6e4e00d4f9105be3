// Writers for HTML and XML that escape by construction: text and attribute values can only be added escaped.
#pragma once

#include <initializer_list>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rodtrad::core {

std::string escape_markup(std::string_view text);  // & < > " '; control characters that XML forbids are dropped

enum class Dialect { html, xml };

/// Words in another language than the page: they are marked with it wherever they stand alone.
struct OtherTongue {
  std::string tag;  // BCP 47
  std::set<std::string, std::less<>> words = {};
};

/// `out.open("p", {{"class", "lead"}}).text("…").close();` close() ends the innermost open element.
class Markup {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  explicit Markup(Dialect dialect) : dialect_(dialect) {}
  void hear(std::shared_ptr<const OtherTongue> other) { other_ = std::move(other); }
  Markup& open(std::string_view element, Attributes attributes = {});
  Markup& close();
  /// Element without content: `<br>` in HTML, `<a:off …/>` in XML.
  Markup& empty(std::string_view element, Attributes attributes = {});
  Markup& text(std::string_view words);
  /// open + text + close.
  Markup& leaf(std::string_view element, std::string_view words, Attributes attributes = {});
  /// Markup made by another Markup writer, or a constant such as the doctype: never text from outside.
  Markup& raw(std::string_view markup);
  /// The finished markup; every open element must have been closed.
  std::string take();

 private:
  void start(std::string_view element, Attributes attributes);
  void attribute(std::string_view name, std::string_view value);
  bool is_other(std::string_view words) const { return other_ && other_->words.contains(words); }
  Dialect dialect_;
  std::string out_;
  std::vector<std::string> open_;
  std::shared_ptr<const OtherTongue> other_;
};

}  // namespace rodtrad::core
