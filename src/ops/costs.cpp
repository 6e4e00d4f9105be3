// Import of vouchers, all or nothing.
#include "ops/costs.h"

#include "core/hash.h"
#include "formats/open_rows.h"
#include "ops/register.h"

namespace rodtrad::ops {

namespace {

core::Fail object_missing(const std::string& project) {
  return core::fail(
      {.code = "costs_object_missing",
       .message = core::say("{} har ingen projektkod", "{} has no project code", project),
       .hint = {.sv = "ange den med --object, eller fyll i projektets kod", .en = "give it with --object, or fill in the project's code"}});
}

}  // namespace

core::Expected<CostsImport> import_costs(Workspace& workspace, const CostsRequest& request) {
  const records::RecordId id = TRY(parse_id(request.project));
  const records::Record project = TRY(workspace.store().get(id));
  domain::CostQuery query{.object = request.object.empty() ? project.text("project_code") : request.object, .dimension = request.dimension};
  if (query.object.empty()) return object_missing(request.project);
  const auto rows = TRY(formats::open_rows(request.file, request.file.string()));
  CostsImport done{.costs = TRY(domain::read_project_costs(*rows, query))};
  if (!request.store) return done;
  sql::Transaction transaction(workspace.connection());
  domain::RecordImport import(workspace.store(), {.file = request.file.filename().string(), .sha256 = core::sha256_file(request.file.string())});
  TRY(domain::store_costs(import, workspace.store(), id, done.costs));
  transaction.commit();
  done.records = import.records();
  return done;
}

}  // namespace rodtrad::ops
