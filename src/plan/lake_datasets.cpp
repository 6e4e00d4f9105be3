// From a version in the lake to what methods may know of it.
#include "plan/lake_datasets.h"

#include "schema/contract.h"

namespace rodtrad::plan {

OpenDataset open_dataset(const lake::DatasetVersion& version) {
  const schema::Contract* contract = schema::contract(version.kind);
  OpenDataset opened;
  opened.info = {.name = version.name,
                 .kind = version.kind,
                 .version = version.version,
                 .currency = version.currency,
                 .has_persons = version.has_persons,
                 .is_public = version.is_public,
                 .synthetic = version.synthetic,
                 .columns = version.columns(),
                 .codes = version.codes,
                 .age_groups = version.age_groups,
                 .label = version.label,
                 .source = version.processed_source.sv.empty() ? version.source : version.processed_source};
  opened.source = {.files = version.paths(), .has_persons = version.has_persons};
  opened.rows = version.rows();
  opened.years = version.years();
  opened.purpose_required = !contract || contract->personal;
  opened.purpose = version.purpose;
  opened.approval = version.approval;
  return opened;
}

core::Expected<OpenDataset> LakeDatasets::open(const std::string& reference) { return open_dataset(TRY(lake_.open(reference))); }

}  // namespace rodtrad::plan
