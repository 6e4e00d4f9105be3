// Records made from a document, put into the register: new ones are created, known ones changed where the document says
// otherwise, equal ones left as they are. The history of each names the file and the place.
#pragma once

#include "domain/document/quote.h"
#include "records/store.h"

namespace rodtrad::domain {

/// What happened to one record.
struct ImportedRecord {
  enum class What { created, changed, same };
  What what = What::same;
  records::RecordId id;
  std::string title;
  std::vector<std::string> fields;  // that changed
};

struct ImportSource {
  std::string file;       // name of the imported file
  std::string sha256;     // of its bytes
  std::string text_file;  // the text that was read, kept inside the workspace
};

class RecordImport {
 public:
  RecordImport(records::Store& store, ImportSource source) : store_(store), source_(std::move(source)), act_(store.act()) {}
  ~RecordImport() { store_.act_as(act_); }
  RecordImport(const RecordImport&) = delete;
  RecordImport& operator=(const RecordImport&) = delete;

  /// `match`: fields that tell whether the register has it; a record without a value for one of them is matched by the
  /// others. `place`: where in the document it stands. Problems: those of Store::create and Store::change.
  core::Expected<records::RecordId> put(const records::Record& record, const std::vector<std::string>& match, const Quote& place);

  /// The same over a record that the caller has found; nullptr: there is none. `where`: "@12", after the file's name.
  core::Expected<records::RecordId> put_over(const records::Record& record, const records::Record* known, const std::string& where);

  /// A record of the register whose text field says just this. Problems: those of Store::list.
  core::Expected<std::optional<records::RecordId>> known(const std::string& type, const std::string& field, const std::string& text) const;

  const ImportSource& source() const { return source_; }
  const std::vector<ImportedRecord>& records() const { return imported_; }

 private:
  core::Expected<std::optional<records::Record>> find(const records::Record& record, const std::vector<std::string>& match) const;
  core::Expected<records::RecordId> change(const records::Record& known, const records::Record& record);
  std::string title_of(const records::Record& record) const;

  records::Store& store_;
  ImportSource source_;
  records::Act act_;  // of the one who imports
  std::vector<ImportedRecord> imported_;
};

/// Fields from quotes, with their spans. Nothing for an empty one.
void set_quote(records::Record& record, std::string_view field, const Quote& quote);
void add_quotes(records::Record& record, std::string_view field, const std::vector<Quote>& quotes);
void set_text(records::Record& record, std::string_view field, const std::string& text);
void add_texts(records::Record& record, std::string_view field, const std::vector<std::string>& texts);

}  // namespace rodtrad::domain
