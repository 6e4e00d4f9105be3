// Places of cards and the curves between them.
#include "figure/flow.h"

#include <algorithm>
#include <map>

#include "core/unicode.h"
#include "figure/canvas.h"

namespace rodtrad::figure {
namespace {

// A reader's own typeface may be wider than ours.
constexpr double kRoomUsed = 0.88;
constexpr double kCardHeight = 46, kGap = 10, kLane = 34, kPadding = 8, kNarrowest = 170;

struct Placed {
  std::vector<Box> boxes;  // one per card
  double width = 0;
  double height = 0;
};

Placed place(const Flow& flow, double width) {
  std::map<int, std::size_t> layers;  // to how many cards it has
  for (const FlowCard& card : flow.cards) ++layers[card.layer];
  const double count = static_cast<double>(std::max<std::size_t>(layers.size(), 1));
  const double card_width = std::max(kNarrowest, (width - (count - 1) * kLane) / count);
  std::size_t fullest = 0;
  std::map<int, double> left;
  for (const auto& [layer, cards] : layers) {
    left[layer] = static_cast<double>(left.size()) * (card_width + kLane);
    fullest = std::max(fullest, cards);
  }
  Placed placed{.width = count * card_width + (count - 1) * kLane, .height = static_cast<double>(fullest) * (kCardHeight + kGap) - kGap + 2};
  std::map<int, std::size_t> next;
  for (const FlowCard& card : flow.cards) {
    const double used = static_cast<double>(layers[card.layer]) * (kCardHeight + kGap) - kGap;
    const double top = (placed.height - used) / 2 + static_cast<double>(next[card.layer]++) * (kCardHeight + kGap);
    placed.boxes.push_back({.x = left[card.layer], .y = top, .width = card_width, .height = kCardHeight});
  }
  return placed;
}

void draw_link(Canvas& canvas, const Box& from, const Box& to, bool focus) {
  const double x1 = from.x + from.width, y1 = from.y + from.height / 2, x2 = to.x, y2 = to.y + to.height / 2, middle = (x1 + x2) / 2;
  canvas.path(fmt::format("M{} {}C{} {} {} {} {} {}", coordinate(x1), coordinate(y1), coordinate(middle), coordinate(y1), coordinate(middle),
                          coordinate(y2), coordinate(x2), coordinate(y2)),
              focus ? "thread-link focus" : "thread-link");
}

void draw_card(Canvas& canvas, const FlowCard& card, const Box& box) {
  canvas.rectangle(box, card.asked ? "thread-card asked" : card.focus ? "thread-card focus" : "thread-card");
  const double room = (box.width - 2 * kPadding) * kRoomUsed;
  const double amount = card.amount.empty() ? 0 : text_width(card.amount) + kPadding;
  canvas.lines({box.x + kPadding, box.y + 4}, Anchor::start, break_lines(card.first, room - amount, 1), "key", card.first);
  if (amount > 0)
    canvas.lines({box.x + box.width - kPadding, box.y + 4}, Anchor::end, {.lines = {card.amount}, .shortened = card.told != card.amount}, "key",
                 card.told);
  canvas.lines({box.x + kPadding, box.y + 22}, Anchor::start, break_lines(card.second, room, 1), "", card.second);
}

}  // namespace

std::string render_flow(const Flow& flow, core::Language language, const SvgSize& size) {
  const Placed placed = place(flow, size.width);
  Canvas canvas;
  for (const bool focus : {false, true}) {  // red above grey
    for (const FlowLink& link : flow.links) {
      if (link.focus == focus) draw_link(canvas, placed.boxes[link.from], placed.boxes[link.to], focus);
    }
  }
  for (std::size_t i = 0; i < flow.cards.size(); ++i) draw_card(canvas, flow.cards[i], placed.boxes[i]);
  const std::string id = fmt::format("flow-{}", core::slug(flow.id)), width = coordinate(placed.width), height = coordinate(placed.height);
  core::Markup out(core::Dialect::xml);
  out.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                   {"class", size.dark ? "figure-svg dark" : "figure-svg"},
                   {"role", "img"},
                   {"aria-labelledby", id + "-title " + id + "-desc"},
                   {"lang", core::language_tag(language)},
                   {"viewBox", "-1 -1 " + coordinate(placed.width + 2) + " " + coordinate(placed.height + 2)},
                   {"width", width},
                   {"height", height}});
  out.leaf("title", flow.title.in(language), {{"id", id + "-title"}}).leaf("desc", flow.alt.in(language), {{"id", id + "-desc"}});
  return out.raw(canvas.take()).close().take();
}

}  // namespace rodtrad::figure
