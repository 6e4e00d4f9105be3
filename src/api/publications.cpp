// /publications
#include "api/json.h"
#include "api/resources.h"

namespace rodtrad::api {

Answer publications(Call& call) {
  core::JsonWriter out;
  out.begin_object();
  write_publications(out, TRY(call.reader().publications()));
  out.end_object();
  return json_response(out);
}

Answer one_publication(Call& call) {
  for (const ops::Publication& publication : TRY(call.reader().publications())) {
    if (publication.id != call.part()) continue;
    core::JsonWriter out;
    write_publication(out, publication);
    return json_response(out);
  }
  return core::fail(http::refusal_of_status(404).problems);
}

}  // namespace rodtrad::api
