// lake: what happens to versions, keys and files when the world fails or is changed behind our back.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "core/failure.h"
#include "lake_support.h"

using namespace rodtrad::lake;
using namespace rodtrad::test;
namespace core = rodtrad::core;

namespace {

/// The message of the Failure that must come.
template <class Work>
std::string failure_of(const Work& work) {
  try {
    work();
  } catch (const core::Failure& failure) {
    return failure.message().en;
  }
  return "no failure";
}

}  // namespace

TEST_CASE("unknown datasets and versions are told with what there is") {
  const LakeFixture fixture;
  CHECK(fixture.lake->open("contacts").error()[0].code == "unknown_dataset");
  REQUIRE(fixture.contacts(kContactHeader + contact(1, "P1", 2019)));
  CHECK(fixture.lake->open("contact").error()[0].hint.en == "did you mean \"contacts\"?");
  CHECK(fixture.lake->open("contacts@000000000000").error()[0].code == "unknown_version");
}

TEST_CASE("a file that was changed or is gone is not read") {
  const LakeFixture fixture;
  REQUIRE(fixture.contacts(kContactHeader + contact(1, "P1", 2019)));
  const auto path = fixture.lake->open("contacts")->paths()[0];
  std::string bytes = contents(path);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  core::write_file(path, bytes);
  CHECK(failure_of([&] { (void)fixture.lake->open("contacts"); }).find("has been changed") != std::string::npos);
  core::write_file(path, bytes + "x");
  CHECK(failure_of([&] { (void)fixture.lake->open("contacts"); }).find("has been changed") != std::string::npos);
  std::filesystem::remove(path);
  CHECK(failure_of([&] { (void)fixture.lake->open("contacts"); }).find("is missing") != std::string::npos);
  CHECK(fixture.lake->show("contacts").has_value());
}

TEST_CASE("data of another contract version, and a manifest of another format, are told") {
  LakeFixture fixture;
  REQUIRE(fixture.contacts(kContactHeader + contact(1, "P1", 2019)));
  fixture.connection->execute("UPDATE lake_version SET manifest = replace(manifest, '\"contract_version\":1', '\"contract_version\":7')");
  CHECK(fixture.lake->open("contacts").error()[0].code == "other_contract_version");
  CHECK(codes_of(fixture.contacts(kContactHeader + contact(2, "P1", 2020)).error()) == std::vector<std::string>{"other_contract_version"});
  CHECK(fixture.contacts(kContactHeader + contact(1, "P1", 2019)).has_value());
  fixture.connection->execute("UPDATE lake_version SET manifest = replace(manifest, '\"format\":1', '\"format\":2')");
  CHECK(fixture.lake->open("contacts").error()[0].code == "manifest_damaged");
}

TEST_CASE("a transaction that is rolled back takes the import with it, and opening sweeps its files") {
  LakeFixture fixture;
  REQUIRE(fixture.contacts(kContactHeader + contact(1, "P1", 2019)));
  const auto before = tree(fixture.folder / "lake");
  const auto private_before = tree(fixture.folder / "private");
  {
    const rodtrad::sql::Transaction transaction(*fixture.connection);
    REQUIRE(fixture.contacts(kContactHeader + contact(1, "P9", 2020)));
  }
  CHECK(tree(fixture.folder / "lake") != before);
  core::make_folders(fixture.folder / "lake/.scratch-left");
  fixture.reopen();
  CHECK(tree(fixture.folder / "lake") == before);
  CHECK(tree(fixture.folder / "private") == private_before);
  CHECK(fixture.lake->open("contacts")->years() == std::vector<int>{2019});
  REQUIRE(fixture.contacts(kContactHeader + contact(1, "P5", 2020)));
  CHECK(fixture.number("contacts", "max(person)") == 2);
}

TEST_CASE("an import that is prepared and dropped leaves nothing") {
  const LakeFixture fixture;
  {
    const auto prepared =
        fixture.lake->prepare({.file = fixture.write("a.csv", kContactHeader + contact(1, "P1", 2019)), .kind = "care_contact", .purpose = "x"});
    REQUIRE(prepared);
    CHECK((*prepared)->version.rows() == 1);
  }
  CHECK(tree(fixture.folder / "lake").empty());
  CHECK(tree(fixture.folder / "private/originals").empty());
}

TEST_CASE("two imports that number persons at the same time: the second is told") {
  const LakeFixture fixture;
  const auto prepare = [&](const std::string& name, const std::string& person) {
    return fixture.lake->prepare({.file = fixture.write(name, kContactHeader + contact(1, person, 2019)), .kind = "care_contact", .purpose = "x"});
  };
  auto first = prepare("a.csv", "P1");
  auto second = prepare("b.csv", "P2");
  fixture.lake->commit(**first);
  CHECK(failure_of([&] { fixture.lake->commit(**second); }).find("another import") != std::string::npos);
  CHECK(fixture.lake->list().size() == 1);
}

TEST_CASE("without its key or its list of persons the lake does not go on") {
  LakeFixture fixture;
  REQUIRE(fixture.contacts(kContactHeader + contact(1, "P1", 2019)));
  const std::string more = kContactHeader + contact(1, "P2", 2020);
  core::write_file(fixture.folder / "private/keys/person.key", std::string(64, 'b') + "\n", 0600);
  CHECK(failure_of([&] { (void)fixture.contacts(more); }).find("another than the one") != std::string::npos);
  core::write_file(fixture.folder / "private/keys/person.key", "short\n", 0600);
  CHECK(failure_of([&] { (void)fixture.contacts(more); }).find("is no key") != std::string::npos);
  core::write_file(fixture.folder / "private/keys/person.key", std::string(64, 'a') + "\n", 0644);
  CHECK(failure_of([&] { (void)fixture.contacts(more); }).find("other users can reach") != std::string::npos);
  std::filesystem::remove(fixture.folder / "private/keys/person.key");
  CHECK(failure_of([&] { (void)fixture.contacts(more); }).find("is missing") != std::string::npos);
  core::write_file(fixture.folder / "private/keys/person.key", std::string(64, 'a') + "\n", 0600);
  std::filesystem::remove(fixture.folder / "private/keys/persons.bin");
  CHECK(failure_of([&] { (void)fixture.contacts(more); }).find("too short") != std::string::npos);
  CHECK(fixture.lake->open("contacts")->years() == std::vector<int>{2019});
}

TEST_CASE("a full disk stops the import and leaves nothing half-written") {
  const LakeFixture fixture;
  REQUIRE(fixture.contacts(kContactHeader + contact(1, "P1", 2019)));
  std::string text = kContactHeader;
  for (int i = 0; i < 30000; ++i) text += contact(i, fmt::format("P{}", i), 2020, fmt::format("{}.11", i));
  const ImportRequest request{.file = fixture.write("big.csv", text), .kind = "care_contact", .name = "contacts", .purpose = "x"};
  const auto before = tree(fixture.folder / "lake");
  for (const rlim_t limit : {100'000u, 3'000'000u}) {
    const pid_t child = ::fork();
    if (child == 0) {
      std::signal(SIGXFSZ, SIG_IGN);
      const rlimit most{limit, limit};
      ::setrlimit(RLIMIT_FSIZE, &most);
      auto connection = rodtrad::sql::open_sqlite(fixture.folder / "register.db");
      Lake lake(fixture.places(), *connection);
      const std::string message = failure_of([&] { (void)lake.import(request); });
      ::_exit(message == "no failure" ? 1 : 0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == (limit < text.size() ? 0 : 1));
    if (limit < text.size()) CHECK(tree(fixture.folder / "lake") == before);
  }
}
