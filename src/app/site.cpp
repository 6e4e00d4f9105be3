// One line per route.
#include "app/site.h"

#include "api/resources.h"
#include "http/problem_json.h"
#include "web/pages.h"

namespace rodtrad::app {

http::Router routes(const web::Site& site) {
  const ops::Reader& reader = site.visitors;
  return http::Router(
      {
          {"GET", "/", web::StartPage{site}},
          {"GET", "/plan", web::PlanPage{site}},
          {"GET", "/plan-#", web::PlanPage{site}},
          {"GET", "/assignment-#", web::AssignmentPage{site}},
          {"GET", "/publications/assignment-#/*", web::PublishedFile{site}},
          {"GET", "/login", web::LoginPage{site}},
          {"POST", "/login", web::TakeLogin{site}},
          {"GET", "/login/first", web::FirstLoginPage{site}},
          {"POST", "/login/first", web::TakeFirstLogin{site}},
          {"POST", "/logout", web::Logout{site}},
          {"GET", "/assets/*", web::Asset{}},
          {"GET", "/api/rodtrad/v1/plans", api::Plans{reader}},
          {"GET", "/api/rodtrad/v1/plans/plan-#", api::Plan{reader}},
          {"GET", "/api/rodtrad/v1/assignments", api::Assignments{reader}},
          {"GET", "/api/rodtrad/v1/assignments/assignment-#", api::Assignment{reader}},
          {"GET", "/api/rodtrad/v1/publications", api::Publications{reader}},
          {"GET", "/api/rodtrad/v1/publications/publication-#", api::Publication{reader}},
      },
      [&site](const http::Request& request, const http::Refusal& refusal) {
        return request.target.starts_with("/api/") ? http::problem_json(request, refusal) : web::refusal_page(site, request, refusal);
      });
}

ops::Reader reader_of(ops::Workspace& workspace) {
  return {workspace, workspace.settings().web_internal ? model::Level::internal : model::Level::public_};
}

}  // namespace rodtrad::app
