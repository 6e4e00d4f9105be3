// Counting and writing.
#include "http/metrics.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace rodtrad::http {

namespace {

constexpr std::string_view kNames[Metrics::kKinds] = {"pages", "api", "tables", "assets"};
constexpr double kBounds[Metrics::kBuckets] = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10};
constexpr double kMicro = 1e6;

std::size_t kind_of(std::string_view path) {
  if (path.starts_with("/api/v1/") || path.starts_with("/api/v2/")) return 2;
  if (path.starts_with("/api/")) return 1;
  return path.starts_with("/assets/") ? 3 : 0;
}

std::size_t resident_bytes() {
  std::size_t size = 0, resident = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%zu %zu", &size, &resident) != 2) resident = 0;
    std::fclose(file);
  }
  return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

void head(std::string& out, std::string_view name, std::string_view type, std::string_view help) {
  out += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
}

}  // namespace

void Metrics::count(std::string_view path, int status, double seconds) {
  Kind& kind = kinds_[kind_of(path)];
  const int status_class = status / 100 - 1;
  if (status_class >= 0 && status_class < static_cast<int>(kClasses)) ++kind.answers[static_cast<std::size_t>(status_class)];
  std::size_t bucket = 0;
  while (bucket < kBuckets && seconds > kBounds[bucket]) ++bucket;
  ++kind.buckets[bucket];
  kind.microseconds += static_cast<std::uint64_t>(seconds * kMicro);
}

void Metrics::connections(std::size_t open, std::size_t waiting) {
  open_ = open;
  waiting_ = waiting;
}

std::string Metrics::text() const {
  std::string out;
  head(out, "rodtrad_http_answers_total", "counter", "Answers by what was asked for and class of status.");
  for (std::size_t i = 0; i < kKinds; ++i) {
    for (std::size_t j = 0; j < kClasses; ++j)
      out += fmt::format("rodtrad_http_answers_total{{kind=\"{}\",status=\"{}xx\"}} {}\n", kNames[i], j + 1, kinds_[i].answers[j].load());
  }
  head(out, "rodtrad_http_seconds", "histogram", "Seconds from a whole request to its answer.");
  for (std::size_t i = 0; i < kKinds; ++i) {
    std::uint64_t sum = 0;
    for (std::size_t j = 0; j <= kBuckets; ++j) {
      sum += kinds_[i].buckets[j].load();
      const std::string bound = j < kBuckets ? fmt::format("{}", kBounds[j]) : "+Inf";
      out += fmt::format("rodtrad_http_seconds_bucket{{kind=\"{}\",le=\"{}\"}} {}\n", kNames[i], bound, sum);
    }
    out += fmt::format("rodtrad_http_seconds_sum{{kind=\"{}\"}} {}\n", kNames[i], static_cast<double>(kinds_[i].microseconds.load()) / kMicro);
    out += fmt::format("rodtrad_http_seconds_count{{kind=\"{}\"}} {}\n", kNames[i], sum);
  }
  head(out, "rodtrad_http_connections", "gauge", "Open connections, and those of them that wait for their client.");
  out +=
      fmt::format("rodtrad_http_connections{{state=\"open\"}} {}\nrodtrad_http_connections{{state=\"waiting\"}} {}\n", open_.load(), waiting_.load());
  head(out, "process_resident_memory_bytes", "gauge", "Resident memory size in bytes.");
  out += fmt::format("process_resident_memory_bytes {}\n", resident_bytes());
  return out;
}

}  // namespace rodtrad::http
