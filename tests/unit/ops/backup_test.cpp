// ops: a backup taken while others write is whole, and restoring brings it back.
#include "ops/backup.h"
#include "core/file.h"
#include "ops/record_change.h"
#include "records/audit.h"
#include "support/support.h"

using namespace rodtrad;

namespace {

records::RecordId add_goal(ops::Workspace& workspace, const std::string& title) {
  records::Record goal("goal");
  goal.set("title", title);
  return *ops::create_record(workspace, {.name = "a", .roles = {{.role = "administrator"}}}, goal);
}

}  // namespace

TEST_CASE("backup while writing, restore, and what was there is kept") {
  test::TemporaryFolder folder;
  REQUIRE(ops::init_workspace({.folder = folder / "w", .keys = folder / "keys"}));
  auto writer = std::move(*ops::Workspace::open(folder / "w", ops::Access::write));
  add_goal(*writer, "först");
  {
    sql::Transaction half_done(writer->connection());
    add_goal(*writer, "halvvägs");
    const auto reader = std::move(*ops::Workspace::open(folder / "w", ops::Access::read));
    const auto done = ops::backup_register(*reader, folder / "copy.db");
    REQUIRE_MESSAGE(done, (done ? "" : core::to_json(done.error())));
    CHECK(done->bytes > 0);
    CHECK(ops::backup_register(*reader, folder / "copy.db").error()[0].code == "file_exists");
    half_done.commit();
  }
  writer.reset();
  const auto restored = ops::restore_register(folder / "w", folder / "copy.db");
  REQUIRE_MESSAGE(restored, (restored ? "" : core::to_json(restored.error())));
  CHECK(std::filesystem::exists(restored->before));
  const auto after = std::move(*ops::Workspace::open(folder / "w", ops::Access::read));
  CHECK(*after->store().count({.type = "goal"}) == 1);
  CHECK(records::verify_log(after->connection(), after->store()).problems.empty());
}

TEST_CASE("what is no backup is not restored") {
  test::TemporaryFolder folder;
  REQUIRE(ops::init_workspace({.folder = folder / "w", .keys = folder / "keys"}));
  sql::open_sqlite(folder / "other.db")->execute("CREATE TABLE a (b)");
  CHECK(ops::restore_register(folder / "w", folder / "other.db").error()[0].code == "not_a_backup");
  CHECK(ops::restore_register(folder / "w", folder / "none.db").error()[0].code == "not_a_backup");
  CHECK(std::filesystem::exists(folder / "w/register.db"));
}

TEST_CASE("before tables change the register is kept in backups") {
  test::TemporaryFolder folder;
  REQUIRE(ops::init_workspace({.folder = folder / "w", .keys = folder / "keys"}));
  CHECK_FALSE(std::filesystem::exists(folder / "w/backups"));
  core::make_folders(folder / "w/schema");
  core::write_file(folder / "w/schema/goal.toml", "[field.mood]\nkind = \"text\"\nlabel = { sv = \"S\", en = \"E\" }\n");
  REQUIRE(ops::Workspace::open(folder / "w", ops::Access::read));
  CHECK(std::distance(std::filesystem::directory_iterator(folder / "w/backups"), {}) == 1);
}
