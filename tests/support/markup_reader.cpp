// Reading of markup: elements, attributes, text, entities.
#include "support/markup_reader.h"

#include <set>
#include <stdexcept>

#include "core/unicode.h"

namespace rodtrad::test {
namespace {

const std::set<std::string, std::less<>> kVoid = {"meta", "link", "br", "img", "hr", "input"};

class Reader {
 public:
  explicit Reader(std::string_view markup) : rest_(markup), whole_(markup) {}

  std::unique_ptr<Element> read() {
    auto root = std::make_unique<Element>();
    if (rest_.starts_with("<!doctype html>")) rest_.remove_prefix(15);
    if (rest_.starts_with("<?xml ")) rest_.remove_prefix(rest_.find("?>") + 2);
    read_children(*root);
    if (!rest_.empty()) fault("an end tag too many");
    return root;
  }

 private:
  [[noreturn]] void fault(const std::string& what) const {
    throw std::runtime_error(what + " at " + std::to_string(whole_.size() - rest_.size()) + ": " + std::string(rest_.substr(0, 60)));
  }

  std::string take_until(char end) {
    const std::size_t at = rest_.find(end);
    if (at == std::string_view::npos) fault(std::string("no ") + end);
    std::string taken(rest_.substr(0, at));
    rest_.remove_prefix(at);
    return taken;
  }

  std::string decoded(std::string words) const {
    for (std::size_t at = words.find('&'); at != std::string::npos; at = words.find('&', at + 1)) {
      static const std::pair<std::string_view, std::string_view> kEntities[] = {
          {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}};
      bool known = false;
      for (const auto& [entity, character] : kEntities) {
        if (words.compare(at, entity.size(), entity) != 0) continue;
        words.replace(at, entity.size(), character);
        known = true;
        break;
      }
      if (!known) fault("unknown entity in " + words);
    }
    return words;
  }

  void read_attributes(Element& element) {
    while (rest_.starts_with(' ')) {
      rest_.remove_prefix(1);
      std::string name = take_until('=');
      if (name.find_first_of(" \"'<>/") != std::string::npos) fault("bad attribute name " + name);
      rest_.remove_prefix(1);
      if (!rest_.starts_with('"')) fault("attribute without quotes");
      rest_.remove_prefix(1);
      std::string value = take_until('"');
      if (value.find('<') != std::string::npos) fault("< in an attribute");
      element.attributes.emplace_back(std::move(name), decoded(std::move(value)));
      rest_.remove_prefix(1);
    }
  }

  void read_raw(Element& element) {  // style: as it stands
    const std::string end = "</" + element.name + ">";
    const std::size_t at = rest_.find(end);
    if (at == std::string_view::npos) fault("no " + end);
    auto text = std::make_unique<Element>();
    text->words = std::string(rest_.substr(0, at));
    element.children.push_back(std::move(text));
    rest_.remove_prefix(at + end.size());
  }

  std::unique_ptr<Element> read_element() {
    auto element = std::make_unique<Element>();
    rest_.remove_prefix(1);
    const std::size_t end = rest_.find_first_of(" />");
    if (end == 0 || end == std::string_view::npos) fault("bad element");
    element->name = std::string(rest_.substr(0, end));
    rest_.remove_prefix(end);
    read_attributes(*element);
    if (rest_.starts_with("/>")) return rest_.remove_prefix(2), std::move(element);
    if (!rest_.starts_with('>')) fault("bad start tag " + element->name);
    rest_.remove_prefix(1);
    if (kVoid.count(element->name) > 0) return element;
    if (element->name == "style" || element->name == "script") return read_raw(*element), std::move(element);
    read_children(*element);
    const std::string close = "</" + element->name + ">";
    if (!rest_.starts_with(close)) fault("expected " + close);
    rest_.remove_prefix(close.size());
    return element;
  }

  void read_children(Element& parent) {
    while (!rest_.empty() && !rest_.starts_with("</")) {
      if (rest_.starts_with('<')) {
        parent.children.push_back(read_element());
        continue;
      }
      auto text = std::make_unique<Element>();
      const std::size_t at = std::min(rest_.find('<'), rest_.size());
      text->words = decoded(std::string(rest_.substr(0, at)));
      rest_.remove_prefix(at);
      parent.children.push_back(std::move(text));
    }
  }

  std::string_view rest_;
  std::string_view whole_;
};

}  // namespace

std::string Element::attribute(std::string_view wanted) const {
  for (const auto& [key, value] : attributes) {
    if (key == wanted) return value;
  }
  return "";
}

bool Element::has_class(std::string_view wanted) const {
  const std::string classes = attribute("class");
  const auto parts = core::split(classes, ' ');
  return std::find(parts.begin(), parts.end(), wanted) != parts.end();
}

std::string Element::text() const {
  std::string joined = words;
  for (const auto& child : children) joined += child->text();
  return joined;
}

std::vector<const Element*> Element::all(std::string_view wanted) const {
  std::vector<const Element*> found;
  for (const auto& child : children) {
    if (!child->name.empty() && (wanted.empty() || child->name == wanted)) found.push_back(child.get());
    const auto within = child->all(wanted);
    found.insert(found.end(), within.begin(), within.end());
  }
  return found;
}

std::vector<const Element*> Element::with_class(std::string_view wanted) const {
  std::vector<const Element*> found = all("");
  std::erase_if(found, [&](const Element* element) { return !element->has_class(wanted); });
  return found;
}

const Element* Element::by_id(std::string_view id) const {
  for (const Element* element : all("")) {
    if (element->attribute("id") == id) return element;
  }
  return nullptr;
}

std::unique_ptr<Element> read_markup(std::string_view markup) { return Reader(markup).read(); }

}  // namespace rodtrad::test
