// Invented names in a real proportion: the sizes and age structures follow those of the 14 municipalities of Norrbotten on
// 31 December 2019 (Statistics Sweden, population by age and sex, CC0), rounded. Which hospital is nearest is invented.
#include "example/places.h"

namespace rodtrad::example {
namespace {

constexpr std::array<Municipality, 14> kMunicipalities{{
    {"9901", "Älvhamn", 0, false, {658, 1025, 791, 480, 170}},
    {"9902", "Sundmark", 1, false, {371, 489, 432, 302, 97}},
    {"9903", "Björnfors", 0, false, {232, 325, 287, 208, 72}},
    {"9904", "Malmvidda", 3, true, {200, 279, 242, 138, 55}},
    {"9905", "Gruvliden", 2, true, {138, 198, 188, 126, 52}},
    {"9906", "Kallhamn", 4, false, {122, 156, 174, 134, 50}},
    {"9907", "Gränsvik", 4, false, {82, 90, 101, 88, 26}},
    {"9908", "Tallmora", 1, false, {69, 87, 82, 60, 25}},
    {"9909", "Snövalla", 1, true, {50, 68, 64, 48, 20}},
    {"9910", "Tornsele", 2, true, {48, 51, 60, 60, 23}},
    {"9911", "Isvalla", 2, true, {35, 52, 55, 41, 15}},
    {"9912", "Granlunda", 4, true, {30, 35, 47, 44, 16}},
    {"9913", "Myrselet", 4, true, {22, 30, 35, 33, 13}},
    {"9914", "Fjällmora", 1, true, {21, 28, 31, 22, 10}},
}};

constexpr std::array<Hospital, 5> kHospitals{{
    {"99001", "Älvhamns länssjukhus", true},
    {"99002", "Sundmarks sjukhus", false},
    {"99003", "Gruvlidens sjukhus", false},
    {"99004", "Malmvidda sjukhus", false},
    {"99005", "Kallhamns sjukhus", false},
}};

constexpr std::array<Clinic, clinic_count> kClinics{{
    {"K01", "Medicin", "Internal medicine", false},
    {"K02", "Kirurgi", "Surgery", false},
    {"K03", "Ortopedi", "Orthopaedics", false},
    {"K04", "Kvinnosjukvård och förlossning", "Women's health and maternity", false},
    {"K05", "Barn- och ungdomsmedicin", "Paediatrics", false},
    {"K06", "Psykiatri", "Psychiatry", false},
    {"K07", "Barn- och ungdomspsykiatri", "Child and adolescent psychiatry", true},
    {"K08", "Ögon", "Ophthalmology", true},
    {"K09", "Öron, näsa och hals", "Ear, nose and throat", true},
    {"K10", "Hud", "Dermatology", true},
    {"K11", "Neurologi och rehabilitering", "Neurology and rehabilitation", true},
    {"K12", "Onkologi", "Oncology", true},
    {"K13", "Infektion", "Infectious diseases", true},
    {"K14", "Urologi", "Urology", true},
}};

}  // namespace

std::span<const Municipality> municipalities() { return kMunicipalities; }
std::span<const Hospital> hospitals() { return kHospitals; }
std::span<const Clinic> clinics() { return kClinics; }

}  // namespace rodtrad::example
