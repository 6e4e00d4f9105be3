// Following links, a whole level at a time.
#include "domain/thread.h"

#include <algorithm>
#include <set>

#include "core/json.h"
#include "core/unicode.h"
#include "records/show_value.h"

namespace rodtrad::domain {
namespace {

using records::Entry;
using records::Record;
using records::RecordId;
using records::Store;
using schema::Field;
using schema::RecordType;
using schema::ThreadSide;

constexpr std::size_t kMostAtOnce = 10'000;  // numbers in one question to the database

struct Neighbour {
  Record record;
  core::Text via;
  RecordId from;
};

void add_money(ThreadMoney& to, const ThreadMoney& more) {
  for (const auto& [what, amount] : more) to[what] += amount;
}

ThreadMoney money_of(const RecordType& type, const Record& record) {
  ThreadMoney money;
  for (const Field& field : type.fields) {
    if (field.sum == schema::Sum::none) continue;
    for (const Entry& entry : record.entries(field.name)) {
      if (const auto* amount = std::get_if<core::Money>(&entry.value)) money[{field.sum, amount->currency}] += amount->minor;
    }
  }
  return money;
}

/// Title, links of the thread and amounts: what following needs.
std::vector<std::string> needed_fields(const RecordType& type) {
  std::vector<std::string> names = {type.title_field};
  for (const Field& field : type.fields) {
    if (field.thread != ThreadSide::none || field.sum != schema::Sum::none) names.push_back(field.name);
  }
  return names;
}

/// What is reached from a record, each at the end of the longest way there: a project that serves a goal stands under the decision on it,
/// not beside the decision.
class Reached {
 public:
  /// True for a record that was not known.
  bool add(const Neighbour& one) {
    ways_[one.from].push_back(ends_.size());
    ends_.push_back({.to = one.record.id, .via = one.via});
    if (!index_.emplace(one.record.id, found_.size()).second) return false;
    found_.push_back(one);
    return true;
  }

  /// Sorted by depth, then as they were found.
  std::vector<std::pair<int, const Neighbour*>> by_depth(const RecordId& root) {
    visit(root);
    std::map<RecordId, int> depth = {{root, 0}};
    for (auto from = done_.rbegin(); from != done_.rend(); ++from) {  // who leads on before whoever is led to
      for (const std::size_t way : ways_[*from]) {
        if (back_.contains(way)) continue;
        int& known = depth[ends_[way].to];
        if (depth.at(*from) + 1 <= known) continue;
        known = depth.at(*from) + 1;
        Neighbour& to = found_[index_.at(ends_[way].to)];
        to.from = *from;
        to.via = ends_[way].via;
      }
    }
    std::vector<std::pair<int, const Neighbour*>> all;
    for (const Neighbour& one : found_) all.emplace_back(depth.at(one.record.id), &one);
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return all;
  }

 private:
  struct End {
    RecordId to;
    core::Text via;
  };

  /// In depth first; a way back to where one came from is no way on.
  void visit(const RecordId& id) {
    state_[id] = 1;
    for (const std::size_t way : ways_[id]) {
      const int state = state_[ends_[way].to];
      if (state == 1) back_.insert(way);
      if (state == 0) visit(ends_[way].to);
    }
    state_[id] = 2;
    done_.push_back(id);
  }

  std::vector<Neighbour> found_;
  std::vector<End> ends_;
  std::map<RecordId, std::size_t> index_;
  std::map<RecordId, std::vector<std::size_t>> ways_;  // from a record, as they were found
  std::map<RecordId, int> state_;                      // 0 unseen, 1 on the way, 2 done
  std::set<std::size_t> back_;
  std::vector<RecordId> done_;
};

class Following {
 public:
  Following(const Store& store, const Visible& visible) : store_(store), visible_(visible) {}

  core::Expected<core::Done> from(const RecordId& id, ThreadWay way) {
    const Record root = TRY(store_.get(id));
    add({.record = root}, 0);
    if (way != ThreadWay::down) TRY(follow(root, ThreadSide::up));
    if (way != ThreadWay::up) TRY(follow(root, ThreadSide::down));
    return core::Done{};
  }

  Thread take() {
    for (ThreadStep& step : thread_.steps) step.sum = step.own;
    for (auto step = thread_.steps.rbegin(); step != thread_.steps.rend(); ++step) {  // deeper ones were added later
      if (step->level > 0) add_money(thread_.steps[at_.at(step->from)].sum, step->sum);
    }
    std::stable_sort(thread_.steps.begin(), thread_.steps.end(), [](const ThreadStep& a, const ThreadStep& b) { return a.level < b.level; });
    for (const ThreadStep& step : thread_.steps) {
      const auto missing = missing_.find(step.id);
      if (missing == missing_.end()) continue;
      for (const core::Text& one : missing->second) thread_.gaps.push_back({.id = step.id, .title = step.title, .missing = one});
    }
    return std::move(thread_);
  }

 private:
  const RecordType& type_of(const RecordId& id) const { return *store_.schema().find(id.type); }

  void add(const Neighbour& found, int level) {
    const RecordType& type = type_of(found.record.id);
    at_.emplace(found.record.id, thread_.steps.size());
    thread_.steps.push_back({.id = found.record.id,
                             .kind = type.label,
                             .title = title_of(type, found.record),
                             .level = level,
                             .via = found.via,
                             .from = found.from,
                             .own = money_of(type, found.record)});
  }

  core::Expected<core::Done> follow(const Record& root, ThreadSide side) {
    Reached reached;
    std::vector<Record> level = {root};
    while (!level.empty()) {
      std::vector<Record> next;
      for (Neighbour& one : TRY(neighbours(level, side))) {
        if (at_.contains(one.record.id)) continue;
        const bool fresh = reached.add(one);
        if (fresh) next.push_back(std::move(one.record));
      }
      level = std::move(next);
    }
    for (const auto& [depth, step] : reached.by_depth(root.id)) add(*step, side == ThreadSide::up ? -depth : depth);
    return core::Done{};
  }

  /// Of every record of the level: its own links that go to this side, then the links of others that come from it.
  core::Expected<std::vector<Neighbour>> neighbours(const std::vector<Record>& level, ThreadSide side) {
    std::vector<Neighbour> found;
    std::map<std::string, std::vector<const Record*>> by_type;
    for (const Record& record : level) by_type[record.id.type].push_back(&record);
    for (const auto& [name, records] : by_type) {
      TRY(own_links(*store_.schema().find(name), records, side, found));
      TRY(links_here(*store_.schema().find(name), records, side, found));
    }
    return found;
  }

  core::Expected<core::Done> own_links(const RecordType& type, const std::vector<const Record*>& records, ThreadSide side,
                                       std::vector<Neighbour>& found) {
    std::map<RecordId, bool> has_up;
    core::Text upwards;
    for (const Field& field : type.fields) {
      if (field.thread != side) continue;
      if (upwards.sv.empty()) upwards = field.label;
      std::map<RecordId, std::vector<RecordId>> from;  // target → who links to it
      for (const Record* record : records) {
        for (const Entry& entry : record->entries(field.name)) {
          if (const auto* target = std::get_if<RecordId>(&entry.value)) from[*target].push_back(record->id);
        }
        has_up[record->id] |= !record->entries(field.name).empty();
      }
      std::vector<std::int64_t> numbers;
      for (const auto& [target, sources] : from) numbers.push_back(target.number);
      for (Record& target : TRY(listed(*store_.schema().find(field.target), "number", numbers))) {
        const RecordId source = from.at(target.id).front();
        found.push_back({.record = std::move(target), .via = field.label, .from = source});
      }
    }
    if (side == ThreadSide::up && !upwards.sv.empty()) {
      for (const auto& [id, has] : has_up) {
        if (!has) missing_[id].push_back(upwards);
      }
    }
    return core::Done{};
  }

  core::Expected<core::Done> links_here(const RecordType& type, const std::vector<const Record*>& records, ThreadSide side,
                                        std::vector<Neighbour>& found) {
    const ThreadSide other = side == ThreadSide::up ? ThreadSide::down : ThreadSide::up;
    std::vector<std::int64_t> numbers;
    for (const Record* record : records) numbers.push_back(record->id.number);
    for (const schema::Inverse& inverse : store_.schema().inverses(type.name)) {
      if (inverse.field->thread != other) continue;
      std::set<RecordId> led;
      for (Record& one : TRY(listed(*inverse.type, inverse.field->name, numbers))) {
        for (const Entry& entry : one.entries(inverse.field->name)) {
          const auto* target = std::get_if<RecordId>(&entry.value);
          const auto here = [&](const Record* record) { return target && record->id == *target; };
          if (std::none_of(records.begin(), records.end(), here)) continue;
          led.insert(*target);
          found.push_back({.record = one, .via = inverse.field->inverse_label, .from = *target});
        }
      }
      if (!inverse.field->inverse_expected) continue;
      for (const Record* record : records) {
        if (!led.contains(record->id)) missing_[record->id].push_back(inverse.field->inverse_label);
      }
    }
    return core::Done{};
  }

  /// Records of a type, in the order of their numbers, that have one of the numbers in a link, or as their own ("number").
  core::Expected<std::vector<Record>> listed(const RecordType& type, const std::string& field, const std::vector<std::int64_t>& numbers) const {
    std::vector<Record> all;
    for (std::size_t begin = 0; begin < numbers.size(); begin += kMostAtOnce) {
      const std::vector<std::int64_t> some(numbers.begin() + static_cast<std::ptrdiff_t>(begin),
                                           numbers.begin() + static_cast<std::ptrdiff_t>(std::min(begin + kMostAtOnce, numbers.size())));
      records::Query query{.type = type.name, .fields = needed_fields(type), .also = {records::linked_to_any(type, field, some)}};
      if (visible_) query.also.push_back(visible_(type));
      for (Record& record : TRY(store_.list(query))) all.push_back(std::move(record));
    }
    return all;
  }

  const Store& store_;
  const Visible& visible_;
  Thread thread_;
  std::map<RecordId, std::size_t> at_;  // in steps, before they are sorted
  std::map<RecordId, std::vector<core::Text>> missing_;
};

void write_money(core::JsonWriter& out, const ThreadMoney& money) {
  out.begin_array();
  for (const auto& [what, amount] : money)
    out.begin_object().member("sum", code_of(what.first).id).member("minor", amount).member("currency", what.second).end_object();
  out.end_array();
}

}  // namespace

core::Expected<Thread> follow_thread(const Store& store, const RecordId& id, ThreadWay way, const Visible& visible) {
  Following following(store, visible);
  TRY(following.from(id, way));
  return following.take();
}

std::string show_money(const ThreadMoney& money, core::Language language) {
  std::string all;
  for (const auto& [what, amount] : money) {
    const std::string label = code_of(what.first).label.in(language);
    all += all.empty() ? label : ", " + core::to_lower(label);
    all += " " + core::show_money(static_cast<double>(amount), what.second, language);
  }
  return all;
}

std::string thread_json(const Thread& thread) {
  core::JsonWriter out;
  out.begin_object().key("steps").begin_array();
  for (const ThreadStep& step : thread.steps) {
    out.begin_object().member("id", to_text(step.id)).member("kind", step.kind).member("title", step.title).member("level", step.level);
    out.key("via");
    step.from.number == 0 ? out.null() : out.value(step.via);
    out.key("from");
    step.from.number == 0 ? out.null() : out.value(to_text(step.from));
    write_money(out.key("own"), step.own);
    write_money(out.key("sum"), step.sum);
    out.end_object();
  }
  out.end_array().key("gaps").begin_array();
  for (const ThreadGap& gap : thread.gaps)
    out.begin_object().member("id", to_text(gap.id)).member("title", gap.title).member("missing", gap.missing).end_object();
  return out.end_array().end_object().take();
}

}  // namespace rodtrad::domain
