// Publication forms: the plan's own list, and what an assignment says in its words.
#pragma once

#include <string>
#include <vector>

#include "domain/plan_reader/passage.h"

namespace rodtrad::domain {

/// A form of the plan's list: "Kort analys", or "Analysresultat (PPT-bilder)" with a detail in brackets.
struct PublicationForm {
  Passage words;
  std::string name;       // before the bracket
  std::u32string plain;   // the name in lower case
  std::u32string detail;  // in lower case
};

PublicationForm publication_form(const Passage& words);

struct Publication {
  std::vector<std::string> forms;  // names in the plan's list, in the order of the text
  std::vector<Passage> form_words;
  std::string operation;  // "och/eller", "eller", "och" between the forms
  Passage operation_words;
  std::string other;  // what is no form of the list
  std::vector<Passage> other_words;
  bool other_as_written = true;  // false: a list of deliverables, each by its head
};

Publication read_publication(const Passage& raw, const std::vector<PublicationForm>& list);

}  // namespace rodtrad::domain
