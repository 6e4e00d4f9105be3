// Publication of a released result: files under publications/, each with its record.
#include <algorithm>

#include "core/date.h"
#include "core/hash.h"
#include "core/unicode.h"
#include "model/json_words.h"
#include "ops/register.h"
#include "ops/release.h"
#include "ops/run_files.h"
#include "publish/docx.h"
#include "publish/html.h"
#include "publish/pptx.h"

namespace rodtrad::ops {

using core::Expected;
using core::Language;
using core::say;
using records::Record;

namespace {

/// What a form may use besides the report.
struct Means {
  std::string other_file;                       // the page in the other language
  const publish::TemplateFile* file = nullptr;  // the region's own template
  core::Problems& notes;
};

struct Form {
  std::string_view id;
  std::string_view extension;
  bool has_templates;
  Expected<std::string> (*render)(const model::Report& report, Language language, const Means& means);
};

Expected<std::string> slides(const model::Report& report, Language language, const Means& means) {
  if (means.file) return publish::render_pptx(report, language, *means.file, means.notes);
  return publish::render_pptx(report, language);
}

Expected<std::string> document(const model::Report& report, Language language, const Means& means) {
  if (means.file) return publish::render_docx(report, language, *means.file, means.notes);
  return publish::render_docx(report, language);
}

Expected<std::string> page(const model::Report& report, Language language, const Means& means) {
  return publish::render_html(report, language, {.other_language_file = means.other_file});
}

constexpr Form kForms[] = {{"analysresultat", "pptx", true, slides}, {"kort_analys", "docx", true, document}, {"webb", "html", false, page}};

Expected<const Form*> find_form(const std::string& id) {
  std::vector<std::string> known;
  for (const Form& form : kForms) {
    if (form.id == id) return &form;
    known.emplace_back(form.id);
  }
  return core::fail(
      {.code = "unknown_form", .message = say("formen \"{}\" finns inte", "there is no form \"{}\"", id), .hint = core::did_you_mean(id, known)});
}

struct Released {
  Record run;
  Record release;
};

core::Fail not_released(const Record& assignment, const std::vector<Record>& runs) {
  const std::string run = runs.empty() ? "RUN" : to_text(runs.front().id);
  return core::fail({.code = "not_released",
                     .message = say("inget resultat av \"{}\" är frisläppt", "no result of \"{}\" is released", assignment.text("title")),
                     .hint = say("släpp fram ett: rodtrad release {} --by \"Namn, roll\" --ground \"…\" --level internal",
                                 "release one: rodtrad release {} --by \"Name, role\" --ground \"…\" --level internal", run)});
}

/// The last run that has a release, with its last release.
Expected<Released> last_released(const records::Store& store, const Record& assignment) {
  std::vector<Record> runs = TRY(store.list({.type = "run", .where = {{"assignment", assignment.id}}, .descending = true}));
  for (Record& run : runs) {
    if (auto release = TRY(latest(store, "release", "run", run.id))) return Released{std::move(run), *std::move(release)};
  }
  return not_released(assignment, runs);
}

/// What is for internal readers says so, and never takes the place of what is for all.
std::string file_name(const Form& form, const Record& assignment, const Released& released, Language language) {
  const char* level = released.release.text("level") == "public" ? "" : "-intern";
  return fmt::format("{}-{}-{}{}.{}.{}", core::slug(assignment.text("title")).substr(0, 60), to_text(released.run.id), form.id, level,
                     core::language_tag(language), form.extension);
}

class Publisher {
 public:
  Publisher(Workspace& workspace, const Form& form, const Record& assignment, const Released& released, const publish::TemplateFile* own)
      : workspace_(workspace), form_(form), assignment_(assignment), released_(released), template_(own) {}

  Expected<Published> publish(const model::Report& report, Language language, bool both, const std::filesystem::path& folder) {
    const Language other = language == Language::sv ? Language::en : Language::sv;
    const std::string other_file = both ? file_name(form_, assignment_, released_, other) : "";
    core::Problems notes;
    const std::string bytes = TRY(form_.render(report, language, {.other_file = other_file, .file = template_, .notes = notes}));
    Published done{.form = std::string(form_.id),
                   .language = language,
                   .file = folder / file_name(form_, assignment_, released_, language),
                   .sha256 = core::sha256_hex(bytes),
                   .notes = std::move(notes)};
    core::make_folders(folder);
    core::write_file(done.file, bytes);
    done.publication = TRY(keep_record(done));
    return done;
  }

 private:
  /// The record of this very file, made when there is none.
  Expected<std::string> keep_record(const Published& done) {
    const std::string path = done.file.lexically_relative(workspace_.folder()).string();
    for (const Record& known :
         TRY(workspace_.store().list({.type = "publication", .where = {{"release", released_.release.id}, {"sha256", done.sha256}}}))) {
      if (known.text("path") == path) return to_text(known.id);
    }
    Record record("publication");
    record.set("assignment", assignment_.id);
    record.set("run", released_.run.id);
    record.set("release", released_.release.id);
    record.set("form", std::string(form_.id));
    record.set("language", std::string(core::language_tag(done.language)));
    record.set("path", path);
    record.set("sha256", done.sha256);
    record.set("date", core::to_iso(core::today()));
    return to_text(TRY(workspace_.store().create(record)));
  }

  Workspace& workspace_;
  const Form& form_;
  const Record& assignment_;
  const Released& released_;
  const publish::TemplateFile* template_;
};

/// The template as it comes. Problem template_unused for a form that has none.
Expected<std::optional<publish::TemplateFile>> read_template(const Form& form, const std::filesystem::path& file) {
  if (file.empty()) return std::optional<publish::TemplateFile>{};
  if (form.has_templates) return std::optional(publish::TemplateFile{.name = file.string(), .bytes = TRY(core::read_file(file, 1 << 26))});
  return core::fail({.code = "template_unused",
                     .message = say("formen {} använder ingen mall", "the form {} uses no template", form.id),
                     .hint = {.sv = "ta bort --template", .en = "leave --template out"}});
}

}  // namespace

Expected<std::vector<Published>> publish_assignment(Workspace& workspace, const PublishRequest& request) {
  const Form& form = *TRY(find_form(request.form));
  const Record assignment = TRY(find_assignment(workspace.store(), request.assignment));
  const Released released = TRY(last_released(workspace.store(), assignment));
  const auto own_template = TRY(read_template(form, request.template_file));
  const model::ReleaseInfo info{.released = true,
                                .level = *model::from_word<model::Level>(released.release.text("level")),
                                .by = released.release.text("by"),
                                .ground = released.release.text("ground"),
                                .date = released.release.text("date")};
  const model::Report report = TRY(report_of(workspace, assignment, TRY(read_run(workspace, released.run, info.level)), info));
  const std::vector<Language> languages = request.languages.empty() ? std::vector{Language::sv, Language::en} : request.languages;
  Publisher publisher(workspace, form, assignment, released, own_template ? &*own_template : nullptr);
  std::vector<Published> done;
  for (const Language language : languages) {
    done.push_back(TRY(publisher.publish(report, language, languages.size() > 1, workspace.publications() / to_text(assignment.id))));
  }
  return done;
}

}  // namespace rodtrad::ops
