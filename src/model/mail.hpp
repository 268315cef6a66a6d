// One mail message as its headers say it, before anybody decides what it means.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/dates.hpp"

namespace kith {

// As written, decoded to UTF-8; `email` without angle brackets, may be empty.
struct MailAddress {
  std::string name;
  std::string email;
  bool operator==(const MailAddress&) const = default;
};

// What the headers say about how it was sent. Values are lower-cased and trimmed; empty when absent.
struct MailMarks {
  std::string auto_submitted;  // RFC 3834: "auto-replied", "auto-generated"; "no" counts as absent
  std::string precedence;      // "bulk", "list", "junk"
  std::string list_id;         // RFC 2919, the part in angle brackets
  std::string list_post;       // the address of a discussion list
  bool unsubscribe = false;    // List-Unsubscribe, Feedback-ID, X-Campaign and their like
  bool null_sender = false;    // Return-Path: <>
  bool auto_response = false;  // X-Auto-Response-Suppress, X-Autoreply, X-Autorespond
  bool report = false;         // multipart/report; what failed is in `failed`
  bool calendar = false;       // carries an invitation (text/calendar with a METHOD)
  bool spam = false;           // X-Spam-Flag: yes, or a folder of junk
};

// An address that a delivery report says could not be reached.
struct FailedAddress {
  std::string email;
  bool permanent = true;  // status 5.x.x
  std::string why;
};

struct MailRecord {
  long line = 0;              // where it begins in its file, from 1
  std::string id;             // Message-ID without brackets, may be empty
  std::optional<Instant> at;  // Date; else the newest Received; else what the folder or the mbox line says
  MailAddress from;           // the first of From; else Sender
  std::vector<MailAddress> to, cc, bcc, reply_to;
  std::string subject;                  // decoded, one line
  std::string in_reply_to;              // without brackets
  std::vector<std::string> references;  // oldest first, without brackets
  MailMarks marks;
  std::vector<FailedAddress> failed;
  std::string folder;  // where it lay, "" when it was in none
  bool draft = false;
  bool trashed = false;
  bool answered = false;  // flagged so by the user's own mail program
  std::string text;       // what its author newly wrote, UTF-8, at most 64 KiB; empty when not read
  std::string digest;     // of sender, date, subject and body: who tells apart two messages of one id
};

}  // namespace kith
