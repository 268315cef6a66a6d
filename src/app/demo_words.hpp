// Words for the sample network's notes and subject lines.
#pragma once

#include <span>
#include <string_view>

namespace kith::demo {

std::span<const std::string_view> topics();       // "dock scheduling"
std::span<const std::string_view> work_words();   // what occupies them
std::span<const std::string_view> life_words();   // and besides
std::span<const std::string_view> first_words();  // how one met
std::span<const std::string_view> tables();       // where one sat together
std::span<const std::string_view> greetings();    // subjects of messages that want nothing
std::span<const std::string_view> hobbies();
std::span<const std::string_view> tags();

}  // namespace kith::demo
