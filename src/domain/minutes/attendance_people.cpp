// Reading of persons: name, party, office, municipality, remark on paragraphs.
#include "domain/minutes/attendance_people.h"

#include "core/unicode.h"
#include "domain/document/document_words.h"
#include "domain/document/person_name.h"

namespace rodtrad::domain {

namespace {

class PeopleReader {
 public:
  PeopleReader(const Zone& block, const MinutesContext& context) : block_(block), context_(context) {}

  PeopleBlock read() {
    while (at_ < block_.size()) {
      if (!read_person()) skip_word();
    }
    return std::move(result_);
  }

 private:
  std::u32string_view word() const { return block_.word_at(at_); }

  void skip_word() {
    if (is_title(word()) && block_.is_capital(at_))
      title_ = core::to_lower(core::to_utf8(word()));
    else if (!is_mark(word()) && !is_numeric(word()))
      result_.rest += (result_.rest.empty() ? "" : " ") + core::to_utf8(word());
    at_ = block_.next_word(at_);
  }

  bool read_person() {
    if (is_title(word())) return false;
    const auto name = name_at(block_, at_);
    if (!name) return false;
    Attendee person;
    person.words = quote_of(block_.words.slice(name->begin, name->end), context_.source);
    person.name = person.words.text;
    person.title = std::exchange(title_, "");
    at_ = name->end;
    skip_marks(U", ");
    if (const auto party = party_at(block_, at_)) {
      person.party = block_.part(party->begin + 1, party->end - 1).utf8();
      at_ = party->end;
      read_attribute(person);
    } else {
      read_title(person);
    }
    read_remark(person);
    result_.people.push_back(std::move(person));
    return true;
  }

  void skip_marks(std::u32string_view marks) {
    while (at_ < block_.size() && marks.find(block_.words.text[at_]) != marks.npos) ++at_;
  }

  /// ", ordförande" or ", Norrby".
  void read_attribute(Attendee& person) {
    if (at_ >= block_.size() || block_.words.text[at_] != U',') return;
    skip_marks(U", ");
    for (const auto& [office, spellings] : minutes_words().group("offices")) {
      const auto found = block_.at(spellings, at_);
      if (!found) continue;
      person.role = office;
      person.role_raw = block_.part(found->begin, found->end).utf8();
      at_ = found->end;
      return;
    }
    read_municipality(person);
  }

  /// One word, unless the words are known as one place. The words after it are the next name.
  void read_municipality(Attendee& person) {
    if (!is_name_word(word()) || is_title(word())) return;
    const auto next_name = name_at(block_, at_);
    const bool is_next_person = next_name && party_at(block_, after_comma(next_name->end)) && words_between(at_, next_name->end) == 2;
    if (is_next_person) return;
    const auto known = block_.at(document_words().list("people", "places"), at_);
    std::size_t end = known ? known->end : at_ + word().size();
    while (end > at_ && !is_word_part(block_.words.text[end - 1])) --end;
    person.municipality = block_.part(at_, end).utf8();
    at_ = end;
  }

  std::size_t after_comma(std::size_t place) const {
    while (place < block_.size() && (block_.words.text[place] == U',' || block_.words.text[place] == U' ')) ++place;
    return place;
  }

  std::size_t words_between(std::size_t begin, std::size_t end) const { return words_in(block_.words.text, {begin, end}).size(); }

  /// ", regiondirektör" after a name without party.
  void read_title(Attendee& person) {
    if (at_ < block_.size() && !block_.is_capital(at_) && is_title(word_without_marks())) {
      person.title = core::to_utf8(word_without_marks());
      at_ += person.title.empty() ? 0 : word_without_marks().size();
    }
  }

  std::u32string_view word_without_marks() const {
    std::u32string_view bare_word = word();
    while (!bare_word.empty() && !is_word_part(bare_word.back())) bare_word.remove_suffix(1);
    return bare_word;
  }

  void read_remark(Attendee& person) {
    skip_marks(U", ");
    if (at_ >= block_.size()) return;
    const std::size_t begin = at_;
    const bool begins =
        is_numeric(word()) || contains(minutes_words().list("remark", "begins"), lower(word_without_marks())) || word().front() == U'§';
    if (!begins) return;
    while (at_ < block_.size() &&
           (is_numeric(word()) || word().front() == U'§' || contains(minutes_words().list("remark", "goes_on"), lower(word()))))
      at_ = block_.next_word(at_);
    person.note_raw = block_.part(begin, at_).utf8();
  }

  const Zone& block_;
  const MinutesContext& context_;
  std::size_t at_ = 0;
  std::string title_;
  PeopleBlock result_;
};

}  // namespace

PeopleBlock read_people(const Zone& block, const MinutesContext& context) { return PeopleReader(block, context).read(); }

}  // namespace rodtrad::domain
