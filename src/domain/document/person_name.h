// Names of persons as documents write them: words with a capital, "Anna-Lena von Berg", with a party in brackets or not.
#pragma once

#include "domain/document/zone.h"

namespace rodtrad::domain {

/// Name of a body or an office: "Landstingsstyrelsen", "Kommunstyrelser".
bool is_office(std::u32string_view word);
/// Title that may stand before a name: "Utvecklingsledare".
bool is_title(std::u32string_view word);
/// A word that may be a part of a name: a capital, then small letters, perhaps with a hyphen.
bool is_name_word(std::u32string_view word);

/// Two to four words of a name that begin here; nothing when here begins no name.
std::optional<Extent> name_at(const Zone& zone, std::size_t place, std::size_t most_words = 4);

/// "(FP)" that begins here.
std::optional<Extent> party_at(const Zone& zone, std::size_t place);

/// Same letters but for accents: "Linde" and "Lindé". å, ä and ö are letters of their own.
bool same_but_for_accents(std::u32string_view a, std::u32string_view b);

}  // namespace rodtrad::domain
