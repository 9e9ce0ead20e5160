// Elementary functions whose results are the same on every machine: they are made of what IEEE 754 rounds exactly (the
// four operations and the square root), where the C library's differ by version and processor. Within 3 units in the
// last place.
#pragma once

namespace tsml::training {

double portable_log(double x);  // 0 < x < infinity
double portable_exp(double x);  // 0 below -745, infinity above 709.78

// The number that a standard normal variable stays below with probability p, 0 < p < 1.
double normal_quantile(double p);

}  // namespace tsml::training
