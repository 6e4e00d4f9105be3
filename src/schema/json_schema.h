// Record types as JSON Schema (draft 2020-12) and as a page of documentation.
#pragma once

#include "schema/schema.h"

namespace rodtrad::schema {

/// One object type: {"$id": "goal", "type": "object", "properties": …}, as `rodtrad record show --format json` writes records, with
/// titles in both languages under "x-label".
std::string json_schema(const RecordType& type);
/// {"$schema", "$defs": {type: schema, …}}: what OpenAPI takes as its components.
std::string json_schemas(const Schema& schema);

/// The page docs/reference/records.md.
std::string documentation(const Schema& schema);

}  // namespace rodtrad::schema
