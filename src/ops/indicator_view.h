// Indicators with their values over time and place, and the light of each.
#pragma once

#include "domain/light.h"
#include "ops/record_ops.h"

namespace rodtrad::ops {

/// One value; nothing when it is awaited or missing.
struct IndicatorPoint {
  std::string place;  // id of the municipality or provider; "" = the whole region
  std::string place_name;
  std::string time;  // as registered: "2024", "2024-06"
  std::optional<double> value;
  std::string missing;  // why there is none, when somebody has said so
};

struct IndicatorSeries {
  std::string id;
  std::string title;
  std::string measured_in;    // "procent"
  domain::Measured measured;  // of the whole region's last value, or the mean of the places' when there is none
  bool is_mean = false;
  domain::LightAnswer light;
  std::vector<IndicatorPoint> points;  // by time, then by name of the place

  std::vector<std::string> times() const;  // each once, first to last
  const IndicatorPoint* find(const std::string& place, const std::string& time) const;
  /// The light of one place's value at a time.
  domain::LightAnswer light_at(const IndicatorPoint& point, const core::Date& today) const;
  /// Of the whole region at a time: its own value, else the mean of the places that have one.
  std::optional<double> whole_at(const std::string& time) const;
};

/// Indicators that link to a record by a field ("goal", "programme", "project"), with the values that the actor may see.
core::Expected<std::vector<IndicatorSeries>> indicators_of(Workspace& workspace, const Actor& actor, const std::string& field, const std::string& id,
                                                           const core::Date& today);

/// The same for all records that indicators link to by the field, by their id: in two readings, however many they are.
core::Expected<std::map<std::string, std::vector<IndicatorSeries>>> indicators_by(Workspace& workspace, const Actor& actor, const std::string& field,
                                                                                  const core::Date& today);

/// The worst light of those that can be told; grey when none can.
domain::Light worst_of(const std::vector<IndicatorSeries>& all);

}  // namespace rodtrad::ops
