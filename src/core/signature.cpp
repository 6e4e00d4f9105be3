// Keys from their numbers, and one verification each.
#include "core/signature.h"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <string>

#include "core/owned.h"

namespace rodtrad::core {

namespace {

using Number = Owned<BIGNUM, BN_free>;
using Key = Owned<EVP_PKEY, EVP_PKEY_free>;
using Context = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using Builder = Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
using Parameters = Owned<OSSL_PARAM, OSSL_PARAM_free>;

constexpr int kLeastRsaBits = 2048;
constexpr std::size_t kCoordinate = 32;  // bytes, of P-256

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

Number number_from(std::string_view bytes) { return Number(::BN_bin2bn(bytes_of(bytes), static_cast<int>(bytes.size()), nullptr)); }

Key key_from(const char* kind, OSSL_PARAM_BLD* builder) {
  const Parameters parameters(::OSSL_PARAM_BLD_to_param(builder));
  const Context context(::EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
  EVP_PKEY* key = nullptr;
  if (parameters && context && ::EVP_PKEY_fromdata_init(context.get()) == 1)
    ::EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get());
  return Key(key);
}

bool verify(const Key& key, std::string_view message, std::string_view signature) {
  const Owned<EVP_MD_CTX, EVP_MD_CTX_free> context(::EVP_MD_CTX_new());
  if (!key || !context || ::EVP_DigestVerifyInit(context.get(), nullptr, ::EVP_sha256(), nullptr, key.get()) != 1) return false;
  return ::EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(message), message.size()) == 1;
}

/// r and s as OpenSSL wants them (DER); "" when they are none.
std::string der_of(std::string_view signature) {
  if (signature.size() != 2 * kCoordinate) return {};
  const Owned<ECDSA_SIG, ECDSA_SIG_free> pair(::ECDSA_SIG_new());
  ::ECDSA_SIG_set0(pair.get(), number_from(signature.substr(0, kCoordinate)).release(), number_from(signature.substr(kCoordinate)).release());
  unsigned char* encoded = nullptr;
  const int length = ::i2d_ECDSA_SIG(pair.get(), &encoded);
  std::string der(reinterpret_cast<char*>(encoded), length > 0 ? static_cast<std::size_t>(length) : 0);
  ::OPENSSL_free(encoded);
  return der;
}

}  // namespace

bool is_signed_rs256(std::string_view modulus, std::string_view exponent, std::string_view message, std::string_view signature) {
  const Builder builder(::OSSL_PARAM_BLD_new());
  const Number n = number_from(modulus), e = number_from(exponent);
  ::OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get());
  ::OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get());
  const Key key = key_from("RSA", builder.get());
  return key && ::EVP_PKEY_get_bits(key.get()) >= kLeastRsaBits && verify(key, message, signature);
}

bool is_signed_es256(std::string_view x, std::string_view y, std::string_view message, std::string_view signature) {
  if (x.size() != kCoordinate || y.size() != kCoordinate) return false;
  const Builder builder(::OSSL_PARAM_BLD_new());
  const std::string point = '\x04' + std::string(x) + std::string(y);  // not compressed
  ::OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
  ::OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
  const std::string der = der_of(signature);
  return !der.empty() && verify(key_from("EC", builder.get()), message, der);
}

}  // namespace rodtrad::core
