// Brings a register to the schema: written migrations that it has not had, then new tables and columns, all in one transaction; anything
// else is refused.
#pragma once

#include <filesystem>

#include "core/expected.h"
#include "schema/schema.h"
#include "sql/connection.h"

namespace rodtrad::records {

/// What a program could not work out by itself: renames and drops, as SQL. The first line names the types whose records it changes,
/// "-- types: goal, project": the log tells it of each of their records, so that the audit knows them as they now are.
struct Migration {
  std::string name;  // "data/migrations/001.sql": applied once, in this order
  std::string text;  // statements, each ending with ; at the end of a line
};

/// The program's data/migrations/*.sql, then the workspace's own migrations/*.sql.
core::Expected<std::vector<Migration>> load_migrations(const std::filesystem::path& workspace);

/// Whether migrate would change a register that holds something: time for a backup. Problems: as migrate, but for those that a written
/// migration may solve.
core::Expected<bool> needs_migration(sql::Connection& connection, const schema::Schema& schema, const std::vector<Migration>& written);

/// Problems: register_newer, register_unknown_type, register_unknown_field, register_other_kind. Nothing is written when
/// there is a problem, or when the register fits already.
core::Expected<core::Done> migrate(sql::Connection& connection, const schema::Schema& schema, const std::vector<Migration>& written = {});

}  // namespace rodtrad::records
