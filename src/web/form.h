// Forms: one column, label above, hint under it, the error beside its field and in a summary at the top.
#pragma once

#include "web/page.h"

namespace rodtrad::web {

/// What a form was sent with, and what was wrong with it; a problem belongs to the field that its place.file names.
struct Filled {
  http::Pairs values;
  core::Problems problems = {};

  std::string_view value(std::string_view name) const;
  /// Messages of the field, in the page's language; "" when there are none.
  std::string error(const Page& page, std::string_view name) const;
};

struct Choice {
  std::string value;
  std::string words;
};

struct Input {
  std::string name;
  std::string label;
  std::string id = {};  // of the element; "" = the name
  std::string hint = {};
  std::string type = "text";  // text, password, number, date, file, area
  std::string value = {};     // when the form was not filled in yet
  std::string autocomplete = {};
  bool optional = false;
  int rows = 8;  // of an area
};

/// <form>, the session's token in it; close it with page.out.close().
void open_form(Page& page, std::string_view path);

/// What is wrong, with links to the fields; nothing when nothing is.
void write_summary(Page& page, const Filled& filled);

void write_input(Page& page, const Input& input, const Filled& filled);
void write_select(Page& page, const Input& input, const std::vector<Choice>& choices, const Filled& filled);
/// Of a few, all of them seen at once: one, or with type "checkbox" any number.
void write_radios(Page& page, const Input& input, const std::vector<Choice>& choices, const Filled& filled);
void write_hidden(Page& page, std::string_view name, std::string_view value);

/// A radio button or a checkbox in the label that it shares with the words that follow; close it with page.out.close().
struct Pick {
  std::string_view type;
  std::string_view name;
  std::string_view value;
  bool chosen = false;
};
void open_choice(Page& page, const Pick& pick);

/// Variants of a button: what one came to do, what one may also do, and what looks like a link.
inline constexpr std::string_view kPrimary = "primary", kSecondary = "secondary", kTertiary = "tertiary";
/// A button that sends its form; `label`: what it is called aloud, where its words say too little.
void write_submit(Page& page, std::string_view words, std::string_view variant, std::string_view label = {});
/// What a form is for, in a paragraph of its own.
void write_button(Page& page, std::string_view words);

/// A number that was sent, of at most nine digits; 0 when it is none.
std::int64_t whole_number(std::string_view text);

/// The problems' HTTP status on a page that shows the form again.
inline constexpr int kFormRefused = 422;
inline constexpr int kConflict = 409;

}  // namespace rodtrad::web
