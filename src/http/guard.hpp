// Who may talk to the server at all: checks on a request before any handler sees it. A page of
// another site, or a name that was made to point here, gets no further.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "http/message.hpp"

namespace kith::http {

// localhost, 127.0.0.0/8 and ::1.
bool is_loopback(std::string_view host);
bool is_ip_literal(std::string_view host);
// The name in a Host header or an Origin's authority, in lower case, without port, brackets and final dot.
std::string host_name(std::string_view authority);

struct Neighbourhood {
  bool beyond_loopback = false;    // then addresses in numbers are right too: no name can be made to point there
  std::vector<std::string> names;  // by which it may be called, besides the loopback names
};

// refused unless the Host is one of ours: what a rebound name asks for gets no answer.
Status check_host(const Request& request, const Neighbourhood& here);
// refused when a page of another origin sent it. A caller that is no browser sends none of the headers.
Status check_origin(const Request& request);
// usage unless the body's type is `wanted`; no other site's form can send it. An empty body needs none.
Status check_type(const Request& request, std::string_view wanted);

// What every answer says to the browser.
const std::vector<std::pair<std::string, std::string>>& security_headers();

}  // namespace kith::http
