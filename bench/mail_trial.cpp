// mail_trial PATH...: every file below through the mail readers, and every .mbox also message by message.
// Prints messages, the seconds they took, and how many had a sender and a date. GMime alone on the same bytes: --gmime.
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <gmime/gmime.h>

#include "formats/inflate.hpp"
#include "formats/mail_headers.hpp"
#include "formats/mail_message.hpp"
#include "formats/reader.hpp"

namespace {

using namespace kith;
namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!is_gzip(bytes)) return bytes;
  std::string out;
  Inflate inflate([&](std::string_view piece) -> Status {
    out += piece;
    return {};
  });
  static_cast<void>(inflate.feed(bytes));
  return out;
}

double since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

struct Tally {
  long messages = 0, senders = 0, dates = 0, texts = 0, failed = 0, problems = 0;
};

void read(const std::vector<std::string>& files, MailText text) {
  Tally tally;
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& bytes : files) {
    const auto detected = detect(std::string_view(bytes).substr(0, kHeadBytes));
    const bool mail = detected && (detected->format == Format::mbox || detected->format == Format::eml);
    Frame frame;
    frame.mail.text = text;
    auto reader = make_reader(
        mail ? *detected : Detected{Format::eml}, {},
        [&](Record&& record) -> Status {
          if (const auto* message = std::get_if<MailRecord>(&record)) {
            ++tally.messages;
            tally.senders += message->from.email.empty() ? 0 : 1;
            tally.dates += message->at ? 1 : 0;
            tally.texts += message->text.empty() ? 0 : 1;
            tally.failed += message->failed.empty() ? 0 : 1;
          } else {
            ++tally.problems;
          }
          return {};
        },
        frame);
    if (!reader) continue;
    for (std::size_t at = 0; at < bytes.size(); at += 65536) {
      if (!(*reader)->feed(std::string_view(bytes).substr(at, 65536))) break;
    }
    static_cast<void>((*reader)->finish());
  }
  const double took = since(start);
  fmt::print(
      "{:8} {} messages in {:.2f} s: {:.0f}/s; {} with a sender, {} with a date, {} with text, {} bounces, {} "
      "problems\n",
      text == MailText::read ? "text" : "headers", tally.messages, took, tally.messages / took, tally.senders,
      tally.dates, tally.texts, tally.failed, tally.problems);
}

void gmime_alone(const std::vector<std::string>& files) {
  g_mime_init();
  long messages = 0;
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& bytes : files) {
    GMimeStream* stream = g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size());
    GMimeParser* parser = g_mime_parser_new_with_stream(stream);
    g_mime_parser_set_format(parser, bytes.starts_with("From ") ? GMIME_FORMAT_MBOX : GMIME_FORMAT_MESSAGE);
    do {
      GMimeMessage* message = g_mime_parser_construct_message(parser, nullptr);
      if (message == nullptr) break;
      ++messages;
      g_object_unref(message);
    } while (g_mime_parser_eos(parser) == FALSE);
    g_object_unref(parser);
    g_object_unref(stream);
  }
  const double took = since(start);
  fmt::print("GMime    {} messages in {:.2f} s: {:.0f}/s\n", messages, took, messages / took);
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::string> files;
  bool gmime = false;
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--gmime") {
      gmime = true;
      continue;
    }
    if (fs::is_regular_file(argument)) files.push_back(bytes_of(argument));
    if (!fs::is_directory(argument)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(argument)) {
      if (entry.is_regular_file()) files.push_back(bytes_of(entry.path()));
    }
  }
  if (files.empty()) {
    fmt::print(stderr, "usage: mail_trial [--gmime] PATH...\n");
    return 2;
  }
  fmt::print("{} files\n", files.size());
  if (gmime) gmime_alone(files);
  read(files, MailText::skip);
  read(files, MailText::read);
  return 0;
}
