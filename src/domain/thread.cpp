// Following links level by level.
#include "domain/thread.h"

#include <algorithm>
#include <set>

#include "core/json.h"

namespace rodtrad::domain {
namespace {

using records::Entry;
using records::Record;
using records::RecordId;
using records::Store;
using schema::Field;
using schema::RecordType;
using schema::ThreadSide;

struct Neighbour {
  RecordId id;
  core::Text via;
};

std::string title_of(const RecordType& type, const Record& record) {
  const records::Value& title = record.value(type.title_field);
  const auto* text = std::get_if<std::string>(&title);
  return text ? *text : "";
}

class Following {
 public:
  explicit Following(const Store& store) : store_(store) {}

  core::Expected<core::Done> from(const RecordId& id, ThreadWay way) {
    const Record root = TRY(store_.get(id));
    add({.id = id, .title = title_of(type_of(id), root)});
    if (way != ThreadWay::down) TRY(follow(id, ThreadSide::up));
    if (way != ThreadWay::up) TRY(follow(id, ThreadSide::down));
    return core::Done{};
  }

  Thread take() {
    std::stable_sort(thread_.steps.begin(), thread_.steps.end(), [](const ThreadStep& a, const ThreadStep& b) { return a.level < b.level; });
    for (const ThreadStep& step : thread_.steps) {
      for (const auto& [id, missing] : missing_) {
        if (id == step.id) thread_.gaps.push_back({.id = id, .title = step.title, .missing = missing});
      }
    }
    return std::move(thread_);
  }

 private:
  const RecordType& type_of(const RecordId& id) const { return *store_.schema().find(id.type); }

  void add(ThreadStep step) {
    seen_.insert(step.id);
    thread_.steps.push_back(std::move(step));
  }

  core::Expected<core::Done> follow(const RecordId& root, ThreadSide side) {
    std::vector<RecordId> level = {root};
    for (int depth = 1; !level.empty(); ++depth) {
      std::vector<RecordId> next;
      for (const RecordId& id : level) {
        for (Neighbour& one : TRY(neighbours(id, side))) {
          if (seen_.contains(one.id)) continue;
          const std::string title = title_of(type_of(one.id), TRY(store_.get(one.id)));
          next.push_back(one.id);
          add({.id = one.id, .title = title, .level = side == ThreadSide::up ? -depth : depth, .via = std::move(one.via), .from = id});
        }
      }
      level = std::move(next);
    }
    return core::Done{};
  }

  /// Own links that go to this side, then the links of others that come from it.
  core::Expected<std::vector<Neighbour>> neighbours(const RecordId& id, ThreadSide side) {
    std::vector<Neighbour> found;
    const Record record = TRY(store_.get(id));
    for (const Field& field : type_of(id).fields) {
      if (field.thread != side) continue;
      for (const Entry& entry : record.entries(field.name)) {
        if (const auto* target = std::get_if<RecordId>(&entry.value)) found.push_back({.id = *target, .via = field.label});
      }
      if (side == ThreadSide::up && record.entries(field.name).empty()) missing_.emplace_back(id, field.label);
    }
    const ThreadSide other = side == ThreadSide::up ? ThreadSide::down : ThreadSide::up;
    for (const schema::Inverse& inverse : store_.schema().inverses(id.type)) {
      if (inverse.field->thread != other) continue;
      const std::vector<Record> linked = TRY(store_.linked(id, inverse.field->inverse));
      for (const Record& one : linked) found.push_back({.id = one.id, .via = inverse.field->inverse_label});
      if (linked.empty() && inverse.field->inverse_expected) missing_.emplace_back(id, inverse.field->inverse_label);
    }
    return found;
  }

  const Store& store_;
  Thread thread_;
  std::set<RecordId> seen_;
  std::vector<std::pair<RecordId, core::Text>> missing_;
};

}  // namespace

core::Expected<Thread> follow_thread(const Store& store, const RecordId& id, ThreadWay way) {
  Following following(store);
  TRY(following.from(id, way));
  return following.take();
}

std::string thread_json(const Thread& thread) {
  core::JsonWriter out;
  out.begin_object().key("steps").begin_array();
  for (const ThreadStep& step : thread.steps) {
    out.begin_object().member("id", to_text(step.id)).member("title", step.title).member("level", step.level);
    out.key("via");
    step.from.number == 0 ? out.null() : out.value(step.via);
    out.key("from");
    step.from.number == 0 ? out.null() : out.value(to_text(step.from));
    out.end_object();
  }
  out.end_array().key("gaps").begin_array();
  for (const ThreadGap& gap : thread.gaps)
    out.begin_object().member("id", to_text(gap.id)).member("title", gap.title).member("missing", gap.missing).end_object();
  return out.end_array().end_object().take();
}

}  // namespace rodtrad::domain
