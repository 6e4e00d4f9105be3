// Reading of the table of contents.
#include "domain/plan_reader/contents.h"

#include "core/unicode.h"
#include "domain/plan_reader/headings.h"

namespace rodtrad::domain {

namespace {

constexpr std::size_t kMostEntries = 2000;
constexpr std::size_t kLongestEntry = 300;
constexpr std::size_t kLongestNear = 160;
constexpr std::size_t kNearWindow = 40;
constexpr std::size_t kMostLinesWithoutPages = 300;

using Lines = std::vector<PlanLine>;

bool has_words(const PlanLine& line) { return line.kind != LineKind::blank && !line.debris; }

/// The title before the page number, or nothing when no page number ends the line.
std::optional<Passage> before_page(const Passage& words) {
  std::size_t digits = words.size();
  while (digits > 0 && core::is_digit(words.text[digits - 1])) --digits;
  const std::size_t count = words.size() - digits;
  if (count == 0 || count > 3 || digits == 0 || core::is_letter(words.text[digits - 1])) return std::nullopt;
  Passage title = words.slice(0, digits);
  while (!title.empty() && std::u32string_view(U".\u2026_\u00B7 \t").find(title.text.back()) != std::u32string_view::npos)
    title = title.slice(0, title.size() - 1);
  return title.empty() ? std::nullopt : std::optional(title);
}

Passage joined(const Passage& first, const Passage& second) {
  Passage both = first;
  both.add(U' ', first.at.back() + 1);
  both.add(second);
  return both;
}

/// Entries with page numbers; an entry may be wrapped over two lines. Returns the line after the table.
std::size_t read_numbered(const Lines& lines, std::size_t begin, Contents& contents) {
  std::size_t end = begin;
  std::optional<Passage> open;
  for (std::size_t i = begin; i < lines.size() && contents.entries().size() < kMostEntries; ++i) {
    if (!has_words(lines[i])) {
      if (open) break;
      continue;
    }
    const Passage words = open ? joined(*open, lines[i].words) : lines[i].words;
    const auto title = before_page(words);
    if (!title && open) break;
    open = title ? std::nullopt : std::optional(words);
    if (!title) continue;
    contents.add(heading_words(*title));
    end = i + 1;
  }
  return end;
}

/// Entries without page numbers reach until the first of them comes back as a heading.
std::size_t read_plain(const Lines& lines, std::size_t begin, Contents& contents) {
  for (std::size_t i = begin; i < lines.size() && i - begin < kMostLinesWithoutPages; ++i) {
    if (!has_words(lines[i])) continue;
    const Passage title = heading_words(lines[i].words);
    if (i > begin && contents.same(title) == 0u) return i;
    contents.add(title);
  }
  contents.clear();
  return begin;
}

}  // namespace

void Contents::add(Passage entry) {
  places_.emplace(bare(entry.text), entries_.size());
  entries_.push_back(std::move(entry));
}

void Contents::clear() {
  entries_.clear();
  places_.clear();
}

std::optional<std::size_t> Contents::same(const Passage& heading) const {
  if (entries_.empty() || heading.size() > kLongestEntry) return std::nullopt;
  const auto found = places_.find(bare(heading_words(heading).text));
  return found == places_.end() ? std::nullopt : std::optional(found->second);
}

bool are_near(const Passage& a, const Passage& b) {
  const std::size_t longest = std::max(a.size(), b.size()), difference = longest - std::min(a.size(), b.size());
  if (longest > kLongestNear || difference > longest / 6) return false;
  return core::edit_distance(bare(a.text), bare(b.text)) <= longest / 6;
}

std::optional<std::size_t> Contents::near(const Passage& heading, std::size_t from) const {
  if (const auto place = same(heading)) return place;
  const Passage wanted = heading_words(heading);
  for (std::size_t i = from; i < entries_.size() && i < from + kNearWindow; ++i) {
    if (are_near(wanted, entries_[i])) return i;
  }
  return std::nullopt;
}

Contents take_contents(Lines& lines) {
  Contents contents;
  const auto heading =
      std::find_if(lines.begin(), lines.end(), [](const PlanLine& line) { return has_words(line) && plan_heading_of(line.words) == "contents"; });
  if (heading == lines.end()) return contents;
  const auto begin = static_cast<std::size_t>(heading - lines.begin()) + 1;
  std::size_t end = read_numbered(lines, begin, contents);
  if (contents.entries().size() < 2) {
    contents.clear();
    end = read_plain(lines, begin, contents);
  }
  if (contents.entries().empty()) return contents;
  for (std::size_t i = begin - 1; i < end; ++i) lines[i].debris = true;
  return contents;
}

}  // namespace rodtrad::domain
