// The checker itself: a conformity test is worth what its checker sees.
#include "http/test_schema.hpp"

#include <gtest/gtest.h>

namespace kith::http::test {
namespace {

const Schema& sample() {
  static const Schema made = Schema::parse(R"json({"components": {"schemas": {
    "Id": {"type": "integer", "minimum": 1},
    "Dot": {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "dot"}}, "additionalProperties": false},
    "Line": {"type": "object", "required": ["kind", "to"], "properties": {"kind": {"const": "line"}, "to": {"$ref": "#/components/schemas/Id"}}}
  }}})json");
  return made;
}

bool fits(const char* schema, const char* value) {
  return Checker(sample()).check(Schema::parse(schema), Schema::parse(value)).empty();
}

TEST(SchemaChecker, Types) {
  EXPECT_TRUE(fits(R"({"type": "integer"})", "3"));
  EXPECT_FALSE(fits(R"({"type": "integer"})", "3.5"));
  EXPECT_FALSE(fits(R"({"type": "string"})", "3"));
  EXPECT_TRUE(fits(R"({"type": ["string", "null"]})", "null"));
  EXPECT_FALSE(fits(R"({"type": ["string", "null"]})", "false"));
}

TEST(SchemaChecker, Values) {
  EXPECT_FALSE(fits(R"({"enum": ["a", "b"]})", R"("c")"));
  EXPECT_FALSE(fits(R"({"minimum": 1})", "0"));
  EXPECT_FALSE(fits(R"({"maximum": 1})", "1.5"));
  EXPECT_FALSE(fits(R"({"exclusiveMinimum": 0})", "0"));
  EXPECT_TRUE(fits(R"({"pattern": "^[0-9]{4}$"})", R"("2026")"));
  EXPECT_FALSE(fits(R"({"pattern": "^[0-9]{4}$"})", R"("26")"));
  EXPECT_FALSE(fits(R"({"minLength": 1})", R"("")"));
}

TEST(SchemaChecker, Objects) {
  const char* schema =
      R"({"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}}, "additionalProperties": false})";
  EXPECT_TRUE(fits(schema, R"({"a": 1})"));
  EXPECT_FALSE(fits(schema, R"({})"));
  EXPECT_FALSE(fits(schema, R"({"a": "1"})"));
  EXPECT_FALSE(fits(schema, R"({"a": 1, "b": 2})"));
  EXPECT_FALSE(fits(R"({"additionalProperties": {"type": "string"}})", R"({"b": 2})"));
}

TEST(SchemaChecker, Arrays) {
  EXPECT_FALSE(fits(R"({"items": {"type": "integer"}})", R"([1, "2"])"));
  EXPECT_FALSE(fits(R"({"minItems": 1})", "[]"));
  EXPECT_FALSE(fits(R"({"uniqueItems": true})", "[1, 2, 1]"));
}

TEST(SchemaChecker, ReferencesAndChoices) {
  EXPECT_FALSE(fits(R"({"$ref": "#/components/schemas/Id"})", "0"));
  const char* either = R"({"oneOf": [{"$ref": "#/components/schemas/Dot"}, {"$ref": "#/components/schemas/Line"}]})";
  EXPECT_TRUE(fits(either, R"({"kind": "dot"})"));
  EXPECT_TRUE(fits(either, R"({"kind": "line", "to": 2})"));
  EXPECT_FALSE(fits(either, R"({"kind": "line"})"));
  EXPECT_FALSE(fits(R"({"oneOf": [{"type": "integer"}, {"type": "number"}]})", "1"));
  EXPECT_TRUE(fits(R"({"anyOf": [{"type": "integer"}, {"type": "null"}]})", "null"));
  EXPECT_FALSE(fits(R"({"allOf": [{"type": "integer"}, {"minimum": 5}]})", "4"));
}

TEST(SchemaChecker, AWordItDoesNotKnowIsAnError) {
  EXPECT_FALSE(fits(R"({"multipleOf": 2})", "3"));
}

}  // namespace
}  // namespace kith::http::test
