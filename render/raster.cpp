#include "render/raster.hpp"

#include <cairo-pdf.h>
#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <stdexcept>

#include "render/child_process.hpp"
#include "render/svg.hpp"

namespace dramatis {
namespace {

constexpr std::chrono::seconds deadline{60};

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

void check(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS) throw std::runtime_error(cairo_status_to_string(status));
}

/// Where no font has the widths of Arial, Debian has DejaVu Sans, which is wider by a sixth. Browsers fit it to the
/// boxes by textLength, which librsvg does not know.
void narrow_wide_font() {
  constexpr const char* rule = R"(<fontconfig><match target="font">
    <test name="family"><string>DejaVu Sans</string></test>
    <edit name="matrix"><matrix><double>0.86</double><double>0</double><double>0</double><double>1</double></matrix></edit>
    </match></fontconfig>)";
  FcConfigParseAndLoadFromMemory(FcConfigGetCurrent(), reinterpret_cast<const FcChar8*>(rule), FcTrue);
}

/// A picture that librsvg has read.
class Drawing {
 public:
  explicit Drawing(const std::string& svg) {
    narrow_wide_font();
    handle_ = rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error_);
    check_error();
    rsvg_handle_set_dpi(handle_, 72);  // one dot is one point
    if (!rsvg_handle_get_intrinsic_size_in_pixels(handle_, &width_, &height_))
      throw std::runtime_error("the picture has no size");
  }
  ~Drawing() {
    g_clear_error(&error_);
    if (handle_) g_object_unref(handle_);
  }
  Drawing(const Drawing&) = delete;
  Drawing& operator=(const Drawing&) = delete;

  double width() const { return width_; }  ///< in points
  double height() const { return height_; }

  /// Fills a surface of that size.
  void draw(cairo_surface_t* surface, double width, double height) {
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> context(cairo_create(surface), &cairo_destroy);
    const RsvgRectangle viewport{0, 0, width, height};
    rsvg_handle_render_document(handle_, context.get(), &viewport, &error_);
    check_error();
    check(cairo_status(context.get()));
  }

 private:
  void check_error() const {
    if (error_) throw std::runtime_error(error_->message);
  }

  RsvgHandle* handle_ = nullptr;
  GError* error_ = nullptr;
  double width_ = 0;
  double height_ = 0;
};

std::string png_of(const std::string& svg) {
  constexpr double dots_per_point = 300.0 / 72, most_dots = 20e6;
  Drawing drawing(svg);
  const double scale = std::min(dots_per_point, std::sqrt(most_dots / (drawing.width() * drawing.height())));
  const double width = std::round(drawing.width() * scale), height = std::round(drawing.height() * scale);
  const Surface surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width), static_cast<int>(height)),
      &cairo_surface_destroy);
  drawing.draw(surface.get(), width, height);
  std::string bytes;
  check(cairo_surface_write_to_png_stream(surface.get(), append, &bytes));
  return bytes;
}

std::string pdf_of(const std::string& svg, const std::string& title) {
  Drawing drawing(svg);
  std::string bytes;
  const Surface surface(cairo_pdf_surface_create_for_stream(append, &bytes, drawing.width(), drawing.height()),
                        &cairo_surface_destroy);
  cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_4);  // for printers, which want the old one
  // The same picture has the same bytes.
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  if (!title.empty()) cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
  drawing.draw(surface.get(), drawing.width(), drawing.height());
  cairo_surface_finish(surface.get());
  check(cairo_surface_status(surface.get()));
  return bytes;
}

template <typename Convert>
std::string convert(const char* format, Convert conversion) {
  try {
    return in_child_process(conversion, deadline);
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(std::string("cannot make a ") + format + " of the picture: " + error.what());
  }
}

}  // namespace

std::string to_png(const ActorGraph& graph, const RenderOptions& options) {
  const std::string svg = to_svg(graph, options);
  return convert("PNG", [&] { return png_of(svg); });
}

std::string to_pdf(const ActorGraph& graph, const RenderOptions& options) {
  const std::string svg = to_svg(graph, options);
  return convert("PDF", [&] { return pdf_of(svg, options.title); });
}

}  // namespace dramatis
