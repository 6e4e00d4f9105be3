// Parallel efforts, as commands and pages ask for them.
#pragma once

#include "domain/similar.h"
#include "ops/workspace.h"

namespace rodtrad::ops {

/// `what`: an id, or the name of a type. Problems: those of domain::similar_to and similar_of_type.
core::Expected<domain::SimilarAnswer> find_similar(const Workspace& workspace, const std::string& what, std::size_t most);
/// Those most like a record that is being written. Problem not_comparable.
core::Expected<domain::SimilarAnswer> similar_to_draft(const Workspace& workspace, const records::Record& draft, std::size_t most);
/// Problems: those of domain::judge_pair.
core::Expected<std::string> judge_similar(Workspace& workspace, const std::string& first, const std::string& second, const std::string& verdict,
                                          const std::string& why);

}  // namespace rodtrad::ops
