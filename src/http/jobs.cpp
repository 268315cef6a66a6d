#include "http/jobs.hpp"

#include <exception>

#include <fmt/format.h>

#include "http/log.hpp"

namespace kith::http {

Jobs::Jobs(const App& app, Uploads& uploads) : app_(app), uploads_(uploads), worker_([this] { work(); }) {}

Jobs::~Jobs() {
  stop();
  worker_.join();
}

Result<std::string> Jobs::start(const app::ImportBody& body) {
  auto job = std::make_shared<Job>();
  job->body = body;
  KITH_TRY(job->files, uploads_.files(body.uploads));
  std::string id = random_id();
  const std::lock_guard held(lock_);
  if (stopping_) return fail(Code::busy, "the server is stopping");
  if (waiting_.size() >= kMostWaitingJobs)
    return fail(Code::busy, "other imports wait already", "try again in a minute");
  all_[id] = std::move(job);
  waiting_.push_back(id);
  changed_.notify_all();
  return id;
}

std::optional<News> Jobs::wait(const std::string& id, std::uint64_t seen, std::chrono::milliseconds patience) const {
  std::unique_lock held(lock_);
  const auto found = all_.find(id);
  if (found == all_.end()) return std::nullopt;
  const std::shared_ptr<Job> job = found->second;
  changed_.wait_for(held, patience, [&] { return job->news.number > seen || job->news.ended || stopping_; });
  return job->news;
}

void Jobs::stop() {
  const std::lock_guard held(lock_);
  stopping_ = true;
  changed_.notify_all();
}

void Jobs::work() {
  for (;;) {
    std::string id;
    std::shared_ptr<Job> job;
    {
      std::unique_lock held(lock_);
      changed_.wait(held, [&] { return stopping_ || !waiting_.empty(); });
      if (stopping_) return;
      id = waiting_.front();
      waiting_.pop_front();
      job = all_.at(id);
    }
    try {
      run(id, *job);
    } catch (const std::exception& error) {
      log_error(fmt::format("an import ended badly: {}", error.what()));
      end(id, *job, "problem", app::problem(Error{Code::failed, "the import ended badly", error.what(), {}}));
    }
  }
}

void Jobs::run(const std::string& id, Job& job) {
  app::ImportRequest request;
  request.files = job.files;
  request.as = job.body.as;
  request.map = job.body.map;
  request.mode = job.body.mode;
  request.strangers = job.body.strangers;
  const auto summary = app::import_files(app_, request, [&](const app::ImportProgress& progress) {
    tell(job, progress);
    return !stopping_;
  });
  if (!summary) {
    // The files stay, for another try with other columns.
    end(id, job, "problem", app::problem(summary.error()));
    return;
  }
  switch (job.body.mode) {
    case app::ImportMode::write: uploads_.drop(job.body.uploads); break;
    case app::ImportMode::preview: break;
  }
  end(id, job, "result", app::to_json(*summary, job.body.mode));
}

void Jobs::tell(Job& job, const app::ImportProgress& progress) {
  std::string text = app::dump(app::to_json(progress));
  const std::lock_guard held(lock_);
  job.news.progress = std::move(text);
  ++job.news.number;
  changed_.notify_all();
}

void Jobs::end(const std::string& id, Job& job, std::string event, const app::Json& data) {
  std::string text = app::dump(data);
  const std::lock_guard held(lock_);
  job.news.event = std::move(event);
  job.news.data = std::move(text);
  job.news.ended = true;
  ++job.news.number;
  ended_.push_back(id);
  if (ended_.size() > kMostEndedJobs) {
    all_.erase(ended_.front());
    ended_.pop_front();
  }
  changed_.notify_all();
}

}  // namespace kith::http
