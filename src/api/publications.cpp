// /publications
#include "api/json.h"
#include "api/resources.h"

namespace rodtrad::api {

Answer Publications::operator()(const http::Request&) const {
  core::JsonWriter out;
  out.begin_object();
  write_publications(out, TRY(reader.publications()));
  out.end_object();
  return json_response(out);
}

Answer Publication::operator()(const http::Request& request) const {
  for (const ops::Publication& publication : TRY(reader.publications())) {
    if (publication.id != request.parts[0]) continue;
    core::JsonWriter out;
    write_publication(out, publication);
    return json_response(out);
  }
  return core::fail(http::refusal_of_status(404).problems);
}

}  // namespace rodtrad::api
