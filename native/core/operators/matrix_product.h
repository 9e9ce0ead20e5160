// Products of float32 matrices by oneDNN, where that is what uses the processor.
//
// libtorch has MKL multiply, and on AMD's processors MKL leaves AVX-512 unused: oneDNN's convolutions of 1×1, which are
// the same products, are about twice as fast there (Zen 5: 350 to 480 GFLOP/s on two cores, MKL 185 to 220).
#pragma once

namespace tsml::operators {

// Whether libtorch's mm and addmm are better left to oneDNN on this machine.
bool has_faster_matrix_products();

// Has them go there, for matrices large enough, all over the process; nothing where there is nothing to gain.
void install_matrix_products();

}  // namespace tsml::operators
