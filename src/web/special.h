// What pages of some types show before their fields: a goal's lights and money, a programme's matrix, a project's money, a claim's costs, a
// meeting's agenda, a need's likes, a network's cost. All through what the reader may see.
#pragma once

#include "ops/indicator_view.h"
#include "ops/similar.h"
#include "records/show_value.h"
#include "web/register.h"

namespace rodtrad::web {

void write_goal(Page& page, const ops::RecordView& view);
void write_programme(Page& page, const ops::RecordView& view);
void write_project(Page& page, const ops::RecordView& view);
void write_claim(Page& page, const ops::RecordView& view);
void write_meeting(Page& page, const ops::RecordView& view);
void write_need(Page& page, const ops::RecordView& view);
void write_network(Page& page, const ops::RecordView& view);
void write_release_request(Page& page, const ops::RecordView& view);

/// The one of these that the type has; nothing for other types.
void write_special(Page& page, const ops::RecordView& view);

/// Types whose incoming links the special part shows already.
bool is_shown_already(const ops::RecordView& view, const ops::Incoming& incoming);

Answer indicator_file(Page& page);  // GET /*/indicators.csv: an indicator per row, a place and time each
Answer goals_page(Page& page);      // GET /goals
Answer portfolio_page(Page& page);  // GET /portfolio
Answer portfolio_file(Page& page);  // GET /portfolio.csv

/// Records of a type that link to `id` by a field, those that the reader may see; empty when none may be.
ops::RecordList linked(const Page& page, const std::string& type, const std::string& field, const std::string& id, const std::string& order_by = {});

/// Needs like one, those that the reader may see; ask for twice as many as are shown, since some may not be.
inline constexpr std::size_t kMostSimilar = 4;
void write_similar(Page& page, const std::vector<domain::SimilarPair>& pairs, const records::RecordId& id);

/// Colour, shape and word of a light.
void write_light(Page& page, domain::Light light);
/// The shape alone, with the word for those who listen.
void write_light_mark(Page& page, domain::Light light);

/// Öre in a field of money; 0 when it is empty or in another currency.
std::int64_t ore_of(const records::Record& record, std::string_view field);

/// An indicator's value with its unit: "62,4 %", "18 dagar".
std::string shown_value(const Page& page, double value, const std::string& measured_in);

/// Indicators of a record, each with light, curve and rule.
void write_indicators(Page& page, const std::vector<ops::IndicatorSeries>& all);

/// A figure with its words and a table of the same numbers behind.
void write_own_figure(Page& page, const figure::Figure& figure);

}  // namespace rodtrad::web
