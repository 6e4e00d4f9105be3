// A schema with every kind of field, and registers in a temporary folder.
#pragma once

#include "records/store.h"
#include "schema/read.h"
#include "support/support.h"

namespace rodtrad::test {

inline std::string field_text(const std::string& name, const std::string& kind, const std::string& more = {}) {
  return "[field." + name + "]\nkind = \"" + kind + "\"\nlabel = { sv = \"Fältet " + name + "\", en = \"The field " + name + "\" }\n" + more;
}

inline std::string type_text(const std::string& fields) {
  return "label = { sv = \"Sak\", en = \"Thing\" }\nplural = { sv = \"Saker\", en = \"Things\" }\ntitle = \"name\"\n" +
         field_text("name", "text", "required = true\n") + fields;
}

inline std::string link_text(const std::string& name, const std::string& inverse, const std::string& more = {}) {
  return field_text(name, "link", "to = \"owner\"\ninverse = { name = \"" + inverse + "\", label = { sv = \"Saker\", en = \"Things\" } }\n" + more);
}

inline std::string every_kind() {
  return type_text(
      field_text("story", "long_text") + field_text("weight", "number") + field_text("count", "integer") + field_text("price", "money") +
      field_text("day", "date") + field_text("due", "fuzzy_date") + field_text("at", "time") +
      field_text("state", "code", "codes.open = { sv = \"Öppen\", en = \"Open\" }\ncodes.closed = { sv = \"Stängd\", en = \"Closed\" }\n") +
      field_text("good", "bool") + field_text("path", "file") + link_text("owner", "things") + field_text("tags", "text", "many = true\n") +
      field_text("prices", "money", "many = true\n") + link_text("friends", "friend_of", "many = true\n") + field_text("size", "group") +
      field_text("size.field.width", "number") + field_text("size.field.cost", "money") + field_text("parts", "group", "many = true\n") +
      field_text("parts.field.part", "text", "required = true\n") + field_text("parts.field.whole", "bool"));
}

inline schema::Schema schema_of(const std::string& thing) {
  auto read = schema::read_schema({{.name = "thing.toml", .text = thing}, {.name = "owner.toml", .text = type_text("")}});
  REQUIRE(read);
  return *read;
}

/// register.db in a folder of its own, open with a schema.
struct Register {
  explicit Register(const std::string& thing = every_kind())
      : connection(sql::open_sqlite(folder / "register.db")), store(*records::Store::open(*connection, schema_of(thing))) {}

  TemporaryFolder folder;
  std::unique_ptr<sql::SqliteConnection> connection;
  records::Store store;
};

inline records::Record named(const std::string& type, const std::string& name) {
  records::Record record(type);
  record.set("name", name);
  return record;
}

inline records::RecordId created(records::Store& store, const records::Record& record) {
  const auto id = store.create(record);
  REQUIRE_MESSAGE(id, (id ? "" : core::to_json(id.error())));
  return *id;
}

}  // namespace rodtrad::test
