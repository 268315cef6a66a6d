#include "formats/jcard_reader.hpp"

#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "formats/card.hpp"
#include "formats/content_line.hpp"

namespace kith {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_number() || value.is_boolean() ? value.dump() : std::string{};
}

// A value as a vCard writes it: components with semicolons, lists inside them with commas.
std::string value_of(const Json& value) {
  if (!value.is_array()) return escape(text_of(value));
  std::string out;
  for (const auto& component : value) {
    if (&component != &value.front()) out += ';';
    if (!component.is_array()) {
      out += escape(text_of(component));
      continue;
    }
    for (const auto& one : component) {
      if (&one != &component.front()) out += ',';
      out += escape(text_of(one));
    }
  }
  return out;
}

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  }
  return text;
}

void take_params(const Json& params, Property& property) {
  for (const auto& [key, value] : params.items()) {
    const std::string name = upper(key);
    if (!is_name(name)) continue;
    const Json list = value.is_array() ? value : Json::array({value});
    for (const auto& one : list) {
      if (name == "GROUP") {
        if (const auto group = text_of(one); is_name(group)) property.group = group;
      } else {
        property.params.push_back({name, text_of(one)});
      }
    }
  }
}

// ["tel", {"type": "work"}, "uri", "tel:+49…", more values …]
std::optional<Property> property_of(const Json& json, long line) {
  if (!json.is_array() || json.size() < 4 || !json[0].is_string() || !json[1].is_object()) return std::nullopt;
  Property property;
  property.line = line;
  property.name = upper(text_of(json[0]));
  if (!is_name(property.name)) return std::nullopt;
  take_params(json[1], property);
  for (std::size_t i = 3; i < json.size(); ++i) {
    if (i > 3) property.value += ',';
    property.value += value_of(json[i]);
  }
  return property;
}

// Deeper than any card; keeps hostile input from building towers.
constexpr int kMaxDepth = 32;

}  // namespace

Status JcardReader::problem(long line, std::string what) {
  return emit_(Problem{{}, line, std::move(what)});
}

Status JcardReader::feed(std::string_view bytes) {
  for (const char c : bytes) {
    if (c == '\n') ++line_;
    if (in_card_ && !too_long_) {
      card_ += c;
      if (card_.size() > kRecordBytes) {
        too_long_ = true;
        card_.clear();
      }
    }
    KITH_CHECK(character(c));
  }
  return {};
}

Status JcardReader::character(char c) {
  if (in_string_) {
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      in_string_ = false;
    }
    return {};
  }
  if (c == '"') {
    // The first string stands right inside a card: that is the word "vcard", and tells how deep cards lie.
    if (card_depth_ == 0) {
      card_depth_ = depth_;
      if (!in_card_) {
        in_card_ = true;
        begun_ = line_;
        card_.assign({'[', '"'});
      }
    }
    in_string_ = true;
  } else if (c == '[' || c == '{') {
    ++depth_;
    if (depth_ > kMaxDepth) return fail(Code::bad_input, "this JSON is nested too deeply for contact cards");
    if (card_depth_ != 0 && depth_ == card_depth_ && !in_card_) {
      in_card_ = true;
      begun_ = line_;
      card_.assign({'['});
    }
  } else if ((c == ']' || c == '}') && depth_ > 0) {
    --depth_;
    if (in_card_ && depth_ < card_depth_) return card();
  }
  return {};
}

Status JcardReader::card() {
  in_card_ = false;
  const std::string text = std::move(card_);
  card_.clear();
  if (too_long_) {
    too_long_ = false;
    return problem(begun_, "left out: this card is too long");
  }
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_array() || json.size() < 2 || json[0] != "vcard" || !json[1].is_array()) {
    return problem(begun_, "left out: this is no contact card");
  }
  std::vector<Property> properties;
  for (const auto& one : json[1]) {
    if (auto property = property_of(one, begun_)) properties.push_back(std::move(*property));
  }
  return emit_(read_card(properties, begun_));
}

Status JcardReader::finish() {
  if (!in_card_) return {};
  in_card_ = false;
  return problem(begun_, "left out: the file ends in the middle of this card");
}

}  // namespace kith
