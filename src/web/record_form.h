// A record as a form, made from its type: inputs by kind of field, and back from what was sent.
#pragma once

#include "web/register.h"

namespace rodtrad::web {

/// Fields that a person fills in: not the state (it changes by steps), not files.
bool is_filled_in(const schema::RecordType& type, const schema::Field& field);

/// Names of the inputs of a group begin with that of its row: "secrecy_marking", or "commissions.0" where there may be several.
std::string name_of_row(const schema::Field& field, std::size_t row);
/// "commissions.0.due"
std::string name_of_member(const schema::Field& field, std::size_t row, const schema::Field& member);
/// Whether the form that was sent has inputs of the row.
bool has_row(const http::Pairs& form, const schema::Field& field, std::size_t row);

/// The inputs of all parts, with what the record holds when nothing was sent; locked fields are shown, not changed.
void write_record_fields(Page& page, const ops::RecordView& view, const Filled& filled);
/// The same for a record that is not there yet.
void write_record_fields(Page& page, const schema::RecordType& type, const Filled& filled);

/// What differs from `before` in what was sent: a field that is as it was shown is left out, so that where its values come from stays.
records::Record changes_from(const Page& page, const schema::RecordType& type, const records::Record& before);

/// Problems of a record ("goal.title", "goal.departments[1].unit", "decision.secrecy_marking.provision") at the inputs that they are about.
core::Problems at_fields(core::Problems problems, const schema::RecordType& type);

/// As text in an input.
std::string text_of_value(const schema::Field& field, const records::Value& value, core::Language language);
/// The same for a field: one line for each value; for a group, one line a row with " | " between its members.
std::string text_of(const schema::Field& field, const std::vector<records::Entry>& entries, core::Language language);

}  // namespace rodtrad::web
