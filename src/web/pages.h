// The pages, one struct each with what it needs. Each answers a request.
#pragma once

#include "http/router.h"
#include "web/site.h"

namespace rodtrad::web {

using Answer = core::Expected<http::Response>;

/// The latest publications, and the plan in short.
struct StartPage {
  const Site& site;
  Answer operator()(const http::Request& request) const;
};

/// Assignments with due day, state and publications: of the plan in the address, else of the one imported last.
struct PlanPage {
  const Site& site;
  Answer operator()(const http::Request& request) const;
};

struct AssignmentPage {
  const Site& site;
  Answer operator()(const http::Request& request) const;
};

/// A published file, as it was published. Its bytes are read and checked once, and kept.
struct PublishedFile {
  const Site& site;
  http::KeptBodies& kept;
  Answer operator()(const http::Request& request) const;
};

/// Atom: the latest publications. Problem not_found without the address of the site.
struct Feed {
  const Site& site;
  Answer operator()(const http::Request& request) const;
};

/// For search engines: what visitors may read. Problem as Feed.
struct SiteMap {
  const Site& site;
  Answer operator()(const http::Request& request) const;
};

struct Robots {
  const Site& site;
  Answer operator()(const http::Request& request) const;
};

/// For whoever watches the server: 200 when the register can be read.
struct Health {
  const Site& site;
  Answer operator()(const http::Request& request) const;
};

struct LoginPage {
  const Site& site;
  Answer operator()(const http::Request& request) const;
};

struct TakeLogin {
  const Site& site;
  Answer operator()(const http::Request& request) const;
};

/// With the one-time code; the password is chosen there.
struct FirstLoginPage {
  const Site& site;
  Answer operator()(const http::Request& request) const;
};

struct TakeFirstLogin {
  const Site& site;
  Answer operator()(const http::Request& request) const;
};

/// To the organisation's own login, and back from it.
struct BeginOpenid {
  const Site& site;
  Answer operator()(const http::Request& request) const;
};

struct FinishOpenid {
  const Site& site;
  Answer operator()(const http::Request& request) const;
};

/// The language that a user reads in from now on.
struct ChooseLanguage {
  const Site& site;
  Answer operator()(const http::Request& request) const;
};

struct Logout {
  const Site& site;
  Answer operator()(const http::Request& request) const;
};

/// Style sheet, typeface and icon.
struct Asset {
  Answer operator()(const http::Request& request) const;
};

/// Why there is no page, what is safe and where to go.
http::Response refusal_page(const Site& site, const http::Request& request, const http::Refusal& refusal);

}  // namespace rodtrad::web
