// The red thread: from one record up to what it comes from and down to what came of it, over the links that the schema
// marks as part of it, with the money on the way and what is missing.
#pragma once

#include <functional>
#include <map>

#include "figure/flow.h"
#include "records/store.h"

namespace rodtrad::domain {

enum class ThreadWay { both, up, down };

/// Amounts by what they are (decided, booked …) and currency: two of them are never added.
using ThreadMoney = std::map<std::pair<schema::Sum, std::string>, std::int64_t>;

struct ThreadStep {
  records::RecordId id;
  core::Text kind;  // label of its type
  std::string title;
  int level = 0;           // above the record that was asked about: negative; below: positive
  core::Text via;          // the link that led here, as it is called from `from`
  records::RecordId from;  // number 0 for the record that was asked about
  ThreadMoney own;         // amounts of the record itself
  ThreadMoney sum;         // of it and all below that it led to; above the record that was asked about: its own
};

struct ThreadGap {
  records::RecordId id;
  std::string title;
  core::Text missing;  // the link that leads nowhere
};

struct Thread {
  std::vector<ThreadStep> steps;  // from the top down; each record once, by the longest way
  std::vector<ThreadGap> gaps;    // in the order of the steps: no link up at all, or none down where one is expected
};

/// Which records of a type may be seen; the thread goes through no other.
using Visible = std::function<records::Condition(const schema::RecordType&)>;

/// Problems: unknown_type, no_such_record.
core::Expected<Thread> follow_thread(const records::Store& store, const records::RecordId& id, ThreadWay way = ThreadWay::both,
                                     const Visible& visible = {});

/// "Beslutat 1 250 000 kr, bokfört 310 000 kr"; "" for none.
std::string show_money(const ThreadMoney& money, core::Language language);

/// {"steps": [{"id", "kind", "title", "level", "via", "from", "own", "sum"}], "gaps": [{"id", "title", "missing"}]}; amounts as
/// [{"sum", "minor", "currency"}].
std::string thread_json(const Thread& thread);

/// Siblings of one kind beyond `kept` are told as one line.
struct ThreadLine {
  const ThreadStep* step = nullptr;  // nullptr: folded ones
  core::Text kind;                   // of the folded
  int level = 0;
  std::size_t folded = 0;
  ThreadMoney sum;  // of the folded
};
std::vector<ThreadLine> thread_lines(const Thread& thread, std::size_t kept);

/// At most forty cards; what does not fit is folded with counts.
figure::Flow thread_flow(const Thread& thread, core::Language language);

}  // namespace rodtrad::domain
