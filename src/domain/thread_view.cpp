// The thread for reading: lines with folded siblings, and a picture of at most forty cards.
#include <algorithm>

#include "domain/thread.h"

namespace rodtrad::domain {
namespace {

constexpr std::size_t kMostCards = 40;
constexpr std::size_t kKeptInPicture = 3;

enum class Order { as_found, by_money };

/// How much a step carries: only to choose what a picture shows, so kinds and currencies may be counted together.
std::int64_t weight(const ThreadMoney& money) {
  std::int64_t all = 0;
  for (const auto& one : money) all += std::abs(one.second);
  return all;
}

/// Each step with its children below it, in the order of the steps.
class Tree {
 public:
  Tree(const Thread& thread, std::size_t kept, Order order) : kept_(kept) {
    for (const ThreadStep& step : thread.steps) {
      if (step.from.number != 0) children_[step.from].push_back(&step);
    }
    if (order == Order::as_found) return;
    for (auto& one : children_) {
      std::stable_sort(one.second.begin(), one.second.end(),
                       [](const ThreadStep* a, const ThreadStep* b) { return weight(a->sum) > weight(b->sum); });
    }
  }

  /// Children of one kind beyond the kept ones become one line, told after them.
  void add(const ThreadStep& step, bool up, std::vector<ThreadLine>& lines) const {
    const auto children = children_.find(step.id);
    if (children == children_.end()) return;
    std::map<std::string, std::size_t> shown;
    std::map<std::string, ThreadLine> folded;
    for (const ThreadStep* child : children->second) {
      if ((child->level < 0) != up) continue;
      if (shown[child->id.type]++ < kept_) {
        lines.push_back({.step = child, .level = child->level});
        add(*child, up, lines);
        continue;
      }
      ThreadLine& line = folded[child->id.type];
      line.kind = child->kind;
      line.level = child->level;
      ++line.folded;
      for (const auto& [what, amount] : child->sum) line.sum[what] += amount;
    }
    for (const auto& one : folded) lines.push_back(one.second);
  }

 private:
  std::size_t kept_;
  std::map<records::RecordId, std::vector<const ThreadStep*>> children_;
};

/// The one amount that a card has room for: what was decided, else what came of it, else what was meant.
std::string one_amount(const ThreadMoney& money, core::Language language) {
  for (const schema::Sum sum : {schema::Sum::decided, schema::Sum::booked, schema::Sum::budget, schema::Sum::financing, schema::Sum::claimed,
                                schema::Sum::paid, schema::Sum::approved}) {
    for (const auto& [what, amount] : money) {
      if (what.first == sum) return core::show_money(static_cast<double>(amount), what.second, language);
    }
  }
  return {};
}

std::string count_words(const ThreadLine& line, core::Language language) {
  return fmt::format("{} {}", line.folded, language == core::Language::sv ? "till" : "more");
}

}  // namespace

namespace {

std::vector<ThreadLine> lines_of(const Thread& thread, const Tree& tree) {
  std::vector<ThreadLine> lines;
  for (const ThreadStep& step : thread.steps) {
    if (step.level != 0) continue;
    std::vector<ThreadLine> above;
    tree.add(step, true, above);
    std::stable_sort(above.begin(), above.end(), [](const ThreadLine& a, const ThreadLine& b) { return a.level < b.level; });
    lines.insert(lines.end(), above.begin(), above.end());
    lines.push_back({.step = &step});
    tree.add(step, false, lines);
  }
  return lines;
}

/// The way up and the one that was asked about first, then what carries money, then what is near: the rest is left out.
void keep_forty(std::vector<ThreadLine>& lines) {
  const auto rank = [](const ThreadLine& line) {
    const bool money = weight(line.step ? line.step->sum : line.sum) > 0;
    return line.level <= 0 ? std::pair(0, 0) : std::pair(money ? 1 : 2, line.level);
  };
  std::stable_sort(lines.begin(), lines.end(), [&](const ThreadLine& a, const ThreadLine& b) { return rank(a) < rank(b); });
  if (lines.size() > kMostCards) lines.resize(kMostCards);
  std::stable_sort(lines.begin(), lines.end(), [](const ThreadLine& a, const ThreadLine& b) { return std::abs(a.level) < std::abs(b.level); });
}

}  // namespace

std::vector<ThreadLine> thread_lines(const Thread& thread, std::size_t kept) { return lines_of(thread, Tree(thread, kept, Order::as_found)); }

figure::Flow thread_flow(const Thread& thread, core::Language language) {
  std::size_t kept = kKeptInPicture;
  std::vector<ThreadLine> lines = lines_of(thread, Tree(thread, kept, Order::by_money));
  while (lines.size() > kMostCards && kept > 1) lines = lines_of(thread, Tree(thread, --kept, Order::by_money));
  keep_forty(lines);
  figure::Flow flow{.id = "thread"};
  std::map<records::RecordId, std::size_t> at;
  for (const ThreadLine& line : lines) {
    const bool asked = line.step && line.level == 0;
    if (asked) flow.title = {.sv = "Röda tråden för " + line.step->title, .en = "The thread of " + line.step->title};
    if (line.step) at[line.step->id] = flow.cards.size();
    flow.cards.push_back({.first = (line.step ? line.step->kind : line.kind).in(language),
                          .second = line.step ? line.step->title : count_words(line, language),
                          .amount = one_amount(line.step ? line.step->sum : line.sum, language),
                          .told = show_money(line.step ? line.step->sum : line.sum, language),
                          .layer = line.level,
                          .focus = line.level <= 0,
                          .asked = asked});
  }
  for (const ThreadLine& line : lines) {
    if (!line.step || line.step->from.number == 0 || !at.contains(line.step->from)) continue;
    const std::size_t here = at.at(line.step->id), from = at.at(line.step->from);
    flow.links.push_back(line.level < 0 ? figure::FlowLink{.from = here, .to = from, .focus = true} : figure::FlowLink{.from = from, .to = here});
  }
  flow.alt = core::say(
      "{} kort i lager från vision till verifikation, med det som är beslutat, annars bokfört, annars budgeterat; samma "
      "innehåll står som lista",
      "{} cards in layers from vision to voucher, with what is decided, else booked, else budgeted; the same stands as a list", flow.cards.size());
  return flow;
}

}  // namespace rodtrad::domain
