// HTML and XML writers.
#include "core/markup.h"

#include <algorithm>
#include <cassert>

namespace rodtrad::core {

std::string escape_markup(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
    }
  }
  return out;
}

void Markup::start(std::string_view element, Attributes attributes) {
  out_ += '<';
  out_ += element;
  for (const auto& [name, value] : attributes) attribute(name, value);
}

void Markup::attribute(std::string_view name, std::string_view value) {
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
  out_ += escape_markup(value);
  out_ += '"';
}

Markup& Markup::open(std::string_view element, Attributes attributes) {
  start(element, attributes);
  out_ += '>';
  open_.emplace_back(element);
  return *this;
}

Markup& Markup::close() {
  assert(!open_.empty());
  out_ += "</" + open_.back() + ">";
  open_.pop_back();
  return *this;
}

Markup& Markup::empty(std::string_view element, Attributes attributes) {
  start(element, attributes);
  out_ += dialect_ == Dialect::html ? ">" : "/>";
  return *this;
}

Markup& Markup::text(std::string_view words) {
  if (is_other(words)) return leaf("span", words);
  out_ += escape_markup(words);
  return *this;
}

Markup& Markup::leaf(std::string_view element, std::string_view words, Attributes attributes) {
  start(element, attributes);
  const auto is_language = [](const auto& one) { return one.first == "lang"; };
  if (is_other(words) && std::none_of(attributes.begin(), attributes.end(), is_language)) attribute("lang", other_->tag);
  out_ += '>';
  out_ += escape_markup(words);
  out_ += "</";
  out_ += element;
  out_ += '>';
  return *this;
}

Markup& Markup::raw(std::string_view markup) {
  out_ += markup;
  return *this;
}

std::string Markup::take() {
  assert(open_.empty());
  return std::exchange(out_, {});
}

}  // namespace rodtrad::core
