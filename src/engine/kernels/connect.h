// Connect: opens a connection to the database, for what only it can read. Several threads may call it.
#pragma once

#include <functional>
#include <memory>

#include "sql/connection.h"

namespace rodtrad::engine::kernels {

using Connect = std::function<std::unique_ptr<sql::DuckdbConnection>()>;

}  // namespace rodtrad::engine::kernels
