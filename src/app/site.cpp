// One line per route.
#include "app/site.h"

#include "api/resources.h"
#include "http/problem_json.h"
#include "web/pages.h"

namespace rodtrad::app {

http::Router routes(const ops::Reader& reader) {
  return http::Router(
      {
          {"GET", "/", web::StartPage{reader}},
          {"GET", "/plan", web::PlanPage{reader}},
          {"GET", "/plan-#", web::PlanPage{reader}},
          {"GET", "/assignment-#", web::AssignmentPage{reader}},
          {"GET", "/publications/assignment-#/*", web::PublishedFile{reader}},
          {"GET", "/assets/*", web::Asset{}},
          {"GET", "/api/rodtrad/v1/plans", api::Plans{reader}},
          {"GET", "/api/rodtrad/v1/plans/plan-#", api::Plan{reader}},
          {"GET", "/api/rodtrad/v1/assignments", api::Assignments{reader}},
          {"GET", "/api/rodtrad/v1/assignments/assignment-#", api::Assignment{reader}},
          {"GET", "/api/rodtrad/v1/publications", api::Publications{reader}},
          {"GET", "/api/rodtrad/v1/publications/publication-#", api::Publication{reader}},
      },
      [&reader](const http::Request& request, const http::Refusal& refusal) {
        return request.target.starts_with("/api/") ? http::problem_json(request, refusal) : web::refusal_page(reader, request, refusal);
      });
}

ops::Reader reader_of(ops::Workspace& workspace) {
  return {workspace, workspace.settings().web_internal ? model::Level::internal : model::Level::public_};
}

}  // namespace rodtrad::app
