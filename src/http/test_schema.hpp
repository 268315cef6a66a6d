// Checks JSON against the part of JSON Schema that docs/api/openapi.json uses.
#pragma once

#include <algorithm>
#include <regex>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kith::http::test {

using Schema = nlohmann::json;

class Checker {
 public:
  explicit Checker(const Schema& document) : document_(document) {}

  // What is wrong, one line each with its place; empty when the value is as the schema says.
  std::vector<std::string> check(const Schema& schema, const Schema& value) const {
    std::vector<std::string> wrong;
    walk(schema, value, "$", wrong);
    return wrong;
  }

  // What "#/components/…" points to; itself when it is no reference.
  const Schema& follow(const Schema& schema) const {
    const auto ref = schema.find("$ref");
    if (ref == schema.end()) return schema;
    return document_.at(Schema::json_pointer(ref->get<std::string>().substr(1)));
  }

 private:
  using Wrong = std::vector<std::string>;

  static bool is_a(const Schema& value, const std::string& type) {
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_boolean();
    if (type == "null") return value.is_null();
    if (type == "array") return value.is_array();
    if (type == "object") return value.is_object();
    return false;
  }

  // Every word of a schema is either checked here or says nothing about values; a new one is an error.
  static bool known(const std::string& word) {
    static const std::vector<std::string> words{"$ref",
                                                "type",
                                                "const",
                                                "enum",
                                                "allOf",
                                                "anyOf",
                                                "oneOf",
                                                "pattern",
                                                "minLength",
                                                "maxLength",
                                                "minimum",
                                                "maximum",
                                                "exclusiveMinimum",
                                                "items",
                                                "minItems",
                                                "uniqueItems",
                                                "properties",
                                                "required",
                                                "additionalProperties",
                                                "description",
                                                "examples",
                                                "default",
                                                "title"};
    return std::find(words.begin(), words.end(), word) != words.end();
  }

  void walk(const Schema& given, const Schema& value, const std::string& place, Wrong& wrong) const {
    const Schema& schema = follow(given);
    const auto say = [&](const std::string& what) {
      wrong.push_back(fmt::format("{}: {} ({})", place, what, value.dump().substr(0, 80)));
    };
    for (const auto& [word, unused] : schema.items()) {
      if (!known(word)) say(fmt::format("the checker does not know \"{}\"", word));
    }
    if (const auto type = schema.find("type"); type != schema.end()) {
      const bool fits = type->is_array()
                            ? std::any_of(type->begin(), type->end(), [&](const Schema& t) { return is_a(value, t); })
                            : is_a(value, *type);
      if (!fits) return say(fmt::format("is not {}", type->dump()));
    }
    if (const auto one = schema.find("const"); one != schema.end() && *one != value)
      say(fmt::format("is not {}", one->dump()));
    if (const auto some = schema.find("enum");
        some != schema.end() && std::find(some->begin(), some->end(), value) == some->end()) {
      say(fmt::format("is none of {}", some->dump()));
    }
    walk_choices(schema, value, place, wrong);
    if (value.is_string()) walk_text(schema, value.get<std::string>(), say);
    if (value.is_number()) walk_number(schema, value.get<double>(), say);
    if (value.is_array()) walk_array(schema, value, place, wrong, say);
    if (value.is_object()) walk_object(schema, value, place, wrong, say);
  }

  void walk_choices(const Schema& schema, const Schema& value, const std::string& place, Wrong& wrong) const {
    if (const auto all = schema.find("allOf"); all != schema.end()) {
      for (const Schema& each : *all) walk(each, value, place, wrong);
    }
    for (const char* word : {"anyOf", "oneOf"}) {
      const auto choices = schema.find(word);
      if (choices == schema.end()) continue;
      const auto fitting = std::count_if(choices->begin(), choices->end(), [&](const Schema& each) {
        Wrong unused;
        walk(each, value, place, unused);
        return unused.empty();
      });
      const bool fits = std::string(word) == "anyOf" ? fitting >= 1 : fitting == 1;
      if (!fits)
        wrong.push_back(fmt::format("{}: {} of {} fit ({})", place, fitting, word, value.dump().substr(0, 80)));
    }
  }

  template <class Say>
  static void walk_text(const Schema& schema, const std::string& text, const Say& say) {
    const auto pattern = schema.find("pattern");
    if (pattern != schema.end() &&
        !std::regex_search(text, std::regex(pattern->get<std::string>(), std::regex::ECMAScript))) {
      say(fmt::format("does not look like {}", pattern->dump()));
    }
    if (const auto least = schema.find("minLength"); least != schema.end() && text.size() < least->get<std::size_t>())
      say("is too short");
    if (const auto most = schema.find("maxLength"); most != schema.end() && text.size() > 4 * most->get<std::size_t>())
      say("is too long");
  }

  template <class Say>
  static void walk_number(const Schema& schema, double number, const Say& say) {
    if (const auto least = schema.find("minimum"); least != schema.end() && number < least->get<double>())
      say("is too small");
    if (const auto most = schema.find("maximum"); most != schema.end() && number > most->get<double>())
      say("is too large");
    if (const auto above = schema.find("exclusiveMinimum"); above != schema.end() && number <= above->get<double>())
      say("is too small");
  }

  template <class Say>
  void walk_array(const Schema& schema, const Schema& value, const std::string& place, Wrong& wrong,
                  const Say& say) const {
    if (const auto least = schema.find("minItems"); least != schema.end() && value.size() < least->get<std::size_t>())
      say("has too few");
    if (schema.value("uniqueItems", false)) {
      for (std::size_t i = 0; i < value.size(); ++i) {
        if (std::find(value.begin(), value.begin() + static_cast<std::ptrdiff_t>(i), value[i]) !=
            value.begin() + static_cast<std::ptrdiff_t>(i))
          say("repeats itself");
      }
    }
    const auto items = schema.find("items");
    if (items == schema.end()) return;
    for (std::size_t i = 0; i < value.size(); ++i) walk(*items, value[i], fmt::format("{}[{}]", place, i), wrong);
  }

  template <class Say>
  void walk_object(const Schema& schema, const Schema& value, const std::string& place, Wrong& wrong,
                   const Say& say) const {
    if (const auto required = schema.find("required"); required != schema.end()) {
      for (const Schema& name : *required) {
        if (!value.contains(name.get<std::string>())) say(fmt::format("lacks {}", name.dump()));
      }
    }
    const Schema properties = schema.value("properties", Schema::object());
    const auto others = schema.find("additionalProperties");
    for (const auto& [name, member] : value.items()) {
      const std::string where = fmt::format("{}.{}", place, name);
      if (const auto property = properties.find(name); property != properties.end()) {
        walk(*property, member, where, wrong);
      } else if (others != schema.end() && others->is_object()) {
        walk(*others, member, where, wrong);
      } else if (others != schema.end() && *others == false) {
        wrong.push_back(fmt::format("{}: is not in the document", where));
      }
    }
  }

  const Schema& document_;
};

}  // namespace kith::http::test
