// What is asked about the register besides its records: types, history, thread, gaps, search.
#include "api/resources.h"
#include "ops/history.h"
#include "ops/record_ops.h"
#include "ops/thread.h"
#include "schema/json_schema.h"

namespace rodtrad::api {

Answer types(Call& call) {
  core::JsonWriter out;
  out.begin_object().key("types").begin_array();
  for (const schema::RecordType* type : ops::readable_types(call.workspace(), call.actor)) {
    out.begin_object().member("type", type->name).member("label", type->label).member("plural", type->plural).member("place", type->use.place);
    out.member("may_create", ops::may_add(call.workspace(), call.actor, *type)).end_object();
  }
  return json(out.end_array().end_object().take());
}

Answer one_type(Call& call) {
  const auto type = ops::find_type(call.workspace(), call.part());
  if (!type) return core::fail(http::refusal_of_status(404).problems);
  return json(schema::json_schema(**type));
}

Answer history(Call& call) { return json(ops::history_json(call.workspace(), TRY(ops::view_history(call.workspace(), call.actor, call.part())))); }

Answer thread(Call& call) {
  const std::string way = call.parameter("way");
  const domain::ThreadWay wanted = way == "up" ? domain::ThreadWay::up : way == "down" ? domain::ThreadWay::down : domain::ThreadWay::both;
  return json(domain::thread_json(TRY(ops::view_thread(call.workspace(), call.actor, call.part(), wanted))));
}

Answer gaps(Call& call) { return json(domain::gaps_json(TRY(ops::view_gaps(call.workspace(), call.actor, core::today(), call.parameters("kind"))))); }

Answer search(Call& call) {
  constexpr std::int64_t kUsual = 50, kMost = 1000;
  const ops::FindQuery query{.words = call.parameter("words"),
                             .types = call.parameters("type"),
                             .states = call.parameters("state"),
                             .unit = call.parameter("unit"),
                             .from = call.parameter("from"),
                             .to = call.parameter("to"),
                             .limit = TRY(number_of(call, "limit", kUsual, 1, kMost))};
  core::JsonWriter out;
  out.begin_object().key("hits").begin_array();
  for (const records::SearchHit& hit : TRY(ops::find_records(call.workspace(), call.actor, query)))
    out.begin_object().member("id", to_text(hit.id)).member("title", hit.title).member("excerpt", hit.excerpt).end_object();
  return json(out.end_array().end_object().take());
}

}  // namespace rodtrad::api
