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

TEST_CASE("backup of a workspace while writing, restored in another place: register, files, settings; keys only when asked for") {
  test::TemporaryFolder folder;
  REQUIRE(ops::init_workspace({.folder = folder / "w", .keys = folder / "keys"}));
  core::make_folders(folder / "keys");
  core::write_file(folder / "keys/key", "hemlig");
  core::write_file(folder / "w/publications/sida.html", "<p>sida</p>");
  core::make_folders(folder / "w/runs/run-99");
  core::write_file(folder / "w/runs/run-99/run.json", "{}");  // of a run that the register does not know yet
  auto writer = std::move(*ops::Workspace::open(folder / "w", ops::Access::write));
  add_goal(*writer, "först");
  for (const bool with_keys : {false, true}) {
    const auto copy = folder / (with_keys ? "with" : "without"), place = folder / (with_keys ? "x" : "y");
    const auto reader = std::move(*ops::Workspace::open(folder / "w", ops::Access::read));
    const auto done = ops::backup_workspace(*reader, copy, with_keys ? ops::Keys::included : ops::Keys::left_out);
    REQUIRE_MESSAGE(done, (done ? "" : core::to_json(done.error())));
    CHECK(ops::backup_workspace(*reader, copy, ops::Keys::left_out).error()[0].code == "file_exists");
    REQUIRE(done->outside.size() == 1);
    CHECK(done->outside[0].place == folder / "keys");
    CHECK(done->outside[0].included == with_keys);
    CHECK(std::filesystem::exists(copy / "outside/keys/key") == with_keys);
    CHECK_FALSE(std::filesystem::exists(copy / "runs/run-99"));
    CHECK(ops::restore_workspace(place, copy, "").error()[0].code == "keys_not_empty");
    const auto restored = ops::restore_workspace(place, copy, place.string() + "-keys");
    REQUIRE_MESSAGE(restored, (restored ? "" : core::to_json(restored.error())));
    CHECK(std::filesystem::exists(place.string() + "-keys/key") == with_keys);
    const auto after = std::move(*ops::Workspace::open(place, ops::Access::write));
    CHECK(after->settings().keys == place.string() + "-keys");
    CHECK(after->settings().originals == place.string() + "-keys");
    CHECK(*after->store().count({.type = "goal"}) == 1);
    CHECK(records::to_text(records::verify_log(after->connection(), after->store()).head) == done->head);
    CHECK(*core::read_file(place / "publications/sida.html") == "<p>sida</p>");
    CHECK(ops::restore_workspace(place, copy, "").error()[0].code == "folder_not_empty");
  }
}

TEST_CASE("a backup with a changed, missing or foreign file is not restored") {
  test::TemporaryFolder folder;
  REQUIRE(ops::init_workspace({.folder = folder / "w", .keys = folder / "keys"}));
  core::write_file(folder / "w/publications/sida.html", "<p>sida</p>");
  REQUIRE(ops::backup_workspace(**ops::Workspace::open(folder / "w", ops::Access::read), folder / "copy", ops::Keys::left_out));
  const auto refused = [&] {
    const auto restored = ops::restore_workspace(folder / "x", folder / "copy", "");
    return !restored && restored.error()[0].code == "backup_damaged" && !std::filesystem::exists(folder / "x");
  };
  core::write_file(folder / "copy/publications/sida.html", "<p>sidan</p>");
  CHECK(refused());
  std::filesystem::remove(folder / "copy/publications/sida.html");
  CHECK(refused());
  core::write_file(folder / "copy/publications/sida.html", "<p>sida</p>");
  CHECK_FALSE(refused());
  CHECK(ops::restore_workspace(folder / "y", folder / "w", "").error()[0].code == "not_a_backup");
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
