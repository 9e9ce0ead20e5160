#include "binding/engine_options.h"

#include <map>

#include "binding/augmentation.h"
#include "binding/errors.h"
#include "binding/js_loss.h"
#include "binding/options.h"
#include "binding/values.h"
#include "core/optim/rule.h"

namespace tsml::binding {

namespace {

double number(const Napi::Object& options, const char* name) {
  return to_double(options.Env(), options.Get(name), name);
}
bool boolean(const Napi::Object& options, const char* name) {
  return to_boolean(options.Env(), options.Get(name), name);
}
std::string text(const Napi::Object& options, const char* name) {
  return to_string(options.Env(), options.Get(name), name);
}

template <typename Item>
auto to_list(const Napi::Value& value, const char* what, const Item& item) {
  if (!value.IsArray())
    throw ArgumentError(std::string(what) + ": expected a list, received " + describe(value.Env(), value));
  const auto array = value.As<Napi::Array>();
  std::vector<decltype(item(to_object(array.Get(0u), what)))> items;
  for (uint32_t i = 0; i < array.Length(); i++) items.push_back(item(to_object(array.Get(i), what)));
  return items;
}

training::Term to_term(const Napi::Object& given) {
  Napi::Env env = given.Env();
  training::Term term;
  term.name = text(given, "name");
  term.weight = number(given, "weight");
  if (given.Get("function").IsFunction())
    term.loss = std::make_unique<JsLoss>(Environment::of(env).references(), given.Get("function"));
  else
    term.loss = losses::make_loss(text(given, "loss"), to_options(given.Get("options"), "options"));
  return term;
}

constexpr std::pair<const char*, training::Clipping> kClippings[] = {{"none", training::Clipping::none},
                                                                     {"norm", training::Clipping::norm},
                                                                     {"value", training::Clipping::value},
                                                                     {"adaptive", training::Clipping::adaptive}};

constexpr std::pair<const char*, std::optional<at::ScalarType>> kPrecisions[] = {
    {"float32", std::nullopt}, {"bfloat16", at::kBFloat16}, {"float16", at::kHalf}};

constexpr std::pair<const char*, optim::AverageOptions::Kind> kAverages[] = {
    {"ema", optim::AverageOptions::Kind::exponential}, {"swa", optim::AverageOptions::Kind::mean}};

optim::AverageOptions to_average(const Napi::Object& given) {
  optim::AverageOptions average;
  average.kind = to_choice(given.Env(), given.Get("kind"), "average: kind", kAverages);
  average.decay = number(given, "decay");
  return average;
}

training::Batch to_batch_of(const Napi::Object& given) {
  Napi::Env env = given.Env();
  const Environment& environment = Environment::of(env);
  const auto tensor = [&](const char* name) -> std::optional<at::Tensor> {
    const Napi::Value handle = given.Get(name);
    if (is_missing(env, handle)) return std::nullopt;
    return environment.tensor_for_job(to_handle(env, handle, name), name);
  };
  training::Batch batch;
  batch.inputs = tensor("inputs").value_or(at::Tensor());
  batch.targets = {tensor("targets").value_or(at::Tensor()), tensor("sampleWeights"), tensor("mask"),
                   tensor("teacher")};
  const Napi::Value slice = given.Get("slice");
  if (is_missing(env, slice)) {
    batch.first = to_integer(env, given.Get("first"), "first");
  } else {
    const Napi::Object part = to_object(slice, "slice");
    batch.slice = {to_integer(env, part.Get("begin"), "begin"), to_integer(env, part.Get("size"), "size"),
                   boolean(part, "shuffled")};
  }
  return batch;
}

}  // namespace

training::Clipping to_clipping(const Napi::Value& value, const char* what) {
  return to_choice(value.Env(), value, what, kClippings);
}

std::vector<training::Term> to_terms(const Napi::Value& value) {
  return to_list(value, "loss", to_term);
}

std::vector<optim::ParameterGroup> to_groups(const Napi::Value& value, const nn::Module& model) {
  std::map<std::string, at::Tensor> parameters;
  for (NamedTensor& parameter : model.named_parameters()) parameters.emplace(parameter.name, parameter.tensor);
  return to_list(value, "groups", [&](const Napi::Object& given) {
    optim::ParameterGroup group{
        optim::find_rule(text(given, "optimizer")), {}, to_options(given.Get("options"), "options")};
    const auto names = given.Get("parameters").As<Napi::Array>();
    for (uint32_t i = 0; i < names.Length(); i++) {
      const std::string name = to_string(given.Env(), names.Get(i), "groups: parameters");
      const auto found = parameters.find(name);
      if (found == parameters.end()) throw ArgumentError("groups: the model has no parameter " + name);
      group.parameters.push_back({name, found->second});
    }
    return group;
  });
}

training::EngineOptions to_engine_options(const Napi::Value& value) {
  const Napi::Object given = to_object(value, "options");
  training::EngineOptions options;
  options.seed = to_seed(given.Env(), given.Get("seed"), "seed");
  options.clipping = to_clipping(given.Get("clipping"), "clipping");
  options.clip_at = number(given, "clipAt");
  options.autocast = to_choice(given.Env(), given.Get("precision"), "precision", kPrecisions);
  options.float32_layer = text(given, "float32Layer");
  options.deterministic = boolean(given, "deterministic");
  options.channels_last = boolean(given, "channelsLast");
  const Napi::Object augmentation = to_object(given.Get("augmentation"), "augmentation");
  options.augmentation.shift = number(augmentation, "shift");
  options.augmentation.rotate_degrees = number(augmentation, "rotateDegrees");
  options.augmentation.scale = number(augmentation, "scale");
  options.batch_augmentation = to_batch_augmentation(given.Get("batchAugmentation"));
  if (!is_missing(given.Env(), given.Get("average")))
    options.average = to_average(to_object(given.Get("average"), "average"));
  return options;
}

training::Batch to_batch(const Napi::Value& value) {
  return to_batch_of(to_object(value, "batch"));
}

std::vector<training::Batch> to_batches(const Napi::Value& value) {
  return to_list(value, "window", to_batch_of);
}

}  // namespace tsml::binding
