// One line per route.
#include "app/site.h"

#include "api/metrics.h"
#include "app/api_page.h"
#include "http/problem_json.h"
#include "web/account.h"
#include "web/admin.h"
#include "web/catalogue.h"
#include "web/claim.h"
#include "web/data.h"
#include "web/desk.h"
#include "web/meeting.h"
#include "web/need.h"
#include "web/pages.h"
#include "web/plan_views.h"
#include "web/profile.h"
#include "web/register.h"
#include "web/result.h"
#include "web/special.h"

namespace rodtrad::app {

namespace pxweb = api::pxweb;

namespace {

/// Those of both APIs: api/operations.cpp and api/pxweb/routes.cpp have one line for each.
std::vector<http::Route> routes_of_apis(const web::Site& site, Shared& shared) {
  const pxweb::Service tables{site.workspace, shared.shelf, shared.table_callers};
  std::vector<http::Route> all = pxweb::routes(tables);
  const api::Site calls{site.workspace, shared.api_callers, site.entrance, site.jobs};
  for (const api::Operation& one : api::operations()) all.push_back(api::route_of(calls, one));
  all.push_back({"GET", "/metrics", api::MetricsText{shared.metrics, site.jobs}});
  all.push_back({"GET", "/datasets/dcat", pxweb::endpoint(tables, pxweb::Version::two, pxweb::dcat)});
  return all;
}

/// Results and what is made from the register: one line each, none of which another could stand for.
std::vector<http::Route> routes_of_views(const web::Site& site) {
  return {
      {"GET", "/assignment-#/result", web::for_all(site, web::result_page)},
      {"GET", "/assignment-#/result/*.png", web::for_all(site, web::table_page), {}, http::Pace::slow},
      {"GET", "/assignment-#/result/*.pptx", web::for_all(site, web::table_page), {}, http::Pace::slow},
      {"GET", "/assignment-#/result/*", web::for_all(site, web::table_page)},
      {"GET", "/run-#/result", web::for_all(site, web::result_page)},
      {"GET", "/run-#/result/*.png", web::for_all(site, web::table_page), {}, http::Pace::slow},
      {"GET", "/run-#/result/*.pptx", web::for_all(site, web::table_page), {}, http::Pace::slow},
      {"GET", "/run-#/result/*", web::for_all(site, web::table_page)},
      {"GET", "/e/assignment-#/*", web::for_all(site, web::embed_page)},
      {"GET", "/e/run-#/*", web::for_all(site, web::embed_page)},
      {"GET", "/methods", web::for_all(site, web::methods_page)},
      {"GET", "/methods/*", web::for_all(site, web::about_method_page)},
      {"GET", "/codes", web::for_all(site, web::code_lists_page)},
      {"GET", "/codes/*", web::for_all(site, web::code_list_page)},
      {"POST", "/register/*/views", web::signed_in(site, web::take_view)},
      {"GET", "/sw.js", web::Asset{}},
      {"GET", "/account", web::signed_in(site, web::account_page)},
      {"POST", "/account/tokens", web::signed_in(site, web::take_token)},
      {"POST", "/account/tokens/#/revoke", web::signed_in(site, web::take_revocation)},
      {"GET", "/needs/new", web::for_all(site, web::report_page)},
      {"POST", "/needs/new", web::for_all(site, web::take_report), {}, http::Pace::slow},
      {"GET", "/needs/similar", web::for_all(site, web::similar_needs_page), {}, http::Pace::slow},
      {"GET", "/needs/follow/*", web::for_all(site, web::follow_page)},
      {"GET", "/meeting-#/minutes", web::for_all(site, web::minutes_page)},
      {"POST", "/claim-#/costs", web::signed_in(site, web::take_costs)},
      {"POST", "/meeting-#/attendance", web::signed_in(site, web::take_attendance)},
      {"POST", "/meeting-#/paragraphs", web::signed_in(site, web::take_numbers)},
      {"GET", "/plan/print", web::for_all(site, web::print_page)},
      {"GET", "/plan-#/print", web::for_all(site, web::print_page)},
      {"GET", "/plan/horizon", web::for_all(site, web::horizon_page)},
      {"GET", "/plan-#/horizon", web::for_all(site, web::horizon_page)},
      {"GET", "/admin/backup", web::signed_in(site, web::backup_page)},
      {"POST", "/admin/backup", web::signed_in(site, web::take_backup)},
      {"GET", "/goals", web::for_all(site, web::goals_page)},
      {"GET", "/api", web::for_all(site, api_page)},
      {"GET", "/portfolio", web::for_all(site, web::portfolio_page)},
      {"GET", "/portfolio.csv", web::for_all(site, web::portfolio_file)},
      {"GET", "/*/indicators.csv", web::for_all(site, web::indicator_file)},
  };
}

http::Response show_refusal(const web::Site& site, const http::Request& request, const http::Refusal& refusal) {
  return request.target.starts_with("/api/") ? http::problem_json(request, refusal) : web::refusal_page(site, request, refusal);
}

std::vector<http::Route> all_routes(const web::Site& site, Shared& shared) {
  std::vector<http::Route> all = routes_of_apis(site, shared);
  for (http::Route& one : routes_of_views(site)) all.push_back(std::move(one));
  const std::vector<http::Route> rest = {
      {"GET", "/", web::StartPage{site}},
      {"GET", "/plan", web::PlanPage{site}},
      {"GET", "/plan-#", web::PlanPage{site}},
      {"GET", "/assignment-#", web::AssignmentPage{site}},
      {"GET", "/publications/assignment-#/*", web::PublishedFile{site, shared.files}},
      {"GET", "/assignment-#/method", web::signed_in(site, web::method_page)},
      {"POST", "/assignment-#/method", web::signed_in(site, web::take_method)},
      {"POST", "/assignment-#/run", web::signed_in(site, web::take_run)},
      {"GET", "/assignment-#/texts", web::signed_in(site, web::texts_page)},
      {"POST", "/assignment-#/texts", web::signed_in(site, web::take_text)},
      {"POST", "/assignment-#/publish", web::signed_in(site, web::take_publish)},
      {"GET", "/run-#", web::signed_in(site, web::run_page)},
      {"GET", "/run-#/preview", web::signed_in(site, web::preview_page)},
      {"POST", "/run-#/release", web::signed_in(site, web::take_release)},
      {"GET", "/job-#", web::signed_in(site, web::job_page)},
      {"GET", "/jobs", web::signed_in(site, web::jobs_page)},
      {"GET", "/data", web::signed_in(site, web::data_page)},
      {"GET", "/data/new", web::signed_in(site, web::new_data_page)},
      {"POST", "/data/new", web::signed_in(site, web::take_file), web::may_send_file(site)},
      {"GET", "/data/upload-#", web::signed_in(site, web::upload_page)},
      {"POST", "/data/upload-#", web::signed_in(site, web::take_import)},
      {"GET", "/data/*", web::signed_in(site, web::dataset_page)},
      {"POST", "/data/*/profile", web::signed_in(site, web::take_profile)},
      {"GET", "/data/*/diff", web::signed_in(site, web::diff_page), {}, http::Pace::slow},
      {"GET", "/data/*/rows", web::signed_in(site, web::rows_page)},
      {"POST", "/data/*/rows", web::signed_in(site, web::take_rows), {}, http::Pace::slow},
      {"GET", "/gaps", web::signed_in(site, web::gaps_page)},
      {"GET", "/plan/board", web::signed_in(site, web::board_page)},
      {"GET", "/plan/calendar", web::signed_in(site, web::calendar_page)},
      {"GET", "/search", web::for_all(site, web::search_page)},
      {"GET", "/register", web::for_all(site, web::register_page)},
      {"GET", "/register/*", web::for_all(site, web::list_page)},
      {"GET", "/register/*/csv", web::for_all(site, web::list_file)},
      {"GET", "/register/*/new", web::for_all(site, web::new_record_page)},
      {"POST", "/register/*/new", web::for_all(site, web::take_new_record)},
      {"GET", "/admin", web::signed_in(site, web::admin_page)},
      {"GET", "/admin/users", web::signed_in(site, web::users_page)},
      {"POST", "/admin/users", web::signed_in(site, web::take_user)},
      {"GET", "/admin/users/*", web::signed_in(site, web::user_page)},
      {"POST", "/admin/users/*", web::signed_in(site, web::take_changes)},
      {"POST", "/admin/users/*/code", web::signed_in(site, web::take_new_code)},
      {"GET", "/admin/logins", web::signed_in(site, web::logins_page)},
      {"GET", "/admin/settings", web::signed_in(site, web::settings_page)},
      {"GET", "/login", web::LoginPage{site}},
      {"POST", "/login", web::TakeLogin{site}, {}, http::Pace::slow},
      {"GET", "/login/first", web::FirstLoginPage{site}},
      {"POST", "/login/first", web::TakeFirstLogin{site}, {}, http::Pace::slow},
      {"GET", "/login/openid", web::BeginOpenid{site}, {}, http::Pace::slow},
      {"GET", "/login/openid/back", web::FinishOpenid{site}, {}, http::Pace::slow},
      {"POST", "/language", web::ChooseLanguage{site}},
      {"POST", "/logout", web::Logout{site}},
      {"GET", "/feed.atom", web::Feed{site}},
      {"GET", "/sitemap.xml", web::SiteMap{site}},
      {"GET", "/robots.txt", web::Robots{site}},
      {"GET", "/health", web::Health{site}},
      {"GET", "/assets/*", web::Asset{}},
      {"GET", "/*", web::for_all(site, web::record_page)},
      {"GET", "/*/thread", web::for_all(site, web::thread_page)},
      {"GET", "/*/history", web::for_all(site, web::history_page)},
      {"GET", "/*/edit", web::for_all(site, web::edit_page)},
      {"POST", "/*/edit", web::for_all(site, web::take_edit)},
      {"POST", "/*/step", web::for_all(site, web::take_step)},
  };
  all.insert(all.end(), rest.begin(), rest.end());
  return all;
}

}  // namespace

http::Router routes(const web::Site& site, Shared& shared) {
  return http::Router(
      all_routes(site, shared), [&site](const http::Request& request, const http::Refusal& refusal) { return show_refusal(site, request, refusal); },
      &shared.packed);
}

ops::Reader reader_of(ops::Workspace& workspace) {
  return {workspace, workspace.settings().web_internal ? model::Level::internal : model::Level::public_};
}

}  // namespace rodtrad::app
