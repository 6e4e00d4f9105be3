// Chunks where the file has them for all that is asked, else one plain SELECT per file.
#include "engine/kernels/read.h"

#include <deque>

#include "core/failure.h"
#include "engine/kernels/gathering.h"
#include "engine/kernels/unfit.h"

namespace rodtrad::engine::kernels {

using table::ColumnType;

namespace {

/// An integer column with more values than this is not coded: codes would save nothing.
constexpr std::size_t kMostNumbers = 256;
constexpr std::size_t kMostTexts = std::size_t{1} << 24;

using Names = std::vector<std::string>;

/// What one worker reads at a time: a group of rows, or all of a file from the database.
struct Slice {
  const File* file;
  std::optional<std::size_t> group;
  std::size_t first_row = 0;  // among all rows
  std::size_t rows = 0;
};

/// What is to be read of a file: the others are known.
bool is_read(const File& file, const std::string& name) {
  const auto found = file.columns.find(name);
  return found != file.columns.end() && !found->second.same;
}

/// Files advance side by side: where each is sorted by person, rows that are read soon after one another go to places that lie
/// near each other.
std::vector<Slice> slices_of(const Shape& shape, const Names& names) {
  std::vector<Slice> slices;
  std::size_t row = 0;
  for (const File& file : shape.files) {
    const bool by_group =
        std::all_of(names.begin(), names.end(), [&](const auto& name) { return !is_read(file, name) || !file.columns.at(name).chunks.empty(); });
    if (!by_group) slices.push_back({.file = &file, .group = {}, .first_row = row, .rows = file.rows});
    std::size_t next = row;
    for (std::size_t group = 0; by_group && group < file.groups.size(); next += file.groups[group++]) {
      slices.push_back({.file = &file, .group = group, .first_row = next, .rows = file.groups[group]});
    }
    row += file.rows;
  }
  const auto reached = [](const Slice& slice) {
    return slice.group ? static_cast<double>(*slice.group) / static_cast<double>(slice.file->groups.size()) : 0;
  };
  std::stable_sort(slices.begin(), slices.end(), [&](const Slice& a, const Slice& b) { return reached(a) < reached(b); });
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
  const auto found = file.columns.find(name);
  return found == file.columns.end() ? std::nullopt : found->second.same;
}

/// One worker's means to read slices of some columns.
class Reader {
 public:
  Reader(const Connect& connect, const Shape& shape, const Names& names, std::deque<Gathering>& columns)
      : connect_(connect), shape_(shape), names_(names), columns_(columns) {
    for (Gathering& column : columns) writers_.emplace_back(column.dictionary(), 0);
  }

  /// Reads a slice and puts its values where they stay.
  void read(const Slice& slice, const PersonOrder* order) {
    const File& file = *slice.file;
    for (PartWriter& writer : writers_) writer.restart(slice.rows);
    if (slice.group)
      read_group(file, *slice.group);
    else
      read_file(file);
    const std::uint32_t* places = order && order->places() ? order->places() + slice.first_row : nullptr;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (!is_read(file, names_[i])) writers_[i].add_same(same_value(file, names_[i]), slice.rows);
      columns_[i].put(writers_[i].part(), slice.first_row, places);
    }
  }

 private:
  void read_group(const File& file, std::size_t group) {
    const ChunkFile& open = files_.try_emplace(file.path, file.path).first->second;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (is_read(file, names_[i])) chunks_.read(open, file.columns.at(names_[i]).chunks[group], file.groups[group], writers_[i]);
    }
  }

  void read_file(const File& file) {
    Names names;
    std::vector<PartWriter*> writers;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (!is_read(file, names_[i])) continue;
      names.push_back(names_[i]);
      writers.push_back(&writers_[i]);
    }
    if (!connection_) connection_ = connect_();
    std::size_t read = 0;
    connection_->stream(select_from(file, shape_, names), [&](const sql::RawBlock& block) {
      if (block.rows > kBlockRows) throw Unfit{"blocks are larger than expected"};
      for (std::size_t i = 0; i < writers.size(); ++i) writers[i]->add_raw(block.columns[i], block.rows);
      read += block.rows;
    });
    if (read != file.rows) throw Unfit{"a file holds another number of rows than it says"};
  }

  const Connect& connect_;
  const Shape& shape_;
  const Names& names_;
  std::deque<Gathering>& columns_;
  std::deque<PartWriter> writers_;
  std::unique_ptr<sql::DuckdbConnection> connection_;
  std::map<std::filesystem::path, ChunkFile> files_;
  ChunkReader chunks_;
};

}  // namespace

std::vector<Column> read_columns(const Connect& connect, Workers& workers, const Shape& shape, const Names& names,
                                 const std::set<std::string>& always_plain, const PersonOrder* order) {
  std::deque<Gathering> gatherings;
  for (const std::string& name : names) {
    const ColumnType type = shape.types.at(name);
    gatherings.emplace_back(type, shape.rows(), type == ColumnType::text ? kMostTexts : always_plain.contains(name) ? 0 : kMostNumbers);
  }
  const std::vector<Slice> slices = slices_of(shape, names);
  std::deque<Reader> readers;
  for (std::size_t worker = 0; worker < workers.count(); ++worker) readers.emplace_back(connect, shape, names, gatherings);
  workers.run(names.empty() ? 0 : slices.size(), [&](std::size_t at, std::size_t worker) {
    core::check_cancelled();
    readers[worker].read(slices[at], order);
  });
  std::vector<Column> columns;
  for (Gathering& gathering : gatherings) columns.push_back(gathering.take());
  return columns;
}

}  // namespace rodtrad::engine::kernels
