// Matching of publication forms and listing of other deliverables.
#include "domain/plan_reader/publication.h"

#include "core/unicode.h"
#include "domain/plan_reader/sentences.h"
#include "domain/plan_reader/words.h"

namespace rodtrad::domain {

namespace {

struct Match {
  std::size_t begin;
  std::size_t end;
  const PublicationForm* form;
};

bool overlaps(const std::vector<Match>& matches, std::size_t begin, std::size_t end) {
  return std::any_of(matches.begin(), matches.end(), [&](const Match& match) { return begin < match.end && match.begin < end; });
}

/// First place of each form; a longer name wins over one inside it.
std::vector<Match> find_forms(const std::u32string& text, const std::vector<PublicationForm>& list) {
  std::vector<const PublicationForm*> forms;
  for (const PublicationForm& form : list) forms.push_back(&form);
  std::stable_sort(forms.begin(), forms.end(), [](const auto* a, const auto* b) { return a->plain.size() > b->plain.size(); });
  std::vector<Match> matches;
  for (const PublicationForm* form : forms) {
    const std::size_t at = form->plain.empty() ? text.npos : find_word(text, form->plain);
    if (at != text.npos && !overlaps(matches, at, at + form->plain.size())) matches.push_back({at, at + form->plain.size(), form});
  }
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) { return a.begin < b.begin; });
  return matches;
}

/// Names, details and operators, which leave what is no form of the list.
std::vector<bool> covered_places(const std::u32string& text, const std::vector<Match>& matches) {
  std::vector<bool> covered(text.size(), false);
  const auto cover = [&](std::size_t begin, std::size_t size) { std::fill_n(covered.begin() + static_cast<std::ptrdiff_t>(begin), size, true); };
  for (const Match& match : matches) {
    cover(match.begin, match.end - match.begin);
    const std::size_t detail = match.form->detail.empty() ? text.npos : find_word(text, match.form->detail);
    if (detail != text.npos) cover(detail, match.form->detail.size());
  }
  return covered;
}

Passage without_operators(Passage part) {
  static constexpr std::u32string_view kSigns = U",.;:()/";
  for (bool changed = true; changed;) {
    const std::size_t before = part.size();
    part = strip(part, kSigns);
    for (const char* name : {"and_or", "or", "and"}) {
      for (const std::u32string& word : words("publication", name)) {
        const std::u32string text = lower(part.text);
        if (word_at(text, 0, word)) part = part.slice(word.size());
        const std::size_t size = word.size();
        if (part.size() >= size && word_at(lower(part.text), part.size() - size, word)) part = part.slice(0, part.size() - size);
      }
    }
    changed = part.size() < before;
  }
  return part;
}

std::vector<Passage> uncovered_parts(const Passage& raw, const std::vector<bool>& covered) {
  std::vector<Passage> parts;
  for (std::size_t begin = 0; begin < raw.size();) {
    std::size_t end = begin;
    while (end < raw.size() && !covered[end]) ++end;
    if (Passage part = without_operators(raw.slice(begin, end)); !part.empty()) parts.push_back(std::move(part));
    begin = end + 1;
  }
  return parts;
}

/// Deliverables told one after another: sentences, and what "samt" or a semicolon parts.
std::vector<Passage> deliverables_of(const Passage& raw) {
  std::vector<Passage> parts;
  for (const Passage& sentence : sentences_of(raw)) {
    const std::u32string text = lower(sentence.text);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      std::size_t length = text[i] == U';' ? 1 : 0;
      for (const std::u32string& word : words("publication", "between")) length = std::max(length, word_at(text, i, word) ? word.size() : 0);
      if (length == 0) continue;
      parts.push_back(strip(sentence.slice(begin, i), U",."));
      begin = i + length;
    }
    parts.push_back(strip(sentence.slice(begin), U",."));
  }
  std::erase_if(parts, [](const Passage& part) { return part.empty(); });
  return parts;
}

/// "Rapport med kartläggning" → "Rapport".
Passage head_of(const Passage& deliverable) {
  const std::u32string text = lower(deliverable.text);
  std::size_t end = text.size();
  for (const std::u32string& word : words("publication", "prepositions")) end = std::min(end, std::max<std::size_t>(find_word(text, word), 1));
  return deliverable.slice(0, end);
}

std::string small_initial(const Passage& words_) {
  Passage result = words_;
  const bool acronym = result.size() > 1 && core::is_upper(result.text[1]);
  if (!acronym) result.text[0] = core::to_lower(result.text[0]);
  return result.utf8();
}

void tell_others(Publication& publication, const Passage& raw) {
  const std::vector<Passage> deliverables = deliverables_of(raw);
  if (deliverables.size() < 2) {
    publication.other = raw.utf8();
    publication.other_words = {raw};
    return;
  }
  publication.other_as_written = false;
  for (const Passage& deliverable : deliverables) {
    const Passage head = head_of(deliverable);
    publication.other += publication.other.empty() ? head.utf8() : "; " + small_initial(head);
    publication.other_words.push_back(head);
  }
}

/// The operator between the first and the last form.
void tell_operator(Publication& publication, const Passage& raw, const std::u32string& text, const std::vector<Match>& matches) {
  const std::size_t begin = matches.front().end, end = matches.back().begin;
  const std::u32string_view between = std::u32string_view(text).substr(begin, end - begin);
  for (const char* name : {"and_or", "or", "and"}) {
    for (const std::u32string& word : words("publication", name)) {
      const std::size_t at = find_word(between, word);
      if (at == between.npos) continue;
      publication.operation_words = raw.slice(begin + at, begin + at + word.size());
      publication.operation = core::to_utf8(words("publication", name).front());
      return;
    }
  }
}

}  // namespace

PublicationForm publication_form(const Passage& words_) {
  PublicationForm form{.words = strip(words_, U",.;")};
  const std::size_t bracket = std::min(form.words.text.find(U'('), form.words.size());
  const Passage name = form.words.slice(0, bracket);
  form.name = name.utf8();
  form.plain = lower(name.text);
  form.detail = lower(strip(form.words.slice(bracket), U"()").text);
  return form;
}

Publication read_publication(const Passage& raw, const std::vector<PublicationForm>& list) {
  Publication publication;
  const std::u32string text = lower(raw.text);
  const std::vector<Match> matches = find_forms(text, list);
  if (matches.empty()) {
    tell_others(publication, raw);
    return publication;
  }
  for (const Match& match : matches) {
    publication.forms.push_back(match.form->name);
    publication.form_words.push_back(raw.slice(match.begin, match.end));
  }
  if (matches.size() > 1) tell_operator(publication, raw, text, matches);
  publication.other_words = uncovered_parts(raw, covered_places(text, matches));
  publication.other_as_written = publication.other_words.size() == 1;
  for (const Passage& part : publication.other_words) publication.other += (publication.other.empty() ? "" : "; ") + part.utf8();
  return publication;
}

}  // namespace rodtrad::domain
