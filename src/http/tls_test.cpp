// The same server over TLS, with a certificate made for the occasion.
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <cstdio>
#include <memory>
#include <thread>

#include <gtest/gtest.h>
#include <httplib.h>

#include "http/test_server.hpp"

namespace kith::http::test {
namespace {

template <class T, void (*free)(T*)>
using Owned = std::unique_ptr<T, decltype([](T* what) { free(what); })>;

template <class Write>
void write_pem(const std::string& path, Write write) {
  std::FILE* file = std::fopen(path.c_str(), "w");
  ASSERT_NE(file, nullptr);
  EXPECT_EQ(write(file), 1);
  std::fclose(file);
}

void make_certificate(const std::string& cert, const std::string& key) {
  const Owned<EVP_PKEY, EVP_PKEY_free> pair(EVP_RSA_gen(2048));
  const Owned<X509, X509_free> made(X509_new());
  ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(made.get()), -3600);
  X509_gmtime_adj(X509_getm_notAfter(made.get()), 3600);
  X509_set_pubkey(made.get(), pair.get());
  X509_NAME* name = X509_get_subject_name(made.get());
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
  X509_set_issuer_name(made.get(), name);
  ASSERT_GT(X509_sign(made.get(), pair.get(), EVP_sha256()), 0);
  write_pem(cert, [&](std::FILE* file) { return PEM_write_X509(file, made.get()); });
  write_pem(key, [&](std::FILE* file) {
    return PEM_write_PrivateKey(file, pair.get(), nullptr, nullptr, 0, nullptr, nullptr);
  });
}

TEST(Tls, TheCookieIsSecureAndTheAddressSaysHttps) {
  const Folder folder;
  ServeOptions options;
  options.tls_cert = folder.path("cert.pem");
  options.tls_key = folder.path("key.pem");
  make_certificate(options.tls_cert, options.tls_key);
  const Running server(options,
                       [](const App& app) { ASSERT_TRUE(app::change_settings(app, {{"password", "correct horse"}})); });
  EXPECT_TRUE(server.url().starts_with("https://127.0.0.1:")) << server.url();

  httplib::SSLClient client("127.0.0.1", server.port());
  client.enable_server_certificate_verification(false);
  const auto status = client.Get("/api/v1/status");
  ASSERT_TRUE(status);
  EXPECT_EQ(status->status, 200);
  const auto login = client.Post("/api/v1/session", R"({"password": "correct horse"})", "application/json");
  ASSERT_TRUE(login);
  EXPECT_EQ(login->status, 204);
  EXPECT_NE(login->get_header_value("Set-Cookie").find("; Secure"), std::string::npos);
}

}  // namespace
}  // namespace kith::http::test
