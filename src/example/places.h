// The invented region: municipalities, hospitals and clinics. No name or code is that of a real one.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace rodtrad::example {

inline constexpr std::string_view kRegionName = "Region Älvmark";

struct Municipality {
  std::string_view code;  // county 99, which no Swedish county has
  std::string_view name;
  int hospital;                         // index of the nearest hospital
  bool inland;                          // far from the central hospital
  std::array<std::uint32_t, 5> people;  // by kAgeGroupStarts, in 10 000 × the share of the region's whole population
};

struct Hospital {
  std::string_view code;
  std::string_view name;
  bool central;  // the region's county hospital
};

struct Clinic {
  std::string_view code;
  std::string_view name_sv;
  std::string_view name_en;
  bool central_only;  // beds and theatres only at the central hospital
};

std::span<const Municipality> municipalities();
std::span<const Hospital> hospitals();  // the central one first

/// Clinics by number, as the groups of care name them.
enum ClinicNumber : std::uint8_t {
  medicine,
  surgery,
  orthopaedics,
  women,
  children,
  psychiatry,
  young_psychiatry,
  eye,
  ear,
  skin,
  neurology,
  oncology,
  infection,
  urology,
  clinic_count,
};
std::span<const Clinic> clinics();

}  // namespace rodtrad::example
