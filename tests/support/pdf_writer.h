// Small PDFs for tests: lines of text in Helvetica on pages of A4.
#pragma once

#include <string>

namespace rodtrad::test {

/// Each line of the text is a line of a page; a form feed begins a new page. Characters of Windows-1252 and "•".
std::string pdf_of(const std::string& text);
/// The same, locked by a password that nobody knows.
std::string locked_pdf_of(const std::string& text);

}  // namespace rodtrad::test
