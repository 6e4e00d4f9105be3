// Thread and gaps through the eyes of an actor.
#include "ops/thread.h"

#include "ops/register.h"

namespace rodtrad::ops {

using core::Expected;
using records::Record;
using records::RecordId;

namespace {

constexpr const char* kRevised = "publication_revised_since";

domain::Visible visible_to(const Workspace& workspace, const Actor& actor) {
  return [&workspace, &actor](const schema::RecordType& type) {
    return records::Permit(workspace.permissions(), workspace.store().schema()).condition(actor, schema::Action::read, type);
  };
}

/// "contacts@1a2b3c…" of a dataset that has a newer version now.
bool is_revised(const std::map<std::string, std::string>& current, const std::string& reference) {
  const std::size_t sign = reference.find('@');
  const auto now = current.find(reference.substr(0, sign));
  return sign != std::string::npos && now != current.end() && now->second != reference.substr(sign + 1);
}

Expected<std::vector<domain::Gap>> revised_since(Workspace& workspace, const Actor& actor, const core::Date& today) {
  std::map<std::string, std::string> current;
  for (const lake::DatasetVersion& one : workspace.lake().list()) current[one.name] = one.version;
  std::vector<domain::Gap> gaps;
  const schema::RecordType& type = *TRY(find_type(workspace, "publication"));
  const std::vector<Record> publications = TRY(workspace.store().list({.type = type.name, .also = {visible_to(workspace, actor)(type)}}));
  for (const Record& publication : publications) {
    const Record run = TRY(workspace.store().get(publication.get<RecordId>("run").value_or(RecordId{"run", 0})));
    const std::vector<std::string> data = run.texts("data");
    if (std::none_of(data.begin(), data.end(), [&](const std::string& one) { return is_revised(current, one); })) continue;
    domain::Gap gap{.kind = kRevised,
                    .label = {.sv = "Publikation vars data har ändrats sedan dess", .en = "Publication whose data were revised since"},
                    .id = publication.id,
                    .title = publication.text("path"),
                    .since = publication.text("date")};
    if (const auto day = core::parse_iso_date(gap.since)) gap.days = std::max(core::to_days(today) - core::to_days(*day), 0);
    gaps.push_back(std::move(gap));
  }
  return gaps;
}

}  // namespace

Expected<domain::Thread> view_thread(Workspace& workspace, const Actor& actor, const std::string& id, domain::ThreadWay way) {
  const RecordId root = TRY(parse_id(id));
  TRY(require(workspace, actor, schema::Action::read, root));
  return domain::follow_thread(workspace.store(), root, way, visible_to(workspace, actor));
}

Expected<std::vector<domain::Gap>> view_gaps(Workspace& workspace, const Actor& actor, const core::Date& today, std::vector<std::string> kinds) {
  const auto revised = std::find(kinds.begin(), kinds.end(), kRevised);
  const bool all = kinds.empty(), wants_revised = all || revised != kinds.end();
  if (!all && wants_revised) kinds.erase(revised);
  std::vector<domain::Gap> gaps;
  if (all || !kinds.empty()) gaps = TRY(domain::find_gaps(workspace.store(), today, visible_to(workspace, actor), kinds));
  if (!wants_revised) return gaps;
  for (domain::Gap& gap : TRY(revised_since(workspace, actor, today))) gaps.push_back(std::move(gap));
  return gaps;
}

}  // namespace rodtrad::ops
