#include "core/profile/shapes.h"

#include <sstream>

#include "core/errors.h"
#include "core/profile/recorder.h"

namespace tsml::profile {

namespace {

// A key is a row of tensors, each its dtype, its number of dimensions and those; a list begins with kList and its
// length, and has its first tensor behind.
constexpr int64_t kList = -1;

// Writes the tensor at `place`, and gives the place behind it.
size_t write_tensor(std::ostringstream& text, const std::vector<int64_t>& key, size_t place) {
  const auto dtype = static_cast<at::ScalarType>(key[place]);
  const auto dimensions = static_cast<size_t>(key[place + 1]);
  text << dtype_name(dtype) << ' ' << at::IntArrayRef(key.data() + place + 2, dimensions);
  return place + 2 + dimensions;
}

std::string text_of(const std::vector<int64_t>& key) {
  std::ostringstream text;
  for (size_t place = 0; place < key.size();) {
    if (place > 0) text << ", ";
    if (key[place] != kList) {
      place = write_tensor(text, key, place);
      continue;
    }
    text << "list of " << key[place + 1] << ": ";
    place = write_tensor(text, key, place + 2);
    text << ", …";
  }
  return text.str();
}

}  // namespace

void Shapes::add(const at::Tensor& tensor) {
  key_.push_back(static_cast<int64_t>(tensor.scalar_type()));
  // A nested tensor has no sizes.
  const at::IntArrayRef sizes = tensor.is_nested() ? at::IntArrayRef() : tensor.sizes();
  key_.push_back(static_cast<int64_t>(sizes.size()));
  key_.insert(key_.end(), sizes.begin(), sizes.end());
}

uint32_t Shapes::number_of(c10::ArrayRef<const c10::IValue> inputs) {
  key_.clear();
  for (const c10::IValue& input : inputs) {
    if (input.isTensor()) {
      if (input.toTensor().defined()) add(input.toTensor());
    } else if (input.isTensorList()) {
      const c10::List<at::Tensor> list = input.toTensorList();
      if (list.empty() || !list.get(0).defined()) continue;
      key_.push_back(kList);
      key_.push_back(static_cast<int64_t>(list.size()));
      add(list.get(0));
    }
  }
  if (key_.empty()) return kNone;
  return numbers_.try_emplace(key_, static_cast<uint32_t>(numbers_.size())).first->second;
}

std::vector<std::string> Shapes::texts() const {
  std::vector<std::string> texts(numbers_.size());
  for (const auto& [key, number] : numbers_) texts[number] = text_of(key);
  return texts;
}

}  // namespace tsml::profile
