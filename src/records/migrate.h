// Brings a register to the schema: new tables and columns are added in one transaction; anything else is refused.
#pragma once

#include "core/expected.h"
#include "schema/schema.h"
#include "sql/connection.h"

namespace rodtrad::records {

/// Problems: register_newer, register_unknown_type, register_unknown_field, register_other_kind. Nothing is written when
/// there is a problem, or when the register fits already.
core::Expected<core::Done> migrate(sql::Connection& connection, const schema::Schema& schema);

}  // namespace rodtrad::records
