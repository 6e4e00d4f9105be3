// Addresses as text.
#include <doctest/doctest.h>

#include "core/http_client.h"

using namespace rodtrad::core;

TEST_CASE("what is an address") {
  CHECK(is_url("https://a/b"));
  CHECK(is_url("HTTP://a"));
  CHECK(!is_url("data.csv"));
  CHECK(!is_url("file:///etc/passwd"));
}

TEST_CASE("an address is shown without credentials and fragment") {
  CHECK(shown_url("https://anna:hemligt@server:8443/a@b?c=d#e") == "https://server:8443/a@b?c=d");
  CHECK(shown_url("https://server?user=a@b") == "https://server?user=a@b");
  CHECK(shown_url("") == "");
}

TEST_CASE("the name of a file from its address") {
  CHECK(file_name_of_url("https://server/mapp/kontakter%202020.csv?x=/y.z#a") == "kontakter_2020.csv");
  CHECK(file_name_of_url("https://server/%2e%2e%2f%2e%2e%2fetc") == "_.._etc");
  CHECK(file_name_of_url("https://server/") == "data");
  CHECK(file_name_of_url("https://server") == "data");
  CHECK(file_name_of_url("https://server/mapp/") == "mapp");
}

TEST_CASE("percent signs") {
  CHECK(url_decoded("a%C3%A5+b%2") == "aå b%2");
  CHECK(url_encoded("agg_Ålder[1]") == "agg_%C3%85lder%5B1%5D");
  CHECK(url_decoded(url_encoded("ö &=?")) == "ö &=?");
}
