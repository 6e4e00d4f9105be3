// The register: lists and records of every type as the schema describes them, for everyone as far as data/permissions.toml lets them.
#pragma once

#include "ops/record_change.h"
#include "web/form.h"
#include "web/signed_in.h"

namespace rodtrad::web {

Answer register_page(Page& page);    // GET /register: the types that the reader may see, by place
Answer list_page(Page& page);        // GET /register/*
Answer list_file(Page& page);        // GET /register/*/csv: exactly the list that is shown, all pages
Answer take_view(Page& page);        // POST /register/*/views: saves a view for the user, or removes one
Answer record_page(Page& page);      // GET /*
Answer history_page(Page& page);     // GET /*/history
Answer new_record_page(Page& page);  // GET /register/*/new
Answer take_new_record(Page& page);  // POST
Answer edit_page(Page& page);        // GET /*/edit
Answer take_edit(Page& page);        // POST
Answer take_step(Page& page);        // POST /*/step
Answer thread_page(Page& page);      // GET /*/thread: the picture, and the same as a list
Answer gaps_page(Page& page);        // GET /gaps
Answer search_page(Page& page);      // GET /search

/// An answer about a record or a type; what is not there is a page that is not there.
template <class T>
core::Expected<T> found(core::Expected<T> answer) {
  if (answer) return answer;
  const std::string& code = answer.error().front().code;
  const bool absent = code == "no_such_record" || code == "unknown_type" || code == "bad_record_id";
  return absent ? core::Expected<T>(core::fail(http::refusal_of_status(404).problems)) : answer;
}

/// Whether the reader may add a record of the type with its form: files are not taken by forms.
bool can_add(const Page& page, const schema::RecordType& type);

/// A link's target as its title with a link to its page; the id when no title is known.
void write_target(Page& page, const records::RecordId& id, const std::map<records::RecordId, std::string>& titles);

/// The values of a field: links as links, paragraphs as paragraphs.
void write_values(Page& page, const schema::Field& field, const std::vector<records::Entry>& entries,
                  const std::map<records::RecordId, std::string>& titles);

/// Edit, the steps that the state allows (also why one cannot be taken), thread and history.
void write_record_actions(Page& page, const ops::RecordView& view);
/// The steps that can be taken now; afterwards `back` is shown, "" = the record itself.
void write_open_steps(Page& page, const ops::RecordView& view, const std::string& back);
/// A link to a form with some values in it, for those who may make such records; afterwards `back` is shown.
void write_add(Page& page, const std::string& type, std::string_view words, const http::Pairs& values, const std::string& back);
/// Links to forms of everything that may link to the record.
void write_additions(Page& page, const ops::RecordView& view);
/// Where the form that was sent leads: to the page of ours that it was reached from, else to `path`.
std::string next_path(const Page& page, std::string_view path);

/// The name of the state that a record is in; "" for types without states.
std::string state_label(const Page& page, const schema::RecordType& type, const records::Record& record);

}  // namespace rodtrad::web
