// One row per contact in the order of persons. Person numbers begin with SYN, so that nobody takes them for Swedish
// personal identity numbers; contact numbers add letters, not digits, for the same reason.
#include "example/region.h"

#include <array>

#include "core/date.h"
#include "core/file.h"
#include "example/chunks.h"
#include "example/fields.h"

namespace rodtrad::example {
namespace {

constexpr std::int64_t kChunk = 8192;
constexpr std::string_view kHeader =
    "kontakt;person;vardform;omrade;sjukhus;sjukhustyp;klinik;kommun;kon;alder;in_datum;ut_datum;kapitel;drg;vikt;vardtid;kostnad\r\n";

/// ISO dates of all days that contacts can have.
class DateTexts {
 public:
  explicit DateTexts(const World& world) : first_(world.new_years.front()) {
    for (int day = first_; day < world.new_years.back(); ++day) texts_.push_back(core::to_iso(core::from_days(day)));
  }
  std::string_view at(int day) const { return texts_[static_cast<std::size_t>(day - first_)]; }

 private:
  int first_;
  std::vector<std::string> texts_;
};

/// Letters for the number of a contact within its person: AAA, AAB …
std::array<char, 4> letters(int number) {
  const auto letter = [](int value) { return static_cast<char>('A' + value % 26); };
  return {'-', letter(number / 676), letter(number / 26), letter(number)};
}

void append_contact(std::string& out, const Contact& contact, int number, const DateTexts& dates) {
  const Group& group = groups()[static_cast<std::size_t>(contact.group)];
  const bool stay = group.form == CareForm::inpatient;
  const bool psychiatric = contact.clinic == psychiatry || contact.clinic == young_psychiatry;
  const auto tail = letters(number);
  FieldWriter row(out);
  row.numbered("SYN-", contact.person, 7).more({tail.data(), tail.size()});
  row.numbered("SYN-", contact.person, 7).text(stay ? "S" : "Ö").text(psychiatric ? "PSY" : "SOM");
  const Hospital& hospital = hospitals()[contact.hospital];
  row.text(hospital.code)
      .text(hospital.central ? "länssjukhus" : "länsdelssjukhus")
      .text(clinics()[contact.clinic].code)
      .text(municipalities()[contact.area].code);
  row.text(contact.sex == Sex::female ? "K" : "M").whole(contact.age).text(dates.at(contact.start)).text(dates.at(contact.end));
  row.text(chapters()[static_cast<std::size_t>(condition_of(contact.group).chapter)].code);
  if (contact.grouped) {
    row.text(group.code).points(group.weight);
  } else {
    row.text("").text("");
  }
  stay ? row.whole(contact.end - contact.start) : row.text("");
  row.kronor(contact.cost).end_row();
}

struct Chunk {
  std::string text;
  RegionCounts counts;
};

Chunk make_chunk(const World& region, const Care& care, const DateTexts& dates, std::int64_t first, std::int64_t last) {
  Chunk chunk{.text = {}, .counts = {.population = PopulationTally(region)}};
  chunk.text.reserve(static_cast<std::size_t>(last - first + 1) * 400);
  std::vector<Contact> contacts;
  for (std::int64_t number = first; number <= last; ++number) {
    contacts.clear();
    Random random(region.seed, static_cast<std::uint64_t>(number));
    const Person person = make_person(region, number, random);
    chunk.counts.population.add(person);
    care.draw(person, random, contacts);
    for (std::size_t i = 0; i < contacts.size(); ++i) append_contact(chunk.text, contacts[i], static_cast<int>(i), dates);
    chunk.counts.contacts += static_cast<std::int64_t>(contacts.size());
  }
  return chunk;
}

}  // namespace

PopulationTally::PopulationTally(const World& world)
    : world_(world), counts_(static_cast<std::size_t>(world.years) * world.areas.size() * 2 * (kOldest + 1)) {}

std::size_t PopulationTally::index(int year, int area, Sex sex, int age) const {
  const std::size_t place = static_cast<std::size_t>(year - world_.first_year) * world_.areas.size() + static_cast<std::size_t>(area);
  return (place * 2 + static_cast<std::size_t>(sex)) * (kOldest + 1) + static_cast<std::size_t>(std::min(age, kOldest));
}

void PopulationTally::add(const Person& person) {
  for (int year = world_.first_year; year <= world_.last_year(); ++year) {
    const int last_day = world_.new_year(year + 1) - 1;
    if (person.born > last_day || person.died <= last_day) continue;
    ++counts_[index(year, person.area, person.sex, year - person.birth_year)];
  }
}

void PopulationTally::add(const PopulationTally& other) {
  for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
}

RegionCounts write_contacts(const World& region, const std::filesystem::path& file, int threads) {
  const Care care(region);
  const DateTexts dates(region);
  RegionCounts counts{.population = PopulationTally(region)};
  core::FileWriter writer(file);
  writer.write(kHeader);
  for_chunks(
      {.count = region.all_persons(), .size = kChunk, .threads = threads},
      [&](std::int64_t first, std::int64_t last) { return make_chunk(region, care, dates, first, last); },
      [&](const Chunk& chunk) {
        writer.write(chunk.text);
        counts.population.add(chunk.counts.population);
        counts.contacts += chunk.counts.contacts;
      });
  writer.commit();
  return counts;
}

void write_population(const World& region, const PopulationTally& people, const std::filesystem::path& file) {
  std::string text = "ar;kommun;kon;alder;antal\r\n";
  FieldWriter row(text);
  for (int year = region.first_year; year <= region.last_year(); ++year) {
    for (std::size_t area = 0; area < region.areas.size(); ++area) {
      for (const Sex sex : {Sex::female, Sex::male}) {
        for (int age = 0; age <= kOldest; ++age) {
          row.whole(year).text(municipalities()[area].code).text(sex == Sex::female ? "K" : "M").whole(age);
          row.whole(people.count(year, static_cast<int>(area), sex, age)).end_row();
        }
      }
    }
  }
  core::write_file(file, text);
}

}  // namespace rodtrad::example
