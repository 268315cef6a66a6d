// The JSON of the calendar address and of backups.
#include <fmt/format.h>

#include "app/json.hpp"

namespace kith::app {

Json to_json(const FeedView& view) {
  return {{"on", view.on}, {"path", view.on ? Json(view.path) : Json()}};
}

Json to_json(const FeedChanged& changed) {
  Json json = to_json(changed.done);
  json["feed"] = to_json(changed.view);
  return json;
}

Json to_json(const BackupFile& file) {
  return {{"file", file.path}, {"at", iso(file.at)}, {"bytes", file.bytes}};
}

Json to_json(const BackupsView& view) {
  Json files = Json::array();
  for (const BackupFile& file : view.files) files.push_back(to_json(file));
  return {{"folder", view.folder.empty() ? Json() : Json(view.folder)},
          {"every_days", view.every_days},
          {"keep_days", view.keep_days},
          {"keep_weeks", view.keep_weeks},
          {"files", std::move(files)},
          {"next", view.next ? Json(iso(*view.next)) : Json()},
          {"problem", view.problem ? Json(*view.problem) : Json()}};
}

}  // namespace kith::app
