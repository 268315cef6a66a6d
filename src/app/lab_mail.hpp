// What is taken from a message's text, for anyone who wants to check it. Nothing here reads or writes a workspace.
#pragma once

#include <string>
#include <string_view>

namespace kith::app {

enum class LabMail {
  text,     // a plain-text body
  message,  // a whole message, HTML included
};
inline constexpr std::size_t kLabMailBytes = 8 * 1024 * 1024;

// What its author newly wrote, as an import reads it.
std::string lab_trim(std::string_view bytes, LabMail what);

}  // namespace kith::app
