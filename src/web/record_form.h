// A record as a form, made from its type: inputs by kind of field, and back from what was sent.
#pragma once

#include "web/register.h"

namespace rodtrad::web {

/// Fields that a person fills in: not the state (it changes by steps), not files.
bool is_filled_in(const schema::RecordType& type, const schema::Field& field);

/// The inputs of all parts. `record`: what stands in them when nothing was sent; `locked`: shown, not changed.
void write_record_fields(Page& page, const schema::RecordType& type, const records::Record& record, const std::vector<std::string>& locked,
                         const Filled& filled);

/// What differs from `before` in what was sent: a field that is as it was shown is left out, so that where its values come from stays.
records::Record changes_from(const Page& page, const schema::RecordType& type, const records::Record& before);

/// Problems of a record ("goal.title", "goal.departments[1].unit") at the inputs that they are about.
core::Problems at_fields(core::Problems problems, const schema::RecordType& type);

/// As text in an input: one line for each value; for a group, one line a row with " | " between its members.
std::string text_of(const schema::Field& field, const std::vector<records::Entry>& entries, core::Language language);

}  // namespace rodtrad::web
