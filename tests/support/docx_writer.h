// Word documents for tests, made from the text that a reader should find in them.
#pragma once

#include <string>

namespace rodtrad::test {

enum class MetadataForm { list, table };
enum class Edits { none, tracked };  // deleted and hidden text, which is no part of the text

/// A document whose body is this: paragraphs "## …" get the style of headings, "- …" are items of a list, "… \t 7" entries
/// of the table of contents, "¹ …" at the end footnotes; a mark ¹ refers to its footnote. As a table, the items "- Label:
/// value" are rows of two cells. With a header and a footer.
std::string docx_of(const std::string& text, MetadataForm form = MetadataForm::list, Edits edits = Edits::tracked);

/// A package of one part with this content type, "/word/document.xml" with this body, and nothing else.
std::string package_of(const std::string& content_type, const std::string& body);

}  // namespace rodtrad::test
