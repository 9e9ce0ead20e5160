#include "core/nn/layers.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <unordered_map>

#include "core/errors.h"
#include "core/nn/checkpoint.h"
#include "core/nn/factory.h"
#include "core/nn/init.h"

namespace tsml::nn {

namespace {

OptionValue from_size(Size2d size) {
  return std::vector<int64_t>{size.height, size.width};
}

Size2d to_size(const Options& settings, const char* name) {
  const auto sizes = option<std::vector<int64_t>>(settings, name);
  if (sizes.size() != 2) refuse("Expected height and width for '", name, "' but received ", sizes.size(), " numbers");
  return {sizes[0], sizes[1]};
}

}  // namespace

Conv2d::Conv2d(const Conv2dOptions& options) : options_(options) {
  register_parameter("weight", nn::empty({options.out_channels, options.in_channels / options.groups,
                                          options.kernel_size.height, options.kernel_size.width}));
  if (options.bias) register_parameter("bias", nn::empty({options.out_channels}));
}

Options Conv2d::settings() const {
  return {{"inChannels", options_.in_channels},
          {"outChannels", options_.out_channels},
          {"kernelSize", from_size(options_.kernel_size)},
          {"stride", from_size(options_.stride)},
          {"padding", from_size(options_.padding)},
          {"dilation", from_size(options_.dilation)},
          {"groups", options_.groups},
          {"bias", options_.bias}};
}

at::Tensor Conv2d::forward(const at::Tensor& input) {
  return at::conv2d(input, parameter(0), options_.bias ? parameter(1) : at::Tensor(), options_.stride.pair(),
                    options_.padding.pair(), options_.dilation.pair(), options_.groups);
}

void Conv2d::reset_parameters(at::Generator generator) {
  uniform_fan_in(parameter(0), fan_in(parameter(0)), generator);
  if (options_.bias) uniform_fan_in(parameter(1), fan_in(parameter(0)), generator);
}

BatchNorm::BatchNorm(int64_t features, double eps, double momentum)
    : features_(features), eps_(eps), momentum_(momentum) {
  register_parameter("weight", nn::empty({features}));
  register_parameter("bias", nn::empty({features}));
  register_buffer("running_mean", nn::empty({features}));
  register_buffer("running_var", nn::empty({features}));
  register_buffer("num_batches_tracked", nn::empty({}, at::kLong));
}

void BatchNorm::set(double eps, double momentum) {
  eps_ = eps;
  momentum_ = momentum;
}

Options BatchNorm::settings() const {
  return {{"numFeatures", features_}, {"eps", eps_}, {"momentum", momentum_}};
}

at::Tensor BatchNorm::forward(const at::Tensor& input) {
  check_dimensions(input);
  if (is_training()) begin_batch(input);
  // Its statistics have moved by this batch already where it runs again.
  const bool moves = !(is_training() && is_replaying());
  return at::batch_norm(input, parameter(0), parameter(1), moves ? buffer(0) : at::Tensor(),
                        moves ? buffer(1) : at::Tensor(), is_training(), momentum_, eps_,
                        at::globalContext().userEnabledCuDNN());
}

void BatchNorm::begin_batch(const at::Tensor& input) {
  TORCH_CHECK(input.numel() != input.size(1), "In training mode ", kind(),
              " needs more than one value a channel: ", "use a larger batch or larger images.");
  if (!is_replaying()) buffer(2).add_(1);
}

at::Tensor BatchNorm::forward_over(at::Tensor& input) {
  if (is_training() || !input.is_cpu() || input.scalar_type() != parameter(0).scalar_type())
    return BatchNorm::forward(input);
  check_dimensions(input);
  at::Tensor no_mean = at::empty({0}, input.options()), no_deviation = at::empty({0}, input.options());
  at::native_batch_norm_out(input, no_mean, no_deviation, input, parameter(0), parameter(1), buffer(0), buffer(1),
                            /*training=*/false, momentum_, eps_);
  return input;
}

void BatchNorm::reset_parameters(at::Generator) {
  c10::NoGradGuard no_grad;
  parameter(0).fill_(1);
  parameter(1).zero_();
  buffer(0).zero_();
  buffer(1).fill_(1);
  buffer(2).zero_();
}

void BatchNorm1d::check_dimensions(const at::Tensor& input) const {
  TORCH_CHECK(input.dim() == 2 || input.dim() == 3, "BatchNorm1d expects 2 or 3 dimensions [N, C] or [N, C, L].");
}

void BatchNorm2d::check_dimensions(const at::Tensor& input) const {
  TORCH_CHECK(input.dim() == 4, "BatchNorm2d expects 4 dimensions [N, C, H, W].");
}

bool BatchNorm2d::takes(const at::Tensor& input, const AfterNorm& after) const {
  return is_training() && takes_fused_batch_norm(input, parameter(0), after);
}

at::Tensor BatchNorm2d::forward_and(const at::Tensor& input, const AfterNorm& after) {
  begin_batch(input);
  const bool moves = !is_replaying();
  return fused_batch_norm(input, parameter(0), parameter(1), after, moves ? buffer(0) : at::Tensor(),
                          moves ? buffer(1) : at::Tensor(), momentum_, eps_);
}

at::Tensor BatchNorm2d::forward(const at::Tensor& input) {
  return takes(input, {}) ? forward_and(input, {}) : BatchNorm::forward(input);
}

// Of this class by name: a kind that does more calls it from its own.
at::Tensor BatchNorm2d::forward_over(at::Tensor& input) {
  return is_training() ? BatchNorm2d::forward(input) : BatchNorm::forward_over(input);
}

LayerNorm::LayerNorm(std::vector<int64_t> shape, double eps) : shape_(std::move(shape)), eps_(eps) {
  register_parameter("weight", nn::empty(shape_));
  register_parameter("bias", nn::empty(shape_));
}

Options LayerNorm::settings() const {
  return {{"normalizedShape", shape_}, {"eps", eps_}};
}

at::Tensor LayerNorm::forward(const at::Tensor& input) {
  return at::layer_norm(input, shape_, parameter(0), parameter(1), eps_);
}

void LayerNorm::reset_parameters(at::Generator) {
  c10::NoGradGuard no_grad;
  parameter(0).fill_(1);
  parameter(1).zero_();
}

Linear::Linear(int64_t in_features, int64_t out_features, bool bias)
    : in_features_(in_features), out_features_(out_features), bias_(bias) {
  register_parameter("weight", nn::empty({out_features, in_features}));
  if (bias) register_parameter("bias", nn::empty({out_features}));
}

Options Linear::settings() const {
  return {{"inFeatures", in_features_}, {"outFeatures", out_features_}, {"bias", bias_}};
}

at::Tensor Linear::forward(const at::Tensor& input) {
  return at::linear(input, parameter(0), bias_ ? parameter(1) : at::Tensor());
}

void Linear::reset_parameters(at::Generator generator) {
  uniform_fan_in(parameter(0), fan_in(parameter(0)), generator);
  if (bias_) uniform_fan_in(parameter(1), fan_in(parameter(0)), generator);
}

Options ReLU::settings() const {
  return {{"inplace", inplace_}};
}

at::Tensor ReLU::forward(const at::Tensor& input) {
  if (!inplace_) return at::relu(input);
  at::Tensor values = input;
  return at::relu_(values);
}

Options SiLU::settings() const {
  return {{"inplace", inplace_}};
}

at::Tensor SiLU::forward(const at::Tensor& input) {
  if (!inplace_) return at::silu(input);
  at::Tensor values = input;
  return at::silu_(values);
}

Options GELU::settings() const {
  return {{"approximate", approximate_}};
}

at::Tensor GELU::forward(const at::Tensor& input) {
  return at::gelu(input, approximate_);
}

Options Dropout::settings() const {
  return {{"p", p_}};
}

at::Tensor Dropout::forward(const at::Tensor& input) {
  return at::dropout(input, p_, is_training());
}

Options Flatten::settings() const {
  return {{"startDim", start_dim_}, {"endDim", end_dim_}};
}

at::Tensor Flatten::forward(const at::Tensor& input) {
  return input.flatten(start_dim_, end_dim_);
}

MaxPool2d::MaxPool2d(Size2d kernel_size, Size2d stride, Size2d padding, Size2d dilation, bool ceil_mode)
    : windows_{kernel_size, stride, padding, ceil_mode}, dilation_(dilation) {}

Options MaxPool2d::settings() const {
  return {{"kernelSize", from_size(windows_.kernel_size)},
          {"stride", from_size(windows_.stride)},
          {"padding", from_size(windows_.padding)},
          {"dilation", from_size(dilation_)},
          {"ceilMode", windows_.ceil_mode}};
}

at::Tensor MaxPool2d::forward(const at::Tensor& input) {
  const bool is_dense = dilation_.height == 1 && dilation_.width == 1;
  if (is_dense && takes_max_pool(input, windows_)) return max_pool(input, windows_);
  return at::max_pool2d(input, windows_.kernel_size.pair(), windows_.stride.pair(), windows_.padding.pair(),
                        dilation_.pair(), windows_.ceil_mode);
}

AvgPool2d::AvgPool2d(Size2d kernel_size, Size2d stride, Size2d padding, bool ceil_mode, bool count_include_pad)
    : kernel_size_(kernel_size),
      stride_(stride),
      padding_(padding),
      ceil_mode_(ceil_mode),
      count_include_pad_(count_include_pad) {}

Options AvgPool2d::settings() const {
  return {{"kernelSize", from_size(kernel_size_)},
          {"stride", from_size(stride_)},
          {"padding", from_size(padding_)},
          {"ceilMode", ceil_mode_},
          {"countIncludePad", count_include_pad_}};
}

at::Tensor AvgPool2d::forward(const at::Tensor& input) {
  return at::avg_pool2d(input, kernel_size_.pair(), stride_.pair(), padding_.pair(), ceil_mode_, count_include_pad_);
}

Options AdaptiveAvgPool2d::settings() const {
  return {{"outputSize", from_size(output_size_)}};
}

at::Tensor AdaptiveAvgPool2d::forward(const at::Tensor& input) {
  return at::adaptive_avg_pool2d(input, output_size_.pair());
}

at::Tensor Sequential::run(at::Tensor values) {
  for (const Child& child : named_children()) values = call(child, std::move(values));
  return values;
}

Sequential& Sequential::append(std::shared_ptr<Module> module) {
  return append(std::to_string(named_children().size()), std::move(module));
}

Sequential& Sequential::append(std::string name, std::shared_ptr<Module> module) {
  register_child(std::move(name), std::move(module));
  return *this;
}

namespace {

using Make = std::shared_ptr<Module> (*)(const Options& settings);

template <typename Norm>
std::shared_ptr<Module> make_batch_norm(const Options& settings) {
  return std::make_shared<Norm>(option<int64_t>(settings, "numFeatures"), option<double>(settings, "eps"),
                                option<double>(settings, "momentum"));
}

std::shared_ptr<Module> make_conv2d(const Options& settings) {
  return std::make_shared<Conv2d>(Conv2dOptions{.in_channels = option<int64_t>(settings, "inChannels"),
                                                .out_channels = option<int64_t>(settings, "outChannels"),
                                                .kernel_size = to_size(settings, "kernelSize"),
                                                .stride = to_size(settings, "stride"),
                                                .padding = to_size(settings, "padding"),
                                                .dilation = to_size(settings, "dilation"),
                                                .groups = option<int64_t>(settings, "groups"),
                                                .bias = option<bool>(settings, "bias")});
}

const std::unordered_map<std::string_view, Make>& layer_kinds() {
  static const std::unordered_map<std::string_view, Make> kinds{
      {"AdaptiveAvgPool2d",
       [](const Options& settings) -> std::shared_ptr<Module> {
         return std::make_shared<AdaptiveAvgPool2d>(to_size(settings, "outputSize"));
       }},
      {"AvgPool2d",
       [](const Options& settings) -> std::shared_ptr<Module> {
         return std::make_shared<AvgPool2d>(to_size(settings, "kernelSize"), to_size(settings, "stride"),
                                            to_size(settings, "padding"), option<bool>(settings, "ceilMode"),
                                            option<bool>(settings, "countIncludePad"));
       }},
      {"BatchNorm1d", make_batch_norm<BatchNorm1d>},
      {"BatchNorm2d", make_batch_norm<BatchNorm2d>},
      {"Conv2d", make_conv2d},
      {"Dropout",
       [](const Options& settings) -> std::shared_ptr<Module> {
         return std::make_shared<Dropout>(option<double>(settings, "p"));
       }},
      {"Flatten",
       [](const Options& settings) -> std::shared_ptr<Module> {
         return std::make_shared<Flatten>(option<int64_t>(settings, "startDim"), option<int64_t>(settings, "endDim"));
       }},
      {"GELU",
       [](const Options& settings) -> std::shared_ptr<Module> {
         return std::make_shared<GELU>(option<std::string>(settings, "approximate"));
       }},
      {"Identity", [](const Options&) -> std::shared_ptr<Module> { return std::make_shared<Identity>(); }},
      {"LayerNorm",
       [](const Options& settings) -> std::shared_ptr<Module> {
         return std::make_shared<LayerNorm>(option<std::vector<int64_t>>(settings, "normalizedShape"),
                                            option<double>(settings, "eps"));
       }},
      {"Linear",
       [](const Options& settings) -> std::shared_ptr<Module> {
         return std::make_shared<Linear>(option<int64_t>(settings, "inFeatures"),
                                         option<int64_t>(settings, "outFeatures"), option<bool>(settings, "bias"));
       }},
      {"MaxPool2d",
       [](const Options& settings) -> std::shared_ptr<Module> {
         return std::make_shared<MaxPool2d>(to_size(settings, "kernelSize"), to_size(settings, "stride"),
                                            to_size(settings, "padding"), to_size(settings, "dilation"),
                                            option<bool>(settings, "ceilMode"));
       }},
      {"ReLU",
       [](const Options& settings) -> std::shared_ptr<Module> {
         return std::make_shared<ReLU>(option<bool>(settings, "inplace"));
       }},
      {"SiLU",
       [](const Options& settings) -> std::shared_ptr<Module> {
         return std::make_shared<SiLU>(option<bool>(settings, "inplace"));
       }},
      {"Sigmoid",
       [](const Options&) -> std::shared_ptr<Module> { return std::make_shared<Activation>("Sigmoid", at::sigmoid); }},
      {"Tanh",
       [](const Options&) -> std::shared_ptr<Module> { return std::make_shared<Activation>("Tanh", at::tanh); }},
  };
  return kinds;
}

}  // namespace

std::shared_ptr<Module> make_layer(std::string_view kind, const Options& settings) {
  auto found = layer_kinds().find(kind);
  if (found == layer_kinds().end()) refuse("There is no layer '", kind, "' in the core");
  return found->second(settings);
}

}  // namespace tsml::nn
