// Chunks where the file has them for all that is asked, else one plain SELECT per file.
#include "engine/kernels/read.h"

#include <deque>

#include "core/failure.h"
#include "engine/kernels/unfit.h"

namespace rodtrad::engine::kernels {

using table::ColumnType;

namespace {

/// An integer column with more values than this is not coded: codes would save nothing.
constexpr std::size_t kMostNumbers = 256;
constexpr std::size_t kMostTexts = std::size_t{1} << 24;

using Names = std::vector<std::string>;

/// So many rows are read at a time if there are as many: whole large pages of memory even for values of one byte.
constexpr std::size_t kSliceRows = std::size_t{1} << 21;

/// What one worker reads at a time: some groups of rows, or all of a file from the database.
struct Slice {
  const File& file;
  bool by_group = false;
  std::size_t first = 0, last = 0;  // groups; one past
  std::size_t rows = 0;
};

/// What is to be read of a file: the others are known.
bool is_read(const File& file, const std::string& name) { return file.columns.contains(name) && !file.same.contains(name); }

std::vector<Slice> slices_of(const Shape& shape, const Names& names, std::size_t workers) {
  const std::size_t enough = std::min(kSliceRows, shape.rows() / (2 * workers) + 1);
  std::vector<Slice> slices;
  for (const File& file : shape.files) {
    const bool by_group =
        std::all_of(names.begin(), names.end(), [&](const auto& name) { return !is_read(file, name) || file.chunks.contains(name); });
    slices.push_back({.file = file, .by_group = by_group});
    if (!by_group) slices.back().rows = file.rows;
    for (std::size_t group = 0; by_group && group < file.groups.size(); ++group) {
      if (slices.back().rows >= enough) slices.push_back({.file = file, .by_group = true, .first = group});
      slices.back().rows += file.groups[group];
      slices.back().last = group + 1;
    }
  }
  return slices;
}

std::string select_from(const File& file, const Shape& shape, const Names& names) {
  std::vector<std::string> items;
  for (const std::string& name : names) {
    const bool text = shape.types.at(name) == ColumnType::text;
    items.push_back(text ? fmt::format("CAST({} AS VARCHAR)", sql::quoted(name)) : sql::quoted(name));
  }
  return fmt::format("SELECT {} FROM read_parquet({})", fmt::join(items, ", "), sql::literal(file.path.string()));
}

std::optional<std::int64_t> same_value(const File& file, const std::string& name) {
  const auto found = file.same.find(name);
  return found == file.same.end() ? std::nullopt : std::optional(found->second);
}

/// One worker's means to read.
class Reader {
 public:
  Reader(sql::DuckdbConnection& database, const Shape& shape) : database_(database), shape_(shape) {}

  void read(const Slice& slice, const Names& names, const std::vector<PartWriter*>& writers) {
    if (names.empty()) return;
    if (!slice.by_group) return read_file(slice.file, names, writers);
    if (path_ != slice.file.path) {
      file_ = std::make_unique<ChunkFile>(slice.file.path);
      path_ = slice.file.path;
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::vector<Chunk>& chunks = slice.file.chunks.at(names[i]);
      for (std::size_t group = slice.first; group < slice.last; ++group) {
        core::check_cancelled();
        file_->read(chunks[group], slice.file.groups[group], *writers[i]);
      }
    }
  }

 private:
  void read_file(const File& file, const Names& names, const std::vector<PartWriter*>& writers) {
    if (!connection_) connection_ = database_.another();
    std::size_t read = 0;
    connection_->stream(select_from(file, shape_, names), [&](const sql::RawBlock& block) {
      if (block.rows > kBlockRows) throw Unfit{"blocks are larger than expected"};
      for (std::size_t i = 0; i < writers.size(); ++i) writers[i]->add_raw(block.columns[i], block.rows);
      read += block.rows;
    });
    if (read != file.rows) throw Unfit{"a file holds another number of rows than it says"};
  }

  sql::DuckdbConnection& database_;
  const Shape& shape_;
  std::unique_ptr<sql::DuckdbConnection> connection_;
  std::filesystem::path path_;
  std::unique_ptr<ChunkFile> file_;
};

}  // namespace

std::vector<ReadColumn> read_columns(sql::DuckdbConnection& database, Workers& workers, const Shape& shape, const Names& names,
                                     const std::set<std::string>& always_plain) {
  const std::vector<Slice> slices = slices_of(shape, names, workers.count());
  std::deque<Dictionary> dictionaries;
  std::vector<ReadColumn> read;
  for (const std::string& name : names) {
    const ColumnType type = shape.types.at(name);
    const std::size_t most = type == ColumnType::text ? kMostTexts : always_plain.contains(name) ? 0 : kMostNumbers;
    dictionaries.emplace_back(most);
    read.push_back({.type = type, .parts = std::vector<Part>(slices.size()), .values = {}});
  }
  std::vector<Reader> readers;
  for (std::size_t worker = 0; worker < workers.count(); ++worker) readers.emplace_back(database, shape);
  workers.run(names.empty() ? 0 : slices.size(), [&](std::size_t at, std::size_t worker) {
    const Slice& slice = slices[at];
    std::deque<PartWriter> writers;
    std::vector<PartWriter*> reading;
    Names wanted;
    for (std::size_t i = 0; i < names.size(); ++i) {
      PartWriter& writer = writers.emplace_back(dictionaries[i], slice.rows);
      if (is_read(slice.file, names[i])) {
        reading.push_back(&writer);
        wanted.push_back(names[i]);
      } else {
        writer.add_same(same_value(slice.file, names[i]), slice.rows);
      }
    }
    readers[worker].read(slice, wanted, reading);
    for (std::size_t i = 0; i < names.size(); ++i) read[i].parts[at] = writers[i].take();
  });
  for (std::size_t i = 0; i < names.size(); ++i) read[i].values = dictionaries[i].values();
  return read;
}

}  // namespace rodtrad::engine::kernels
