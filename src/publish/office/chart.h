// Native DrawingML charts from a Figure: editable in Office through the workbook inside, drawn from caches without it.
// One writer for slides, documents and workbooks; the host shows the part in its own frame and writes the title, the
// alternative text and the source.
#pragma once

#include <string>

#include "figure/figure.h"
#include "formats/opc.h"

namespace rodtrad::publish {

/// How large the chart will stand, in points: words are measured, so that margins hold them.
struct ChartFrame {
  double width = 860;
  double height = 330;
  double text = 14;  // type size
};

/// Adds chart and workbook to the package under `root` ("/ppt", "/word", "/xl") with this number; returns the name of the
/// chart's part, for the host to relate with kChartRelation. Throws Failure when the workbook cannot be made.
std::string add_chart(formats::Package& package, const std::string& root, int number, const figure::Figure& figure, core::Language language,
                      const ChartFrame& frame);

inline constexpr const char* kChartRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart";
inline constexpr const char* kChartNamespace = "http://schemas.openxmlformats.org/drawingml/2006/chart";

}  // namespace rodtrad::publish
