// Ids as people write them, to records.
#include "ops/similar.h"

#include "ops/register.h"

namespace rodtrad::ops {

core::Expected<domain::SimilarAnswer> find_similar(const Workspace& workspace, const std::string& what, std::size_t most) {
  if (workspace.store().schema().find(what)) return domain::similar_of_type(workspace.store(), what, most);
  return domain::similar_to(workspace.store(), TRY(parse_id(what)), most);
}

core::Expected<domain::SimilarAnswer> similar_to_draft(const Workspace& workspace, const records::Record& draft, std::size_t most) {
  return domain::similar_to_draft(workspace.store(), draft, most);
}

core::Expected<std::string> judge_similar(Workspace& workspace, const std::string& first, const std::string& second, const std::string& verdict,
                                          const std::string& why) {
  const records::RecordId a = TRY(parse_id(first)), b = TRY(parse_id(second));
  sql::Transaction transaction(workspace.connection());
  const records::RecordId id = TRY(domain::judge_pair(workspace.store(), a, b, verdict, why));
  transaction.commit();
  return to_text(id);
}

}  // namespace rodtrad::ops
