// Backups of the register, for administrators: those that are there, and making one now.
#include <algorithm>

#include "core/date.h"
#include "core/number_format.h"
#include "core/unicode.h"
#include "ops/backup.h"
#include "web/admin.h"
#include "web/form.h"
#include "web/pieces.h"

namespace rodtrad::web {

namespace {

const core::Text kBackup{.sv = "Säkerhetskopior", .en = "Backups"};

struct Copy {
  std::string name;
  std::uintmax_t bytes = 0;
};

std::filesystem::path folder_of(const ops::Workspace& workspace) { return workspace.folder() / "backups"; }

/// By name, which begins with the moment: newest first.
std::vector<Copy> copies_of(const ops::Workspace& workspace) {
  std::vector<Copy> copies;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder_of(workspace), none)) {
    if (entry.is_regular_file(none)) copies.push_back({entry.path().filename().string(), entry.file_size(none)});
  }
  std::sort(copies.begin(), copies.end(), [](const Copy& a, const Copy& b) { return a.name > b.name; });
  return copies;
}

core::Expected<std::string> back_up(ops::Workspace& workspace) {
  const std::string moment = core::replace_all(core::now_utc(), ":", "");
  core::make_folders(folder_of(workspace), 0700);
  TRY(ops::backup_register(workspace, folder_of(workspace) / ("register-" + moment + ".db")));
  return std::string("/admin/backup?done=saved");
}

}  // namespace

Answer backup_page(Page& page) {
  TRY(need_role(page, {}));
  const std::vector<Copy> copies = copies_of(page.site.workspace);
  return show_page(page, kBackup, Place::admin, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    write_back(page, "/admin", page.say("Administration", "Administration"));
    page.out.leaf("h1", page.in(kBackup));
    write_done(page);
    page.out.leaf(
        "p",
        page.say("En kopia av registret är hel också medan andra skriver. Hela arbetsytan, med data, körningar och publikationer, kopieras med "
                 "\"rodtrad backup MAPP\". Förvara kopior också någon annanstans.",
                 "A copy of the register is whole also while others write. The whole workspace, with data, runs and publications, is copied by "
                 "\"rodtrad backup FOLDER\". Keep copies elsewhere too."),
        {{"class", "lead"}});
    open_form(page, "/admin/backup");
    write_button(page, page.say("Ta en kopia nu", "Make a copy now"));
    page.out.close();
    if (copies.empty()) {
      page.out.leaf("p", page.say("Ingen kopia finns i arbetsytan.", "There is no copy in the workspace."), {{"class", "quiet"}});
    } else {
      open_table(page, page.say("Kopior i arbetsytan", "Copies in the workspace"), {{page.say("Fil", "File")}, {page.say("Storlek", "Size"), true}});
      for (const Copy& copy : copies) {
        page.out.open("tr").open("th", {{"scope", "row"}}).leaf("code", copy.name).close();
        page.out.leaf("td", core::show_number(static_cast<double>(copy.bytes) / 1e6, 1, page.language) + "\u00A0MB", {{"class", "number"}}).close();
      }
      close_table(page);
    }
    page.out.leaf("p",
                  page.say("En kopia läses tillbaka med \"rodtrad restore FIL\" när servern är stoppad.",
                           "A copy is read back with \"rodtrad restore FILE\" while the server is stopped."),
                  {{"class", "quiet"}});
    page.out.close();
  });
}

Answer take_backup(Page& page) {
  TRY(need_role(page, {}));
  ops::Job job{.kind = "backup", .title = {.sv = "Säkerhetskopia", .en = "Backup"}, .by = page.visit.user->name, .outcome = "/admin/backup"};
  const std::int64_t number =
      page.site.jobs->add(std::move(job), [](ops::Workspace& workspace, const ops::TellStage&) { return back_up(workspace); });
  return http::see_other(page.link(fmt::format("/job-{}", number)));
}

}  // namespace rodtrad::web
