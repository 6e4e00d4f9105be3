// What is read, as JSON members. Values that are not there are null.
#pragma once

#include "core/json.h"
#include "http/message.h"
#include "ops/reader.h"

namespace rodtrad::api {

/// A text, or null when it is empty.
void text_member(core::JsonWriter& out, std::string_view name, const std::string& text);
void write_publication(core::JsonWriter& out, const ops::Publication& publication);
void write_publications(core::JsonWriter& out, const std::vector<ops::Publication>& publications);
/// An object: the short form of a list.
void write_assignment_row(core::JsonWriter& out, const ops::OpenAssignment& assignment);
void write_assignment_rows(core::JsonWriter& out, const std::vector<ops::OpenAssignment>& assignments);
/// Members of an object that the caller has begun.
void write_plan_members(core::JsonWriter& out, const ops::OpenPlan& plan);
void write_assignment_members(core::JsonWriter& out, const ops::OpenAssignment& assignment);

/// The finished text as an answer.
http::Response json_response(core::JsonWriter& out);

}  // namespace rodtrad::api
