// Imports of documents into the register: minutes, programmes, portfolios of projects.
#pragma once

#include "domain/record_import.h"
#include "ops/workspace.h"

#include <functional>

namespace rodtrad::ops {

enum class DocumentKind { minutes, programme, portfolio };

struct DocumentRequest {
  DocumentKind kind = DocumentKind::minutes;
  std::filesystem::path file;
  std::string pages;  // of a programme: "33-40"; "" = every programme found
};

/// A document as read, before anything is stored.
struct DocumentRead {
  std::string json;                                      // members of one object, with places in the text
  std::vector<std::pair<core::Text, core::Text>> facts;  // what was found, for people: name, value
  core::Problems notes;
  std::string text;    // that the places count in
  std::string sha256;  // of the file
  /// Puts what was read into the register, in the caller's transaction.
  std::function<core::Expected<core::Done>(domain::RecordImport&)> store;
};

/// Reads alone. Problems: those of the readers; bad_pages.
core::Expected<DocumentRead> read_document(const DocumentRequest& request);

/// Stores what was read, all or nothing; the text is kept in documents/ of the workspace. Importing again changes what
/// differs and doubles nothing. Problems: those of the records.
core::Expected<std::vector<domain::ImportedRecord>> store_document(Workspace& workspace, const DocumentRequest& request, const DocumentRead& read);

}  // namespace rodtrad::ops
