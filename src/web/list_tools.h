// What a list of records can be asked: filters in use, columns, and views that a user has saved. The address holds it all.
#pragma once

#include "web/register.h"

namespace rodtrad::web {

std::string list_path(const schema::RecordType& type);

/// What of the address says how the list looks: filters, order and columns, with one thing said otherwise ("" leaves it out).
std::string query_with(const Page& page, std::string_view name, std::string_view value);

/// The address of this list with one thing said otherwise.
std::string with(const Page& page, std::string_view name, std::string_view value);

/// Columns that are asked for, else those of the type; the title stands first in any case.
std::vector<std::string> columns_of(const Page& page, const schema::RecordType& type);

/// Filters that hold, each with a link that takes it away.
void write_chips(Page& page, const schema::RecordType& type);

/// Boxes for the columns; a plain form, so that the address holds the choice.
void write_columns(Page& page, const schema::RecordType& type);

/// The user's own views of this list, and a name for the one that is shown.
void write_views(Page& page, const schema::RecordType& type, const Filled& filled);

}  // namespace rodtrad::web
