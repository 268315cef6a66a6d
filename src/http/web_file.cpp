#include "http/assets.hpp"
#include "http/front.hpp"

namespace kith::http {
namespace {

// The same bytes packed are another representation, so they get a tag of their own.
std::string packed_tag(std::string_view etag) {
  std::string tag(etag.substr(0, etag.size() - 1));
  return tag + "-gz\"";
}

bool has_already(const Request& request, std::string_view etag) {
  for (const std::string& each : split(request.header("If-None-Match"), ",")) {
    std::string_view tag = trim(each);
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag == etag || tag == "*") return true;
  }
  return false;
}

// The last part of the path has an ending: it means a file, not a page of the app.
bool names_a_file(std::string_view path) {
  const auto slash = path.rfind('/');
  return path.find('.', slash == std::string_view::npos ? 0 : slash) != std::string_view::npos;
}

}  // namespace

Reply web_file(const Request& request) {
  if (request.method != "GET" && request.method != "HEAD") {
    Reply reply = problem(Error{Code::usage, "files are only read", "allowed: GET, HEAD", {}}, 405);
    reply.with("Allow", "GET, HEAD");
    return reply;
  }
  const Asset* asset = find_asset(request.path);
  if (asset == nullptr && !names_a_file(request.path)) asset = find_asset("/index.html");
  if (asset == nullptr) return problem(Error{Code::not_found, "there is no such file", "", {}});

  const bool packed = !asset->gzip.empty() && takes_gzip(request);
  const std::string etag = packed ? packed_tag(asset->etag) : std::string(asset->etag);
  Reply reply;
  reply.with("ETag", etag);
  reply.with("Cache-Control", asset->immutable ? "public, max-age=31536000, immutable" : "no-cache");
  reply.with("Vary", "Accept-Encoding");
  if (has_already(request, etag)) {
    reply.status = 304;
    return reply;
  }
  reply.type = asset->type;
  reply.body = packed ? asset->gzip : asset->bytes;
  if (packed) reply.with("Content-Encoding", "gzip");
  return reply;
}

}  // namespace kith::http
