// What JavaScript asks of a tensor that is not an operator: its making from bytes, its bytes, its metadata, its life.
#include <ATen/ScalarOps.h>
#include <torch/csrc/autograd/function.h>

#include <cstring>

#include "binding/environment.h"
#include "binding/exports.h"
#include "binding/values.h"
#include "core/errors.h"

namespace tsml::binding {

namespace {

const at::Tensor& tensor_argument(const Napi::CallbackInfo& info, size_t index, const char* what,
                                  Environment::Use use = Environment::Use::write) {
  return Environment::of(info.Env()).tensor(to_handle(info.Env(), info[index], what), what, use);
}

// Reads of metadata are safe while a job holds the tensor: shape and dtype do not change under training.
const at::Tensor& metadata_argument(const Napi::CallbackInfo& info, size_t index, const char* what) {
  Environment& environment = Environment::of(info.Env());
  const at::Tensor* tensor = environment.tensors.find(to_handle(info.Env(), info[index], what));
  return tensor ? *tensor : environment.tensor(0, what);
}

// own(object, handle): the object becomes the owner of a handle that `call` returned inside an array.
napi_value own(napi_env env, napi_callback_info info) {
  size_t argc = 2;
  napi_value argv[2];
  napi_get_cb_info(env, info, &argc, argv, nullptr, nullptr);
  return guarded(env, [&]() -> napi_value {
    Environment::of(env).own(argv[0], to_handle(env, argv[1], "own"));
    return nullptr;
  });
}

// dispose(handle): boolean, false where it was disposed before.
napi_value dispose(napi_env env, napi_callback_info info) {
  size_t argc = 1;
  napi_value argv[1];
  napi_get_cb_info(env, info, &argc, argv, nullptr, nullptr);
  return guarded(
      env, [&] { return from_boolean(env, Environment::of(env).tensors.release(to_handle(env, argv[0], "dispose"))); });
}

// isLive(handle): boolean
Napi::Value is_live(const Napi::CallbackInfo& info) {
  double number = info[0].IsNumber() ? info[0].As<Napi::Number>().DoubleValue() : 0;
  bool is_handle = number > 0 && number < TensorTable::kLastHandle;
  const TensorTable& tensors = Environment::of(info.Env()).tensors;
  return Napi::Boolean::New(info.Env(), is_handle && tensors.find(static_cast<Handle>(number)) != nullptr);
}

// wrapNumber(out, value): handle of a tensor without dimensions that does not take part in type promotion
Napi::Value wrap_number(const Napi::CallbackInfo& info) {
  at::Tensor tensor = at::native::wrapped_scalar_tensor(to_scalar(info.Env(), info[1], "a number for a tensor"));
  return {info.Env(), from_handle(info.Env(), Environment::of(info.Env()).adopt(info[0], std::move(tensor)))};
}

// fromBytes(out, bytes: Uint8Array, dtype, shape): handle. Copies.
Napi::Value from_bytes(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  if (!info[1].IsTypedArray())
    throw ArgumentError("tensor: expected a typed array, received " + describe(env, info[1]));
  Napi::TypedArray bytes = info[1].As<Napi::TypedArray>();
  at::ScalarType dtype = dtype_from_name(to_string(env, info[2], "tensor: dtype"));
  std::vector<int64_t> shape = to_integers(env, info[3], "tensor: shape");
  for (int64_t size : shape)
    if (size < 0) throw ArgumentError("tensor: expected a shape of sizes ≥ 0, received " + std::to_string(size));
  at::Tensor tensor = at::empty(shape, at::TensorOptions().dtype(dtype));
  if (tensor.nbytes() != bytes.ByteLength())
    throw ArgumentError("tensor: a shape of " + std::to_string(tensor.numel()) + " elements of " +
                        tsml::dtype_name(dtype) + " takes " + std::to_string(tensor.nbytes()) + " bytes, received " +
                        std::to_string(bytes.ByteLength()));
  if (tensor.nbytes() > 0)
    std::memcpy(tensor.mutable_data_ptr(), static_cast<uint8_t*>(bytes.ArrayBuffer().Data()) + bytes.ByteOffset(),
                tensor.nbytes());
  return {env, from_handle(env, Environment::of(env).adopt(info[0], std::move(tensor)))};
}

// toBytes(handle): ArrayBuffer with a copy of the elements, row-major, on the CPU.
Napi::Value to_bytes(const Napi::CallbackInfo& info) {
  const at::Tensor& given = tensor_argument(info, 0, "data", Environment::Use::read);
  if (given.layout() != at::kStrided)
    throw ArgumentError("data: expected a strided tensor, received a sparse one (call toDense() first)");
  at::Tensor tensor = given.detach().resolve_conj().resolve_neg().to(at::kCPU).contiguous();
  Napi::ArrayBuffer buffer = Napi::ArrayBuffer::New(info.Env(), tensor.nbytes());
  if (tensor.nbytes() > 0) std::memcpy(buffer.Data(), tensor.const_data_ptr(), tensor.nbytes());
  return buffer;
}

Napi::Value shape(const Napi::CallbackInfo& info) {
  return {info.Env(), from_integers(info.Env(), metadata_argument(info, 0, "shape").sizes())};
}

Napi::Value strides(const Napi::CallbackInfo& info) {
  return {info.Env(), from_integers(info.Env(), metadata_argument(info, 0, "strides").strides())};
}

Napi::Value dtype(const Napi::CallbackInfo& info) {
  return Napi::String::New(info.Env(), dtype_name(metadata_argument(info, 0, "dtype").scalar_type()));
}

Napi::Value device(const Napi::CallbackInfo& info) {
  return Napi::String::New(info.Env(), metadata_argument(info, 0, "device").device().str());
}

Napi::Value layout(const Napi::CallbackInfo& info) {
  std::ostringstream words;
  words << metadata_argument(info, 0, "layout").layout();
  std::string text = words.str();  // "Strided", "SparseCsr"
  std::string name;
  for (char letter : text) {
    if (std::isupper(static_cast<unsigned char>(letter)) && !name.empty()) name += '_';
    name += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  }
  return Napi::String::New(info.Env(), name == "sparse" ? "sparse_coo" : name);
}

Napi::Value requires_grad(const Napi::CallbackInfo& info) {
  return Napi::Boolean::New(info.Env(), metadata_argument(info, 0, "requiresGrad").requires_grad());
}

Napi::Value set_requires_grad(const Napi::CallbackInfo& info) {
  tensor_argument(info, 0, "requiresGrad").requires_grad_(to_boolean(info.Env(), info[1], "requiresGrad"));
  return info.Env().Undefined();
}

// isLeaf(handle): boolean
Napi::Value is_leaf(const Napi::CallbackInfo& info) {
  return Napi::Boolean::New(info.Env(), metadata_argument(info, 0, "isLeaf").is_leaf());
}

// gradFunction(handle): string | undefined, such as 'AddBackward0'
Napi::Value gradient_function(const Napi::CallbackInfo& info) {
  const at::Tensor& tensor = metadata_argument(info, 0, "gradFn");
  if (!tensor.grad_fn()) return info.Env().Undefined();
  return Napi::String::New(info.Env(), gradient_function_name(*tensor.grad_fn()));
}

// grad(handle, out): handle, 0 where there is none
Napi::Value grad(const Napi::CallbackInfo& info) {
  const at::Tensor& tensor = tensor_argument(info, 0, "grad");
  if (!tensor.grad().defined()) return Napi::Number::New(info.Env(), 0);
  return {info.Env(), from_handle(info.Env(), Environment::of(info.Env()).adopt(info[1], tensor.grad()))};
}

// setGrad(handle, handle of the gradient or 0)
Napi::Value set_grad(const Napi::CallbackInfo& info) {
  const at::Tensor& tensor = tensor_argument(info, 0, "grad");
  Handle handle = to_handle(info.Env(), info[1], "grad");
  at::Tensor gradient = handle ? Environment::of(info.Env()).tensor(handle, "grad") : at::Tensor();
  // What libtorch does not check here it would read out of bounds in an optimizer.
  if (handle && (gradient.sizes() != tensor.sizes() || gradient.scalar_type() != tensor.scalar_type() ||
                 gradient.device() != tensor.device()))
    throw ArgumentError("grad: expected " + tsml::describe(tensor) + ", received " + tsml::describe(gradient));
  if (gradient.is_same(tensor) && handle) throw ArgumentError("grad: a tensor cannot be its own gradient");
  tensor.mutable_grad() = std::move(gradient);
  return info.Env().Undefined();
}

// item(handle): number, bigint (int64), boolean or {re, im}
Napi::Value item(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  const at::Tensor& tensor = tensor_argument(info, 0, "item", Environment::Use::read);
  if (tensor.numel() != 1)
    throw ArgumentError("item: expected a tensor of one element, received " + std::to_string(tensor.numel()) +
                        " (use toArray() for all of them)");
  at::Scalar value = tensor.item();
  if (value.isIntegral(false) && tensor.scalar_type() != at::kLong)
    return Napi::Number::New(env, static_cast<double>(value.toLong()));
  return {env, from_scalar(env, value)};
}

// shareCells(Float64Array of 2): see Environment::share_cells
Napi::Value share_cells(const Napi::CallbackInfo& info) {
  Environment::of(info.Env()).share_cells(info[0]);
  return info.Env().Undefined();
}

// collected(fully): a collection has run; boolean: whether a full one should follow
Napi::Value collected(const Napi::CallbackInfo& info) {
  bool fully = to_boolean(info.Env(), info[0], "collected");
  return Napi::Boolean::New(info.Env(), Environment::of(info.Env()).collected(fully));
}

// openScope(parent): number
Napi::Value open_scope(const Napi::CallbackInfo& info) {
  auto parent = static_cast<TensorTable::ScopeId>(to_integer(info.Env(), info[0], "openScope"));
  return Napi::Number::New(info.Env(), Environment::of(info.Env()).tensors.open_scope(parent));
}

// keepInParent(scope, handle): the tensor outlives its scope
Napi::Value keep_in_parent(const Napi::CallbackInfo& info) {
  auto scope = static_cast<TensorTable::ScopeId>(to_integer(info.Env(), info[0], "keepInParent"));
  Environment::of(info.Env()).tensors.keep(to_handle(info.Env(), info[1], "keepInParent"), scope);
  return info.Env().Undefined();
}

Napi::Value close_scope(const Napi::CallbackInfo& info) {
  auto scope = static_cast<TensorTable::ScopeId>(to_integer(info.Env(), info[0], "closeScope"));
  Environment::of(info.Env()).tensors.close_scope(scope);
  return info.Env().Undefined();
}

// alias(handle): a handle of the same tensor, which `own` must follow
Napi::Value alias(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  Environment& environment = Environment::of(env);
  return {env, from_handle(env, environment.hold(environment.tensor(to_handle(env, info[0], "alias"), "alias")))};
}

// memory(): {tensors, storages, bytes, peakBytes}
Napi::Value memory(const Napi::CallbackInfo& info) {
  Environment& environment = Environment::of(info.Env());
  environment.let_go_of_dead();
  const TableStatistics& statistics = environment.tensors.statistics();
  Napi::Object result = Napi::Object::New(info.Env());
  result.Set("tensors", static_cast<double>(statistics.tensors));
  result.Set("storages", static_cast<double>(statistics.storages));
  result.Set("bytes", static_cast<double>(statistics.bytes));
  result.Set("peakBytes", static_cast<double>(statistics.peak_bytes));
  return result;
}

}  // namespace

void export_tensors(Napi::Object exports) {
  add_fast(exports, "own", own);
  add_fast(exports, "dispose", dispose);
  add<is_live>(exports, "isLive");
  add<alias>(exports, "alias");
  add<wrap_number>(exports, "wrapNumber");
  add<from_bytes>(exports, "fromBytes");
  add<to_bytes>(exports, "toBytes");
  add<shape>(exports, "shape");
  add<strides>(exports, "strides");
  add<dtype>(exports, "dtype");
  add<device>(exports, "device");
  add<layout>(exports, "layout");
  add<requires_grad>(exports, "requiresGrad");
  add<set_requires_grad>(exports, "setRequiresGrad");
  add<is_leaf>(exports, "isLeaf");
  add<gradient_function>(exports, "gradientFunction");
  add<grad>(exports, "grad");
  add<set_grad>(exports, "setGrad");
  add<item>(exports, "item");
  add<share_cells>(exports, "shareCells");
  add<collected>(exports, "collected");
  add<open_scope>(exports, "openScope");
  add<keep_in_parent>(exports, "keepInParent");
  add<close_scope>(exports, "closeScope");
  add<memory>(exports, "memory");
}

}  // namespace tsml::binding
