// The home of librsvg, cairo and woff2: an SVG of ours drawn as a PNG, with our typeface, which is embedded in the program.
#include <fontconfig/fontconfig.h>
#include <librsvg/rsvg.h>
#include <woff2/decode.h>

#include "core/embedded.h"
#include "core/failure.h"
#include "core/file.h"
#include "core/owned.h"
#include "figure/figure_file.h"

namespace rodtrad::figure {
namespace {

using Handle = core::Owned<RsvgHandle, g_object_unref>;
using Surface = core::Owned<cairo_surface_t, cairo_surface_destroy>;
using Context = core::Owned<cairo_t, cairo_destroy>;

[[noreturn]] void fail(std::string_view why) {
  throw core::Failure(core::FailureKind::internal, core::say("figuren kan inte ritas: {}", "the figure cannot be drawn: {}", why), {});
}

/// The font unpacked from what browsers take: the letters are drawn from plain files only.
std::string unpacked(std::string_view woff2) {
  std::string font;
  woff2::WOFF2StringOut out(&font);
  if (!woff2::ConvertWOFF2ToTTF(reinterpret_cast<const std::uint8_t*>(woff2.data()), woff2.size(), &out)) fail("font");
  font.resize(out.Size());
  return font;
}

/// The embedded typeface as files, which fontconfig wants; gone when the program ends.
class Typeface {
 public:
  Typeface() : folder_(std::filesystem::temp_directory_path()) {
    for (const core::EmbeddedFile& file : core::embedded_files()) {
      if (!file.name.starts_with("font/")) continue;
      const std::filesystem::path path = folder_.path() / std::filesystem::path(file.name).filename().replace_extension("ttf");
      core::write_file(path, unpacked(file.bytes));
      FcConfigAppFontAddFile(nullptr, reinterpret_cast<const FcChar8*>(path.c_str()));
    }
  }

 private:
  core::ScratchFolder folder_;
};

/// The family's name as the file has it: the weight that variable files begin with is part of it.
constexpr std::string_view kOnPages = "Source Sans 3", kInFile = "Source Sans 3 ExtraLight";

std::string with_our_family(std::string svg) {
  const std::size_t at = svg.find(kOnPages);
  return at == std::string::npos ? svg : svg.replace(at, kOnPages.size(), kInFile);
}

Handle read(const std::string& svg) {
  GError* error = nullptr;
  Handle handle(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
  if (handle) return handle;
  const std::string why = error ? error->message : "";
  g_clear_error(&error);
  fail(why);
}

cairo_status_t append(void* to, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string png_file(const std::string& svg, double scale) {
  static const Typeface typeface;
  const Handle handle = read(with_our_family(svg));
  double width = 0, height = 0;
  if (!rsvg_handle_get_intrinsic_size_in_pixels(handle.get(), &width, &height)) fail("width");
  const RsvgRectangle place{.x = 0, .y = 0, .width = width * scale, .height = height * scale};
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(place.width), static_cast<int>(place.height)));
  const Context context(cairo_create(surface.get()));
  if (!rsvg_handle_render_document(handle.get(), context.get(), &place, nullptr)) fail("render");
  std::string png;
  if (cairo_surface_write_to_png_stream(surface.get(), append, &png) != CAIRO_STATUS_SUCCESS) fail("png");
  return png;
}

}  // namespace rodtrad::figure
