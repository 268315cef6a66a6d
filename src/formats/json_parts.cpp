#include "formats/json_parts.hpp"

namespace kith {
namespace {

constexpr int kDeepest = 32;

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

}  // namespace

Status JsonParts::wrong(std::string what) const {
  return fail(Error{Code::bad_input, std::move(what), "nothing was changed", Place{{}, line_}});
}

Status JsonParts::feed(std::string_view bytes) {
  for (const char c : bytes) {
    KITH_CHECK(in_part_ ? in_part(c) : character(c));
    if (c == '\n') ++line_;
  }
  return {};
}

Status JsonParts::hand_out() {
  in_part_ = false;
  std::string text;
  text.swap(part_);
  return sink_(name_, text, begun_);
}

Status JsonParts::in_part(char c) {
  if (in_string_) {
    part_ += c;
    if (!escaped_ && c == '"') in_string_ = false;
    escaped_ = !escaped_ && c == '\\';
    if (!in_string_ && depth_ == 0) {
      KITH_CHECK(hand_out());
      at_ = next_;
    }
  } else if (depth_ == 0 && (c == ',' || c == '}' || c == ']' || is_space(c))) {
    KITH_CHECK(hand_out());  // a number or a word ends where something else begins
    at_ = next_;
    return character(c);
  } else {
    part_ += c;
    if (c == '"') {
      in_string_ = true;
      escaped_ = false;
    } else if (c == '{' || c == '[') {
      if (++depth_ > kDeepest) return wrong("this JSON is nested too deeply");
    } else if (c == '}' || c == ']') {
      if (--depth_ == 0) {
        KITH_CHECK(hand_out());
        at_ = next_;
      }
    }
  }
  if (part_.size() > kJsonPartBytes) return wrong("a part of this JSON is longer than 64 MiB");
  return {};
}

Status JsonParts::character(char c) {
  return is_space(c) ? Status{} : structural(c);
}

Status JsonParts::structural(char c) {
  const auto begin_part = [&] {
    in_part_ = true;
    in_string_ = c == '"';
    escaped_ = false;
    depth_ = c == '{' || c == '[' ? 1 : 0;
    begun_ = line_;
    part_.assign(1, c);
  };
  switch (at_) {
    case At::before:
      if (c != '{') return wrong("this is no JSON object");
      at_ = At::name;
      return {};
    case At::name:
      if (c == '}') {
        at_ = At::after;
        return {};
      }
      if (c == ',') return {};
      if (c != '"') return wrong("the JSON is damaged here: the name of a member is missing");
      at_ = At::colon;
      name_.clear();
      return {};
    case At::colon:  // the rest of the name, then the colon
      if (c == ':') {
        if (!name_.empty() && name_.back() == '"') name_.pop_back();
        at_ = At::value;
      } else {
        name_ += c;
        if (name_.size() > 200) return wrong("the JSON is damaged here: the name of a member has no end");
      }
      return {};
    case At::value:
      if (c == '[') {
        at_ = At::list;
        return {};
      }
      next_ = At::name;
      begin_part();
      return {};
    case At::list:
      if (c == ']') {
        at_ = At::name;
        return {};
      }
      if (c == ',') return {};
      next_ = At::list;
      begin_part();
      return {};
    case At::after: return wrong("there is something after the end of the JSON");
  }
  return {};
}

Status JsonParts::finish() {
  if (at_ == At::after && !in_part_) return {};
  return wrong("the JSON breaks off here");
}

}  // namespace kith
