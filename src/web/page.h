// A page: who asks for it, its language, its writer, and the frame that all pages share.
#pragma once

#include <functional>

#include "core/markup.h"
#include "http/router.h"
#include "web/site.h"

namespace rodtrad::web {

/// Places of the navigation; `none` for pages that belong to no place.
enum class Place { none, start, goals, plan, register_, data, admin };

struct Page {
  const Site& site;
  const http::Request& request;
  ops::Visit visit;
  ops::Reader reader;    // what this visit may read of plans and publications
  records::Actor actor;  // who asks the register
  core::Language language = core::Language::sv;
  const ops::OtherLanguage* other = nullptr;  // asked for; what it lacks is Swedish, which `language` then is
  core::Markup out{core::Dialect::html};
  std::string about;  // what search engines say of it, a sentence or two; "" = its title, and what these pages are

  Page(const Site& its_site, const http::Request& asked);
  const std::string& in(const core::Text& text) const;
  std::string_view say(std::string_view sv, std::string_view en) const {
    if (const std::string* words = in_other(sv)) return *words;
    return language == core::Language::sv ? sv : en;
  }
  /// Of the language that was asked for.
  std::string_view tag() const { return other ? std::string_view(other->tag) : core::language_tag(language); }
  /// A path of ours in the page's language.
  std::string link(std::string_view path) const;

 private:
  /// Null pointer where no other language is asked for, or it lacks the words.
  const std::string* in_other(std::string_view swedish) const;
  std::shared_ptr<core::OtherTongue> heard_;  // what has been said in the other language so far
};

/// "/plan" and "a=1" → "/plan?a=1"; a fragment stays last.
std::string with_query(std::string_view path, std::string_view query);

/// The whole page around what `body` writes, from its outermost <div class="page"> on.
http::Response show_page(Page& page, const core::Text& title, Place place, const std::function<void()>& body);

}  // namespace rodtrad::web
