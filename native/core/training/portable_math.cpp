#include "core/training/portable_math.h"

#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace tsml::training {

namespace {

// ln 2 in two parts: products of the first with whole numbers up to 2^21 are exact.
constexpr double kLn2High = 0x1.62e42fee00000p-1, kLn2Low = 0x1.a39ef35793c76p-33;

// The first coefficient is that of the highest power.
template <size_t N>
double polynomial(const std::array<double, N>& coefficients, double x) {
  double sum = coefficients[0];
  for (size_t i = 1; i < N; i++) sum = sum * x + coefficients[i];
  return sum;
}

}  // namespace

double portable_log(double x) {
  int exponent;
  double mantissa = std::frexp(x, &exponent);
  if (mantissa < std::numbers::sqrt2 / 2) {
    mantissa *= 2;
    exponent--;
  }
  // ln m = 2 artanh s = 2 (s + s^3/3 + s^5/5 + ...), where |s| < 0.172.
  static constexpr std::array<double, 11> kOddReciprocals{1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11,
                                                          1.0 / 9,  1.0 / 7,  1.0 / 5,  1.0 / 3,  1.0};
  const double s = (mantissa - 1) / (mantissa + 1);
  const double ln_mantissa = 2 * s * polynomial(kOddReciprocals, s * s);
  return exponent * kLn2High + (exponent * kLn2Low + ln_mantissa);
}

double portable_exp(double x) {
  if (x < -745.2) return 0;
  if (x > 709.79) return std::numeric_limits<double>::infinity();
  // e^x = 2^k e^r, where |r| < 0.347.
  const double k = std::floor(x * std::numbers::log2e + 0.5);
  const double r = (x - k * kLn2High) - k * kLn2Low;
  static constexpr std::array<double, 14> kReciprocalFactorials{
      1.0 / 6227020800, 1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040,
      1.0 / 720,        1.0 / 120,       1.0 / 24,       1.0 / 6,       0.5,          1.0,         1.0};
  return std::ldexp(polynomial(kReciprocalFactorials, r), static_cast<int>(k));
}

// Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 37 (1988): PPND16.
double normal_quantile(double p) {
  const double q = p - 0.5;
  if (std::abs(q) <= 0.425) {
    static constexpr std::array<double, 8> kOver{2.50908092873012267e+3, 3.34305755835881281e+4, 6.72657709270087009e+4,
                                                 4.59219539315498715e+4, 1.37316937655094611e+4, 1.97159095030655144e+3,
                                                 1.33141667891784377e+2, 3.38713287279636661e+0};
    static constexpr std::array<double, 8> kUnder{
        5.22649527885285456e+3, 2.87290857357219427e+4, 3.93078958000927106e+4, 2.12137943015865959e+4,
        5.39419602142475111e+3, 6.87187007492057908e+2, 4.23133307016009113e+1, 1.0};
    const double r = 0.180625 - q * q;
    return q * polynomial(kOver, r) / polynomial(kUnder, r);
  }
  const double r = std::sqrt(-portable_log(q < 0 ? p : 1 - p));
  double quantile;
  if (r <= 5) {
    static constexpr std::array<double, 8> kOver{7.74545014278341408e-4, 2.27238449892691846e-2, 2.41780725177450612e-1,
                                                 1.27045825245236838e+0, 3.64784832476320461e+0, 5.76949722146069141e+0,
                                                 4.63033784615654530e+0, 1.42343711074968358e+0};
    static constexpr std::array<double, 8> kUnder{
        1.05075007164441684e-9, 5.47593808499534495e-4, 1.51986665636164572e-2, 1.48103976427480075e-1,
        6.89767334985100005e-1, 1.67638483018380385e+0, 2.05319162663775882e+0, 1.0};
    quantile = polynomial(kOver, r - 1.6) / polynomial(kUnder, r - 1.6);
  } else {
    static constexpr std::array<double, 8> kOver{2.01033439929228813e-7, 2.71155556874348758e-5, 1.24266094738807844e-3,
                                                 2.65321895265761231e-2, 2.96560571828504891e-1, 1.78482653991729133e+0,
                                                 5.46378491116411437e+0, 6.65790464350110378e+0};
    static constexpr std::array<double, 8> kUnder{
        2.04426310338993979e-15, 1.42151175831644589e-7, 1.84631831751005468e-5, 7.86869131145613259e-4,
        1.48753612908506149e-2,  1.36929880922735805e-1, 5.99832206555887938e-1, 1.0};
    quantile = polynomial(kOver, r - 5) / polynomial(kUnder, r - 5);
  }
  return q < 0 ? -quantile : quantile;
}

}  // namespace tsml::training
