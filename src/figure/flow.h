// A flow: cards in layers from left to right with links between them, the focus path red and the rest grey. What the red thread of a
// record looks like.
#pragma once

#include "figure/figure.h"

namespace rodtrad::figure {

struct FlowCard {
  std::string first;   // what kind, or how many
  std::string second;  // what it is called
  std::string amount;  // at the end of the first line; "" = none
  std::string told;    // what the amount is, with all others, for who asks
  int layer = 0;       // any numbers; the lowest stands to the left
  bool focus = false;  // on the focus path
  bool asked = false;  // the one that was asked about
};

struct FlowLink {
  std::size_t from = 0;  // index of a card
  std::size_t to = 0;
  bool focus = false;
};

struct Flow {
  std::string id;
  Text title;
  Text alt;
  std::vector<FlowCard> cards;  // in a layer from the top down
  std::vector<FlowLink> links;
};

/// Complete <svg> element, as render_svg. Cards of two lines; the height follows the fullest layer.
std::string render_flow(const Flow& flow, core::Language language, const SvgSize& size = {});

}  // namespace rodtrad::figure
