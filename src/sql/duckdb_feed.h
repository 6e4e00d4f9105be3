// Feeds as functions of the library.
#pragma once

#include <memory>
#include <string>

#include "sql/duckdb_api.h"
#include "sql/row_feed.h"

namespace rodtrad::sql::duckdb {

/// From now on `SELECT * FROM name()` gives the rows, once, as long as the feed lives. False when the library refuses.
bool register_feed(Session session, const std::string& name, const std::shared_ptr<RowFeed>& feed);

}  // namespace rodtrad::sql::duckdb
