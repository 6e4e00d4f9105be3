// Requests for cells that differ only in their keys are answered together; the others one by one.
#include "engine/kernels/kernels.h"

#include "engine/kernels/cube.h"
#include "engine/kernels/cube_plan.h"
#include "engine/kernels/order_statistics.h"
#include "engine/kernels/unfit.h"

namespace rodtrad::engine::kernels {

using Requests = std::vector<const table::Request*>;
using Answers = std::vector<std::optional<table::Answer>>;

namespace {

/// Does nothing more when the work is not for the kernels.
template <class Work>
void if_fit(const Work& work) {
  try {
    work();
  } catch (const Unfit&) {
  }
}

/// Indices of the requests for cells, those that differ only in their keys together.
std::vector<std::vector<std::size_t>> cubes_of(const Requests& requests) {
  std::vector<std::vector<std::size_t>> cubes;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const auto* cells = std::get_if<table::Cells>(requests[i]);
    if (!cells) continue;
    const auto same = [&](const std::vector<std::size_t>& cube) { return same_but_keys(std::get<table::Cells>(*requests[cube.front()]), *cells); };
    const auto found = std::find_if(cubes.begin(), cubes.end(), same);
    if (found == cubes.end())
      cubes.push_back({i});
    else
      found->push_back(i);
  }
  return cubes;
}

/// Cells of one file only do not ask where else a person is.
Store::Together together_for(const Store& store, const Requests& requests) {
  Store::Together together = Store::Together::none;
  for (const table::Request* request : requests) {
    const auto* cells = std::get_if<table::Cells>(request);
    if (!cells) continue;
    std::set<std::string> columns;
    for (const table::Key& key : cells->by) {
      if (key.value.op == table::Expression::Op::column) columns.insert(key.value.name);
    }
    together = std::max(together, store.tells_files_apart(columns) ? Store::Together::within_files : Store::Together::all);
  }
  return together;
}

void answer_cube(Store& store, const Requests& requests, const std::vector<std::size_t>& cube, bool has_persons, Answers& answers) {
  std::vector<const table::Cells*> cells;
  for (const std::size_t i : cube) cells.push_back(&std::get<table::Cells>(*requests[i]));
  std::vector<table::CellsAnswer> found = answer_cells(store, cells, has_persons);
  for (std::size_t i = 0; i < cube.size(); ++i) answers[cube[i]] = std::move(found[i]);
}

}  // namespace

struct Kernels::State {
  Connect connect;
  Workers workers;
  std::int64_t most_bytes;
  std::map<std::vector<std::filesystem::path>, Store> stores;
  std::int64_t answers = 0;
  bool lacked_memory = false;

  Store& store(const std::vector<std::filesystem::path>& files) {
    const auto found = stores.find(files);
    return found != stores.end() ? found->second : stores.try_emplace(files, connect, workers, shape_of(files)).first->second;
  }
};

Kernels::Kernels(Connect connect, int threads, std::int64_t most_bytes)
    : state_(
          new State{.connect = std::move(connect), .workers = Workers(static_cast<std::size_t>(threads)), .most_bytes = most_bytes, .stores = {}}) {}
Kernels::~Kernels() = default;

Answers Kernels::answer(const Source& source, const std::set<std::string>& columns, const Requests& requests) {
  Answers answers(requests.size());
  try {
    Store& store = state_->store(source.files);
    const auto need = [&](const std::set<std::string>& names, Store::Together together) {
      store.need(names, source.has_persons ? together : Store::Together::none, state_->most_bytes);
    };
    if (!source.soon.empty()) if_fit([&] { need(source.soon, Store::Together::all); });
    need(columns, together_for(store, requests));
    for (const std::vector<std::size_t>& cube : cubes_of(requests)) {
      if_fit([&] { answer_cube(store, requests, cube, source.has_persons, answers); });
    }
    for (std::size_t i = 0; i < requests.size(); ++i) {
      if_fit([&] {
        if (const auto* quantiles = std::get_if<table::Quantiles>(requests[i])) answers[i] = answer_quantiles(store, *quantiles);
        if (const auto* ranked = std::get_if<table::Ranked>(requests[i])) answers[i] = answer_ranked(store, *ranked);
      });
    }
  } catch (const TooLarge&) {
    state_->lacked_memory = true;
  } catch (const Unfit&) {
  }
  state_->answers += std::count_if(answers.begin(), answers.end(), [](const auto& answer) { return answer.has_value(); });
  return answers;
}

std::int64_t Kernels::answers() const { return state_->answers; }

bool Kernels::lacked_memory() const { return state_->lacked_memory; }

std::int64_t Kernels::scans() const {
  std::int64_t sum = 0;
  for (const auto& [files, store] : state_->stores) sum += store.scans();
  return sum;
}

std::int64_t Kernels::rows_read() const {
  std::int64_t sum = 0;
  for (const auto& [files, store] : state_->stores) sum += store.rows_read();
  return sum;
}

}  // namespace rodtrad::engine::kernels
